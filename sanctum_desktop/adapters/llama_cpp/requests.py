"""What a model's process is asked and answers, as typed structs; nothing here loads an engine."""

from __future__ import annotations

from typing import Annotated, Final, TypeAlias

import msgspec

from sanctum_desktop.adapters.llama_cpp.presets import Sampling
from sanctum_desktop.core.domain.chat_marks import ChatMarks
from sanctum_desktop.core.domain.language import Message, Prompt, ReplyReason

STATE_PART_BYTES: Final = 2**20
"""How much of a saved state is in one item or request."""

ALL_LAYERS: Final = -1
"""As many layers on the graphics card as it takes; none, said so, where that fails."""

Count = Annotated[int, msgspec.Meta(ge=0)]
Positive = Annotated[int, msgspec.Meta(ge=1)]


class _Struct(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """One request or item. It may hold somebody's words, so it never prints its fields."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"


class Load(_Struct, frozen=True):
    """Load a model; the one before goes.

    `path` may be `/dev/fd/N` of a descriptor the process was given; `rest` are the other files of
    a split model, in order. `model_id` names the very content (its checksum): saved states are for
    one model only. `context` is in tokens. Where nothing is said of flash attention, it is what is
    faster. `chat` is how the model's own template was found to tell turns apart, for families that
    are not known here.
    """

    path: str
    model_id: str
    rest: tuple[str, ...] = ()
    context: Positive = 4096
    threads: Positive = 1
    batch_threads: Positive | None = None
    gpu_layers: Annotated[int, msgspec.Meta(ge=ALL_LAYERS)] = ALL_LAYERS
    flash_attention: bool | None = None
    chat: ChatMarks | None = None


class Threads(_Struct, frozen=True):
    """How many threads to write with, and to read with."""

    writing: Positive
    reading: Positive


class Reply(_Struct, frozen=True):
    """Answer a prompt, with the threads of before where none are named."""

    prompt: Prompt
    sampling: Sampling
    threads: Threads | None = None


class Prepare(_Struct, frozen=True):
    """Read messages ahead of the reply that will begin with them."""

    messages: tuple[Message, ...]
    threads: Threads | None = None


class CountTokens(_Struct, frozen=True):
    """How many tokens messages are."""

    messages: tuple[Message, ...]


class Keep(_Struct, frozen=True):
    """Give what was read, as bytes; nothing where it does not begin with these messages."""

    messages: tuple[Message, ...] = ()


class Resume(_Struct, frozen=True):
    """A part of kept bytes, in order; what went before the first is dropped."""

    part: bytes
    first: bool
    last: bool


class Calibrate(_Struct, frozen=True):
    """Measure each number of threads up to `most`. What was read stays, where it can."""

    most: Positive


Asked: TypeAlias = Reply | Prepare | CountTokens | Keep | Resume | Calibrate
Request: TypeAlias = Load | Asked
"""All but the first are of the model that is loaded."""


def state_requests(packed: bytes) -> tuple[Resume, ...]:
    """Kept bytes as the requests that give them back."""
    starts = range(0, max(len(packed), 1), STATE_PART_BYTES)
    return tuple(
        Resume(packed[at : at + STATE_PART_BYTES], at == 0, at == starts[-1]) for at in starts
    )


class Loaded(_Struct, frozen=True):
    """The model is ready; `gpu_layers` and `notice` say what became of the graphics card.

    `card_bytes` were free on it before.
    """

    family: str
    context: Count
    trained_context: Count
    parameters: Count
    size_bytes: Count
    vocabulary: Count
    gpu_layers: int
    notice: str = ""
    card_bytes: Count = 0


class Unloaded(_Struct, frozen=True):
    """There is no model in this process: load one and ask again."""


class Text(_Struct, frozen=True):
    """The next words of the answer."""

    text: str


class Thought(_Struct, frozen=True):
    """The next words of what the model thinks aloud."""

    text: str


class Finished(_Struct, frozen=True):
    """A reply is over. Seconds are until the first token, and from there to the end.

    `cached_tokens` of `prompt_tokens` were read before; `dropped` messages had no room.
    """

    reason: ReplyReason
    prompt_tokens: Count
    cached_tokens: Count
    new_tokens: Count
    dropped: Count
    first_token_s: float
    rest_s: float


class Prepared(_Struct, frozen=True):
    """Messages are read, as far as it was not cancelled."""

    prompt_tokens: Count
    cached_tokens: Count


class Counted(_Struct, frozen=True):
    """A number of tokens."""

    tokens: Count


class StatePart(_Struct, frozen=True):
    """The next bytes of a kept state."""

    part: bytes


class Resumed(_Struct, frozen=True):
    """Whether kept bytes were taken over (always false before the last part)."""

    fits: bool
    tokens: Count = 0


class ThreadRow(_Struct, frozen=True):
    """What a number of threads does, in tokens a second."""

    threads: Positive
    reading: float
    writing: float


Answer: TypeAlias = (
    Loaded
    | Unloaded
    | Text
    | Thought
    | Finished
    | Prepared
    | Counted
    | StatePart
    | Resumed
    | ThreadRow
)
