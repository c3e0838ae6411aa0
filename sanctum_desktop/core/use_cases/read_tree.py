"""Reads a talk with all its branches."""

from __future__ import annotations

from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.talk_tree import TalkTree
from sanctum_desktop.core.ports.talk_trees import TalkTrees


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTree:
    """Gives every turn of a talk and what it was said after; raises NotFound."""

    trees: TalkTrees

    async def __call__(self, conversation: ConversationId) -> TalkTree:
        return await self.trees.tree(conversation)
