"""A prompt's template, read from its file and filled with people's words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from sanctum_desktop.core.domain.errors import SanctumBug
from sanctum_desktop.core.domain.language import Manner, Message, Prompt, Role
from sanctum_desktop.core.schemas.answer_shape import shape_of

_FILE: Final = re.compile(
    r"\+\+\+\n(?P<settings>.*?)\n\+\+\+\n+# System\n(?P<system>.*?)\n# Task\n(?P<task>.*?)"
    r"(?:\n# Answer\n(?P<schema>.*))?",
    re.DOTALL,
)
_PLACE: Final = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptTemplate:
    """A task for a language model. `id` holds its version; `places` are what has to be filled."""

    id: str
    manner: Manner
    most_tokens: int
    system: str = field(repr=False)
    task: str = field(repr=False)
    schema: str | None = field(repr=False)

    @property
    def places(self) -> frozenset[str]:
        """The names in double braces, all of them in the task: the system part never changes."""
        return frozenset(_PLACE.findall(self.task))

    @property
    def own_words(self) -> tuple[str, ...]:
        """Each line of it, in pieces where something is filled in; no single words."""
        lines = f"{self.system}\n{self.task}".splitlines()
        pieces = (_PLACE.sub("\n", line).split("\n") for line in lines)
        return tuple(piece.rstrip() for line in pieces for piece in line if not piece.isalnum())

    def filled(
        self, values: Mapping[str, str], *, history: Sequence[Message] = (), trace: str = ""
    ) -> Prompt:
        """The prompt: the system's part, the history, the task; SanctumBug where places differ.

        What is filled in is never looked into for places again.
        """
        if values.keys() != self.places:
            raise SanctumBug(f"the places of {self.id} are {sorted(self.places)}")
        task = _PLACE.sub(lambda place: values[place[1]], self.task)
        return Prompt(
            messages=(Message(Role.SYSTEM, self.system), *history, Message(Role.PERSON, task)),
            manner=self.manner,
            most_tokens=self.most_tokens,
            schema=self.schema,
            trace=trace,
            instructions=len(self.system),
        )


@cache
def load_prompt(prompt_id: str) -> PromptTemplate:
    """The shipped template of that name and version ("mirror.v1")."""
    return read_template(prompt_id, prompt_source(prompt_id))


def prompt_ids() -> tuple[str, ...]:
    """Names and versions of all that ship, sorted."""
    shipped = (file.name for file in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".md") for name in shipped if name.endswith(".md")))


def prompt_source(prompt_id: str) -> str:
    """The text of the shipped file of that name and version."""
    return files(__package__).joinpath(f"{prompt_id}.md").read_text(encoding="utf-8")


def read_template(prompt_id: str, source: str) -> PromptTemplate:
    """The template in a file's text; SanctumBug where it is not written as one."""
    match = _FILE.fullmatch(source)
    if match is None:
        raise SanctumBug(f"the prompt {prompt_id} lacks one of its parts")
    settings = tomllib.loads(match["settings"])
    schema = match["schema"].strip() if match["schema"] else None
    if schema is not None:
        shape_of(schema)
    template = PromptTemplate(
        id=prompt_id,
        manner=Manner(settings.pop("manner")),
        most_tokens=settings.pop("most_tokens"),
        system=match["system"].strip(),
        task=match["task"].strip(),
        schema=schema,
    )
    if settings or _PLACE.search(template.system):
        raise SanctumBug(f"the prompt {prompt_id} has settings or places that nothing reads")
    return template
