"""Sanctum Desktop: a private companion for a working life."""

__version__ = "0.1.0"
