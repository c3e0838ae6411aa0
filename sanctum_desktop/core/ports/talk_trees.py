"""Where all branches of a talk are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.conversation import ConversationId, Label, Turn
from sanctum_desktop.core.domain.talk_tree import TalkTree


class TalkTrees(Protocol):
    """The same talks as a ConversationRepository's, with every branch; nothing is ever taken out.

    All raise NotFound for a talk that is not there. `branch_off` stores turns that follow turn
    `after` (NO_PARENT: they begin the talk anew) and makes the last of them the tip; the first of
    them has the talk's `next_index` (SanctumBug else), `after` must be there (NotFound). `turn_to`
    makes a turn the tip, so that the next is said after it. `label` puts a label on, and gives the
    one before. `ends` gives a tree's tip and the index its next turn has, and reads no turn.
    """

    async def tree(self, conversation: ConversationId) -> TalkTree: ...

    async def ends(self, conversation: ConversationId) -> tuple[int, int]: ...

    async def branch_off(
        self, conversation: ConversationId, after: int, turns: Sequence[Turn]
    ) -> None: ...

    async def turn_to(self, conversation: ConversationId, tip: int) -> None: ...

    async def label(self, conversation: ConversationId, label: Label) -> Label: ...
