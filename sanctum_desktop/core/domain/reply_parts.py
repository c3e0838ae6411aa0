"""Which part of what Gem said gives the person's words back, and which part asks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from sanctum_desktop.core.domain.conversation import Turn, TurnKind
from sanctum_desktop.core.domain.words import known

_BETWEEN_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+|\n+")
_ASKING: Final = frozenset({TurnKind.QUESTION, TurnKind.RULER})


@dataclass(frozen=True, slots=True)
class ReplyParts:
    """`reflection` may be ""; what does not ask is all in `asked`."""

    reflection: str = field(repr=False)
    asked: str = field(repr=False)


def parts_of(turn: Turn) -> ReplyParts:
    """The two parts of a stored turn, told apart by the wording it was made from.

    Where that is not the catalogue's any more, the last question is taken for what is asked.
    """
    said = turn.text
    if turn.kind is TurnKind.READBACK:
        read, _, asked = said.rpartition("\n")
        return ReplyParts(read, asked)
    if turn.kind not in _ASKING:
        return ReplyParts("", said)
    asked = known(turn.wording)
    if not (asked and said.endswith(asked)):
        last = _BETWEEN_SENTENCES.split(said)[-1]
        asked = last if last.endswith("?") else said
    return ReplyParts(said.removesuffix(asked).rstrip(), asked)
