"""Reads forward through a header whose every length may be a lie."""

from __future__ import annotations

import struct
from typing import BinaryIO, Final

from sanctum_desktop.core.domain.errors import ModelRefused

LONGEST_HEADER: Final = 128 << 20
"""Bytes; the largest vocabularies in use (some 260,000 words and their merges) take 20 MB."""
MOST_TEXTS: Final = 1 << 22
"""Texts passed over in all: some seven times those of the largest vocabularies."""
_CHUNK: Final = 1 << 16
_U32: Final = struct.Struct("<I")
_U64: Final = struct.Struct("<Q")
_AGAIN: Final = "Download it again, or choose another file."


def beyond_limits() -> ModelRefused:
    """The refusal of a file that takes more time or memory than reading one may."""
    return ModelRefused(
        "This model's file could not be read within its limits of time and memory.", advice=_AGAIN
    )


def refused(why: str) -> ModelRefused:
    """The refusal of a file, with what it gets wrong."""
    return ModelRefused(f"This model file is not used: {why}.", advice=_AGAIN)


class HeaderReader:
    """Little-endian numbers and texts of an open file of `size` bytes, each once, forward only.

    No length is believed: what reaches past the file or past the longest header raises
    ModelRefused before memory is taken for it. Nothing is mapped, so a file that shrinks meanwhile
    ends in the same error.
    """

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._size = size
        self._buffer = b""
        self._at = 0
        self._end = 0
        self._texts = 0

    @property
    def position(self) -> int:
        """How far into the file this is, in bytes."""
        return self._end - len(self._buffer) + self._at

    @property
    def left(self) -> int:
        """How many bytes of the file are still to come."""
        return self._size - self.position

    def take(self, count: int) -> bytes:
        self._have(count)
        start, self._at = self._at, self._at + count
        return self._buffer[start : self._at]

    def u32(self) -> int:
        return int(_U32.unpack(self.take(4))[0])

    def u64(self) -> int:
        return int(_U64.unpack(self.take(8))[0])

    def text(self, most: int, what: str) -> bytes:
        """The bytes of a text; refused above `most`."""
        length = self.u64()
        if length > most:
            raise refused(f"{what} is said to be {length:,} bytes long")
        return self.take(length)

    def skip(self, count: int) -> None:
        if self._at + count <= len(self._buffer):
            self._at += count
            return
        self._allow(count)
        self._end = self.position + count
        self._buffer, self._at = b"", 0
        self._stream.seek(self._end)

    def skip_texts(self, count: int) -> None:
        """Pass over `count` texts; a vocabulary has hundreds of thousands."""
        self._texts += count
        if self._texts > MOST_TEXTS:
            raise refused(f"it is said to list {self._texts:,} texts")
        buffer, at = self._buffer, self._at
        for _ in range(count):
            if at + 8 > len(buffer):
                self._at = at
                self._have(8)
                buffer, at = self._buffer, self._at
            end = at + 8 + _U64.unpack_from(buffer, at)[0]
            if end > len(buffer):
                self._at = at + 8
                self.skip(end - self._at)
                buffer, end = self._buffer, self._at
            at = end
        self._at = at

    def _have(self, count: int) -> None:
        missing = count - (len(self._buffer) - self._at)
        if missing <= 0:
            return
        self._allow(count)
        parts = [self._buffer[self._at :]]
        while missing > 0:
            part = self._stream.read(max(missing, _CHUNK))
            if not part:
                raise refused("it became shorter while it was read")
            parts.append(part)
            missing -= len(part)
            self._end += len(part)
        self._buffer, self._at = b"".join(parts), 0

    def _allow(self, count: int) -> None:
        if count > self.left:
            raise refused("it ends in the middle of its header")
        if self.position + count > LONGEST_HEADER:
            raise refused(f"its header is longer than {LONGEST_HEADER >> 20} MB")
