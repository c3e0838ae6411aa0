"""Reads a conversation from a file: one {"role", "text"} a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.errors import BadInput

MAX_TRANSCRIPT_BYTES: Final = 32 * 1024 * 1024
_ADVICE: Final = (
    'Each line is {"role": "interviewer" or "person", "text": "..."}. Nothing was read.'
)


def read_turns(file: Path) -> list[tuple[Speaker, str]]:
    """The turns of a transcript file; BadInput names the line that is wrong."""
    try:
        with file.open("rb") as untrusted_file:
            untrusted = untrusted_file.read(MAX_TRANSCRIPT_BYTES + 1)
    except OSError as error:
        raise BadInput(f"The transcript {file} cannot be read: {error.strerror}.") from error
    if len(untrusted) > MAX_TRANSCRIPT_BYTES:
        raise BadInput(f"The transcript {file} is larger than 32 MiB.", advice=_ADVICE)
    try:
        lines = untrusted.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise BadInput(f"The transcript {file} is not UTF-8 text.", advice=_ADVICE) from error
    turns = [_turn(line, number, file) for number, line in enumerate(lines, 1) if line.strip()]
    if not turns:
        raise BadInput(f"The transcript {file} is empty.", advice=_ADVICE)
    return turns


def _turn(untrusted_line: str, number: int, file: Path) -> tuple[Speaker, str]:
    try:
        read = json.loads(untrusted_line)
        speaker, text = Speaker(read["role"]), read["text"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadInput(f"Line {number} of {file} is not a turn.", advice=_ADVICE) from error
    if not isinstance(text, str):
        raise BadInput(f"Line {number} of {file} holds no text.", advice=_ADVICE)
    return speaker, text
