"""The titles held one after the other at one employer, each with the day it was given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.core.policies.hearing.dates import Dated, Role
from sanctum_desktop.core.policies.hearing.titles import Title

_LEADS_TO: Final = re.compile(
    r"(?i)[,\s]*(?:(?:and|then|so|i|i['’]?m|am|i['’]?ve|was|became|they|he|she|we|made|me|got|been|promoted|moved|up|to"
    r"|as|a|an|the|now|also|it|my|badge|card|contract|title|says?|said|reads?|calls?|boss|manager|into|is|turned|finally)\b[\s,]*)*"
)
_OF_THE_FIRM: Final = re.compile(
    r"(?i)\b(?:there|joined|came|entered|started|hired|arrived|left|born|until|till|before|done"
    r"|moved|became|promoted|went)\b"
)
_PROMOTED: Final = re.compile(
    r"(?i)\b(?:promoted(?: me)? to|became|become|made(?: me| up)*(?: to)?|moved up to|ended up as)"
    r"\s*(?:a |an |the )?$"
)
_SAME_BEFORE: Final = re.compile(
    r"(?i)\bbefore,? (?:that |this )?i (?:was|did|worked)(?! (?:an? )?(?:\w+ )?volunteer)[^.]{0,40}\b(?:there|here|same)\b"
)
_SOMEBODY: Final = re.compile(r"(?i)\b(?:i|they|he|she|we|boss|manager)\b")
_ABOUT_IT: Final = re.compile(
    r"(?i)\b(?:changed|got|given|gave|made|makes|title|promotion|that was|it was|since)\b"
)
_WHOLE_STAY: Final = re.compile(r"\b(?:at|for|with) [^.]*,\s*(?:from\s+)?$")
"""Before the years of the whole stay: "porter to head chef at The Ivy, 2005 to 2015"."""
_NEXT: Final = re.compile(r"(?i)\b(?:and|,) then\b")
_ADJACENT: Final = len(" from about ")
_NEAR: Final = 90
"""Characters between a title and its date."""


@dataclass(frozen=True, slots=True)
class Step:
    """A title and the date it was held from, as far as said; places are those of the answer."""

    title: Title
    since: Dated | None
    promoted: bool


def steps(said: str, titles: Sequence[Title], dates: Sequence[Dated]) -> list[Step]:
    """One step for each distinct title, from the first held to the last as far as words say."""
    found: list[Step] = []
    free = list(dates)
    for place, title in enumerate(titles):
        begin = titles[place - 1].end if place else 0
        until = titles[place + 1].start if place + 1 < len(titles) else len(said)
        since = _date_of(said, title, (begin, until), free)
        if since:
            free = [d for d in free if d.start != since.start]
        promoted = _PROMOTED.search(said[max(0, title.start - 40) : title.start])
        before = _SAME_BEFORE.search(said[title.end : title.end + _NEAR])
        _put(found, Step(title, since, bool(promoted or before)))
    dated = [step for step in found if step.since]
    if len(found) > 1 and len(dated) == 1 and _spans(dated[0].since, dates):
        # "commis, then chef de partie, from 2014 to 2019": the years of the whole stay
        found = [Step(step.title, None, step.promoted) for step in found]
    return sorted(found, key=lambda step: rank(step, found))


def _spans(since: Dated | None, dates: Sequence[Dated]) -> bool:
    """True for a date that an end follows at once."""
    return since is not None and any(
        d.role is Role.END and 0 < d.start - since.end <= _ADJACENT for d in dates
    )


def rank(step: Step, held: Sequence[Step]) -> tuple[int, str]:
    """What puts steps in order: words like "then", and never against their dates."""
    if step.since is None:
        return step.title.order, ""
    day = step.since.iso
    before = [other.title.order for other in held if other.since and other.since.iso <= day]
    return max(step.title.order, *before), day


def _date_of(
    said: str, title: Title, reach: tuple[int, int], free: Sequence[Dated]
) -> Dated | None:
    """The date said with a title: right before it, or behind it before the next title."""
    open_dates = [d for d in free if d.role is not Role.END]
    before = [
        d
        for d in open_dates
        if reach[0] <= d.start and d.end <= title.start and _leads(said[d.end : title.start])
    ]
    after = [
        d
        for d in open_dates
        if title.end <= d.start < reach[1]
        and _follows(said[title.end : d.start])
        and not _of_the_next(said, title, d, reach[1])
    ]
    if before and not (after and after[0].start - title.end <= _ADJACENT):
        exact = [d for d in after if d.iso.startswith(before[-1].iso)]
        return (exact or before[-1:])[0]
    return after[0] if after else None


def _of_the_next(said: str, title: Title, date: Dated, until: int) -> bool:
    """True for a date far behind the title that leads to the next: "helper, ..., since 2019 cook"."""
    far = date.start - title.end > _ADJACENT
    return far and until < len(said) and _leads(said[date.end : until])


def _leads(gap: str) -> bool:
    """True for what may stand between a date and the title got on it."""
    return bool(_LEADS_TO.fullmatch(gap)) and ("," not in gap or bool(_SOMEBODY.search(gap)))


def _follows(gap: str) -> bool:
    """True for what may stand between a title and its date; a new sentence must speak of it."""
    if len(gap) > _NEAR or any(p.search(gap) for p in (_OF_THE_FIRM, _WHOLE_STAY, _NEXT)):
        return False
    ends = [m.end() for m in re.finditer(r"[.!?]+\s", gap)]
    return not ends or bool(_ABOUT_IT.search(gap[ends[-1] :]))


def _put(found: list[Step], step: Step) -> None:
    """Add a step; of one title said twice keep the longer name and the date."""
    name = step.title.name.lower()
    for place, old in enumerate(found):
        known = old.title.name.lower()
        longer = name.endswith(" " + known) and step.title.order == old.title.order == 0
        if step.since and old.since and step.since.iso != old.since.iso and known != name:
            continue
        if known == name or known.endswith(" " + name) or known.startswith(name + ",") or longer:
            again = known == name and (step.since or step.title.order > old.title.order)
            kept = step.title if longer or again else old.title
            found[place] = Step(kept, step.since or old.since, step.promoted or old.promoted)
            return
    found.append(step)


def _after(step: Step, first: Step, found: Sequence[Step]) -> bool:
    """True for a title that came after another of the same firm."""
    dated = [other.since.iso for other in found if other.since]
    later = step.since is not None and step.since.iso > min(dated)
    told_after = first.since is None and first.title.start < step.title.start
    return later or told_after or step.title.order > first.title.order


def since_joining(found: Sequence[Step], dates: Sequence[Dated]) -> list[Dated]:
    """The dates that may be the day of joining: those of no promotion."""
    first = found[0] if found else None
    later = {
        step.since.start
        for step in found
        if step.since and (step.promoted or (first is not None and _after(step, first, found)))
    }
    return [d for d in dates if d.start not in later]
