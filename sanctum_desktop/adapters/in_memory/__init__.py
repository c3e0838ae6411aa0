"""Stores that keep nothing: used when a story is told without a vault."""

from sanctum_desktop.adapters.in_memory.stores import (
    InMemoryConversations,
    InMemoryDrafts,
    InMemoryFacts,
    InMemoryResumes,
)

__all__ = ["InMemoryConversations", "InMemoryDrafts", "InMemoryFacts", "InMemoryResumes"]
