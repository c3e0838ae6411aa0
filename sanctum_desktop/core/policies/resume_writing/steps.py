"""The posts held one after another in one place, as one line under its heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.profile import Entry
from sanctum_desktop.core.domain.resume import LineId, ResumeLine
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding import refusals
from sanctum_desktop.core.policies.resume_writing.dates import Dates

_ID: Final = "steps-"


@dataclass(frozen=True, slots=True)
class Step:
    """A post and when it began, "" where that was not said."""

    since: str
    title: str = field(repr=False)
    fact: Fact


def steps_of(entry: Entry) -> tuple[Step, ...]:
    """The posts in time order; one without a date stands where it was told."""
    told = []
    for fact in entry.all("step"):
        since, _, title = fact.value.partition("|")
        told.append(Step(since.strip(), title.strip(), fact))
    dated = iter(sorted((step for step in told if step.since), key=lambda step: step.since))
    return tuple(next(dated) if step.since else step for step in told)


def is_steps(line: ResumeLine) -> bool:
    """True for a line of posts: it tells no deed."""
    return line.id.startswith(_ID)


def steps_line(entry: Entry, dates: Dates, refused: list[str]) -> ResumeLine | None:
    """A line as "Staff Nurse; Senior Staff Nurse since May 2025", as far as the words bear it.

    The gate is asked of the dates in full; the page may print them shorter.
    """
    steps = steps_of(entry)
    if not steps or (len(steps) == 1 and steps[0].title == entry.first("position")):
        return None
    quotes = list(dict.fromkeys(step.fact.source.quote for step in steps))
    for how, asked in ((dates, Dates()), (None, None)):
        if not refusals(_words(entry, steps, asked), quotes, employer=entry.first("name")):
            return ResumeLine(
                id=LineId(f"{_ID}{steps[0].fact.id}"),
                text=_words(entry, steps, how),
                facts=tuple(step.fact.id for step in steps),
            )
    refused.append(text("abby.refused.steps", titles=_words(entry, steps, None)))
    return None


def _words(entry: Entry, steps: Sequence[Step], dates: Dates | None) -> str:
    """The posts, each with its start where dates are wanted and it was said."""
    goes_on = bool(entry.first("ongoing")) or not entry.first("endDate")
    said = []
    for step in steps:
        if dates is None or not step.since:
            said.append(step.title)
            continue
        form = "page.step.since" if step is steps[-1] and goes_on else "page.step.from"
        said.append(text(form, title=step.title, date=dates.date(step.since)))
    return "; ".join(said)
