"""Chooses a persona's words, so that nobody reads the same ones twice within ten turns."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.scene import Scene
from sanctum_desktop.core.domain.words import text, variants
from sanctum_desktop.core.policies.interview.wording import MEMORY

_OPEN: Final = re.compile(r"\{\w+\}")
_TELLING: Final = 4
"""Characters from which a piece between two placeholders tells one wording from another."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words chosen, and the id of their wording."""

    id: str
    text: str = field(repr=False)


class Saying:
    """The words of one scene's reply: what was said lately, or discarded, is not said again."""

    def __init__(self, scene: Scene) -> None:
        spoken = [t for t in scene.conversation.turns if t.speaker is Speaker.INTERVIEWER]
        self._lately = [*(turn.text for turn in spoken[-MEMORY:]), *scene.discarded]
        self._seed = scene.conversation.id

    def one(self, prefix: str, **values: object) -> Said:
        """The wording of that message said longest ago."""
        ids = self._rotated(prefix)
        best = min(ids, key=self._said_at)
        return Said(best, text(best, **values))

    def fresh(self, prefix: str, **values: object) -> str:
        """As `one`, or "" where each wording was said lately: an opening that may be left out."""
        said = self.one(prefix, **values)
        return said.text if self._said_at(said.id) < 0 else ""

    def lately(self, words: str) -> bool:
        """True where these very words were said in the last turns."""
        return any(words in said for said in self._lately)

    def _said_at(self, message: str) -> int:
        """Which of the last replies had this wording, counted from the oldest; -1 where none."""
        pieces = [piece.strip() for piece in _OPEN.split(text(message))]
        telling = [piece for piece in pieces if len(piece) >= _TELLING] or pieces
        said = (n for n, one in enumerate(self._lately) if all(piece in one for piece in telling))
        return max(said, default=-1)

    def _rotated(self, prefix: str) -> tuple[str, ...]:
        ids = variants(prefix)
        digest = hashlib.sha256(f"{self._seed}{prefix}".encode()).digest()
        start = int.from_bytes(digest[:2]) % len(ids)
        return (*ids[start:], *ids[:start])
