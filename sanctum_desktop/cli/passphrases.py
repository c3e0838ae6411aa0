"""Where the passphrase comes from: a file or a prompt, never an argument."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.secrets import MAX_PASSPHRASE_BYTES, Passphrase

VARIABLE = "SANCTUM_PASSPHRASE_FILE"


def passphrase(file: Path | None, prompt: str = "Passphrase: ") -> Passphrase:
    """Read the passphrase. Raises BadInput where there is no file and nobody to ask."""
    named = named_file(file)
    if named is not None:
        return Passphrase(_first_line(named))
    return Passphrase(ask_secret(prompt))


def named_file(file: Path | None) -> Path | None:
    """The file the passphrase is read from, where one is named."""
    return file or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)


def ask_secret(prompt: str) -> str:
    """Ask on the terminal without showing what is typed."""
    if not sys.stdin.isatty():
        raise BadInput(
            "There is no terminal to ask for the passphrase.",
            advice=f"Name a file with --passphrase-file or {VARIABLE}.",
        )
    return getpass.getpass(prompt)


def _first_line(file: Path) -> str:
    try:
        with file.open(encoding="utf-8") as lines:
            line = lines.readline(MAX_PASSPHRASE_BYTES + 2)
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            f"The passphrase file {file} cannot be read.", advice="Nothing was changed."
        ) from error
    return line.rstrip("\r\n")
