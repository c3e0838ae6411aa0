"""Shows a text on the terminal before it is sent to a server; only a typed yes agrees to it."""

from __future__ import annotations

import os
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.cli.console import is_yes, note, note_all, visible
from sanctum_desktop.core.domain.errors import BadInput, NetRefused, VaultError
from sanctum_desktop.core.domain.hosted import HiddenWord, Hide, HostedServer, Outgoing
from sanctum_desktop.core.domain.net import Consent, ConsentAct
from sanctum_desktop.core.domain.words import text

_STDIN: Final = 0
_HIDE: Final = "hide"
_MARGIN: Final = "| "
"""Before each line of the text, so that none in it can pass for the end of it."""


def can_ask() -> bool:
    """True where somebody sees what is shown and can type an answer."""
    return os.isatty(_STDIN) and sys.stderr.isatty()


@dataclass(frozen=True, slots=True)
class AskedOnTerminal:
    """The SendingConsent port. Without a `terminal` nothing is asked, and nothing sent.

    `answer` puts a question and waits for what is typed then; "" is a no.
    """

    servers: Callable[[], Awaitable[Sequence[HostedServer]]]
    answer: Callable[[str], Awaitable[str]]
    terminal: bool

    async def ask(self, outgoing: Outgoing, hide: Hide) -> Consent | None:
        """Their yes to exactly the text shown last, or None; NetRefused where nobody can be asked.

        "hide" with words keeps these here, too, and shows the text as it is then; a name behind
        "=" goes in their place.
        """
        if not self.terminal:
            raise NetRefused(text("sending.unasked", server=outgoing.server))
        note_all(_shown(outgoing, await self._server(outgoing)))
        while (word := _to_hide(answer := await self.answer(text("sending.ask")))) is not None:
            try:
                outgoing = await hide(word)
            except BadInput as error:
                note(f"{error} {error.advice}")
            else:
                note_all(_shown(outgoing, await self._server(outgoing)))
        if not answer:
            note("")
        if not is_yes(answer):
            return None
        return Consent(request=outgoing.request, act=ConsentAct.PROMPT)

    async def _server(self, outgoing: Outgoing) -> HostedServer | None:
        """As it is kept; None where it cannot be read, which is no reason not to ask."""
        with suppress(VaultError):
            return next((one for one in await self.servers() if one.id == outgoing.id), None)
        return None


def _to_hide(answer: str) -> HiddenWord | None:
    """The words behind "hide", and what goes in their place; None where none are to be hidden."""
    verb, _, rest = answer.strip().partition(" ")
    words, _, code = rest.partition("=")
    return HiddenWord(words, code) if verb.lower() == _HIDE else None


def _shown(outgoing: Outgoing, server: HostedServer | None) -> Iterator[str]:
    yield ""
    yield visible(text("ui.sending.title", server=outgoing.server))
    yield visible(outgoing.request.sentence)
    yield from server.learns if server else ()
    if outgoing.untold:
        yield f"{text('ui.sending.untold')}:"
        for placeholder, meant in outgoing.untold.items():
            yield f"  {placeholder}: {visible(meant)}"
    yield f"{text('ui.sending.text')}:"
    for line in visible(outgoing.text).split("\n"):
        yield f"{_MARGIN}{line}"
    yield text("sending.hide.how")
