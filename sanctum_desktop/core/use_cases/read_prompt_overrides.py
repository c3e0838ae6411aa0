"""Which prompts a person's own files stand in for, and what is different in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import unified_diff
from typing import Final

from sanctum_desktop.core.domain.errors import BadInput, SanctumBug
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.ports.prompt_files import PromptFiles
from sanctum_desktop.core.prompts import PromptTemplate, load_prompt
from sanctum_desktop.core.prompts.template import prompt_ids, prompt_source, read_template
from sanctum_desktop.core.schemas.answer_shape import shape_of

OWN: Final = "+own"
"""Ends the id of a prompt that is the person's own: what was written with it keeps that name."""
_MOST_TOKENS: Final = 2048
_OF_THE_TEST: Final = "ceiling_"
"""Begins the id of what the ceiling test alone asks, the same for everybody."""
_NAMES: Final = 2
"""Lines a unified diff begins with, which name the two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptOverride:
    """A prompt there is a file of the person's for.

    `diff` is unified, from the one that ships to theirs. `notice` says why theirs is not used, ""
    where it is.
    """

    prompt: str
    diff: str = field(repr=False)
    notice: str = ""

    @property
    def added(self) -> int:
        """Lines of theirs that the one that ships has not."""
        return self._lines("+")

    @property
    def removed(self) -> int:
        """Lines of the one that ships that theirs has not."""
        return self._lines("-")

    def _lines(self, sign: str) -> int:
        return sum(line.startswith(sign) for line in self.diff.splitlines()[_NAMES:])


@dataclass(frozen=True, slots=True)
class ReadPromptOverrides:
    """Reads the person's own prompts anew each time; a bad one is told of, and not used."""

    files: PromptFiles

    async def __call__(self) -> tuple[PromptOverride, ...]:
        """Those there are files for that say something else than what ships, by name."""
        found = [await self._override(prompt_id) for prompt_id in _replaceable()]
        return tuple(one for one in found if one is not None)

    def shipped(self, prompt_id: str) -> str:
        """The file that ships, to write one's own from; BadInput where there is none."""
        if prompt_id not in _replaceable():
            named = ", ".join(_replaceable())
            raise BadInput(text("models.prompt.unknown", prompts=named))
        return prompt_source(prompt_id)

    async def template(self, prompt_id: str) -> PromptTemplate:
        """What to ask with: the person's own, where it can be used, else what ships."""
        try:
            source = await self.files.own(prompt_id)
            own = None if source is None else _read(prompt_id, source)
        except BadInput:
            own = None  # `__call__` says why, to those who ask
        return own or load_prompt(prompt_id)

    async def _override(self, prompt_id: str) -> PromptOverride | None:
        source: str | None = ""
        notice = ""
        try:
            source = await self.files.own(prompt_id)
            if source is None or _read(prompt_id, source) is None:
                return None
        except BadInput as error:
            notice = str(error)
        return PromptOverride(
            prompt=prompt_id, diff="\n".join(_diff(prompt_id, source or "")), notice=notice
        )


def _replaceable() -> tuple[str, ...]:
    return tuple(one for one in prompt_ids() if not one.startswith(_OF_THE_TEST))


def _read(prompt_id: str, source: str) -> PromptTemplate | None:
    """The template; None where it is what ships, BadInput where it cannot stand in for it."""
    shipped = load_prompt(prompt_id)
    try:
        own = read_template(f"{prompt_id}{OWN}", source)
        same = own.places == shipped.places and _shape(own) == _shape(shipped)
        fit = type(own.most_tokens) is int and 0 < own.most_tokens <= _MOST_TOKENS
    except (SanctumBug, ValueError, LookupError, TypeError, AttributeError) as error:
        raise BadInput(text("models.prompt.no_prompt")) from error
    if not (same and fit):
        raise BadInput(text("models.prompt.other_task"))
    return None if replace(own, id=prompt_id) == shipped else own


def _shape(template: PromptTemplate) -> object:
    return None if template.schema is None else dict(shape_of(template.schema))


def _diff(prompt_id: str, own: str) -> Iterator[str]:
    """From what ships to what is theirs; nothing where theirs could not be read."""
    if own:
        yield from unified_diff(
            prompt_source(prompt_id).splitlines(),
            own.splitlines(),
            f"{prompt_id} (shipped)",
            f"{prompt_id} (yours)",
            lineterm="",
        )
