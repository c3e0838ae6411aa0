"""The posts held one after another in one place, as one line under its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.profile import Entry
from sanctum_desktop.core.domain.resume import LineId, ResumeLine
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding import unsaid
from sanctum_desktop.core.policies.resume_writing.dates import Dates

_ID: Final = "steps-"
_SINCE: Final = re.compile(r"(?i)\bsince (?:[a-z]+ (?:of )?)?(?P<year>\d{4})\b")


@dataclass(frozen=True, slots=True)
class Step:
    """A post and when it began, "" where that was not said."""

    since: str
    title: str = field(repr=False)
    fact: Fact


def steps_of(entry: Entry) -> tuple[Step, ...]:
    """The posts in time order; one without a date stands where it was told, the title last."""
    told = []
    for fact in entry.all("step"):
        since, _, title = fact.value.partition("|")
        told.append(Step(since.strip(), title.strip(), fact))
    dated = iter(sorted((step for step in told if step.since), key=lambda step: step.since))
    ordered = (next(dated) if step.since else step for step in told)
    return tuple(sorted(ordered, key=lambda step: not step.since and _is_title(step, entry)))


def _is_title(step: Step, entry: Entry) -> bool:
    """True for the post that heads the entry, which is the last one held."""
    return step.title == entry.first("position")


def begun(entry: Entry) -> str:
    """When the entry began: with its first post, where that was said to be in an earlier year."""
    start = entry.first("startDate")
    earlier = [
        step.since
        for step in steps_of(entry)
        if "" < step.since[:4] < start[:4] and not unsaid(step.since, (step.fact.source.quote,))
    ]
    return min(earlier, default=start)


def is_steps(line: ResumeLine) -> bool:
    """True for a line of posts: it tells no deed."""
    return line.id.startswith(_ID)


def steps_line(entry: Entry, dates: Dates, refused: list[str]) -> ResumeLine | None:
    """A line as "Staff Nurse; Senior Staff Nurse since May 2025", as far as the words bear it.

    The gate is asked of each title and each date; without its date a post still stands.
    """
    steps = steps_of(entry)
    if not steps or _is_heading(steps, entry):
        return None
    said = [step for step in steps if not unsaid(step.title, (step.fact.source.quote,))]
    if len(said) < len(steps):
        refused.append(text("abby.refused.steps", titles=_words(entry, steps, None)))
        return None
    dated = all(not unsaid(step.since, (step.fact.source.quote,)) for step in steps)
    words = _words(entry, steps, dates if dated else None)
    if words == entry.first("position"):
        return None
    return ResumeLine(
        id=LineId(f"{_ID}{steps[0].fact.id}"),
        text=words,
        facts=tuple(step.fact.id for step in steps),
    )


def _is_heading(steps: Sequence[Step], entry: Entry) -> bool:
    """True for the one post of the entry, held since they came: its heading says so already."""
    only = steps[0]
    promoted = only.since[:4] > entry.first("startDate")[:4] > ""
    return len(steps) == 1 and _is_title(only, entry) and not promoted


def _said_since(step: Step) -> bool:
    """True where the person said "since" of the post's year: it goes on."""
    said = _SINCE.finditer(step.fact.source.quote)
    return any(found["year"] == step.since[:4] for found in said)


def _words(entry: Entry, steps: Sequence[Step], dates: Dates | None) -> str:
    """The posts, each with its start where dates are wanted and it was said."""
    goes_on = bool(entry.first("ongoing") or _said_since(steps[-1])) and not entry.first("endDate")
    said = []
    for step in steps:
        if dates is None or not step.since:
            said.append(step.title)
            continue
        form = "page.step.since" if step is steps[-1] and goes_on else "page.step.from"
        said.append(text(form, title=step.title, date=dates.date(step.since)))
    return "; ".join(said)
