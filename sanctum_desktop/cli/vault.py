"""`sanctum vault ...`: make a vault, look at it, change what opens it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import typer

from sanctum_desktop.cli import vault_copies, vault_leaving
from sanctum_desktop.cli.console import note, say, say_json
from sanctum_desktop.cli.passphrases import named_file, passphrase
from sanctum_desktop.cli.services import Services
from sanctum_desktop.cli.vault_options import (
    CodeOption,
    FileOption,
    JsonOption,
    LeakedOption,
    NewFileOption,
    VaultOption,
    new_passphrase,
    present,
    recovery_code,
)
from sanctum_desktop.core.domain.vaults import VaultSummary


def register(app: typer.Typer, services: Services) -> None:
    """Add the verbs to the app."""
    verbs = typer.Typer(no_args_is_help=True, help="The encrypted place your words are kept in.")
    app.add_typer(verbs, name="vault")
    _register_making(verbs, services)
    _register_secrets(verbs, services)
    vault_copies.register(verbs, services)
    vault_leaving.register(verbs, services)


def _register_making(verbs: typer.Typer, services: Services) -> None:
    @verbs.command()
    def create(vault: VaultOption = None, passphrase_file: FileOption = None) -> None:
        """Make a vault; prints the recovery code once."""
        desk = services.vault(vault)
        if named_file(passphrase_file) is None:
            note(f"Five words, if you like: {services.offer_passphrase()}")
        code = asyncio.run(desk.create(passphrase(passphrase_file, "New passphrase: ")))
        note("The recovery code, shown only now. It opens the vault when the passphrase is lost:")
        say(code)

    @verbs.command()
    def info(vault: VaultOption = None, json: JsonOption = False) -> None:
        """Say where the vault is, how large, and which others there are; needs no passphrase."""
        desk = present(services, vault)
        this = asyncio.run(desk.erase.what_is_lost())
        listed = asyncio.run(services.list_vaults())
        if json:
            say_json({"folder": str(desk.folder), **_record(this), "vaults": _records(listed)})
            return
        say(f"{desk.folder}\n{_described(this)}")
        for other in listed:
            if services.home / other.name != desk.folder:
                say(f"Also here: {other.name}, {_described(other)}")


def _register_secrets(verbs: typer.Typer, services: Services) -> None:
    @verbs.command(name="passphrase")
    def change(
        vault: VaultOption = None,
        passphrase_file: FileOption = None,
        new_passphrase_file: NewFileOption = None,
        *,
        leaked: LeakedOption = False,
    ) -> None:
        """Change the passphrase."""
        desk = present(services, vault)
        old = passphrase(passphrase_file, "Passphrase now: ")
        new = new_passphrase(new_passphrase_file)
        if leaked:
            code = asyncio.run(desk.renew_keys(old, new))
            note("New keys throughout; the backups in the vault's folder are gone.")
            note("The new recovery code, shown only now; the old one opens nothing any more:")
            say(code)
            return
        asyncio.run(desk.change_passphrase(old, new))
        asyncio.run(desk.renew_backups(new))
        say("Changed. The old passphrase opens nothing here any more.")
        note(
            "Backups elsewhere and vaults kept from before a restore still open with the old one."
        )

    @verbs.command()
    def recover(
        vault: VaultOption = None,
        recovery_code_file: CodeOption = None,
        new_passphrase_file: NewFileOption = None,
    ) -> None:
        """Open the vault with the recovery code and set a new passphrase."""
        desk = present(services, vault)
        code = recovery_code(recovery_code_file)
        new = new_passphrase(new_passphrase_file)
        asyncio.run(desk.recover(code, new))
        asyncio.run(desk.renew_backups(new))
        say("Done. The new passphrase opens the vault; the recovery code stays good.")


def _described(vault: VaultSummary) -> str:
    return (
        f"{vault.bytes:,} bytes, encrypted; last opened {vault.opened};"
        f" automatic backups: {vault.backups}"
    )


def _record(vault: VaultSummary) -> dict[str, object]:
    return {
        "name": vault.name,
        "bytes": vault.bytes,
        "opened": vault.opened.isoformat(),
        "backups": vault.backups,
    }


def _records(vaults: Iterable[VaultSummary]) -> list[dict[str, object]]:
    return [_record(vault) for vault in vaults]
