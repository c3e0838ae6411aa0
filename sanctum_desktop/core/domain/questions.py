"""Questions an interview is practised with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class QuestionKind(StrEnum):
    """What a question is after."""

    OPENING = "opening"
    MOTIVATION = "motivation"
    BEHAVIOURAL = "behavioural"
    SITUATIONAL = "situational"
    CRAFT = "craft"
    STRENGTHS = "strengths"
    CONFLICT = "conflict"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question; `simpler` asks the same in easier words, `holds` is what is listened for."""

    id: str
    kind: QuestionKind
    text: str
    simpler: str
    holds: tuple[str, ...]
