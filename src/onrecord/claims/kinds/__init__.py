"""Readers of claims, one kind a file. Each takes a statement and gives drafts, or nothing if it is not of its kind."""
