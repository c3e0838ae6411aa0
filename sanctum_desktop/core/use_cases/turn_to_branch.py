"""Turns to another branch of a talk."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.talk_tree import TalkTree
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.ports.talk_trees import TalkTrees


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnToBranch:
    """Goes to the branch through a turn, to where it was left, and gives the tree.

    NotFound for a talk or a turn that is not there. A turn of the branch that is gone on with
    changes nothing.
    """

    trees: TalkTrees

    async def __call__(self, conversation: ConversationId, turn: int) -> TalkTree:
        tree = await self.trees.tree(conversation)
        if not 0 <= turn < len(tree.turns):
            raise NotFound(text("kept.no_turn"))
        tip = tree.tip_through(turn)
        if tip != tree.tip:
            await self.trees.turn_to(conversation, tip)
        return replace(tree, tip=tip)
