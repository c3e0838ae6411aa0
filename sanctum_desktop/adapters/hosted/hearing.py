"""A server's reply as a LanguageModel gives one: stops, thoughts, an answer's shape."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from sanctum_desktop.adapters.hosted.requests import Ended, Words
from sanctum_desktop.adapters.hosted.wording import refused
from sanctum_desktop.core.domain.language import PartKind, ReplyEnd, ReplyPart, ReplyReason
from sanctum_desktop.core.schemas.answer_shape import Shape, read_answer
from sanctum_desktop.runtime.reply_text import StopGate, ThoughtSplitter


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reply has to end at, and the shape it has to have."""

    stops: tuple[str, ...] = field(default=(), repr=False)
    shape: Shape | None = None


class Hearing:
    """One reply; `stopped` once a stop string came, whether the server knows of those or not."""

    def __init__(self, asked: Asked) -> None:
        self._shape = asked.shape
        self._gate = StopGate(asked.stops)
        self._thoughts = ThoughtSplitter()
        self._shaped = ""
        self._kinds: set[PartKind] = set()

    @property
    def stopped(self) -> bool:
        return self._gate.stopped

    def hear(self, words: Words) -> Iterator[ReplyPart]:
        """What may be shown now; of an answer in a shape, nothing before its end."""
        if words.kind is PartKind.ANSWER:
            yield from self._said(self._gate.feed(words.text))
        else:
            self._kinds.add(PartKind.THOUGHT)
            if self._shape is None:
                yield ReplyPart(PartKind.THOUGHT, words.text)

    def end(self, ended: Ended | None) -> Iterator[ReplyPart | ReplyEnd]:
        """The rest and the end, None being a stop string.

        EngineRefused where nothing but thoughts came, and for another shape.
        """
        yield from self._said(self._gate.finish(), last=True)
        if self._kinds == {PartKind.THOUGHT}:
            raise refused("thought")
        if self._shape is not None:
            answer = read_answer(self._shaped, self._shape)
            if answer is None:
                raise refused("shape")
            yield ReplyPart(PartKind.ANSWER, json.dumps(answer))
        ended = ended or Ended(ReplyReason.STOP)
        reason = ReplyReason.STOP if self.stopped else ended.reason
        yield ReplyEnd(reason, ended.prompt_tokens, ended.cached_tokens, ended.new_tokens)

    def _said(self, said: str, *, last: bool = False) -> Iterator[ReplyPart]:
        pieces = [*self._thoughts.feed(said), *(self._thoughts.finish() if last else ())]
        for kind, words in pieces:
            self._kinds.add(kind)
            if self._shape is None:
                yield ReplyPart(kind, words)
            elif kind is PartKind.ANSWER:
                self._shaped += words
