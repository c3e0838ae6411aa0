"""Bridges between asyncio, Python and Qt."""
