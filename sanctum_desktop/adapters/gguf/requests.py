"""What the process for strangers' files is asked of a model's, and answers, as typed structs."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import msgspec

from sanctum_desktop.core.domain.chat_marks import ChatMarks
from sanctum_desktop.core.domain.models import ModelFacts

Count = Annotated[int, msgspec.Meta(ge=0)]


class Part(msgspec.Struct, frozen=True):
    """One open file of `size` bytes; by its `path` only where descriptors cannot be handed on."""

    descriptor: Count
    size: Count
    path: str = ""


class ReadFacts(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Read the headers of a model's parts, in order."""

    parts: tuple[Part, ...]


class ReadChat(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Find out how the model tells turns apart, by its own chat template."""

    parts: tuple[Part, ...]


Request: TypeAlias = ReadFacts | ReadChat


class Facts(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """What the headers say."""

    facts: ModelFacts


class Chat(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """The marks, None where the template is of a kind nobody here can follow."""

    marks: ChatMarks | None


Answer: TypeAlias = Facts | Chat
