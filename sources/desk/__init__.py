"""The workbenches over articles: pages of the desk that belong to no model's admin."""
