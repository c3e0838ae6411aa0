"""One talk as a file: Markdown to read, JSON with everything of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from sanctum_desktop.core.domain.attachments import Attachment, Citation
from sanctum_desktop.core.domain.conversation import Conversation, Speaker, Turn
from sanctum_desktop.core.domain.talk_tree import TalkTree
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.schemas.export_format import (
    VERSION,
    attachment_record,
    conversation_record,
)

# What Markdown would read as its own in plain words: signs anywhere, and marks a line begins with.
_SIGNS: Final = re.compile(r"([\\`*_\[\]<>|~&$])")
_BEGINNINGS: Final = re.compile(r"^(\d*)([#+\-=:.)])", re.MULTILINE)
_INDENTED: Final = re.compile(r"^[ \t]+", re.MULTILINE)
_LINE_ENDS: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BEYOND_WORDS: Final = re.compile(r"<|!(?=\[)")
"""What would have a reader's program fetch a picture, or take HTML for its own."""
_FENCE: Final = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,})(?P<told>.*)")


def talk_as_markdown(
    talk: Conversation, title: str, attachments: Sequence[Attachment] = ()
) -> bytes:
    """The branch that is gone on with; `title` is "" where the talk has none."""
    texts: dict[str, Attachment] = {attachment.id: attachment for attachment in attachments}
    return ("\n\n".join(_paragraphs(talk, title, texts)) + "\n").encode("utf-8", "replace")


def talk_as_json(
    talk: Conversation, tree: TalkTree, attachments: Sequence[Attachment] = ()
) -> bytes:
    """Every turn of every branch, the label, and the texts that were attached."""
    record = {
        "format": VERSION,
        "conversation": conversation_record(talk, tree),
        "attachments": [attachment_record(one) for one in attachments],
    }
    written = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    return written.encode("utf-8", "replace")


def _paragraphs(talk: Conversation, title: str, texts: Mapping[str, Attachment]) -> Iterator[str]:
    persona = talk.persona.capitalize()
    with_whom = text("kept.file.heading", persona=_plain(persona))
    yield f"# {_plain(' '.join(title.split())) or with_whom}"
    begun = text("kept.file.begun", day=_day(talk.started_at), time=_time(talk.started_at))
    yield f"{with_whom}. {begun}" if title else begun
    day = _day(talk.started_at)
    for turn in talk.turns:
        if _day(turn.said_at) != day:
            day = _day(turn.said_at)
            yield f"## {day}"
        who = text("kept.file.you") if turn.speaker is Speaker.PERSON else persona
        yield f"**{_plain(who)}**, {_time(turn.said_at)}"
        yield _words(turn)
        yield from (f"> {_cited(one, texts)}" for one in turn.cites)
        if turn.cut:
            yield f"*{text('kept.file.cut')}*"
    others = talk.next_index - len(talk.turns)
    if others:
        yield "---"
        yield text(f"kept.file.others{'.one' if others == 1 else ''}", count=others)


def _words(turn: Turn) -> str:
    """What a model says may hold Markdown of its own; nobody else's words do."""
    said = _LINE_ENDS.sub("\n", turn.text.strip())
    if turn.author:
        return _closed(_BEYOND_WORDS.sub(r"\\\g<0>", said))
    return _plain(said).replace("\n", "  \n")


def _closed(said: str) -> str:
    """With an end to the code in which it was cut, so that what follows is none."""
    fence = ""
    for line in said.split("\n"):
        marks = _FENCE.fullmatch(line)
        if marks is None:
            continue
        if not fence:
            fence = marks["marks"]
        elif marks["marks"].startswith(fence) and not marks["told"].strip():
            fence = ""
    return f"{said}\n{fence}" if fence else said


def _cited(citation: Citation, texts: Mapping[str, Attachment]) -> str:
    quote = _plain(" ".join(citation.quote.split()))
    if citation.turn is not None:
        return text("kept.file.cites.said", quote=quote)
    of = texts.get(citation.of)
    if of is None:
        return text("kept.file.cites", name=text("kept.file.cites.gone"), quote=quote)
    name, line = _plain(" ".join(of.name.split())), of.line_at(citation.start)
    if citation.page is not None:
        return text("kept.file.cites.page", name=name, page=citation.page, quote=quote)
    if line is not None:
        return text("kept.file.cites.line", name=name, line=line, quote=quote)
    return text("kept.file.cites", name=name, quote=quote)


def _plain(said: str) -> str:
    return _BEGINNINGS.sub(r"\1\\\2", _INDENTED.sub("", _SIGNS.sub(r"\\\1", said)))


def _day(at: datetime) -> str:
    return f"{at:%Y-%m-%d}"


def _time(at: datetime) -> str:
    return f"{at:%H:%M}"
