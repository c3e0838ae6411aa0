"""`sanctum talk`: a talk with one persona on the terminal, kept in the vault."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, aclosing
from typing import Annotated, Any, Final

import typer

from sanctum_desktop.cli.console import note, note_all, say, say_json
from sanctum_desktop.cli.interrupts import on_hangup, on_interrupt
from sanctum_desktop.cli.passphrases import passphrase
from sanctum_desktop.cli.sending import AskedOnTerminal, can_ask
from sanctum_desktop.cli.services import Services, TalkDesk
from sanctum_desktop.cli.typed_lines import TypedLines
from sanctum_desktop.cli.vault_options import FileOption, VaultOption, present
from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn
from sanctum_desktop.core.domain.conversing import (
    Answer,
    Noted,
    Say,
    Slow,
    Spoken,
    Step,
    Stop,
    Unworded,
    Wish,
    Worded,
)
from sanctum_desktop.core.domain.errors import NetRefused
from sanctum_desktop.core.domain.hosted import Hide, Outgoing
from sanctum_desktop.core.domain.net import Consent, Left
from sanctum_desktop.core.domain.words import text

Persona = Annotated[
    str,
    typer.Option(
        help="Gem hears your story, Abby shows the page, Kai finds the next step, Noor teaches,"
        " Viktor interviews."
    ),
]
New = Annotated[bool, typer.Option("--new", help="Begin another talk; else the latest goes on.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON line a reply.")]
_GEM: Final = "gem"


def register(app: typer.Typer, services: Services) -> None:
    """Add the verb to the app."""

    @app.command()
    def talk(
        persona: Persona,
        vault: VaultOption = None,
        new: New = False,
        json: AsJson = False,
        passphrase_file: FileOption = None,
    ) -> None:
        """Talk with a persona: one line in, the reply out. Every turn is kept in the vault.

        Replies are worded by what you chose: a model on this computer, a server named in the
        window, or the Guide. What would be sent to another computer is shown here first and waits
        for your yes, unless you said in the window that it need not be shown. Without a terminal,
        and with --json, nothing is sent that would have to be asked about.

        Ctrl+C stops a reply, or is a no where you are asked; at the prompt it ends the talk, as
        the end of the input does (Ctrl+D).

        With --json each reply is a line {"type": "reply", "conversation", "turn", "text", "by":
        "guide" or a model, "cut"}, with "notes" where there is something to know.
        """
        named = services.persona(persona.strip().casefold())
        present(services, vault)
        opened = services.talk(vault, passphrase(passphrase_file))
        asyncio.run(_talk(opened, named.id, new=new, as_json=json))


async def _talk(
    opened: AbstractAsyncContextManager[TalkDesk], persona: str, *, new: bool, as_json: bool
) -> None:
    async with opened as desk:
        note_all(desk.notices)
        before = await desk.left()
        talk = None if new else await desk.find(persona)
        if talk is not None or persona == _GEM:  # the others say so as they greet
            note_all(filter(None, [await desk.who_answers(persona)]))
        talk = talk or await desk.begin(persona, None)
        on_terminal = _Terminal(desk, talk.id, as_json=as_json, asks=not as_json and can_ask())
        desk.ask_with(on_terminal.asked)
        with on_interrupt(on_terminal.interrupted), on_hangup(on_terminal.hung_up):
            if talk.turns and talk.turns[-1].speaker is Speaker.INTERVIEWER:
                on_terminal.show(talk.turns[-1])
            else:
                await on_terminal.wish(Answer())
            while (line := await on_terminal.line()) is not None:
                if line.strip():
                    await on_terminal.wish(Say(line))
        note_all(_left(before, await desk.left()))
        note_all(filter(None, [await desk.keep_daily()]))


def _left(before: Left, now: Left) -> Iterator[str]:
    """That something left in this talk: who agreed once and for all sees no question."""
    if now.requests > before.requests:
        yield text("talk.left", bytes=f"{now.sent_bytes - before.sent_bytes:,}")


class _Terminal:
    """One talk on the terminal; Ctrl+C gives up the reply that is coming, or else the talk."""

    def __init__(
        self, desk: TalkDesk, conversation: ConversationId, *, as_json: bool, asks: bool
    ) -> None:
        self._desk, self._conversation, self._as_json = desk, conversation, as_json
        self._lines, self._stop = TypedLines(), Stop()
        self._asking = AskedOnTerminal(desk.servers, self._lines.answer, terminal=asks)
        if asks:
            note(text("talk.terminal"))
        self._give_up: Callable[[], object] = self._lines.end
        self._worded = self._broke_off = ""
        self._notes: list[str] = []
        self._told: set[str] = set()

    def interrupted(self) -> None:
        give_up, self._give_up = self._give_up, self._lines.end
        give_up()

    def hung_up(self) -> None:
        """The terminal is closed: what was said of a reply is kept, and the talk ends."""
        self._stop.ask()
        self._lines.refuse()
        self._lines.end()

    async def line(self) -> str | None:
        return await self._lines.next()

    async def wish(self, wish: Wish) -> None:
        self._stop = Stop()
        self._give_up, self._notes = self._stop.ask, []
        self._worded = self._broke_off = ""
        async with aclosing(self._desk.converse(self._conversation, wish, self._stop)) as steps:
            last: Step | None = None
            async for last in steps:
                self._take(last)
        self._give_up = self._lines.end
        if self._stop.asked and not isinstance(last, Spoken):
            self._note(text("talk.stopped.unsaid"))

    async def asked(self, outgoing: Outgoing, hide: Hide) -> Consent | None:
        """Whether that may be sent; Ctrl+C is a no."""
        before, self._give_up = self._give_up, self._lines.refuse
        try:
            return await self._asking.ask(outgoing, hide)
        except NetRefused as unasked:
            self._tell_once(str(unasked))  # Gem's talks tell of no model
            raise
        finally:
            self._give_up = before

    def show(self, turn: Turn) -> None:
        """A turn that is kept, whole."""
        if not self._as_json:
            say(f"\n{turn.text}\n")
            return
        told: dict[str, Any] = {
            "type": "reply",
            "conversation": self._conversation,
            "turn": turn.index,
            "text": turn.text,
            "by": turn.author.model if turn.author else "guide",
            "cut": turn.cut,
        }
        say_json(told | ({"notes": self._notes} if self._notes else {}))

    def _take(self, step: Step) -> None:
        if isinstance(step, Worded):
            self._write(step.text if self._worded else f"\n{step.text}")
            self._worded += step.text
            self._give_up = self._stop.ask
        elif isinstance(step, Unworded):
            self._write("\n")
            self._worded = ""
        elif isinstance(step, Noted) and self._worded:
            self._notes.append(step.told)
            self._broke_off = step.told  # told when its words have ended
        elif isinstance(step, Noted):
            self._tell_once(step.sentence, step.advice)
        elif isinstance(step, Slow):
            self._give_up = step.guide
            self._notes.append(step.sentence)
            self._note(f"{step.sentence} {text('talk.slow.interrupt')}")
        elif isinstance(step, Spoken):
            self._spoken(step.turn)

    def _spoken(self, turn: Turn) -> None:
        if self._as_json or self._worded.rstrip() != turn.text:
            self.show(turn)
        else:
            self._write("\n\n")
        if turn.cut:
            self._note(self._broke_off or text("talk.stopped"))

    def _tell_once(self, sentence: str, advice: str = "") -> None:
        """Why somebody else answers is said once; machines get it with each reply."""
        told = f"{sentence} {advice}".strip()
        if told not in self._notes:
            self._notes.append(told)
        if sentence not in self._told:
            self._told.add(sentence)
            self._note(told)

    def _note(self, sentence: str) -> None:
        if not self._as_json:
            note(sentence)

    def _write(self, words: str) -> None:
        """As it comes; machines get whole turns."""
        if not self._as_json:
            sys.stdout.write(words)
            sys.stdout.flush()
