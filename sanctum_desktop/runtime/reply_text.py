"""A model's words as they come: up to a stop string, and thoughts told from what is said.

Each step costs what is new, never what has been said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sanctum_desktop.core.domain.language import PartKind

_TAG: Final = re.compile(r"<(/?)think(?:ing)?>")
_TAGS: Final = ("<think>", "</think>", "<thinking>", "</thinking>")


class Piece(NamedTuple):
    """Words and what they are."""

    kind: PartKind
    text: str


def held_back(text: str, wholes: Sequence[str]) -> int:
    """Length of the longest end of `text` that one of `wholes` could begin with."""
    most = min(len(text), max(map(len, wholes), default=1) - 1)
    for length in range(most, 0, -1):
        end = text[-length:]
        if any(len(whole) > length and whole.startswith(end) for whole in wholes):
            return length
    return 0


class StopGate:
    """Lets text through up to the first stop string, holding back what may become one."""

    def __init__(self, stops: Sequence[str]) -> None:
        self._stops = tuple(stop for stop in stops if stop)
        self._held = ""
        self.stopped = False

    def feed(self, text: str) -> str:
        """What may be shown now; nothing more once `stopped`."""
        if self.stopped:
            return ""
        text = self._held + text
        found = [at for stop in self._stops if (at := text.find(stop)) >= 0]
        if found:
            self.stopped, self._held = True, ""
            return text[: min(found)]
        kept = len(text) - held_back(text, self._stops)
        self._held = text[kept:]
        return text[:kept]

    def finish(self) -> str:
        """What was held back in vain."""
        held, self._held = self._held, ""
        return held


class ThoughtSplitter:
    """Tells what a model thinks aloud from what it says; tags are taken out.

    A thought that does not end lasts to the end; the end of one that never began is no text.
    """

    def __init__(self) -> None:
        self._held = ""
        self._kind = PartKind.ANSWER
        self._begun = {PartKind.ANSWER: False, PartKind.THOUGHT: False}

    def feed(self, text: str) -> Iterator[Piece]:
        """The pieces that are sure now, in order, without white space before the first."""
        text = self._held + text
        start = 0
        for tag in _TAG.finditer(text):
            yield from self._piece(text[start : tag.start()])
            self._kind = PartKind.ANSWER if tag[1] else PartKind.THOUGHT
            start = tag.end()
        kept = len(text) - held_back(text[start:], _TAGS)
        self._held = text[kept:]
        yield from self._piece(text[start:kept])

    def finish(self) -> Iterator[Piece]:
        """What was held back in vain."""
        held, self._held = self._held, ""
        yield from self._piece(held)

    def _piece(self, text: str) -> Iterator[Piece]:
        if not self._begun[self._kind]:
            text = text.lstrip()
        if text:
            self._begun[self._kind] = True
            yield Piece(self._kind, text)
