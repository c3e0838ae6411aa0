"""What is asked of a language model, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """Whose words a message holds."""

    SYSTEM = "system"
    PERSON = "person"
    MODEL = "model"


class Manner(StrEnum):
    """How freely a model chooses its words; each is a preset among the assets."""

    PRECISE = "precise"
    BALANCED = "balanced"
    WARM = "warm"


@dataclass(frozen=True, slots=True)
class Message:
    """Words of one side."""

    role: Role
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A conversation so far, to be answered.

    The history is append-only and what changes comes last: a model keeps what it has read as long
    as the beginning stays the same. `schema` is a JSON Schema of the subset that
    `schemas/answer_shape` reads; the answer is then JSON that conforms. So many characters of the
    first message are `instructions`, the same each time.
    """

    messages: tuple[Message, ...]
    manner: Manner = Manner.BALANCED
    most_tokens: int = 512
    stops: tuple[str, ...] = field(default=(), repr=False)
    schema: str | None = field(default=None, repr=False)
    trace: str = ""
    instructions: int = 0


class PartKind(StrEnum):
    """What a piece of a reply is: said to the person, or thought aloud before."""

    ANSWER = "answer"
    THOUGHT = "thought"


class ReplyReason(StrEnum):
    """Why a reply ended: by itself, at a stop string, at its limit, or cancelled."""

    END = "end"
    STOP = "stop"
    LENGTH = "length"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class ReplyPart:
    """The next words of a reply, in order."""

    kind: PartKind
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReplyEnd:
    """The last item of a reply: why it ended, and its tokens.

    `cached_tokens` of the `prompt_tokens` were known already; `dropped` messages of the prompt,
    the oldest, had no room.
    """

    reason: ReplyReason
    prompt_tokens: int
    cached_tokens: int
    new_tokens: int
    dropped: int = 0
