"""The open form of an export, version 1: plain JSON values, described in its README.

A key is never removed or given another meaning without a new version.
"""

from __future__ import annotations

from typing import Final

from sanctum_desktop.core.domain.conversation import Conversation, Turn
from sanctum_desktop.core.domain.facts import Fact, ViewerLevel
from sanctum_desktop.core.domain.model_tasks import Author
from sanctum_desktop.core.domain.resume import Resume

VERSION: Final = 1
_PRIVATE: Final = (ViewerLevel.PRIVATE, ViewerLevel.NEVER_LEAVES)

Record = dict[str, object]


def conversation_record(conversation: Conversation) -> Record:
    return {
        "id": conversation.id,
        "persona": conversation.persona,
        "started_at": conversation.started_at.isoformat(),
        "turns": [_turn(turn) for turn in conversation.turns],
    }


def fact_record(fact: Fact) -> Record:
    """A fact with where it comes from; `private` is true where nobody else was to see it."""
    source = fact.source
    return {
        "id": fact.id,
        "section": fact.section.value,
        "entry": fact.entry,
        "name": fact.name,
        "value": fact.value,
        "private": fact.viewer in _PRIVATE,
        "viewer": fact.viewer.value,
        "status": fact.status.value,
        "own_part": fact.own_part.value,
        "source": {
            "conversation": source.conversation,
            "turn": source.turn,
            "start": source.start,
            "end": source.end,
            "quote": source.quote,
        },
        "heard_at": fact.heard_at.isoformat(),
        "confidence": fact.confidence,
        "method": fact.method,
        "measures": [
            {"value": m.value, "what": m.what, "where": m.where, "hedged": m.hedged}
            for m in fact.measures
        ],
        "left_out": list(fact.exclusions),
        "history": [
            {"value": r.value, "status": r.status.value, "until": r.until.isoformat()}
            for r in fact.history
        ],
    }


def decisions_record(resume: Resume) -> Record:
    """What JSON Resume has no place for: each line's facts and author, and what was decided."""
    return {
        "id": resume.id,
        "written_at": resume.written_at.isoformat(),
        "language": resume.language,
        "lines": [
            {
                "text": line.text,
                "facts": list(line.facts),
                "verdict": line.verdict.value if line.verdict else None,
                "worded_by": _author(line.author),
            }
            for line in resume.lines().values()
        ],
        "decisions": [
            {
                "line": d.line,
                "verdict": d.verdict.value,
                "text": d.text,
                "worded_by": _author(d.author),
            }
            for d in resume.decisions
        ],
        "left_out": [line.text for line in resume.left_out],
        "gaps": list(resume.gaps),
        "refused": list(resume.refused),
    }


def _author(author: Author | None) -> Record | None:
    return None if author is None else {"prompt": author.prompt, "model": author.model}


def _turn(turn: Turn) -> Record:
    return {
        "number": turn.index,
        "speaker": turn.speaker.value,
        "said_at": turn.said_at.isoformat(),
        "kind": turn.kind.value,
        "topic": turn.topic.value if turn.topic else None,
        "text": turn.text,
        "worded_by": {"prompt": turn.author.prompt, "model": turn.author.model}
        if turn.author
        else None,
    }
