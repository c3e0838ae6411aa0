"""Chooses the wordings of a reply, so that nobody meets the same one twice in a talk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.persona import Action
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.domain.words import known, text, variants
from sanctum_desktop.core.policies.interview.wording import MEMORY, choose

_OPEN: Final = re.compile(r"\\\{\w+\\\}")


class Spoken:
    """What the persona said in this talk, on its branch and in replies that were put aside."""

    def __init__(self, scene: Scene) -> None:
        turns = scene.conversation.turns
        of_persona = (turn.text for turn in turns if turn.speaker is Speaker.INTERVIEWER)
        self._said = (*of_persona, *scene.discarded)
        self._seed = f"{scene.conversation.id}{len(self._said)}"

    def choose(self, prefix: str) -> str:
        """The id of a wording that did not stand in this talk, or the one said longest ago."""
        last = {message: self._last(message) for message in variants(prefix)}
        used = sorted((one for one, at in last.items() if at >= 0), key=lambda one: last[one])
        return choose(prefix, used, self._seed)

    def say(self, prefix: str, **values: str) -> str:
        """The words of such a wording, with its placeholders filled."""
        return text(self.choose(prefix), **values)

    def fresh(self, prefix: str, **values: str) -> str:
        """As `say`, or "" where each wording was said in the last ten turns."""
        chosen = self.choose(prefix)
        long_ago = self._last(chosen) < max(0, len(self._said) - MEMORY)
        return text(chosen, **values) if long_ago else ""

    def reply(
        self,
        prefix: str,
        *actions: Action,
        lead: str = "",
        cites: tuple[Citation, ...] = (),
        **values: str,
    ) -> Reply:
        """Such a wording as a reply of its own, behind the `lead`."""
        wording = self.choose(prefix)
        words = joined(lead, text(wording, **values))
        return Reply(text=words, wording=wording, actions=actions, cites=cites)

    def holds(self, words: str) -> bool:
        """True where the words were said by it in this talk."""
        return any(words.lower() in said.lower() for said in self._said)

    def says(self, prefix: str) -> bool:
        """True where one of its wordings stood in this talk."""
        return any(self._last(message) >= 0 for message in variants(prefix))

    def _last(self, message: str) -> int:
        """The latest of the persona's turns that held it; -1 where none did."""
        pattern = _pattern(known(message))
        held = (at for at, said in enumerate(self._said) if pattern.search(said))
        return max(held, default=-1)


def named(thing: str) -> dict[str, str]:
    """The thing as it is put into a wording, inside a sentence or at its head."""
    return {"thing": thing, "Thing": thing[:1].upper() + thing[1:]}


def joined(*parts: str) -> str:
    """The parts of a reply, one behind the other, without those that are empty."""
    return " ".join(part for part in parts if part)


def number(count: int) -> str:
    """A small number in words: "four"."""
    words = variants("abby.number")
    if not count:
        return text("talk.none")
    return text(words[count - 1]).lower() if 0 < count <= len(words) else str(count)


def listed(parts: Sequence[str]) -> str:
    """Things in a row: "a, b and c"."""
    if len(parts) < 2:  # noqa: PLR2004 - one alone is no row
        return "".join(parts)
    return text("talk.row", first=", ".join(parts[:-1]), last=parts[-1])


@lru_cache(maxsize=2048)
def _pattern(words: str) -> re.Pattern[str]:
    """Finds the wording whatever was put into it."""
    return re.compile(_OPEN.sub(lambda _: ".+?", re.escape(words)), re.DOTALL)
