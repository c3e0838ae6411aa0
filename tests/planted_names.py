"""Two hundred names, mails, telephones and employers of nobody, planted in ordinary talk."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sanctum_desktop.core.policies.placeholders import Kind, KnownName
from sanctum_desktop.core.policies.placeholders.folding import words_of
from sanctum_desktop.core.policies.placeholders.kinds import PLACEHOLDER

_PLACE = Path(__file__).parent / "fixtures/planted"
_PLANTED = re.compile(r"\[\[(.+?)\]\]")
LEAST = 200
_NOBODYS = frozenset("and at dot chez de los pod the le la sister kuya docteur pani don".split())
_NOBODYS |= frozenset("ms mr mrs dr prof mme frau herr chi fr an".split())
"""Words of what was planted that name nobody by themselves."""


@dataclass(frozen=True)
class Line:
    """What somebody said, and what of it may not leave."""

    language: str
    said: str
    planted: tuple[str, ...]
    beside: str


def _lines(file="talks.txt"):
    told = (_PLACE / file).read_text().splitlines()
    return [one for one in told if one and not one.startswith("#")]


def talk_in(file):
    """What was said in a file of that folder, in its order."""
    said = (one.split(": ", 1) for one in _lines(file) if not one.startswith("known "))
    return tuple(
        Line(
            language,
            _PLANTED.sub(r"\1", told),
            tuple(_PLANTED.findall(told)),
            _PLANTED.sub(" ", told),
        )
        for language, told in said
    )


KNOWN = tuple(
    KnownName(name, Kind[kind.upper()])
    for kind, name in (
        one.removeprefix("known ").split(": ", 1) for one in _lines() if one.startswith("known ")
    )
)
TALK = talk_in("talks.txt")
PLANTED = tuple(name for line in TALK for name in line.planted)


def leaked(line, hidden):
    """The words of what was planted that the hidden line still has, in any case."""
    free = Counter(word.bare for word in words_of(line.beside))
    left = Counter(word.bare for word in words_of(PLACEHOLDER.sub(" ", hidden))) - free
    planted = {word.bare for name in line.planted for word in words_of(name)}
    told = {bare for bare in planted if len(bare) > 1 and bare not in _NOBODYS}
    return sorted(told & set(left))
