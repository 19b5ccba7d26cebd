"""The workbenches of those who translate."""
