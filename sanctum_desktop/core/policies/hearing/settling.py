"""What holds of all that was heard: corrections win, the latest counts, and nothing stands twice."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sanctum_desktop.core.domain.conversation import ConversationId, Turn
from sanctum_desktop.core.domain.facts import BESIDE_A_DEED, Fact, FactId, Section, Source, Status
from sanctum_desktop.core.policies.hearing.corrections import swaps
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.mending import (
    Change,
    change_of,
    is_of,
    mended,
    said_anew,
    settled_until,
    told_in,
)
from sanctum_desktop.core.policies.hearing.promotions import METHOD as GIVEN
from sanctum_desktop.core.policies.hearing.put_right import put_right


@dataclass(frozen=True, slots=True)
class Heard:
    """A finding and the turn it was made in.

    `settles` names the answer that put it right and how far into it that reaches: what else is
    heard there is the correction over again, and no news.
    """

    turn: Turn
    finding: Finding
    corrects: bool = False
    mended: bool = False
    settles: tuple[int, int] | None = None


def swapped(heard: Sequence[Heard], turn: Turn) -> list[Heard]:
    """Replace values the answer calls wrong; the words that say so become their source.

    What a read-back's line has settled already is left: another job may well have that value.
    """
    out = list(heard)
    if any(item.settles and item.settles[0] == turn.index for item in heard):
        return out
    for wrong, right in swaps(turn.text):
        start = turn.text.find(right)
        out = [
            _said_anew(item, turn, right, start)
            if item.finding.value.lower() == wrong.lower() and item.finding.name != "highlight"
            else item
            for item in out
        ]
    return out


def righted(heard: Sequence[Heard], read: str, turn: Turn) -> list[Heard]:
    """What was read back wrong: a value is set right where it was told, a deed withdrawn."""
    lines = [line.removeprefix("– ") for line in read.splitlines() if line.startswith("– ")]
    after = put_right(lines, turn.text)
    out = list(heard)
    for line in lines:
        if line not in after:
            right = next(iter(put_right([line], turn.text)), "")
            out = _righted(out, change_of(line, right), turn)
    return out


def _righted(heard: Sequence[Heard], change: Change, turn: Turn) -> list[Heard]:
    told: dict[int, str] = {}
    for item in heard:
        told.setdefault(item.turn.index, item.turn.text)
        told[item.turn.index] += f" {item.finding.value}"
    place = told_in(change.line, list(told.values()))
    if place is None:
        return list(heard)
    index = list(told)[place]
    reach = (turn.index, settled_until(turn.text, change.right))
    entries = {item.finding.entry for item in heard if item.turn.index == index}
    out = [
        _mended(item, change, turn)
        if item.turn.index == index or (item.finding.entry in entries and _is_single(item.finding))
        else item
        for item in heard
    ]
    if out == list(heard) and change.denies:
        return out  # nothing stood of it: what they say instead is heard as any answer
    first = next(n for n, item in enumerate(heard) if item.turn.index == index)
    out[first] = replace(out[first], settles=reach)
    return out


def _mended(item: Heard, change: Change, turn: Turn) -> Heard:
    """The item as it stands after that change; the same where it is not concerned."""
    finding = item.finding
    if not change.denies:
        value = mended(finding, change)
        if value == finding.value:
            return item
        return _anew(item, value, change, turn)
    if not is_of(finding, change.line):
        return item
    if " " not in change.right or change.right.lower() not in turn.text.lower():
        return replace(item, finding=replace(finding, withdrawn=True))
    return _anew(item, change.right, change, turn)


def _anew(item: Heard, value: str, change: Change, turn: Turn) -> Heard:
    return Heard(
        turn, said_anew(item.finding, value, turn.text, change.right), corrects=True, mended=True
    )


def _is_single(finding: Finding) -> bool:
    """True for what an entry has one of, and deeds and topics many."""
    return finding.name not in {"highlight", "step", *BESIDE_A_DEED}


def _said_anew(item: Heard, turn: Turn, right: str, start: int) -> Heard:
    finding = replace(item.finding, value=right, start=start, end=start + len(right))
    return Heard(turn, finding, corrects=True)


def settled(heard: list[Heard]) -> list[Heard]:
    """The last word wins: of single attributes of an entry only the latest; no thing twice."""
    latest: dict[tuple[Section, str, str], Heard] = {}
    order: list[tuple[Section, str, str]] = []
    for item in _without_repeats(heard):
        finding = item.finding
        single = _is_single(finding)
        key = (finding.section, _key(finding.entry), finding.name if single else finding.value)
        if key not in latest:
            order.append(key)
            latest[key] = item
        elif (
            finding.section is Section.BASICS
            or (item.corrects and single)
            or _more_exact(latest[key].finding, finding)
        ):
            latest[key] = item
    return _in_time([latest[key] for key in order])


def _in_time(heard: Sequence[Heard]) -> list[Heard]:
    """Without an end that lies before its beginning: it is of something else."""
    begun = {
        (item.finding.section, item.finding.entry): item.finding.value
        for item in heard
        if item.finding.name == "startDate"
    }

    def fits(finding: Finding) -> bool:
        start = begun.get((finding.section, finding.entry), "")
        return finding.name != "endDate" or finding.value[:4] >= start[:4]

    return [item for item in heard if fits(item.finding)]


def _without_repeats(heard: Sequence[Heard]) -> list[Heard]:
    """Without what was heard in the words of a correction that is settled already."""
    reach = dict(sorted(item.settles for item in heard if item.settles))
    return [
        item
        for item in heard
        if item.mended or item.finding.start >= reach.get(item.turn.index, 0)
    ]


def _more_exact(old: Finding, new: Finding) -> bool:
    if new.name in ("startDate", "endDate", "date"):
        return new.value.startswith(old.value)
    given = new.name == "position" and new.method == GIVEN and new.viewer is old.viewer
    return given or new.name == "fluency"


def _key(entry: str) -> str:
    return re.sub(r"[^\w]+", "-", entry.lower()).strip("-")


def fact_of(heard: Heard, conversation: ConversationId, heard_at: datetime) -> Fact:
    finding, turn = heard.finding, heard.turn
    entry = _key(finding.entry)
    start, end = finding.start, finding.end
    identity = "|".join(
        (
            conversation,
            finding.section,
            entry,
            finding.name,
            finding.value,
            f"{turn.index}:{start}:{end}",
        )
    )
    return Fact(
        id=FactId(hashlib.sha256(identity.encode()).hexdigest()[:24]),
        section=finding.section,
        entry=entry,
        name=finding.name,
        value=finding.value,
        source=Source(conversation, turn.index, start, end, turn.text[start:end]),
        heard_at=heard_at,
        confidence=finding.confidence,
        method=finding.method,
        status=Status.RETRACTED if finding.withdrawn else Status.PROPOSED,
        viewer=finding.viewer,
        own_part=finding.own_part,
        measures=finding.measures,
    )
