"""`sanctum story`: the interview on the terminal, or a conversation read from a file."""

from __future__ import annotations

import asyncio
import json as json_text
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from sanctum_desktop.cli.console import note, say, say_json
from sanctum_desktop.cli.passphrases import passphrase
from sanctum_desktop.cli.services import Services, StoryDesk
from sanctum_desktop.cli.transcripts import read_turns
from sanctum_desktop.core.domain.conversation import ConversationId, Turn, TurnKind
from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.resume import PageSize
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.use_cases.interview_story import GEM
from sanctum_desktop.runtime.files import write_atomically


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the person asked to have written."""

    profile: Path | None
    with_evidence: bool
    resume: Path | None
    template: str


def register(app: typer.Typer, services: Services) -> None:
    """Add the verb to the app."""

    @app.command()
    def story(
        transcript: Annotated[
            Path | None, typer.Option(help="Read this conversation instead of talking.")
        ] = None,
        profile_json: Annotated[Path | None, typer.Option(help="Write the profile here.")] = None,
        with_evidence: Annotated[
            bool, typer.Option("--with-evidence", help="Add the words each fact came from.")
        ] = False,
        resume: Annotated[Path | None, typer.Option(help="Write the resume (PDF) here.")] = None,
        template: Annotated[str, typer.Option(help="How the page looks.")] = "classic",
        today: Annotated[
            datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of the talk.")
        ] = None,
        json: Annotated[bool, typer.Option("--json", help="One JSON line a turn.")] = False,
        vault: Annotated[Path | None, typer.Option(help="Keep the talk in this vault.")] = None,
        passphrase_file: Annotated[Path | None, typer.Option()] = None,
    ) -> None:
        """Tell your story to Gem; Abby sets the page. Without a vault nothing is stored."""
        turns = read_turns(transcript) if transcript else None
        wanted = Wanted(
            profile=profile_json, with_evidence=with_evidence, resume=resume, template=template
        )
        key = passphrase(passphrase_file) if vault else None
        day = today.date() if today else None

        async def work() -> None:
            async with services.story(vault, key, day) as desk:
                _note_all(desk.notices)
                if turns is not None:
                    conversation, _ = await desk.read_transcript(turns)
                else:
                    conversation = await _talk(desk, as_json=json)
                await _write(desk, conversation, wanted)
                await _say_what_stood_out(desk, conversation, aloud=turns is None and not json)

        asyncio.run(work())


async def _talk(desk: StoryDesk, *, as_json: bool) -> ConversationId:
    """Ask and listen until Gem closes or the input ends; an open talk of the vault goes on."""
    before = await desk.find_conversation(GEM)
    open_talk = before if before and before.turns[-1].kind is not TurnKind.CLOSING else None
    reply = await desk.interview(conversation=open_talk.id if open_talk else None)
    _speak(reply.turn, as_json=as_json)
    while not reply.finished:
        answer = await asyncio.to_thread(sys.stdin.readline)
        if not answer:
            break
        reply = await desk.interview(conversation=reply.conversation, said=answer.rstrip("\n"))
        _speak(reply.turn, as_json=as_json)
    return reply.conversation


async def _say_what_stood_out(
    desk: StoryDesk, conversation: ConversationId, *, aloud: bool
) -> None:
    if not aloud:
        return
    closing = await desk.close_story(conversation)
    if closing.strengths:
        say(text("closing.heading"))
    for strength in closing.strengths:
        say(f"– {strength.words}")
    if closing.question:
        say(f"\n{closing.question}")


def _speak(turn: Turn, *, as_json: bool) -> None:
    if not as_json:
        say(f"\n{turn.text}\n")
        return
    topic = turn.topic.value if turn.topic else turn.kind.value
    # A machine knows three types; help in danger ends in a question, so it is one.
    kind = TurnKind.QUESTION if turn.kind is TurnKind.SAFETY else turn.kind
    say_json({"type": kind.value, "topic": topic, "text": turn.text})


async def _write(desk: StoryDesk, conversation: ConversationId, wanted: Wanted) -> None:
    if wanted.profile is not None:
        profile = await desk.make_profile(conversation, with_evidence=wanted.with_evidence)
        document = json_text.dumps(profile, ensure_ascii=False, indent=2) + "\n"
        write_atomically(wanted.profile, document.encode())
    if wanted.resume is None:
        return
    if wanted.resume.suffix.lower() != ".pdf":
        raise BadInput(f"A resume is written as PDF; {wanted.resume.name} does not end in .pdf.")
    resume = await desk.write_resume(conversation=conversation)
    rendered = await desk.render_resume(resume, template=wanted.template, page=PageSize.A4)
    write_atomically(wanted.resume, rendered.pdf)
    _note_all((*resume.gaps, *resume.refused, *rendered.notices))


def _note_all(lines: Iterable[str]) -> None:
    for line in lines:
        note(line)
