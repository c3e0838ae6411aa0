"""Where all branches of a talk are kept."""

from __future__ import annotations

from typing import Protocol

from sanctum_desktop.core.domain.conversation import ConversationId, Label, Turn
from sanctum_desktop.core.domain.talk_tree import TalkTree


class TalkTrees(Protocol):
    """The same talks as a ConversationRepository's, with every branch; nothing is ever taken out.

    All raise NotFound for a talk or a turn that is not there. `keep` stores a turn said after turn
    `after` (NO_PARENT: it begins the talk anew) and gives it with the index it has now, the next
    of its talk whatever index it came with: so two who speak at once are both kept. It becomes the
    tip where the tip is `after`, or still `seen`; who turned to another branch meanwhile stays
    there. `turn_to` makes a turn the tip, so that the next is said after it. `label` puts a label
    on, and gives the one before.
    """

    async def tree(self, conversation: ConversationId) -> TalkTree: ...

    async def keep(
        self, conversation: ConversationId, turn: Turn, *, after: int, seen: int
    ) -> Turn: ...

    async def turn_to(self, conversation: ConversationId, tip: int) -> None: ...

    async def label(self, conversation: ConversationId, label: Label) -> Label: ...
