"""How the command line speaks: answers on stdout, all else on stderr."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.use_cases.tell_error import tell_error

COULD_NOT = 1
_UNSEEN: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


def write_what_can_be() -> None:
    """From now on a sign that the terminal's code page lacks is a question mark, and no error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


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
    """Write one line of JSON, in ASCII where the code page could lack a sign of it."""
    whole = (sys.stdout.encoding or "").lower().startswith("utf")
    say(json.dumps(value, ensure_ascii=not whole))


def ask(question: str) -> None:
    """Write a question whose answer is yes or no; nothing typed is a no."""
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()


def is_yes(answer: str) -> bool:
    return answer.strip().lower() in {"y", "yes"}


def visible(words: str) -> str:
    """The words, with what `note` could not show or would order the terminal about as codes."""
    return "".join(sign if _is_seen(sign) else f"<U+{ord(sign):04X}>" for sign in words)


def _is_seen(sign: str) -> bool:
    try:
        sign.encode(sys.stderr.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return sign in "\n\t" or unicodedata.category(sign) not in _UNSEEN


@contextmanager
def one_clear_sentence() -> Iterator[None]:
    """End the command with one sentence and exit status 1 where the person can act on it."""
    try:
        yield
    except SanctumError as error:
        note(tell_error(error))
        raise SystemExit(COULD_NOT) from error
