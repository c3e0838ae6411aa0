"""What is typed into a talk, line by line, and the answer to a question put in between."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from contextlib import suppress
from threading import Thread
from typing import Final

from sanctum_desktop.cli.console import ask, note
from sanctum_desktop.core.domain.words import text

_STDIN: Final = 0
_KEYS: Final = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.)|[\x00-\x08\x0b-\x1f\x7f]")
"""What arrows and other keys without a sign leave in a line."""
_MOST_OF_A_TERMINAL: Final = 4095
"""Bytes of a line; what is typed or pasted beyond them Linux throws away."""


class TypedLines:
    """A thread of its own waits for lines, and reads past Python's buffers.

    One that waited in them would hold up the end of the program until the next line.
    """

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._typed: asyncio.Queue[str | None] = asyncio.Queue()
        self._answer: asyncio.Future[str] | None = None
        self._asking = asyncio.Lock()
        self._over = self._ended = False
        if sys.stdin is None:  # closed: its number may be any other file's by now
            self._take(None)
        else:
            Thread(target=self._read, name="typing", daemon=True).start()

    def end(self) -> None:
        """No more is asked for, whatever was typed ahead."""
        self._over = True
        self._typed.put_nowait(None)

    async def next(self) -> str | None:
        """Without its line end; None at the end of the input, or of the talk."""
        line = None if self._over else await self._typed.get()
        return None if self._over else line

    async def answer(self, question: str) -> str:
        """What is typed once that was asked: "" where nothing comes, or `refuse` is called.

        What was typed before is the next line of the talk, and no answer.
        """
        async with self._asking:
            _forget_half_a_line()
            await asyncio.sleep(0)  # what the thread has told of was typed before
            ask(question)
            if self._ended:
                return ""
            self._answer = self._loop.create_future()
            try:
                return await self._answer
            finally:
                self._answer = None

    def refuse(self) -> None:
        """Nobody waits for the answer any more."""
        if self._answer is not None and not self._answer.done():
            self._answer.set_result("")

    def _read(self) -> None:
        encoding = sys.stdin.encoding or "utf-8"
        with suppress(RuntimeError), os.fdopen(os.dup(_STDIN), "rb", buffering=0) as typed:
            is_terminal = typed.isatty()
            for line in iter(typed.readline, b""):
                if is_terminal and len(line) > _MOST_OF_A_TERMINAL:
                    note(text("talk.line.cut"))
                self._tell(_KEYS.sub("", line.decode(encoding, "replace").rstrip("\r\n")))
            self._tell(None)

    def _tell(self, line: str | None) -> None:
        """RuntimeError where the talk is over, and its loop with it."""
        self._loop.call_soon_threadsafe(self._take, line)

    def _take(self, line: str | None) -> None:
        self._ended = line is None
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(line or "")
            if line is not None:
                return
        self._typed.put_nowait(line)


def _forget_half_a_line() -> None:
    """What was typed of a line before a question was shown is no part of its answer."""
    try:
        import termios
    except ImportError:  # Windows: the terminal edits a line by itself, and shows it
        return
    with suppress(termios.error):
        termios.tcflush(_STDIN, termios.TCIFLUSH)
