"""The words a person wants to stay here: kept, listed, and taken back one by one."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.hosted import HiddenWord
from sanctum_desktop.core.domain.trail import TrailEvent
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.placeholders import MOST_CODE
from sanctum_desktop.core.ports.hidden_words import HiddenWords
from sanctum_desktop.core.ports.trail import Trail

_MOST_CHARACTERS: Final = 80
_LEAST_CODE: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepHidden:
    """Each change is in the trail, without the word: the trail forgets nothing."""

    words: HiddenWords
    trail: Trail

    async def all(self) -> Sequence[HiddenWord]:
        return await self.words.all()

    async def hide(self, typed: HiddenWord) -> HiddenWord:
        """Keep it as typed, without spaces too much; BadInput for what is no word or no code name.

        Where it was hidden before, in any case of its letters, it has this code name from now on.
        """
        words, code = " ".join(typed.words.split()), _code(typed.code)
        if not any(map(str.isalnum, words)):
            raise BadInput(
                text("sending.hide.no_word"), advice=text("sending.hide.no_word.advice")
            )
        if len(words) > _MOST_CHARACTERS:
            raise BadInput(text("sending.hide.long"), advice=text("sending.hide.long.advice"))
        for kept in await self.words.all():
            if kept.words.casefold() == words.casefold():
                words = kept.words
        word = HiddenWord(words, code)
        await self.words.put(word)
        await self.trail.record(TrailEvent.WORD_HIDDEN)
        return word

    async def take_back(self, words: str) -> None:
        """It is not hidden as such any more; NotFound where it was not."""
        await self.words.remove(words)
        await self.trail.record(TrailEvent.WORD_TAKEN_BACK)


def _code(typed: str) -> str:
    """With a capital, so that a model reads a name; BadInput for what could not be told apart."""
    code = unicodedata.normalize("NFC", typed.strip())
    code = code[:1].upper() + code[1:]
    if code and not (code.isalpha() and _LEAST_CODE <= len(code) <= MOST_CODE):
        raise BadInput(
            text("sending.hide.no_code", most=MOST_CODE),
            advice=text("sending.hide.no_code.advice"),
        )
    return code
