"""Conversations and resumes as text that opens anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from sanctum_desktop.core.domain.conversation import Conversation, Speaker
from sanctum_desktop.core.domain.resume import Resume, ResumeEntry
from sanctum_desktop.core.domain.talk_tree import TalkTree


def conversation_text(conversation: Conversation, tree: TalkTree) -> str:
    """Who said what, a blank line between turns: the branch gone on with, then the others."""
    persona = conversation.persona.capitalize()
    heading = f"Conversation with {persona}, {conversation.started_at:%Y-%m-%d %H:%M}"
    names = {Speaker.PERSON: "You", Speaker.INTERVIEWER: persona}
    shown = {turn.index for turn in conversation.turns}
    others = [turn for turn in tree.turns if turn.index not in shown]
    said = [f"{names[turn.speaker]}: {turn.text}" for turn in conversation.turns]
    beside = [f"({turn.index}) {names[turn.speaker]}: {turn.text}" for turn in others]
    if beside:
        said.append("Also said, on other branches of this conversation, by number:")
    return "\n\n".join([heading, *said, *beside]) + "\n"


def resume_text(resume: Resume) -> str:
    """The page in reading order."""
    return "\n".join(_resume_lines(resume)) + "\n"


def _resume_lines(resume: Resume) -> Iterator[str]:
    header = resume.header
    yield from filter(None, (header.name, header.label, " · ".join(header.contact)))
    for section in resume.sections:
        yield f"\n{section.heading.upper()}"
        for entry in section.entries:
            yield from _entry_lines(entry)


def _entry_lines(entry: ResumeEntry) -> Iterator[str]:
    heading = ", ".join(filter(None, (entry.title, entry.organization, entry.place, entry.dates)))
    if heading:
        yield f"\n{heading}"
    for line in entry.lines:
        yield f"- {line.text}" if heading else line.text
