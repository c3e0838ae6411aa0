"""The LedgerOutside port over `net_ledger.jsonl`: one line a record, only ever added to.

It is outside of any vault because models are: it names hosts and purposes, never what was said.
The window moves it into the vault it opens.
"""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec
from filelock import FileLock, Timeout

from sanctum_desktop.core.domain.errors import BadInput, CannotWrite
from sanctum_desktop.core.domain.net import Left, NetRecord, left_in
from sanctum_desktop.runtime.files import PRIVATE_FILE, PRIVATE_FOLDER, replace_file
from sanctum_desktop.runtime.translate import translate

NAME: Final = "net_ledger.jsonl"
_LOCK: Final = ".net_ledger.lock"
_PATIENCE_S: Final = 5


class LedgerFile:
    """Several processes may add at once: each adds its lines in one write."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def add(self, records: Sequence[NetRecord]) -> None:
        await asyncio.to_thread(self._add, records)

    async def read(self) -> tuple[NetRecord, ...]:
        return await asyncio.to_thread(self._read)

    async def page(self, *, skip: int = 0, limit: int = 200) -> tuple[NetRecord, ...]:
        return (await self.read())[::-1][skip : skip + limit]

    async def left(self) -> Left:
        return left_in(await self.read())

    async def hand_over(self, keep: Callable[[tuple[NetRecord, ...]], Awaitable[None]]) -> None:
        given = await asyncio.to_thread(self._bytes)
        if given:
            await keep(_records(given))
            await asyncio.to_thread(self._forget, given)

    def _add(self, records: Sequence[NetRecord]) -> None:
        if not records:
            return
        lines = b"".join(msgspec.json.encode(record) + b"\n" for record in records)
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        with self._held():
            descriptor = os.open(self._folder / NAME, flags, PRIVATE_FILE)
            try:
                if _cut_short(descriptor):
                    lines = b"\n" + lines
                if os.write(descriptor, lines) != len(lines):
                    raise OSError(errno.ENOSPC, "the disk is full")
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def _forget(self, given: bytes) -> None:
        """What was given stands at the beginning: the file is only ever added to."""
        with self._held():
            more = self._bytes()[len(given) :]
            if more:
                replace_file(self._folder / NAME, more)
            else:
                (self._folder / NAME).unlink(missing_ok=True)

    @contextmanager
    def _held(self) -> Iterator[None]:
        """No other process adds meanwhile; raises CannotWrite."""
        with translate({Timeout: _busy, OSError: _unwritable}):
            self._folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            with FileLock(self._folder / _LOCK, timeout=_PATIENCE_S, mode=PRIVATE_FILE):
                yield

    def _read(self) -> tuple[NetRecord, ...]:
        return _records(self._bytes())

    def _bytes(self) -> bytes:
        with translate({OSError: _unreadable}):
            try:
                return (self._folder / NAME).read_bytes()
            except FileNotFoundError:
                return b""


def _records(lines: bytes) -> tuple[NetRecord, ...]:
    return tuple(record for line in lines.splitlines() if line and (record := _record(line)))


def _cut_short(descriptor: int) -> bool:
    """True where a kill or a full disk ended the last line in its middle."""
    end = os.lseek(descriptor, 0, os.SEEK_END)
    if end == 0:
        return False
    os.lseek(descriptor, end - 1, os.SEEK_SET)
    return os.read(descriptor, 1) != b"\n"


def _record(line: bytes) -> NetRecord | None:
    """None for a line that was cut short: its request was never sent."""
    try:
        return msgspec.json.decode(line, type=NetRecord)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _busy(_error: Exception) -> CannotWrite:
    return CannotWrite(
        "The record of what leaves this computer is being written by another Sanctum.",
        advice="Nothing was sent. Try again.",
    )


def _unwritable(error: OSError) -> CannotWrite:
    reason = error.strerror or "the system refused"
    return CannotWrite(
        f"The record of what leaves this computer could not be written: {reason}.",
        advice="Nothing was sent. Free some space and try again.",
    )


def _unreadable(error: OSError) -> BadInput:
    reason = error.strerror or "the system refused"
    return BadInput(f"The record of what left this computer cannot be read: {reason}.")
