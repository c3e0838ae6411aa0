"""The questions of a mock interview, from the TOML files that ship."""

from __future__ import annotations

import tomllib
from pathlib import Path

from sanctum_desktop.core.domain.questions import Question, QuestionKind


def read_questions(folder: Path) -> tuple[Question, ...]:
    """Every question of a folder, file by file; ValueError for a kind there is none of."""
    found = []
    for file in sorted(folder.glob("*.toml")):
        for one in tomllib.loads(file.read_text(encoding="utf-8"))["question"]:
            kind, holds = QuestionKind(one.pop("kind")), tuple(one.pop("holds"))
            found.append(Question(kind=kind, holds=holds, **one))
    return tuple(found)
