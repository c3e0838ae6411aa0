"""`sanctum vault export | erase`: taking everything along, and leaving nothing behind."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from sanctum_desktop.cli.console import note, note_all, say
from sanctum_desktop.cli.passphrases import passphrase
from sanctum_desktop.cli.services import Services
from sanctum_desktop.cli.vault_options import FileOption, VaultOption, present
from sanctum_desktop.core.domain.vaults import Erased


def register(verbs: typer.Typer, services: Services) -> None:
    """Add the verbs to the vault's."""

    @verbs.command()
    def export(
        place: Annotated[
            Path, typer.Argument(help="A folder that is not there yet, or a .zip file.")
        ],
        vault: VaultOption = None,
        passphrase_file: FileOption = None,
    ) -> None:
        """Write everything in open formats. The result is not encrypted."""
        desk = present(services, vault)
        note("The export is not encrypted: whoever has it can read all you told.")
        exported = asyncio.run(desk.export_to(place)(passphrase(passphrase_file)))
        counts = ", ".join(f"{kind} {count:,}" for kind, count in exported.counts.items())
        say(f"Exported to {place}: {counts}. README.txt in it says what each file is.")
        note_all(exported.notices)

    @verbs.command()
    def erase(vault: VaultOption = None) -> None:
        """Destroy the vault's keys, then its files. Needs no passphrase; asks for its name."""
        desk = present(services, vault)
        lost = asyncio.run(desk.erase.what_is_lost())
        note(
            f"This erases {desk.folder} for good: {lost.bytes:,} bytes, last opened"
            f" {lost.opened}, automatic backups: {lost.backups}."
        )
        note("Neither the passphrase nor the recovery code will bring back anything told in it.")
        erased = asyncio.run(desk.erase(_typed(f"Type its name, {lost.name}, to erase it: ")))
        say("Erased: the keys are destroyed and the files are gone.")
        note_all(_what_remains(erased))


def _typed(question: str) -> str:
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def _what_remains(erased: Erased) -> list[str]:
    remains = [
        f"{name} is still there and opens with the same passphrase:"
        f" 'sanctum vault erase --vault {name}' erases it."
        for name in erased.same_keys
    ]
    if erased.foreign:
        remains.append(f"Not Sanctum's, so not touched: {', '.join(erased.foreign)}.")
    remains.append(
        "Backups and exports you put elsewhere are out of reach here: they still open. Delete them"
        " yourself."
    )
    return remains
