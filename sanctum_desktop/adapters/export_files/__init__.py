"""Writes an export into a folder or a ZIP file."""
