"""Values of the core as rows and JSON, both ways."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import msgspec

from sanctum_desktop.adapters.sqlcipher.connection import Value
from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Topic, Turn, TurnKind
from sanctum_desktop.core.domain.facts import (
    Fact,
    FactId,
    Measure,
    OwnPart,
    Revision,
    Section,
    Source,
    Status,
    ViewerLevel,
)
from sanctum_desktop.core.domain.model_tasks import Author
from sanctum_desktop.core.domain.persona import Action, Handed
from sanctum_desktop.core.domain.resume import Resume

TURN_COLUMNS: Final = "number, speaker, text, said_at, kind, topic, wording, author, more"
FACT_COLUMNS: Final = (
    "id, section, entry, name, value, conversation, turn, span_start, span_end, quote,"
    " heard_at, confidence, method, status, viewer, own_part, measures, exclusions, history"
)


@dataclass(frozen=True, slots=True)
class _More:
    """What few turns have."""

    cut: bool = False
    cites: tuple[Citation, ...] = ()
    actions: tuple[Action, ...] = ()


_NO_MORE: Final = _More()


def turn_row(turn: Turn) -> tuple[Value, ...]:
    return (
        turn.index,
        turn.speaker.value,
        turn.text,
        turn.said_at.isoformat(),
        turn.kind.value,
        None if turn.topic is None else turn.topic.value,
        turn.wording,
        "" if turn.author is None else as_json(turn.author),
        "" if (more := _More(turn.cut, turn.cites, turn.actions)) == _NO_MORE else as_json(more),
    )


def turn_of(row: Sequence[Any]) -> Turn:
    index, speaker, said, said_at, kind, topic, wording, author, kept = row
    more = msgspec.convert(json.loads(kept), _More) if kept else _NO_MORE
    return Turn(
        index=index,
        speaker=Speaker(speaker),
        text=said,
        said_at=datetime.fromisoformat(said_at),
        kind=TurnKind(kind),
        topic=None if topic is None else Topic(topic),
        wording=wording,
        author=msgspec.convert(json.loads(author), Author) if author else None,
        cut=more.cut,
        cites=more.cites,
        actions=more.actions,
    )


def handed_row(handed: Handed | None) -> str:
    return "" if handed is None else as_json(handed)


def handed_of(kept: str) -> Handed | None:
    return msgspec.convert(json.loads(kept), Handed) if kept else None


def fact_row(fact: Fact) -> tuple[Value, ...]:
    source = fact.source
    return (
        fact.id,
        fact.section.value,
        fact.entry,
        fact.name,
        fact.value,
        source.conversation,
        source.turn,
        source.start,
        source.end,
        source.quote,
        fact.heard_at.isoformat(),
        fact.confidence,
        fact.method,
        fact.status.value,
        fact.viewer.value,
        fact.own_part.value,
        as_json(fact.measures),
        as_json(fact.exclusions),
        as_json(fact.history),
    )


def fact_of(row: Sequence[Any]) -> Fact:
    return Fact(
        id=FactId(row[0]),
        section=Section(row[1]),
        entry=row[2],
        name=row[3],
        value=row[4],
        source=Source(ConversationId(row[5]), row[6], row[7], row[8], row[9]),
        heard_at=datetime.fromisoformat(row[10]),
        confidence=row[11],
        method=row[12],
        status=Status(row[13]),
        viewer=ViewerLevel(row[14]),
        own_part=OwnPart(row[15]),
        measures=msgspec.convert(json.loads(row[16]), tuple[Measure, ...]),
        exclusions=msgspec.convert(json.loads(row[17]), tuple[str, ...]),
        history=msgspec.convert(json.loads(row[18]), tuple[Revision, ...]),
    )


def resume_of(content: str) -> Resume:
    return msgspec.convert(json.loads(content), Resume)


def as_json(value: object) -> str:
    """JSON in ASCII: half a surrogate pair, as a paste may hold, survives as its escape."""
    return json.dumps(msgspec.to_builtins(value))
