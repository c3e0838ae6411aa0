"""Turns to another branch of a talk."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
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
    changes nothing. `turned` is called back after a turn, for what hangs on the branch.
    """

    trees: TalkTrees
    turned: Callable[[ConversationId], Awaitable[None]] | None = None

    async def __call__(self, conversation: ConversationId, turn: int) -> TalkTree:
        tree = await self.trees.tree(conversation)
        if not 0 <= turn < len(tree.turns):
            raise NotFound(text("kept.no_turn"))
        tip = tree.tip_through(turn)
        if tip != tree.tip:
            await self.trees.turn_to(conversation, tip)
            if self.turned is not None:
                await self.turned(conversation)
        return replace(tree, tip=tip)
