"""Stores that keep nothing: used when a story is told without a vault."""

from sanctum_desktop.adapters.in_memory.beside_talks import InMemoryAttachments, InMemoryPlanItems
from sanctum_desktop.adapters.in_memory.servers import (
    InMemoryHiddenWords,
    InMemoryHostedServers,
    InMemoryNetLedger,
    InMemoryServerKeys,
)
from sanctum_desktop.adapters.in_memory.stores import (
    InMemoryDrafts,
    InMemoryFacts,
    InMemoryResumes,
)
from sanctum_desktop.adapters.in_memory.talks import (
    InMemoryConversations,
    InMemoryMessages,
    InMemoryTalkTrees,
)

__all__ = [
    "InMemoryAttachments",
    "InMemoryConversations",
    "InMemoryDrafts",
    "InMemoryFacts",
    "InMemoryHiddenWords",
    "InMemoryHostedServers",
    "InMemoryMessages",
    "InMemoryNetLedger",
    "InMemoryPlanItems",
    "InMemoryResumes",
    "InMemoryServerKeys",
    "InMemoryTalkTrees",
]
