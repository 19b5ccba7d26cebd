"""Texts in four languages that say the same, and the ways in which a number may drift."""
