"""The log that cannot hold a person's words: a closed list of sentences with checked fields.

Every record of the process is redacted as it is made, so that no handler, ours or a library's,
has more to print: a message that is not an `Event` is withheld, and of an error only its types and
places stay. Standard library only.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import time
import warnings
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

from sanctum_desktop.core.domain.model_tasks import Feature, Outcome
from sanctum_desktop.core.domain.traces import current_trace
from sanctum_desktop.runtime.failure import Failure, failure_of, kind_name, place_in_file
from sanctum_desktop.runtime.files import PRIVATE_FILE, PRIVATE_FOLDER

FOLDER: Final = "logs"
"""Beside the vaults."""

MOST_BYTES: Final = 10_000_000
MOST_FILES: Final = 10
KEPT: Final = timedelta(days=30)

_FILE_NAME: Final = re.compile(r"(\d{4}-\d\d-\d\d)\.(\d{1,6})\.log")
_ID: Final = re.compile(r"[0-9a-f]{8,32}")
_VERSION: Final = re.compile(r"\d{1,4}(\.\d{1,5}){0,3}((a|b|rc|\.dev|\.post)\d{1,3})?")
_QT_CATEGORY: Final = re.compile(r"default|qml|js|qt(\.[a-z]{2,16}){1,4}")
PROCESSES: Final = frozenset({"supervisor", "window", "command line"})
ENGINES: Final = frozenset({"llm", "stt", "tts", "recall", "import", "net", "scripted"})
"""Processes that have no log of their own: what they tell of their work, the app writes."""


class Event(Enum):
    """All that the log can say. A field shows only what the check of its name lets pass."""

    STARTED = "%(process)s started, version %(version)s"
    FAILED = "an error nobody caught, crash record %(record)s"
    WARNED = "a library warned: %(kind)s"
    QT = "Qt said something of %(category)s %(place)s"
    ENGINE_WORKED = "%(engine)s worked for %(ms)s ms and gave %(count)s items"
    TASK_ENDED = "%(feature)s was asked of a model: %(outcome)s after %(ms)s ms"
    WITHHELD = "words withheld, line %(line)s"

    def __str__(self) -> str:
        return self.value


def _matching(pattern: re.Pattern[str]) -> Callable[[object], str]:
    def check(value: object) -> str:
        found = pattern.fullmatch(value) if isinstance(value, str) else None
        return found.group() if found else "?"

    return check


def _number(value: object) -> str:
    return str(value) if type(value) is int else "?"


_FIELDS: Final[Mapping[str, Callable[[object], str]]] = {
    "process": lambda value: next((known for known in PROCESSES if known == value), "?"),
    "engine": lambda value: next((known for known in ENGINES if known == value), "?"),
    "feature": lambda value: value.value if isinstance(value, Feature) else "?",
    "outcome": lambda value: value.value if isinstance(value, Outcome) else "?",
    "trace": _matching(_ID),
    "ms": _number,
    "count": _number,
    "version": _matching(_VERSION),
    "record": _matching(_ID),
    "kind": lambda value: kind_name(value) if isinstance(value, type) else "?",
    "category": _matching(_QT_CATEGORY),
    "place": lambda value: place_in_file(*value) if isinstance(value, tuple) else "?",
    "line": _number,
}


class _Shown(dict[str, str]):
    """The fields of a sentence after their checks; one that is missing is a question mark."""

    def __init__(self, fields: object) -> None:
        given = fields if isinstance(fields, Mapping) else {}
        super().__init__({name: check(given.get(name)) for name, check in _FIELDS.items()})


_ExcInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class GatedRecord(logging.LogRecord):
    """A log record that was redacted before anybody could read it.

    `sanctum_failure` is what may be told of the error it came with. Where it belongs to a turn, it
    ends with the turn's trace, by which its records in all processes are found.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the standard library's signature
        self,
        name: str,
        level: int,
        pathname: str,
        lineno: int,
        msg: object,
        args: object,
        exc_info: _ExcInfo | None = None,
        func: str | None = None,
        sinfo: str | None = None,
        **_others: object,
    ) -> None:
        event, fields = (msg, args) if isinstance(msg, Event) else (Event.WITHHELD, None)
        if isinstance(fields, tuple) and len(fields) == 1:
            fields = fields[0]  # as logging hands over a single mapping
        error = exc_info[1] if exc_info else None
        self.sanctum_failure: Failure | None = failure_of(error) if error else None
        shown = _Shown(fields or {"line": lineno})
        said = str(event) % shown
        if self.sanctum_failure:
            said = f"{said}; {self.sanctum_failure}"
        if trace := shown["trace"].strip("?") or current_trace():
            said = f"{said}; turn {trace}"
        super().__init__(_logger_name(name), level, "", lineno, said, None, None)


