"""What stands beside the words of a turn: other versions, what it rests on, what it suggests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.conversation import ConversationId, Turn
from sanctum_desktop.core.domain.persona import Action, Tool
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.talk.rows import Offer, Passage, TurnRow

Shows = Callable[[Citation, ConversationId | None], Passage]
_TAKEN_UP: Final = frozenset(Tool) - {Tool.RECALL}


class Dressing:
    """Dresses the rows of the talk that stands there; bare where there is nothing to say.

    `who` speaks beside the person. `passage_of` shows what is cited, `name_of` a persona,
    `version_of` a turn's place among its versions. `taken` says what came of what was suggested,
    by turn and place; `planned` are the steps there are, by the talk they come from.
    """

    def __init__(self) -> None:
        self.who = ""
        self.talk: ConversationId | None = None
        self.planned: frozenset[tuple[str, str]] = frozenset()
        self.taken: dict[tuple[ConversationId | None, int, int], str] = {}
        self.passage_of: Shows = lambda cite, _talk: Passage(label=cite.quote, quote=cite.quote)
        self.name_of: Callable[[str], str] = str
        self.version_of: Callable[[int], tuple[int, int]] = lambda _turn: (1, 1)

    def __call__(self, row: TurnRow, turn: Turn) -> TurnRow:
        version, versions = self.version_of(turn.index)
        bare = row.mine or not self.who
        if bare and versions == 1 and not turn.cites and not turn.actions:
            return row
        return replace(
            row,
            who="" if row.mine else self.who,
            version=version,
            versions=versions,
            cited=tuple(self.passage(cite) for cite in turn.cites),
            offered=tuple(self._offer(turn, at, one) for at, one in enumerate(turn.actions)),
        )

    def passage(self, cite: Citation) -> Passage:
        """What is cited in this talk."""
        return self.passage_of(cite, self.talk)

    def done(self, turn: Turn, at: int) -> str:
        """What came of what was suggested there, "" where it was not taken up."""
        action = turn.actions[at]
        if action.tool is Tool.ADD_PLAN_ITEM and (self.talk, action.about) in self.planned:
            return text("ui.talk.act.added")
        return self.taken.get((self.talk, turn.index, at), "")

    def _offer(self, turn: Turn, at: int, action: Action) -> Offer:
        return Offer(words=self._words(action), done=self.done(turn, at))

    def _words(self, action: Action) -> str:
        if action.tool in _TAKEN_UP:
            return text(f"ui.talk.act.{action.tool}", about=action.about)
        return text("ui.talk.act.hand_over", name=self.name_of(action.hand_over))
