"""A talk with everything that was ever said in it: a tree of turns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from sanctum_desktop.core.domain.conversation import ConversationId, Turn

NO_PARENT: Final = -1
"""What comes before the first turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkTree:
    """`turns` by index; `parents[i]` is the index of the turn that turn `i` was said after.

    A parent was said before its children, so it has the smaller index. `tip` is the last turn of
    the branch that is gone on with, NO_PARENT while nothing was said.
    """

    conversation: ConversationId
    turns: tuple[Turn, ...] = field(default=(), repr=False)
    parents: tuple[int, ...] = ()
    tip: int = NO_PARENT

    def branch(self, tip: int | None = None) -> tuple[Turn, ...]:
        """From the first turn to `tip`, or to the tree's own."""
        at, found = self.tip if tip is None else tip, []
        while at != NO_PARENT:
            found.append(self.turns[at])
            at = self.parents[at]
        return tuple(reversed(found))

    def families(self) -> dict[int, tuple[int, ...]]:
        """What was said after each turn, the oldest first; `NO_PARENT` gives the first turns."""
        found: dict[int, list[int]] = {}
        for turn, parent in enumerate(self.parents):
            found.setdefault(parent, []).append(turn)
        return {parent: tuple(turns) for parent, turns in found.items()}

    def versions(self, of: int) -> tuple[int, ...]:
        """That turn and all that stand in its place on other branches, the oldest first."""
        after = self.parents[of]
        return tuple(i for i, parent in enumerate(self.parents) if parent == after)

    def tip_through(self, turn: int) -> int:
        """The tip of the branch through that turn that was spoken on last."""
        if self._is_on_branch(turn):
            return self.tip
        last, after = turn, {turn}
        for at in range(turn + 1, len(self.parents)):
            if self.parents[at] in after:
                after.add(at)
                last = at
        return last

    def tips(self) -> tuple[int, ...]:
        """The last turn of every branch."""
        inner = set(self.parents)
        return tuple(i for i in range(len(self.turns)) if i not in inner)

    def _is_on_branch(self, turn: int) -> bool:
        at = self.tip
        while at > turn:
            at = self.parents[at]
        return at == turn
