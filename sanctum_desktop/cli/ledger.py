"""`sanctum ledger show`: what left this computer, when, to whom and what for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Annotated

import typer

from sanctum_desktop.cli.console import note, say, say_json
from sanctum_desktop.cli.passphrases import passphrase
from sanctum_desktop.cli.services import Services
from sanctum_desktop.cli.vault_options import FileOption, JsonOption, present
from sanctum_desktop.core.domain.net import Left, NetRecord, NetStage
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.words import text

Vault = Annotated[
    str | None, typer.Option("--vault", help="The vault's name in SANCTUM_HOME, or its folder.")
]


def register(app: typer.Typer, services: Services) -> None:
    """Add the verb to the app."""
    verbs = typer.Typer(help="What left this computer.", no_args_is_help=True)

    @verbs.callback()
    def _ledger() -> None:
        """What left this computer."""

    @verbs.command()
    def show(
        vault: Vault = None,
        passphrase_file: FileOption = None,
        json: JsonOption = False,
    ) -> None:
        """Show every request: when, to whom, what for, how many bytes.

        What went to this computer itself is listed apart. Without --vault it is what was done
        while no vault was open, and needs no passphrase.

        With --json it is one line: {"left": {"sent_bytes", "requests", "local_bytes", "open"},
        "records": [{"at", "trace", "stage": "begun" or "ended", "purpose", "host", "sent_bytes",
        "received_bytes", "local"}]}, the oldest first.
        """
        key = None
        if vault is not None:
            present(services, vault)
            key = passphrase(passphrase_file)
        left, records = asyncio.run(_read(services, vault, key))
        others = vault is None and bool(asyncio.run(services.list_vaults()))
        if others:
            note(text("ledger.without"))
        if json:
            say_json({"left": asdict(left), "records": [_plain(record) for record in records]})
        else:
            for line in _lines(left, records, others=others):
                say(line)

    app.add_typer(verbs, name="ledger")


async def _read(
    services: Services, vault: str | None, key: Passphrase | None
) -> tuple[Left, Sequence[NetRecord]]:
    async with services.ledger(vault, key) as desk:
        return await desk.left(), await desk.records()


def _lines(left: Left, records: Sequence[NetRecord], *, others: bool) -> Iterator[str]:
    """What left and then what stayed, each in the order it was done.

    Where `others` hold records of their own, nothing is said of the whole computer.
    """
    yield _sum(left, others=others)
    yield from _told(record for record in _known(records) if not record.local)
    if left.local_bytes:
        yield text("ledger.local", bytes=f"{left.local_bytes:,}")
        yield from _told(record for record in _known(records) if record.local)


def _sum(left: Left, *, others: bool) -> str:
    if not left.requests and not left.sent_bytes:
        return text("ledger.nothing.without" if others else "ledger.nothing")
    if left.open:
        return text("ledger.left.open", bytes=f"{left.sent_bytes:,}", requests=left.requests)
    if left.requests == 1:
        return text("ledger.left.one", bytes=f"{left.sent_bytes:,}")
    return text("ledger.left", bytes=f"{left.sent_bytes:,}", requests=left.requests)


def _known(records: Sequence[NetRecord]) -> Iterator[NetRecord]:
    """Each exchange, and the requests of which nothing more than their beginning is known."""
    ended = {record.trace for record in records if record.stage is NetStage.ENDED}
    for record in records:
        if record.stage is NetStage.ENDED or record.trace not in ended:
            yield record


def _told(records: Iterator[NetRecord]) -> Iterator[str]:
    for record in records:
        begun = record.stage is NetStage.BEGUN
        yield "  " + text(
            "ledger.line.begun" if begun else "ledger.line",
            at=record.at.strftime("%Y-%m-%d %H:%M:%S"),
            host=record.host,
            purpose=text(f"ledger.purpose.{record.purpose}"),
            sent=f"{record.sent_bytes:,}",
            received=f"{record.received_bytes:,}",
            trace=record.trace,
        )


def _plain(record: NetRecord) -> Mapping[str, object]:
    return {**asdict(record), "at": record.at.isoformat()}
