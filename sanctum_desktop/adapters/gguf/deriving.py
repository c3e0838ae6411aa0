"""Finds out from rendered talks what stands around the words of each role.

The words are made by chance; what lies between them are the marks. They count only if they make
the very text that the template makes of other, longer talks. After that the template is never run
again: whatever it would do to a person's words, it never sees any.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Final

from sanctum_desktop.core.domain.chat_marks import BEGIN, LONGEST_LEAD, Around, ChatMarks

Talk = Sequence[tuple[str, str]]
"""Roles, as templates call them, and words."""

Render = Callable[[Talk, bool], str]
"""The text of a talk, with the call for a reply where that is asked for; raises Unfit."""

_SYSTEM, _PERSON, _MODEL = "system", "user", "assistant"
_ROUND: Final = (_PERSON, _MODEL)
_JOINER: Final = "\n\n"
_THOUGHT: Final = re.compile(r"\s*<think(?:ing)?>\s*(?:</think(?:ing)?>\s*)?")
_CHANCE_BYTES: Final = 12


class Unfit(Exception):
    """The template does not do this, or nothing anybody could use."""


def marks_of(render: Render) -> ChatMarks | None:
    """The marks a template tells turns apart by; None where no marks make what it makes.

    Where instructions have no turn of their own, or an odd one, they open the first message.
    """
    for with_system in (True, False):
        try:
            return _Template(render).marks(with_system=with_system)
        except (Unfit, ValueError):
            continue
    return None


class _Template:
    """A template as it shows in what it makes of talks."""

    def __init__(self, render: Render) -> None:
        self._render = render

    def marks(self, *, with_system: bool) -> ChatMarks:
        """Raises Unfit, and ValueError for what may be no mark."""
        head = (_SYSTEM,) if with_system else ()
        *heads, first, asked, answered, asked_again, answered_again, last = self._gaps(
            (*head, *_rounds(2)), asking=True
        )
        if (asked, answered) != (asked_again, answered_again):
            raise Unfit
        ending = self._ending((*head, *_rounds(2)))
        after = ending if asked.startswith(ending) and last.startswith(ending) else ""
        start = self._start() if with_system else first
        before = _person_before(start, answered, self._ending((*head, *_ROUND, *_ROUND)))
        lead = start.removesuffix(before) if len(start) <= LONGEST_LEAD else ""
        joins = not with_system or not first.endswith(before)
        system = Around(lead + before, _JOINER)
        if with_system:
            system = Around(heads[0], first if joins else first.removesuffix(before))
        model = Around(asked.removeprefix(after), answered.removesuffix(before))
        opening = last.removeprefix(after)
        marks = ChatMarks(
            person=Around(before, after),
            model=model,
            system=system,
            joins=joins,
            opening=_opening(opening, model.before),
            lead=lead,
        )
        for rounds in (0, 4):
            self._check(marks, (*head, *_rounds(rounds)), opening)
        return marks

    def _gaps(self, roles: Sequence[str], *, asking: bool) -> list[str]:
        """What stands before each message, and after the last; Unfit where one is not there."""
        said = [f"w{secrets.token_hex(_CHANCE_BYTES)}" for _ in roles]
        rest = self._render(list(zip(roles, said, strict=True)), asking).removeprefix(BEGIN)
        gaps = []
        for words in said:
            before, found, rest = rest.partition(words)
            if not found:
                raise Unfit
            gaps.append(before)
        gaps.append(rest)
        return gaps

    def _ending(self, roles: Sequence[str]) -> str:
        """What a talk ends with where nobody is asked; "" where it may not end so."""
        try:
            return self._gaps(roles, asking=False)[-1]
        except Unfit:
            return ""

    def _start(self) -> str:
        """What a talk without an instruction begins with; "" where it must have one."""
        try:
            return self._gaps((_PERSON,), asking=True)[0]
        except Unfit:
            return ""

    def _check(self, marks: ChatMarks, roles: Sequence[str], opening: str) -> None:
        """Raises Unfit where the marks make another text; a lead may have been left out."""
        talk = [(role, f"{secrets.token_hex(3)}, {secrets.token_hex(5)}") for role in roles]
        text = self._render(talk, True).removeprefix(BEGIN)
        ours = _text(marks, talk) + opening
        if not (text == ours or (roles[0] == _PERSON and not marks.lead and text.endswith(ours))):
            raise Unfit


def _rounds(count: int) -> tuple[str, ...]:
    return (*_ROUND * count, _PERSON)


def _person_before(start: str, answered: str, ending: str) -> str:
    """Where a reply's end parts from the next message's beginning, as the first message has it."""
    if answered.startswith(ending) and start.endswith(answered.removeprefix(ending)):
        return answered.removeprefix(ending)
    both = zip(reversed(start), reversed(answered), strict=False)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], both))
    return start[len(start) - common :]


def _text(marks: ChatMarks, talk: Talk) -> str:
    """The text that the marks make of a talk."""
    parts = [] if talk[0][0] == _SYSTEM else [marks.lead]
    for at, (role, words) in enumerate(talk):
        around = {_SYSTEM: marks.system, _PERSON: marks.person, _MODEL: marks.model}[role]
        joined = marks.joins and at == 1 and talk[0][0] == _SYSTEM
        parts += ["" if joined else around.before, words, around.after]
    return "".join(parts)


def _opening(opening: str, usual: str) -> str:
    """What lets a reply begin as all do.

    A model that thinks opens its thoughts itself, so that they are told apart; and some templates
    do not ask for a reply.
    """
    thoughts = opening.startswith(usual) and _THOUGHT.fullmatch(opening.removeprefix(usual))
    unasked = not opening and usual.strip()
    return usual if thoughts or unasked else opening