def _logger_name(name: object) -> str:
    """The part of a logger's name that names a module: the rest may be anything."""
    parts = name.split(".") if isinstance(name, str) else []
    for length in range(len(parts), 0, -1):
        module = ".".join(parts[:length])
        if module in sys.modules:
            return module
    return "root" if name == "root" else "unknown"


class LineFormatter(logging.Formatter):
    """`timestamp - logger_name - level - message`, in UTC; or the same four as a line of JSON."""

    def __init__(self, *, json_lines: bool = False) -> None:
        super().__init__()
        self._json_lines = json_lines

    def format(self, record: logging.LogRecord) -> str:
        moment = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        timestamp = f"{moment}.{int(record.msecs):03}Z"
        # A record that came round the gate says nothing.
        message = record.getMessage() if isinstance(record, GatedRecord) else str(Event.WITHHELD)
        name = _logger_name(record.name)
        if self._json_lines:
            fields = (timestamp, name, record.levelname, message)
            names = ("timestamp", "logger_name", "level", "message")
            return json.dumps(dict(zip(names, fields, strict=True)))
        return f"{timestamp} - {name} - {record.levelname} - {message}"


class DailyFiles(logging.Handler):
    """Appends to a file of the day, a further one at 10 MB; what is over 30 days old goes.

    Each line is one append to a file opened for it, so any number of processes may write at once.
    The folder is made with the first line. A disk that refuses costs lines, never the work: `lost`
    counts them.
    """

    def __init__(self, folder: Callable[[], Path]) -> None:
        super().__init__()
        self._folder = folder
        self._pruned: date | None = None
        self.lost = 0

    def emit(self, record: logging.LogRecord) -> None:
        line = f"{self.format(record)}\n".encode()
        day = datetime.fromtimestamp(record.created, UTC).date()
        try:
            folder = private_folder(self._folder())
            if self._pruned != day:
                prune(folder, day)
                self._pruned = day
            _append(_file_for(folder, day, len(line)), line)
        except OSError:
            self.lost += 1


def private_folder(folder: Path) -> Path:
    """The folder, made where it is missing, that only its owner may enter."""
    folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    if folder.stat().st_mode & 0o077:
        folder.chmod(PRIVATE_FOLDER)
    return folder


def log_files(folder: Path) -> list[Path]:
    """The log files there, oldest first."""
    found = [(match, path) for path in folder.glob("*.log") if (match := _match(path))]
    found.sort(key=lambda one: (one[0][1], int(one[0][2])))
    return [path for _, path in found]


def prune(folder: Path, today: date) -> None:
    """Remove what is over 30 days old, and the oldest beyond ten, the next to come included."""
    files = log_files(folder)
    oldest = (today - KEPT).isoformat()
    for position, path in enumerate(reversed(files)):
        if position >= MOST_FILES - 1 or path.name[: len(oldest)] < oldest:
            path.unlink(missing_ok=True)


def install(folder: Callable[[], Path], *, json_lines: bool = False) -> None:
    """Put the gate before every logger and warning of this process."""
    handler = DailyFiles(folder)
    handler.setFormatter(LineFormatter(json_lines=json_lines))
    logging.setLogRecordFactory(GatedRecord)
    logging.raiseExceptions = False  # a handler in trouble would print what it was given
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("sanctum_desktop").setLevel(logging.INFO)
    warnings.showwarning = _show_warning


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    logging.getLogger(__name__).warning(Event.WARNED, {"kind": category})


def _match(path: Path) -> re.Match[str] | None:
    return _FILE_NAME.fullmatch(path.name)


def _file_for(folder: Path, day: date, more: int) -> Path:
    """The newest file of the day that still has room for `more` bytes."""
    numbers = [int(m[2]) for p in log_files(folder) if (m := _match(p)) and m[1] == f"{day}"]
    if not numbers:
        return folder / f"{day}.0.log"
    newest = folder / f"{day}.{max(numbers)}.log"
    if newest.stat().st_size + more <= MOST_BYTES:
        return newest
    prune(folder, day)
    return folder / f"{day}.{max(numbers) + 1}.log"


def _append(path: Path, line: bytes) -> None:
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, PRIVATE_FILE)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, PRIVATE_FILE)  # whatever it was before
        os.write(descriptor, line)
    finally:
        os.close(descriptor)
