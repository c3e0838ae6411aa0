"""`sanctum models test`: what a model can do on this machine, and trusting it all the same."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Annotated

import typer

from sanctum_desktop.cli.console import note, say, say_json
from sanctum_desktop.cli.model_words import ceiling_record
from sanctum_desktop.cli.services import ModelDesk, Services
from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.model_tasks import Feature

_STEPS = 10


def register(verbs: typer.Typer, services: Services) -> None:
    """Add the verb to `sanctum models`."""

    @verbs.command()
    def test(
        model: Annotated[
            str, typer.Argument(help="The model, as 'sanctum models list' names it.")
        ],
        trust: Annotated[
            list[Feature] | None,
            typer.Option(help="Use it for this whatever the test said; nothing is tested now."),
        ] = None,
        distrust: Annotated[
            list[Feature] | None, typer.Option(help="Go by the test again; nothing is tested now.")
        ] = None,
        json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
    ) -> None:
        """Find out in a minute what a model can do here; Ctrl+C stops and changes nothing."""
        chosen = dict.fromkeys(trust or (), True)
        for feature in distrust or ():
            if feature in chosen:
                raise typer.BadParameter(f"{feature} is in both --trust and --distrust")
            chosen[feature] = False
        asyncio.run(_test(services.models(), model, chosen, json=json))


async def _test(desk: ModelDesk, model: str, chosen: dict[Feature, bool], *, json: bool) -> None:
    for feature, trusted in chosen.items():
        await desk.trust(model, feature, trusted)
    if not chosen:
        if model in {one.model.id for one in await desk.list()}:
            note(f"Trying {model} on a few small tasks; a minute, and the time to load it before.")
        async with desk.trying() as try_model:
            await try_model(model, _progress())
    listed = next((one for one in await desk.list() if one.model.id == model), None)
    if listed is None:
        raise BadInput(f"{model} was removed meanwhile; nothing is kept of its test.")
    if json:
        say_json(
            {"id": model, "ceiling": ceiling_record(listed.model)}
            | {"sentences": listed.sentences}
        )
        return
    for sentence in listed.sentences or (
        f"{model} was not tested yet; the Guide does all of it.",
    ):
        say(sentence)


def _progress() -> Callable[[float], None]:
    """Tells each tenth once, on stderr."""
    told = 0

    def progress(share: float) -> None:
        nonlocal told
        tenth = int(_STEPS * share)
        if tenth > told:
            told = tenth
            note(f"{tenth * 100 // _STEPS} %")

    return progress
