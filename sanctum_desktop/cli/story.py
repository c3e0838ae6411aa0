"""`sanctum story`: the interview on the terminal, or a conversation read from a file."""

from __future__ import annotations

import asyncio
import json as json_text
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from sanctum_desktop.cli.console import note, note_all, say, say_json
from sanctum_desktop.cli.interrupts import on_interrupt
from sanctum_desktop.cli.passphrases import passphrase
from sanctum_desktop.cli.services import Services, StoryDesk
from sanctum_desktop.cli.transcripts import read_turns
from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn, TurnKind
from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.resume import LineDecision, PageSize, Resume, Verdict
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.runtime.files import write_atomically

if TYPE_CHECKING:
    from sanctum_desktop.core.domain.wordings import Suggestion
    from sanctum_desktop.core.use_cases.interview_story import InterviewReply
    from sanctum_desktop.core.use_cases.reword_lines import RewordLines

_LONG_S: Final = 2.0
"""A wait beyond it is told of."""

Transcript = Annotated[
    Path | None, typer.Option(help="Read this conversation instead of talking.")
]
ProfileJson = Annotated[Path | None, typer.Option(help="Write the profile here.")]
WithEvidence = Annotated[
    bool, typer.Option("--with-evidence", help="Add the words each fact came from.")
]
ResumePdf = Annotated[Path | None, typer.Option(help="Write the resume (PDF) here.")]
Template = Annotated[
    str | None, typer.Option(help="How the page looks: classic, modern or compact.")
]
Paper = Annotated[PageSize | None, typer.Option(help="Paper of the page.")]
Country = Annotated[str | None, typer.Option(help="Whose customs the page keeps: GB, US ...")]
YearsOnly = Annotated[
    bool | None, typer.Option("--years-only/--months", help="How exact its dates are.")
]
Today = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of the talk.")]
Model = Annotated[
    bool, typer.Option("--model", help="Let the language model word the lines of the resume.")
]
AsJson = Annotated[
    bool, typer.Option("--json", help='A JSON line for each of Gem\'s: "type", "topic", "text".')
]
Vault = Annotated[
    str | None, typer.Option(help="Keep the talk in this vault: its name, or its folder.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the person asked to have written; `style` is what they said of the page."""

    profile: Path | None
    with_evidence: bool
    resume: Path | None
    style: Mapping[str, Any]
    by_model: bool = False


def register(app: typer.Typer, services: Services) -> None:
    """Add the verb to the app."""

    @app.command()
    def story(
        transcript: Transcript = None,
        profile_json: ProfileJson = None,
        with_evidence: WithEvidence = False,
        resume: ResumePdf = None,
        template: Template = None,
        paper: Paper = None,
        country: Country = None,
        years_only: YearsOnly = None,
        model: Model = False,
        today: Today = None,
        json: AsJson = False,
        vault: Vault = None,
        passphrase_file: Annotated[Path | None, typer.Option()] = None,
    ) -> None:
        """Tell your story to Gem; Abby sets the page. Without a vault nothing is stored.

        Paper, dates and spelling follow the country you live in, or else your computer's. What you
        choose here is remembered with the page in the vault. Of what a model makes of your lines
        only that is taken which says no more and no less than you did.
        """
        _refuse_too_late(resume, model=model)
        turns = read_turns(transcript) if transcript else None
        said = {"template": template, "paper": paper, "years_only": years_only}
        said["country"] = country.upper() if country else None
        wanted = Wanted(
            profile=profile_json,
            with_evidence=with_evidence,
            resume=resume,
            style={name: value for name, value in said.items() if value is not None},
            by_model=model,
        )
        key = passphrase(passphrase_file) if vault else None
        opened = services.story(vault, key, today.date() if today else None)
        asyncio.run(_tell(opened, turns, wanted, as_json=json))


def _refuse_too_late(resume: Path | None, *, model: bool) -> None:
    """What would be refused after the talk is refused before it: nobody tells it twice."""
    if model and resume is None:
        raise typer.BadParameter("--model is for the lines of the page; name it with --resume")
    if resume is not None and resume.suffix.lower() != ".pdf":
        raise BadInput(f"A resume is written as PDF; {resume.name} does not end in .pdf.")


async def _need_model(desk: StoryDesk) -> None:
    if desk.reword is None or not await desk.reword.offered():
        why = await desk.why_guide() if desk.why_guide else ""
        raise BadInput(
            why or "No language model does this on this computer.",
            advice="'sanctum models list' names those here; without --model the Guide does it.",
        )


async def _tell(
    opened: AbstractAsyncContextManager[StoryDesk],
    turns: Sequence[tuple[Speaker, str]] | None,
    wanted: Wanted,
    *,
    as_json: bool,
) -> None:
    """Hear the story, told now or read, and write what was asked for."""
    async with opened as desk:
        note_all(desk.notices)
        if wanted.by_model:
            await _need_model(desk)
        if turns is not None:
            conversation, _ = await desk.read_transcript(turns)
        else:
            conversation = await _talk(desk, as_json=as_json)
        await _write(desk, conversation, wanted)
        await _say_what_stood_out(desk, conversation, aloud=turns is None and not as_json)
        note_all(filter(None, [await desk.keep_daily()]))


async def _talk(desk: StoryDesk, *, as_json: bool) -> ConversationId:
    """Ask and listen until Gem closes or the input ends; an open talk of the vault goes on."""
    from sanctum_desktop.core.use_cases.interview_story import GEM  # brings all of the hearing

    before = await desk.find_conversation(GEM)
    open_talk = before if before and before.turns[-1].kind is not TurnKind.CLOSING else None
    reply = await _replied(desk, open_talk.id if open_talk else None)
    _speak(reply.turn, as_json=as_json)
    while not reply.finished:
        answer = await asyncio.to_thread(sys.stdin.readline)
        if not answer:
            break
        reply = await _replied(desk, reply.conversation, answer.rstrip("\n"))
        _speak(reply.turn, as_json=as_json)
    return reply.conversation


async def _replied(
    desk: StoryDesk, conversation: ConversationId | None, said: str | None = None
) -> InterviewReply:
    """Gem's reply; Ctrl+C in a wait for a model has the Guide's words come at once."""
    with ExitStack() as wait:

        def waiting(without: Callable[[], object]) -> None:
            wait.enter_context(on_interrupt(without))
            loop = asyncio.get_running_loop()
            wait.callback(loop.call_later(_LONG_S, note, text("gem.model.waits")).cancel)

        return await desk.interview(conversation=conversation, said=said, waiting=waiting)


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
    # A machine knows three types; help in danger and the ruler end in a question, so they are one.
    asks = turn.kind in (TurnKind.SAFETY, TurnKind.RULER)
    kind = TurnKind.QUESTION if asks else turn.kind
    say_json({"type": kind.value, "topic": topic, "text": turn.text})


async def _write(desk: StoryDesk, conversation: ConversationId, wanted: Wanted) -> None:
    if wanted.profile is not None:
        profile = await desk.make_profile(conversation, with_evidence=wanted.with_evidence)
        content = json_text.dumps(profile, ensure_ascii=False, indent=2) + "\n"
        write_atomically(wanted.profile, content.encode())
        await desk.note_export(wanted.profile.name)
    if wanted.resume is None:
        return
    resume = await desk.write_resume(
        conversation=conversation,
        restyle=lambda before: replace(before, **wanted.style),
    )
    if wanted.by_model and desk.reword is not None:
        resume = await _reworded(desk, desk.reword, conversation, resume)
    rendered = await desk.render_resume(resume, template=resume.style.template, page=resume.paper)
    write_atomically(wanted.resume, rendered.pdf)
    await desk.note_export(wanted.resume.name)
    note_all((*resume.gaps, *resume.refused, *_no_room(resume), *rendered.notices))


async def _reworded(
    desk: StoryDesk, reword: RewordLines, conversation: ConversationId, resume: Resume
) -> Resume:
    """The page in the words of the model, where they are as true; in the Guide's elsewhere."""
    suggested: list[Suggestion] = []

    async def review() -> None:
        async for step in reword(conversation):
            suggested.extend([step.suggestion] if step.suggestion else [])
            if step.done < step.count:
                note(text("abby.rewording", number=step.done + 1, count=step.count))

    async with asyncio.TaskGroup() as group:
        work = group.create_task(review())
        with on_interrupt(work.cancel):
            await asyncio.wait([work])
    for one in suggested:
        decision = LineDecision(
            line=one.line, verdict=Verdict.REWORDED, text=one.after, author=one.author
        )
        resume = await desk.decide_line(
            conversation=conversation, line=one.line, decision=decision
        )
    note_all([text("abby.reworded", count=len(suggested))])
    return resume


def _no_room(resume: Resume) -> Iterator[str]:
    for line in resume.left_out:
        yield text("abby.left_out", line=line.text)
