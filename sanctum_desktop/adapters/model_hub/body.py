"""One file on its way: resumed where it stopped, measured, hashed, named only when it is right."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

import httpx2

from sanctum_desktop.adapters.model_hub.layout import part_of
from sanctum_desktop.adapters.model_hub.refusals import (
    not_understood,
    refused,
    status_error,
    unavailable,
)
from sanctum_desktop.adapters.model_hub.requests import Here, HubFile
from sanctum_desktop.runtime.files import PRIVATE_FILE, PRIVATE_FOLDER, sync_path
from sanctum_desktop.runtime.net_guard import TooLong

_TOLD_EVERY: Final = 256 << 10
_TOLD_AFTER_S: Final = 0.2
_BLOCK: Final = 4 << 20
_LOOK_AT_DISK_EVERY: Final = 32 << 20
_TRIES_FOR_NOTHING: Final = 2
_MOST_TRIES: Final = 100
_OK, _PARTIAL = 200, 206
_RANGE: Final = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15})")


class Arriving:
    """Brings one file into its place.

    What came of it stands beside, under a name made of what it has to be, and is continued by
    whoever comes next. At the end its content is the pinned one, or it goes.
    """

    def __init__(self, client: httpx2.Client, url: str, file: HubFile, keep_free: int) -> None:
        self._client, self._url, self._file, self._keep_free = client, url, file, keep_free
        self._digest = hashlib.sha256()
        self._have = 0
        self._looked_at = 0

    def come(self, place: Path, before: int) -> Iterator[Here]:
        """Fetch what is missing; tells how much of all is here, `before` being of other files."""
        if _holds(place, self._file):
            yield Here(before + self._file.bytes)
            return
        place.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        part = part_of(place, self._file.sha256)
        for other in place.parent.glob(f"{place.name}.part-*"):
            if other != part:
                other.unlink()
        with _opened(part) as stream:
            self._take_up(stream)
            yield Here(before + self._have)
            told, at = self._have, time.monotonic()
            for _ in self._all_of_it(stream, part.parent):
                now = time.monotonic()
                if abs(self._have - told) >= _TOLD_EVERY or now - at >= _TOLD_AFTER_S:
                    told, at = self._have, now
                    yield Here(before + told)
            yield Here(before + self._have)
            os.fsync(stream.fileno())
        if self._digest.hexdigest() != self._file.sha256:
            part.unlink()
            raise refused("other_content")
        part.replace(place)
        sync_path(place.parent)

    def _take_up(self, stream: BinaryIO) -> None:
        """Hash what is there; more than there should be is no part of it."""
        self._digest = hashlib.sha256()
        while block := stream.read(_BLOCK):
            self._digest.update(block)
            self._have += len(block)
        if self._have > self._file.bytes:
            self._begin_anew(stream)

    def _begin_anew(self, stream: BinaryIO) -> None:
        stream.seek(0)
        stream.truncate()
        self._digest, self._have = hashlib.sha256(), 0

    def _all_of_it(self, stream: BinaryIO, folder: Path) -> Iterator[None]:
        """Ask until it is whole, and again where the line broke, as long as something comes."""
        for_nothing, most = 0, self._have
        for _ in range(_MOST_TRIES):
            if self._have == self._file.bytes:
                return
            broken: httpx2.TransportError | None = None
            try:
                yield from self._one_answer(stream, folder)
            except httpx2.TransportError as error:
                broken = error
            for_nothing = 0 if self._have > most else for_nothing + 1
            most = max(most, self._have)
            if for_nothing >= _TRIES_FOR_NOTHING:
                raise broken or unavailable("broken_off")
        raise unavailable("broken_off")

    def _one_answer(self, stream: BinaryIO, folder: Path) -> Iterator[None]:
        wanted = {"range": f"bytes={self._have}-"} if self._have else {}
        with self._client.stream("GET", self._url, headers=wanted) as answer:
            self._check(answer)
            anew = answer.status_code == _OK  # asked for the rest, it sends all of it
            _check_length(answer, self._file.bytes - (0 if anew else self._have))
            if anew and self._have:
                self._begin_anew(stream)
            began = self._have
            try:
                for chunk in answer.iter_raw():
                    self._put(chunk, stream, folder)
                    yield
            except TooLong:
                stream.truncate(began)  # what goes on and on is nothing of the file
                raise

    def _check(self, answer: httpx2.Response) -> None:
        if answer.status_code not in {_OK, _PARTIAL}:
            raise status_error(answer)
        if answer.headers.get("content-type", "").startswith("text/html"):
            raise not_understood()
        if answer.headers.get("content-encoding", "identity") != "identity":
            raise not_understood()
        if answer.status_code == _PARTIAL:
            told = _RANGE.fullmatch(answer.headers.get("content-range", ""))
            last = self._file.bytes - 1
            if not told or tuple(map(int, told.groups())) != (self._have, last, last + 1):
                raise refused("other_part")

    def _put(self, chunk: bytes, stream: BinaryIO, folder: Path) -> None:
        if self._have + len(chunk) > self._file.bytes:
            raise TooLong
        if self._have >= self._looked_at:
            self._looked_at = self._have + _LOOK_AT_DISK_EVERY
            ahead = min(_LOOK_AT_DISK_EVERY, self._file.bytes - self._have)
            if shutil.disk_usage(folder).free - ahead < self._keep_free:
                raise refused("no_room")
        left = memoryview(chunk)
        while left:
            left = left[stream.write(left) :]
        self._digest.update(chunk)
        self._have += len(chunk)


@contextmanager
def _opened(part: Path) -> Iterator[BinaryIO]:
    """The part, made where there is none; unbuffered, so that a kill loses nothing of it."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with open(
        part, "r+b", buffering=0, opener=lambda path, _: os.open(path, flags, PRIVATE_FILE)
    ) as stream:
        yield stream


def _check_length(answer: httpx2.Response, missing: int) -> None:
    """Where the answer says how long it is, before any of it is taken."""
    told = answer.headers.get("content-length")
    if told is not None and told != str(missing):
        raise refused("other_size")


def _holds(place: Path, file: HubFile) -> bool:
    """True where the whole file is there already."""
    if not place.is_file() or place.stat().st_size != file.bytes:
        return False
    with place.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == file.sha256
