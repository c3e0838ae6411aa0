"""The double of an engine: gives as many pieces as it is told, for tests and `sanctum bench`."""

from __future__ import annotations

from collections.abc import Generator

import msgspec

from sanctum_desktop.runtime.engine_process.child import Call, Handler


class Script(msgspec.Struct, frozen=True):
    """What to do: `pieces` pieces of `letters` letters."""

    pieces: int
    letters: int = 4


class Piece(msgspec.Struct, frozen=True):
    """One piece of the answer, counted from 0."""

    number: int
    text: str


def handler() -> Handler[Script, Piece]:
    """What the child serves."""
    return Handler(_answer, Script)


def _answer(script: Script, call: Call) -> Generator[Piece, None, None]:
    text = "a" * script.letters
    for number in range(script.pieces):
        yield Piece(number, text)
        call.progress((number + 1) / script.pieces)
