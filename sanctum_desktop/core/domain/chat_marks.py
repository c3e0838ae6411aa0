"""How a model was taught to tell turns apart: a small value, of marks and of nobody's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

BEGIN: Final = "\x02"
END: Final = "\x03"
"""Stand in a mark for the tokens a model begins and ends a text with, by its own vocabulary."""

LONGEST_MARK: Final = 128
LONGEST_LEAD: Final = 512
"""Characters. A lead may hold a sentence of the model's maker, on what it is."""

_SHORTEST: Final = 2
_LONGEST_SIGN: Final = 32
"""Without brackets; what is longer is a sentence."""

_SIGN: Final = re.compile(rf"<[^<>\n]{{1,60}}>|\[[^\[\]\n]{{1,60}}\]|{BEGIN}|{END}")
_THOUGHT: Final = re.compile(r"</?think(?:ing)?>")


class Around(NamedTuple):
    """What stands before and after a message of a role."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatMarks:
    """What stands around the words of each role, and what asks for a reply.

    `system` stands around an instruction; where `joins`, the first message follows it without
    marks of its own before it. `lead` opens a talk without an instruction. Raises ValueError where
    a mark is too long, is not printable, or would be found in anybody's words.
    """

    person: Around
    model: Around
    system: Around
    joins: bool = False
    opening: str
    lead: str = ""

    def __post_init__(self) -> None:
        for text in (*self.person, *self.model, self.system.after, self.opening):
            _refuse_odd(text, LONGEST_MARK)
        for text in (self.system.before, self.lead):
            _refuse_odd(text, LONGEST_LEAD)
        for between in (self.person.after + self.opening, self.model.after + self.person.before):
            if not between.strip():
                raise ValueError("two roles stand side by side without a mark")
        if any(sign.isalnum() or len(sign) < _SHORTEST for sign in self.signs - {BEGIN, END}):
            raise ValueError("a mark is in everybody's words")

    @property
    def signs(self) -> frozenset[str]:
        """All that turns are told apart by."""
        return signs_of(*self.person, *self.model, self.opening, *self.system, self.lead)


def signs_of(*marks: str) -> frozenset[str]:
    """The bracketed signs in marks; a short mark without any is one as a whole.

    Tags of thoughts are none: they belong to the reply.
    """
    found: set[str] = set()
    for mark in marks:
        plain = _THOUGHT.sub("", mark).strip()
        whole = {plain} if len(plain) <= _LONGEST_SIGN else set()
        found |= set(_SIGN.findall(plain)) or whole
    return frozenset(found - {""})


def _refuse_odd(text: str, most: int) -> None:
    if len(text) > most:
        raise ValueError("a mark is too long")
    if not all(sign.isprintable() or sign in f"\n{BEGIN}{END}" for sign in text):
        raise ValueError("a mark is not printable")
