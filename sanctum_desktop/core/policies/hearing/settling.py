"""What holds of all that was heard: corrections win, the latest counts, and nothing stands twice."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sanctum_desktop.core.domain.conversation import ConversationId, Turn
from sanctum_desktop.core.domain.facts import Fact, FactId, Section, Source, Status
from sanctum_desktop.core.policies.hearing.corrections import swaps
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.put_right import put_right


@dataclass(frozen=True, slots=True)
class Heard:
    """A finding and the turn it was made in."""

    turn: Turn
    finding: Finding
    corrects: bool = False


def swapped(heard: Sequence[Heard], turn: Turn) -> list[Heard]:
    """Replace values the answer calls wrong; the words that say so become their source."""
    out = list(heard)
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
    """What was read back wrong: a value is set right where the answer says it, a deed withdrawn."""
    lines = [line.removeprefix("– ") for line in read.splitlines() if line.startswith("– ")]
    after = put_right(lines, turn.text)
    gone = [line for line in lines if line not in after]
    changed = {old: next(iter(put_right([old], turn.text)), "") for old in gone}
    return [_righted(item, changed, turn) for item in heard]


def _righted(item: Heard, changed: Mapping[str, str], turn: Turn) -> Heard:
    right = changed.get(item.finding.value)
    if right is None:
        return item
    start = turn.text.lower().find(right.lower())
    if not right or start < 0:
        return replace(item, finding=replace(item.finding, withdrawn=True))
    return _said_anew(item, turn, turn.text[start : start + len(right)], start)


def _said_anew(item: Heard, turn: Turn, right: str, start: int) -> Heard:
    finding = replace(item.finding, value=right, start=start, end=start + len(right))
    return Heard(turn, finding, corrects=True)


def settled(heard: list[Heard]) -> list[Heard]:
    """The last word wins: of single attributes of an entry only the latest; no thing twice."""
    latest: dict[tuple[Section, str, str], Heard] = {}
    order: list[tuple[Section, str, str]] = []
    for item in heard:
        finding = item.finding
        single = finding.name not in ("highlight", "topic", "step")
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
    return [latest[key] for key in order]


def _more_exact(old: Finding, new: Finding) -> bool:
    if new.name in ("startDate", "endDate", "date"):
        return new.value.startswith(old.value)
    return new.name == "fluency"


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
