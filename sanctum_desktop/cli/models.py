"""`sanctum models ...`: which models are here, what a file is, add, verify and remove."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from itertools import chain
from typing import Annotated, Final

import typer

from sanctum_desktop.cli import model_downloads, model_trying
from sanctum_desktop.cli.console import COULD_NOT, note, note_all, say, say_json
from sanctum_desktop.cli.model_words import (
    catalogue_record,
    checked_record,
    described_entry,
    described_found,
    described_listed,
    found_record,
    inspected_lines,
    inspected_record,
    known_record,
    listed_record,
    next_step,
    shown,
)
from sanctum_desktop.cli.services import ModelDesk, Services
from sanctum_desktop.core.domain.errors import BadInput, ModelRefused
from sanctum_desktop.core.domain.models import (
    Check,
    CheckedFile,
    FoundModel,
    KnownModel,
    ModelKind,
)

JsonOption = Annotated[bool, typer.Option("--json", help="For machines.")]
PlaceArgument = Annotated[str, typer.Argument(help="A file, or a folder with models in it.")]
IdArgument = Annotated[str, typer.Argument(help="The model, as 'sanctum models list' names it.")]
_LOOKED: Final = "The usual folders of LM Studio, Ollama and Hugging Face hold none that is new."
_NONE_YET: Final = (
    "'sanctum models add FILE' adds one; 'sanctum models list --found' looks for some."
)
_GUIDE: Final = "None is chosen: the Guide does all of it. 'sanctum models choose' takes one."
_OWN_PROMPTS: Final = (
    "'sanctum models prompts --show mirror.v1' prints one; as mirror.v1.md in the folder 'prompts'"
    " beside your vaults it can be changed."
)
_TENTHS: Final = 10
_WORTH_TELLING: Final = 500_000_000  # bytes; less is read in a second or two


def register(app: typer.Typer, services: Services) -> None:
    """Add the verbs to the app."""
    verbs = typer.Typer(no_args_is_help=True, help="Models of your own; none is needed.")
    app.add_typer(verbs, name="models")
    _register_list(verbs, services)
    _register_inspect(verbs, services)
    model_trying.register(verbs, services)
    _register_prompts(verbs, services)
    _register_keeping(verbs, services)
    _register_choosing(verbs, services)
    model_downloads.register(verbs, services)


def _register_list(verbs: typer.Typer, services: Services) -> None:
    @verbs.command(name="list")
    def list_(
        catalogue: Annotated[
            bool, typer.Option("--catalogue", help="Those that are published, not those here.")
        ] = False,
        found: Annotated[
            bool, typer.Option("--found", help="Those other programs keep, not added yet.")
        ] = False,
        json: JsonOption = False,
    ) -> None:
        """List the models known here."""
        if catalogue and found:
            raise typer.BadParameter("take --catalogue or --found, not both")
        desk = services.models()
        if catalogue:
            entries = asyncio.run(desk.browse())
            _tell(json, map(catalogue_record, entries), map(described_entry, entries), "")
        elif found:
            models = asyncio.run(desk.find.unknown())
            _tell(json, map(found_record, models), map(described_found, models), _LOOKED)
        else:
            known = asyncio.run(desk.list())
            told = chain.from_iterable(map(described_listed, known))
            _tell(json, map(listed_record, known), told, _NONE_YET)
            speaking = [one for one in known if one.model.kind is ModelKind.LANGUAGE]
            if speaking and not json and not any(one.is_default for one in speaking):
                note(_GUIDE)


def _register_inspect(verbs: typer.Typer, services: Services) -> None:
    @verbs.command()
    def inspect(file: PlaceArgument, json: JsonOption = False) -> None:
        """Say what a model is and whether it fits here; only its header is read."""
        desk = services.models()

        async def look() -> None:
            found = await desk.find(file)
            if len(found) > 1:
                names = ", ".join(shown(model.name) for model in found[:_TENTHS])
                raise BadInput(f"There are {len(found)} models: {names}.", advice="Name one file.")
            seen = await desk.inspect(found[0])
            if json:
                say_json(inspected_record(seen))
                return
            for line in inspected_lines(seen):
                say(line)

        asyncio.run(look())


def _register_prompts(verbs: typer.Typer, services: Services) -> None:
    @verbs.command()
    def prompts(
        show: Annotated[
            str, typer.Option(metavar="PROMPT", help="Print that one as it ships, to begin from.")
        ] = "",
        json: JsonOption = False,
    ) -> None:
        """List the prompts that files of yours stand in for, and what differs in them."""
        reading = services.models().prompts
        if show:
            say(reading.shipped(show))
            return
        own = asyncio.run(reading())
        if json:
            say_json([asdict(one) for one in own])
            return
        for one in own:
            say(f"{one.prompt}: {one.notice or 'yours is used.'}")
            for line in one.diff.splitlines():
                say(f"  {shown(line)}")
        if not own:
            say("None.")
            note(_OWN_PROMPTS)


def _register_keeping(verbs: typer.Typer, services: Services) -> None:
    @verbs.command()
    def add(
        place: PlaceArgument,
        default: Annotated[
            bool, typer.Option("--default", help="Use it from now on for what it is for.")
        ] = False,
        json: JsonOption = False,
    ) -> None:
        """Add a model, or all of a folder, where they lie; nothing is copied."""
        asyncio.run(_add(services.models(), place, default=default, json=json))

    @verbs.command()
    def verify(model: IdArgument, json: JsonOption = False) -> None:
        """Read a model from end to end and compare it with what it was; Ctrl+C stops."""
        checked = asyncio.run(services.models().verify(model, _progress()))
        if json:
            say_json([checked_record(one) for one in checked])
        else:
            _say_checked(checked)
        if any(one.check is Check.DIFFERS for one in checked):
            raise typer.Exit(COULD_NOT)

    @verbs.command()
    def remove(model: IdArgument, json: JsonOption = False) -> None:
        """Forget a model; files are deleted only where Sanctum downloaded them."""
        removed = asyncio.run(services.models().remove(model))
        if json:
            say_json(
                {
                    "id": removed.model.id,
                    "freed_bytes": removed.freed_bytes,
                    "default_now": removed.default_now,
                }
            )
            return
        kept = "its file stays where it is" if not removed.freed_bytes else "its files are deleted"
        say(f"{removed.model.id} is no longer known here; {kept}.")
        if removed.default_now:
            say(f"{removed.default_now} is used in its place.")


def _register_choosing(verbs: typer.Typer, services: Services) -> None:
    @verbs.command()
    def choose(
        model: Annotated[
            str, typer.Argument(help="The model, as 'sanctum models list' names it.")
        ] = "",
        guide: Annotated[
            bool, typer.Option("--guide", help="No model: the Guide does all of it.")
        ] = False,
        json: JsonOption = False,
    ) -> None:
        """Use that model from now on, or none: with --guide the Guide does all of it."""
        if bool(model) is guide:
            raise typer.BadParameter("name one model, or take --guide")
        asyncio.run(_choose(services.models(), model, json=json))


async def _add(desk: ModelDesk, place: str, *, default: bool, json: bool) -> None:
    """One file that is refused ends it; in a folder the rest is added all the same."""
    found = await desk.find(place)
    if default and len(found) > 1:
        raise BadInput("Only one model can be the default.", advice="Name one file.")
    added = [one for model in found if (one := await _added(desk, model, alone=len(found) == 1))]
    if not added:
        raise ModelRefused("None of the models there can be used; nothing was added.")
    if default:
        await desk.choose(added[0].id)
    if json:
        say_json([known_record(model) for model in added])
        return
    for model in added:
        say(f"{model.id}: added; it stays where it is.")
    if len(added) == 1:
        note_all(next_step(added[0]))


async def _choose(desk: ModelDesk, model: str, *, json: bool) -> None:
    """That model, or the Guide where none is named."""
    chosen = await desk.choose(model) if model else None
    if chosen is None:
        await desk.choose.guide()
    if json:
        say_json({"chosen": model})
    elif chosen is None:
        say("The Guide does all of it from now on; the models stay known.")
    else:
        say(f"{model} is chosen from now on.")
        note_all(next_step(chosen))


async def _added(desk: ModelDesk, found: FoundModel, *, alone: bool) -> KnownModel | None:
    try:
        return await desk.add(found)
    except ModelRefused as error:
        if alone:
            raise
        note(f"{shown(found.name)}: {error}")
        return None


def _tell(json: bool, records: Iterable[object], lines: Iterable[str], without: str) -> None:
    if json:
        say_json(list(records))
        return
    told = list(lines)
    for line in told:
        say(line)
    if not told:
        say("None.")
        note(without)


def _progress() -> Callable[[int, int], None]:
    """Tells each tenth of a large model once, on stderr."""
    told = 0

    def progress(read: int, in_all: int) -> None:
        nonlocal told
        tenth = _TENTHS * read // max(in_all, 1)
        if in_all >= _WORTH_TELLING and tenth > told:
            told = tenth
            note(f"{tenth * _TENTHS} %")

    return progress


def _say_checked(checked: Sequence[CheckedFile]) -> None:
    sentences = {
        Check.MATCHES: "is what it was",
        Check.PINNED_NOW: "was read for the first time and is pinned from now on",
        Check.DIFFERS: "is not what it was; add or download it again before you use it",
    }
    for one in checked:
        say(f"{shown(one.file.path)} {sentences[one.check]}.")
        say(f"  sha256 {one.sha256}")
