"""Puts the person's decisions on a freshly written page: on it, their words are theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sanctum_desktop.core.domain.resume import (
    LineDecision,
    LineId,
    Resume,
    ResumeEntry,
    ResumeLine,
    Verdict,
)
from sanctum_desktop.core.domain.words import text


def decided(resume: Resume, decisions: Sequence[LineDecision]) -> Resume:
    """The page with each decision carried out.

    An edit whose line rests on something that was corrected since is named among the gaps rather
    than dropped: the decision stays, so the words are never lost.
    """
    by_line = {decision.line: decision for decision in decisions}
    written = resume.lines()
    sections = []
    for section in resume.sections:
        entries = tuple(
            replace(entry, lines=tuple(_lines(entry.lines, by_line))) for entry in section.entries
        )
        kept = tuple(entry for entry in entries if _stands(entry))
        if kept:
            sections.append(replace(section, entries=kept))
    homeless = tuple(
        text("abby.gap.edited", line=decision.text)
        for decision in decisions
        if decision.text and decision.line not in written
    )
    return replace(
        resume,
        sections=tuple(sections),
        decisions=tuple(decisions),
        gaps=(*resume.gaps, *homeless),
    )


def _stands(entry: ResumeEntry) -> bool:
    return bool(entry.lines or entry.title or entry.organization)


def _lines(
    lines: Sequence[ResumeLine], decisions: Mapping[LineId, LineDecision]
) -> Iterator[ResumeLine]:
    for line in lines:
        decision = decisions.get(line.id)
        if decision is None:
            yield line
        elif decision.verdict is not Verdict.REMOVED:
            words = decision.text or line.text
            yield replace(line, text=words, verdict=decision.verdict, author=decision.author)
