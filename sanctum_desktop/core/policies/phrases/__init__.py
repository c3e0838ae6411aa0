"""Phrase lists: what people say in so many ways that a rule of its own is a page of patterns.

One pattern a line, matched anywhere in the answer and between word borders. `name = a|b|c` defines
a class that later lines use as `<name>`; a line that starts with `- ` is an idiom, taken out
before anything else is looked for; `#` starts a comment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

_CLASS: Final = re.compile(r"(?P<name>[a-z_]+) = (?P<words>.+)")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The patterns of one list, and the idioms that only look like them."""

    patterns: re.Pattern[str]
    idioms: re.Pattern[str]

    def search(self, said: str) -> re.Match[str] | None:
        """The first phrase of the list in the answer; places are those of the answer."""
        return self.patterns.search(self.without_idioms(said))

    def finditer(self, said: str) -> list[re.Match[str]]:
        """All of them, first to last."""
        return list(self.patterns.finditer(self.without_idioms(said)))

    def without_idioms(self, said: str) -> str:
        """The answer as it is searched: in lower case, the idioms blanked, as long as it was."""
        return self.idioms.sub(lambda m: " " * len(m.group()), plain(said))


def plain(said: str) -> str:
    """The answer in lower case with straight apostrophes, as long as it was."""
    straight = said.replace("’", "'").replace("\n", " ")
    return "".join(low if len(low := c.lower()) == 1 else c for c in straight)


@cache
def phrases(name: str) -> Phrases:
    """The list `name`.txt beside this file."""
    classes: dict[str, str] = {}
    found: list[str] = []
    idioms: list[str] = []
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        defined = _CLASS.fullmatch(line)
        if defined:
            classes[defined["name"]] = f"(?:{_filled(defined['words'], classes)})"
        elif line.startswith("- "):
            idioms.append(_filled(line[2:], classes))
        else:
            found.append(_filled(line, classes))
    return Phrases(_any_of(found), _any_of(idioms))


def _filled(line: str, classes: dict[str, str]) -> str:
    return re.sub(r"<([a-z_]+)>", lambda m: classes[m[1]], line)


def _any_of(lines: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(lines)})(?!\w)" if lines else r"(?!)")
