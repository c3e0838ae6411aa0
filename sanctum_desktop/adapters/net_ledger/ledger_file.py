"""The NetLedger port over `net_ledger.jsonl`: one line a record, only ever added to.

It is outside of any vault because models are: it names hosts and purposes, never what was said. A
line is a hundred and fifty bytes and a request is something a person pressed a button for, so the
file is not turned over.
"""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from sanctum_desktop.core.domain.errors import BadInput, CannotWrite
from sanctum_desktop.core.domain.net import Left, NetRecord, left_in
from sanctum_desktop.runtime.files import PRIVATE_FILE, PRIVATE_FOLDER
from sanctum_desktop.runtime.translate import translate

NAME: Final = "net_ledger.jsonl"


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

    def _add(self, records: Sequence[NetRecord]) -> None:
        if not records:
            return
        lines = b"".join(msgspec.json.encode(record) + b"\n" for record in records)
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        with translate({OSError: _unwritable}):
            self._folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            descriptor = os.open(self._folder / NAME, flags, PRIVATE_FILE)
            try:
                if _cut_short(descriptor):
                    lines = b"\n" + lines
                if os.write(descriptor, lines) != len(lines):
                    raise OSError(errno.ENOSPC, "the disk is full")
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def _read(self) -> tuple[NetRecord, ...]:
        with translate({OSError: _unreadable}):
            try:
                lines = (self._folder / NAME).read_bytes().splitlines()
            except FileNotFoundError:
                return ()
        return tuple(record for line in lines if line and (record := _record(line)))


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


def _unwritable(error: OSError) -> CannotWrite:
    reason = error.strerror or "the system refused"
    return CannotWrite(
        f"The record of what leaves this computer could not be written: {reason}.",
        advice="Nothing was sent. Free some space and try again.",
    )


def _unreadable(error: OSError) -> BadInput:
    reason = error.strerror or "the system refused"
    return BadInput(f"The record of what left this computer cannot be read: {reason}.")
