"""Local records of errors nobody caught: type, place, versions, time. Never sent, no words.

A crash of native code cannot run Python: `faulthandler` writes the stack's places to a file made
beforehand, which the next start turns into a record and removes.
"""

from __future__ import annotations

import faulthandler
import json
import logging
import os
import platform
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from sanctum_desktop import __version__
from sanctum_desktop.runtime.failure import Failure, failure_of, place_in_file
from sanctum_desktop.runtime.files import open_private
from sanctum_desktop.runtime.redacting_log import FOLDER, Event, private_folder

MOST_KEPT: Final = 20
_RECORD: Final = "*.crash.json"
_STACK: Final = ".stack"
_SIGNALS: Final = {
    "Segmentation fault": "SIGSEGV",
    "Aborted": "SIGABRT",
    "Bus error": "SIGBUS",
    "Floating-point exception": "SIGFPE",
    "Floating point exception": "SIGFPE",
    "Illegal instruction": "SIGILL",
}
_FATAL: Final = re.compile(r"^Fatal Python error: (.{1,40})$", re.MULTILINE)
_FRAME: Final = re.compile(r'^  File "([^"\n]{1,4096})", line (\d{1,7}) in ', re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrashRecord:
    """One error nobody caught. Times are UTC; kinds and places as in `Failure`."""

    id: str
    time: str
    process: str
    kinds: tuple[str, ...]
    places: tuple[str, ...]
    versions: Mapping[str, str]


def as_text(record: CrashRecord) -> str:
    """The record for reading and copying."""
    return "\n".join(
        (
            f"Crash record {record.id}, {record.time}",
            f"  process:  {record.process}",
            f"  type:     {' from '.join(record.kinds)}",
            f"  place:    {' > '.join(record.places) or 'outside our code'}",
            f"  versions: {', '.join(f'{k} {v}' for k, v in record.versions.items())}",
        )
    )


def crash_folder(home: Path) -> Path:
    return home / FOLDER / "crashes"


def read_crashes(home: Path) -> list[CrashRecord]:
    """What is kept, newest first; a file that is no record is passed over."""
    import msgspec

    found = []
    for path in sorted(crash_folder(home).glob(_RECORD), reverse=True):
        try:
            found.append(msgspec.json.decode(path.read_bytes(), type=CrashRecord))
        except (OSError, msgspec.DecodeError):
            continue
    return found


def forget_crash(home: Path, record: str) -> Mapping[Path, bytes]:
    """Remove the record of that id; gives what `put_back` takes. OSError if the disk refuses."""
    gone: dict[Path, bytes] = {}
    for path in crash_folder(home).glob(_RECORD):
        if path.name.removesuffix(".crash.json").endswith(f"-{record}"):
            gone[path] = path.read_bytes()
            path.unlink(missing_ok=True)
    return gone


def put_back(gone: Mapping[Path, bytes]) -> None:
    """Write again what was removed; OSError where the disk refuses."""
    for path, content in gone.items():
        with os.fdopen(open_private(path), "wb") as stream:
            stream.write(content)


class CrashRecorder:
    """Writes the records of one process; the same failure is written once."""

    def __init__(self, home: Callable[[], Path], process: str) -> None:
        self._home = home
        self._process = process
        self._seen: set[Failure] = set()

    def record(self, error: BaseException) -> None:
        """Keep what may be told of an error. Never raises: it runs where nothing can catch."""
        self.record_failure(failure_of(error))

    def record_failure(self, failure: Failure) -> None:
        if failure in self._seen:
            return
        self._seen.add(failure)
        record = _record(failure, self._process, time.time())
        logging.getLogger(__name__).error(Event.FAILED, {"record": record.id})
        try:
            _keep(crash_folder(self._home()), record)
        except OSError:
            return  # a disk that refuses: the log has counted it already

    def watch_native_code(self) -> None:
        """Turn stacks left by a crash into records, and be ready to leave one."""
        try:
            folder = _private(crash_folder(self._home()))
            collect_stacks(self._home(), empty_too=True)
            stack = folder / f"{os.urandom(8).hex()}{_STACK}"
            # Stays open, and stays when the process is killed: empty, it goes at the next start.
            faulthandler.enable(open_private(stack), all_threads=False)
        except OSError:
            return  # without a place to write there is no stack; all else goes on


def collect_stacks(home: Path, *, empty_too: bool = False) -> None:
    """Make records of the stacks that native crashes left, and remove them.

    `empty_too` removes the files of processes that ended well, or have yet to crash.
    """
    folder = crash_folder(home)
    for path in folder.glob(f"*{_STACK}"):
        try:
            stack, left_at = path.read_text(errors="replace"), path.stat().st_mtime
            if stack:
                _keep(folder, _record(failure_of_stack(stack), "window", left_at))
            if stack or empty_too:
                path.unlink(missing_ok=True)
        except OSError:
            continue  # a disk that refuses: the next start tries again


def failure_of_stack(stack: str) -> Failure:
    """The signal and the frames of ours in what faulthandler wrote; nothing else of it."""
    fatal = _FATAL.search(stack)
    kind = _SIGNALS.get(fatal[1], "unknown") if fatal else "unknown"
    places = [place_in_file(path, int(line)) for path, line in _FRAME.findall(stack)]
    return Failure((kind,), tuple(reversed([place for place in places if place])))


def _private(folder: Path) -> Path:
    private_folder(folder.parent)
    return private_folder(folder)


def _record(failure: Failure, process: str, at: float) -> CrashRecord:
    return CrashRecord(
        id=os.urandom(4).hex(),
        time=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at)),
        process=process,
        kinds=failure.kinds,
        places=failure.places,
        versions=dict(_versions()),
    )


def _versions() -> Iterator[tuple[str, str]]:
    yield "Sanctum", __version__
    yield "Python", platform.python_version()
    yield "system", f"{sys.platform} {platform.machine()}"
    qt = getattr(sys.modules.get("PySide6"), "__version__", None)
    if isinstance(qt, str):
        yield "PySide6", qt


def _keep(folder: Path, record: CrashRecord) -> None:
    stamp = record.time.replace(":", "").replace("-", "")
    path = _private(folder) / f"{stamp}-{record.id}.crash.json"
    with os.fdopen(open_private(path), "w", encoding="utf-8") as stream:
        json.dump(asdict(record), stream)
    for old in sorted(folder.glob(_RECORD))[:-MOST_KEPT]:
        old.unlink(missing_ok=True)
