"""`sanctum talk`: a talk with one persona on the terminal, kept in the vault."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, aclosing, suppress
from threading import Thread
from typing import Annotated, Any, Final

import typer

from sanctum_desktop.cli.console import note, note_all, say, say_json
from sanctum_desktop.cli.interrupts import on_interrupt
from sanctum_desktop.cli.passphrases import passphrase
from sanctum_desktop.cli.services import Services, TalkDesk
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
from sanctum_desktop.core.domain.words import text

Persona = Annotated[str, typer.Option(help="Whom to talk with: Gem, Abby, Kai, Noor or Viktor.")]
New = Annotated[bool, typer.Option("--new", help="Begin another talk; else the latest goes on.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON line a turn.")]
_GEM: Final = "gem"
_STDIN: Final = 0


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

        The model chosen on this computer words replies, or the Guide; a server does in the window
        only, where each text can be shown before it is sent.

        Ctrl+C stops a reply; a second one, or the end of the input, ends the talk.
        """
        present(services, vault)
        opened = services.talk(vault, passphrase(passphrase_file))
        asyncio.run(_talk(opened, persona.casefold(), new=new, as_json=json))


async def _talk(
    opened: AbstractAsyncContextManager[TalkDesk], persona: str, *, new: bool, as_json: bool
) -> None:
    async with opened as desk:
        named = desk.persona(persona)
        note_all(desk.notices)
        talk = None if new else await desk.find(named.id)
        if talk is not None or named.id == _GEM:  # the others say so as they greet
            note_all(filter(None, [await desk.who_answers(named.id)]))
        talk = talk or await desk.begin(named.id, None)
        on_terminal = _Terminal(desk, talk.id, as_json=as_json)
        with on_interrupt(on_terminal.interrupted):
            if talk.turns and talk.turns[-1].speaker is Speaker.INTERVIEWER:
                on_terminal.show(talk.turns[-1])
            else:
                await on_terminal.wish(Answer())
            while (line := await on_terminal.line()) is not None:
                if line.strip():
                    await on_terminal.wish(Say(line))
        note_all(filter(None, [await desk.keep_daily()]))


class _Terminal:
    """One talk on the terminal; Ctrl+C gives up the reply that is coming, or else the talk."""

    def __init__(self, desk: TalkDesk, conversation: ConversationId, *, as_json: bool) -> None:
        self._desk, self._conversation, self._as_json = desk, conversation, as_json
        self._lines, self._stop = _Lines(), Stop()
        self._give_up: Callable[[], object] = self._lines.end
        self._worded = ""
        self._notes: list[str] = []

    def interrupted(self) -> None:
        give_up, self._give_up = self._give_up, self._lines.end
        give_up()

    async def line(self) -> str | None:
        return await self._lines.next()

    async def wish(self, wish: Wish) -> None:
        self._stop = Stop()
        self._give_up, self._worded, self._notes = self._stop.ask, "", []
        async with aclosing(self._desk.converse(self._conversation, wish, self._stop)) as steps:
            async for step in steps:
                self._take(step)
        self._give_up = self._lines.end

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
        elif isinstance(step, Noted):
            self._note(step.sentence)
        elif isinstance(step, Slow):
            self._give_up = step.guide
            self._note(f"{step.sentence} {text('talk.slow.interrupt')}")
        elif isinstance(step, Spoken):
            self._spoken(step.turn)

    def _spoken(self, turn: Turn) -> None:
        if self._as_json or self._worded.rstrip() != turn.text:
            self.show(turn)
        else:
            self._write("\n\n")
        if turn.cut:
            self._note(text("talk.stopped"))

    def _note(self, sentence: str) -> None:
        self._notes.append(sentence)
        if not self._as_json:
            note(sentence)

    def _write(self, words: str) -> None:
        """As it comes; machines get whole turns."""
        if not self._as_json:
            sys.stdout.write(words)
            sys.stdout.flush()


class _Lines:
    """What is typed, line by line.

    A thread of its own waits for it, and reads past Python's buffers: one that waits in them would
    hold up the end of the program until the next line.
    """

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._typed: asyncio.Queue[str | None] = asyncio.Queue()
        self._over = False
        Thread(target=self._read, name="typing", daemon=True).start()

    def end(self) -> None:
        """No more is asked for, whatever was typed ahead."""
        self._over = True
        self._typed.put_nowait(None)

    async def next(self) -> str | None:
        """Without its line end; None at the end of the input, or of the talk."""
        line = None if self._over else await self._typed.get()
        return None if self._over or line is None else line.rstrip("\r\n")

    def _read(self) -> None:
        encoding = sys.stdin.encoding or "utf-8"
        with suppress(RuntimeError), os.fdopen(os.dup(_STDIN), "rb", buffering=0) as typed:
            for line in iter(typed.readline, b""):
                self._tell(line.decode(encoding, "replace"))
            self._tell(None)

    def _tell(self, line: str | None) -> None:
        """RuntimeError where the talk is over, and its loop with it."""
        self._loop.call_soon_threadsafe(self._typed.put_nowait, line)
