"""Stores that keep nothing: used when a story is told without a vault."""
