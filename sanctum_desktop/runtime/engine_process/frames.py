"""What a parent and its engine say to one another: length-prefixed MessagePack, never pickle.

Each frame is four bytes of length (big-endian) and one typed struct. What belongs to one engine is
a body within: `Ask` and `Item` hold it raw, and whoever takes it decodes it by the engine's own
types. Raw bodies are walked as the frame is read, so that no length in them is believed either.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Final, Generic, Literal, TypeAlias, TypeVar

import msgspec

MOST_BYTES: Final = 16 * 2**20
"""A longer frame is refused before it is read. Send more as several requests or items."""

WINDOW_ITEMS: Final = 64
WINDOW_BYTES: Final = 2**20
"""How far an engine may be ahead of who takes its items; it waits at the first it reaches."""

CHUNK_BYTES: Final = 2**16
"""How much is read from a pipe at once."""

EVERY_CALL: Final = 0
"""The number a child uses for what befell all of its calls; calls count from 1."""

_LENGTH_BYTES: Final = 4

F = TypeVar("F")
Count = Annotated[int, msgspec.Meta(ge=0)]
Sentence = Annotated[str, msgspec.Meta(max_length=1000)]
Trace = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9-]{0,32}$")]


class FrameError(Exception):
    """The other side sent what is no frame, or a frame is too long to send. It quotes nothing."""


class Frame(msgspec.Struct, frozen=True, tag=True, array_like=True, forbid_unknown_fields=True):
    """Anything that crosses the pipe."""


class Ask(Frame, frozen=True):
    """Begin a call; `trace` is the turn it is for, "" where it is for none."""

    call: Count
    body: msgspec.Raw
    trace: Trace = ""


class Taken(Frame, frozen=True):
    """Items and their bytes which the consumer has taken since the last word of it."""

    call: Count
    items: Count
    size: Count


class Cancel(Frame, frozen=True):
    """Nobody wants the rest of a call."""

    call: Count


class Ping(Frame, frozen=True):
    """Are you there?"""


class Item(Frame, frozen=True):
    """A piece of an answer."""

    call: Count
    body: msgspec.Raw


class Progress(Frame, frozen=True):
    """How much of a call is done, from 0 to 1."""

    call: Count
    done: Annotated[float, msgspec.Meta(ge=0, le=1)]


class Worked(Frame, frozen=True):
    """What a call for a turn took the child: said before its end, since a child has no log."""

    call: Count
    trace: Trace
    milliseconds: Count
    items: Count


class End(Frame, frozen=True):
    """The answer is whole, or was cancelled."""

    call: Count


class Failed(Frame, frozen=True):
    """A call ended in an error: a sentence and an advice for the person, or a bug's place."""

    call: Count
    kind: Literal["unavailable", "refused", "died", "bug"]
    sentence: Sentence
    advice: Sentence = ""


class Pong(Frame, frozen=True):
    """I am here."""


FromParent: TypeAlias = Ask | Taken | Cancel | Ping
FromChild: TypeAlias = Item | Progress | Worked | End | Failed | Pong

_ENCODER: Final = msgspec.msgpack.Encoder()


def encode_body(body: object) -> msgspec.Raw:
    """A request or an item, ready for its frame."""
    return msgspec.Raw(_ENCODER.encode(body))


def size_of(body: msgspec.Raw) -> int:
    """Bytes of a body, as the window counts them."""
    return memoryview(body).nbytes


def encode(frame: Frame) -> bytes:
    """The bytes that cross; FrameError where they are too many."""
    encoded = _ENCODER.encode(frame)
    if len(encoded) > MOST_BYTES:
        raise FrameError(f"a frame of {len(encoded)} bytes is too long to send")
    return len(encoded).to_bytes(_LENGTH_BYTES, "big") + encoded


def body_decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:  # noqa: ANN401 - a type or a union of them
    """Decodes the bodies of one engine by their types; raises what `UNREADABLE` names."""
    return msgspec.msgpack.Decoder(kind)


UNREADABLE: Final = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What decoding raises: not the types that were agreed on, or nested without end."""


class FrameReader(Generic[F]):
    """Takes frames out of the bytes of a pipe, of the kinds given.

    Never holds more than one frame at its longest and one chunk, whatever a length says.
    """

    def __init__(self, kinds: Any) -> None:  # noqa: ANN401 - a union of frames
        self._decoder: msgspec.msgpack.Decoder[F] = msgspec.msgpack.Decoder(kinds)
        self._held = bytearray()

    def feed(self, chunk: bytes) -> Iterator[F]:
        """The frames that are whole now, in order; FrameError at the first that is none."""
        self._held += chunk
        at = 0
        while (end := self._end_of_frame(at)) is not None:
            try:
                yield self._decoder.decode(bytes(self._held[at + _LENGTH_BYTES : end]))
            except UNREADABLE:
                raise FrameError("a frame is not of the types that were agreed on") from None
            at = end
        del self._held[:at]

    def finish(self) -> None:
        """The pipe has ended; FrameError where that cut a frame short."""
        if self._held:
            raise FrameError("a frame was cut short")

    def _end_of_frame(self, at: int) -> int | None:
        if len(self._held) - at < _LENGTH_BYTES:
            return None
        length = int.from_bytes(self._held[at : at + _LENGTH_BYTES], "big")
        if not 0 < length <= MOST_BYTES:
            raise FrameError(f"no frame has {length} bytes")
        end = at + _LENGTH_BYTES + length
        return end if len(self._held) >= end else None
