"""Prompt templates and their typed loader."""
