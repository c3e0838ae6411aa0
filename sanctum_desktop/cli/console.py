"""How the command line speaks: answers on stdout, all else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.use_cases.tell_error import tell_error

COULD_NOT = 1


def say(text: str = "") -> None:
    """Write a line of the answer."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def note(text: str) -> None:
    """Write a line about the work, kept apart from the answer."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def note_all(lines: Iterable[str]) -> None:
    for line in lines:
        note(line)


def say_json(value: object) -> None:
    say(json.dumps(value, ensure_ascii=False))


@contextmanager
def one_clear_sentence() -> Iterator[None]:
    """End the command with one sentence and exit status 1 where the person can act on it."""
    try:
        yield
    except SanctumError as error:
        note(tell_error(error))
        raise SystemExit(COULD_NOT) from error
