"""Options and questions the vault's verbs share."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from sanctum_desktop.cli.passphrases import ask_secret, passphrase
from sanctum_desktop.cli.services import Services, VaultDesk
from sanctum_desktop.core.domain.errors import BadInput, VaultMissing
from sanctum_desktop.core.domain.secrets import Passphrase

VaultOption = Annotated[
    str | None,
    typer.Option("--vault", help="The vault's name in SANCTUM_HOME, or its folder; else main."),
]
FileOption = Annotated[
    Path | None, typer.Option("--passphrase-file", help="Holds the passphrase in its first line.")
]
LeakedOption = Annotated[
    bool, typer.Option("--leaked", help="Somebody knows the old one: renew all keys.")
]
CodeOption = Annotated[
    Path | None,
    typer.Option("--recovery-code-file", help="Holds the recovery code in its first line."),
]
NewFileOption = Annotated[
    Path | None,
    typer.Option("--new-passphrase-file", help="Holds the new passphrase in its first line."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="For machines.")]


def present(services: Services, vault: str | None) -> VaultDesk:
    """The desk of a vault that is there; VaultMissing names those that are."""
    desk = services.vault(vault)
    if not desk.exists():
        names = ", ".join(one.name for one in asyncio.run(services.list_vaults()))
        makes = "'sanctum vault create' makes one."
        advice = f"There are: {names}. Name one with --vault." if names else makes
        raise VaultMissing(f"There is no vault in {desk.folder}.", advice=advice)
    return desk


def new_passphrase(file: Path | None) -> Passphrase:
    """A new passphrase comes from a file of its own or is asked for twice."""
    if file is not None:
        return passphrase(file)
    first = Passphrase(ask_secret("New passphrase: "))
    if not first.matches(Passphrase(ask_secret("Once more: "))):
        raise BadInput("The two do not match.", advice="Nothing was changed.")
    return first


def recovery_code(file: Path | None) -> str:
    if file is None:
        return ask_secret("Recovery code: ")
    return passphrase(file).reveal().decode()
