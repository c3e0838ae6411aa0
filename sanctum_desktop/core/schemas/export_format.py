"""The open form of an export, version 1: plain JSON values, described in its README.

A key is never removed or given another meaning without a new version.
"""

from __future__ import annotations

from typing import Final

from sanctum_desktop.core.domain.attachments import Attachment
from sanctum_desktop.core.domain.conversation import Conversation, Turn
from sanctum_desktop.core.domain.facts import Fact, ViewerLevel
from sanctum_desktop.core.domain.model_tasks import Author
from sanctum_desktop.core.domain.persona import Handed
from sanctum_desktop.core.domain.plan import PlanItem
from sanctum_desktop.core.domain.resume import Resume
from sanctum_desktop.core.domain.talk_tree import NO_PARENT, TalkTree

VERSION: Final = 1
_PRIVATE: Final = (ViewerLevel.PRIVATE, ViewerLevel.NEVER_LEAVES)

Record = dict[str, object]


def conversation_record(conversation: Conversation, tree: TalkTree) -> Record:
    """A talk with its label and all turns of all branches; `tip` ends the one gone on with."""
    families = tree.families()
    label = conversation.label
    return {
        "id": conversation.id,
        "persona": conversation.persona,
        "started_at": conversation.started_at.isoformat(),
        "title": label.title,
        "pinned": label.pinned,
        "place": label.place.value,
        "handed": _handed(conversation.handed),
        "tip": _number(tree.tip),
        "turns": [
            {
                **_turn(turn),
                "after": _number(tree.parents[turn.index]),
                "versions": list(families[tree.parents[turn.index]]),
            }
            for turn in tree.turns
        ],
    }


def attachment_record(attachment: Attachment) -> Record:
    """A text as it was attached; `pages` are the characters its pages begin at."""
    return {
        "id": attachment.id,
        "conversation": attachment.conversation,
        "name": attachment.name,
        "added_at": attachment.added_at.isoformat(),
        "pages": list(attachment.pages),
        "text": attachment.untrusted_text,
    }


def plan_record(item: PlanItem) -> Record:
    """A step, and the turn it comes from."""
    return {
        "id": item.id,
        "text": item.text,
        "conversation": item.conversation,
        "turn": item.turn,
        "added_at": item.added_at.isoformat(),
        "done_at": item.done_at.isoformat() if item.done_at else None,
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


def _number(turn: int) -> int | None:
    return None if turn == NO_PARENT else turn


def _handed(handed: Handed | None) -> Record | None:
    if handed is None:
        return None
    return {"by": handed.by, "passed": handed.passed.value, "words": list(handed.words)}


def _turn(turn: Turn) -> Record:
    return {
        "number": turn.index,
        "speaker": turn.speaker.value,
        "said_at": turn.said_at.isoformat(),
        "kind": turn.kind.value,
        "topic": turn.topic.value if turn.topic else None,
        "text": turn.text,
        "worded_by": _author(turn.author),
        "cut": turn.cut,
        "cites": [
            {
                "of": cited.of,
                "turn": cited.turn,
                "page": cited.page,
                "start": cited.start,
                "end": cited.end,
                "quote": cited.quote,
            }
            for cited in turn.cites
        ],
        "suggests": [
            {
                "tool": action.tool.value if action.tool else None,
                "hand_over": action.hand_over or None,
                "about": action.about,
            }
            for action in turn.actions
        ],
    }
