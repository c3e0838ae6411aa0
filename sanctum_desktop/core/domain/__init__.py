"""Entities and value types in the words of the product."""
