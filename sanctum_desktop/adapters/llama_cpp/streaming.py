"""Bytes of tokens to words for the person, as they come: characters, stop strings, thoughts."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence

from sanctum_desktop.runtime.reply_text import Piece, StopGate, ThoughtSplitter


class ReplyStream:
    """All of it in one: bytes of tokens in, pieces out."""

    def __init__(self, stops: Sequence[str]) -> None:
        # Bytes that are no text become U+FFFD; a character cut by a token waits for its end.
        self._characters = codecs.getincrementaldecoder("utf-8")("replace")
        self._gate = StopGate(stops)
        self._thoughts = ThoughtSplitter()

    @property
    def stopped(self) -> bool:
        return self._gate.stopped

    def feed(self, raw: bytes) -> Iterator[Piece]:
        yield from self._thoughts.feed(self._gate.feed(self._characters.decode(raw)))

    def finish(self) -> Iterator[Piece]:
        """What was held back, once nothing more comes."""
        rest = self._gate.feed(self._characters.decode(b"", final=True)) + self._gate.finish()
        yield from self._thoughts.feed(rest)
        yield from self._thoughts.finish()
