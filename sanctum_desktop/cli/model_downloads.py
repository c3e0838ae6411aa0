"""`sanctum models download`: an offer, a yes, and the files; Ctrl+C keeps what came."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final

import typer

from sanctum_desktop.cli.console import COULD_NOT, ask, is_yes, note, note_all, say, say_json
from sanctum_desktop.cli.model_words import known_record, offer_lines
from sanctum_desktop.cli.services import ModelDesk, Services
from sanctum_desktop.core.domain.downloads import DownloadOffer
from sanctum_desktop.core.domain.models import KnownModel
from sanctum_desktop.core.domain.net import Consent, ConsentAct, NetRequest
from sanctum_desktop.core.domain.words import text

_PERCENT: Final = 100
_STEPS: Final = 20


class _SaidNo(Exception):
    """The person does not want it: nothing more is asked or sent."""


def register(verbs: typer.Typer, services: Services) -> None:
    """Add the verb to those of models."""

    @verbs.command()
    def download(
        model: Annotated[
            str,
            typer.Argument(help="A model of the catalogue: 'sanctum models list --catalogue'."),
        ],
        yes: Annotated[
            bool, typer.Option("--yes", help="Agree to what would be asked; it is still shown.")
        ] = False,
        catalogue: Annotated[
            Path | None,
            typer.Option(
                "--from", help="A catalogue of your own, written as models/manifest.toml."
            ),
        ] = None,
        json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
    ) -> None:
        """Download a model, after showing from where, how much and under which licence."""
        desk = services.models()
        try:
            known = _download(desk, model, catalogue, yes=yes)
        except _SaidNo:
            note(text("models.download.no"))
            raise typer.Exit(COULD_NOT) from None
        except KeyboardInterrupt:
            note(text("models.download.stopped"))
            raise typer.Exit(COULD_NOT) from None
        if json:
            say_json(known_record(known))
        else:
            say(f"{known.id}: {text('models.download.done')}")


def _download(desk: ModelDesk, model: str, catalogue: Path | None, *, yes: bool) -> KnownModel:
    """Asked between the runs, not in one: an event loop takes Ctrl+C away from a prompt."""
    offering = desk.offer if catalogue is None else desk.offer_of(catalogue)
    question = asyncio.run(offering.question(model))
    note(question.sentence)
    offer = asyncio.run(offering(model, _agreed(question, yes=yes)))
    note_all(offer_lines(offer))
    note(offer.request.sentence)
    consent = _agreed(offer.request, yes=yes)
    return asyncio.run(desk.download(offer, consent, _progress(offer)))


def _agreed(request: NetRequest, *, yes: bool) -> Consent:
    """The person's yes, by the option or at the prompt; no answer is a no."""
    if yes:
        return Consent(request=request, act=ConsentAct.OPTION)
    try:
        ask(text("models.download.ask"))
        answer = sys.stdin.readline()
    except KeyboardInterrupt:
        answer = ""
    if not answer.endswith("\n"):
        note("")  # the input has ended, or Ctrl+C, so the line has not
    if not is_yes(answer):
        raise _SaidNo
    return Consent(request=request, act=ConsentAct.PROMPT)


def _progress(offer: DownloadOffer) -> Callable[[int, int], None]:
    """Tells each twentieth once, on stderr."""
    told = _STEPS * offer.here_bytes // max(offer.total_bytes, 1)

    def progress(here: int, in_all: int) -> None:
        nonlocal told
        step = _STEPS * here // max(in_all, 1)
        if step > told:
            told = step
            note(f"{step * _PERCENT // _STEPS} %")

    return progress
