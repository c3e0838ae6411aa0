"""Renames, pins, archives or throws away a talk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from sanctum_desktop.core.domain.conversation import ConversationId, Label
from sanctum_desktop.core.ports.talk_trees import TalkTrees

LONGEST_TITLE: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelTalk:
    """Puts a label on a talk and gives the one before, which undoes it; raises NotFound.

    A title is one line of at most 80 characters; one of nothing but spaces is none.
    """

    trees: TalkTrees

    async def __call__(self, conversation: ConversationId, label: Label) -> Label:
        title = " ".join(label.title.split())[:LONGEST_TITLE].rstrip()
        return await self.trees.label(conversation, replace(label, title=title))
