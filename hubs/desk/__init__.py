"""The workbenches of editors that are about figures."""
