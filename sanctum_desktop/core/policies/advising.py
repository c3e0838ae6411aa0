"""What Abby says of words the person puts in a line's place."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from sanctum_desktop.core.domain.facts import Fact, FactId
from sanctum_desktop.core.domain.resume import LineId, Resume, ResumeEntry, ResumeLine, Verdict
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.hearing.measures import in_digits
from sanctum_desktop.core.policies.resume_writing.drafts import quotes
from sanctum_desktop.core.policies.resume_writing.wording import says_more

_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")


def advice(
    resume: Resume,
    line: LineId,
    words: str,
    facts: Mapping[FactId, Fact],
    respell: Mapping[str, str],
) -> str:
    """Why the words say more than what was told of the line; "" where they do not.

    `respell` gives for a word the reader's spelling.
    """
    found = _found(resume, line)
    if found is None:
        return ""
    entry, before = found
    if words == before.text and before.verdict in (None, Verdict.ACCEPTED):
        return ""
    said = quotes(facts[fact] for fact in before.facts if fact in facts)
    why = says_more(words, said, respell, employer=entry.organization)
    return _spoken(why[0], words, said) if why else ""


def _found(resume: Resume, line: LineId) -> tuple[ResumeEntry, ResumeLine] | None:
    return next(
        (
            (entry, one)
            for section in resume.sections
            for entry in section.entries
            for one in entry.lines
            if one.id == line
        ),
        None,
    )


def _spoken(reason: str, words: str, said: Collection[str]) -> str:
    """The reason as Abby says it: of a number nobody told, that it was not said how many."""
    figures, told = (set(_FIGURE.findall(in_digits(one))) for one in (words, " ".join(said)))
    if figures - told:
        return text("abby.advice.number")
    return text("abby.advice", reason=reason[:1].upper() + reason[1:])
