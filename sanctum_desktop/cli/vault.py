"""`sanctum vault ...`: make, check, copy and bring back a vault."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from sanctum_desktop.cli.console import note, say, say_json
from sanctum_desktop.cli.passphrases import ask_secret, named_file, passphrase
from sanctum_desktop.cli.services import Services, VaultDesk
from sanctum_desktop.core.domain.errors import BadInput, VaultMissing
from sanctum_desktop.core.domain.secrets import Passphrase

VaultOption = Annotated[
    Path | None, typer.Option("--vault", help="The vault's folder; the first of SANCTUM_HOME.")
]
FileOption = Annotated[
    Path | None, typer.Option("--passphrase-file", help="Holds the passphrase in its first line.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="For machines.")]


def register(app: typer.Typer, services: Services) -> None:
    """Add the verbs to the app."""
    verbs = typer.Typer(no_args_is_help=True, help="The encrypted place your words are kept in.")
    app.add_typer(verbs, name="vault")
    _register_making(verbs, services)
    _register_secrets(verbs, services)
    _register_copies(verbs, services)


def _register_making(verbs: typer.Typer, services: Services) -> None:
    @verbs.command()
    def create(vault: VaultOption = None, passphrase_file: FileOption = None) -> None:
        """Make a vault; prints the recovery code once."""
        desk = _desk(services, vault)
        if named_file(passphrase_file) is None:
            note(f"Five words, if you like: {services.offer_passphrase()}")
        code = asyncio.run(desk.create(passphrase(passphrase_file, "New passphrase: ")))
        note("The recovery code, shown only now. It opens the vault when the passphrase is lost:")
        say(code)

    @verbs.command()
    def info(vault: VaultOption = None, json: JsonOption = False) -> None:
        """Say where the vault is and how large; needs no passphrase."""
        desk = _present(services, vault)
        size = sum(path.stat().st_size for path in desk.folder.rglob("*") if path.is_file())
        if json:
            say_json({"folder": str(desk.folder), "bytes": size})
        else:
            say(f"{desk.folder}\n{size:,} bytes, encrypted")

    @verbs.command()
    def check(
        vault: VaultOption = None, passphrase_file: FileOption = None, json: JsonOption = False
    ) -> None:
        """Read every page of the vault and say what is wrong."""
        desk = _present(services, vault)
        report = asyncio.run(desk.check(passphrase(passphrase_file)))
        if json:
            say_json({"changes": report.changes, "notices": report.notices})
            return
        say(f"Whole: every page reads, changes kept: {report.changes}.")
        for notice in report.notices:
            note(notice)


def _register_secrets(verbs: typer.Typer, services: Services) -> None:
    @verbs.command(name="passphrase")
    def change(
        vault: VaultOption = None,
        passphrase_file: FileOption = None,
        new_passphrase_file: Annotated[Path | None, typer.Option()] = None,
    ) -> None:
        """Change the passphrase."""
        desk = _present(services, vault)
        old = passphrase(passphrase_file, "Passphrase now: ")
        asyncio.run(desk.change_passphrase(old, _new(new_passphrase_file)))
        say("Changed. The old passphrase opens nothing here any more.")

    @verbs.command()
    def recover(
        vault: VaultOption = None,
        recovery_code_file: Annotated[Path | None, typer.Option()] = None,
        new_passphrase_file: Annotated[Path | None, typer.Option()] = None,
    ) -> None:
        """Open the vault with the recovery code and set a new passphrase."""
        desk = _present(services, vault)
        code = _code(recovery_code_file)
        asyncio.run(desk.recover(code, _new(new_passphrase_file)))
        say("Done. The new passphrase opens the vault; the recovery code stays good.")


def _register_copies(verbs: typer.Typer, services: Services) -> None:
    @verbs.command()
    def backup(
        file: Annotated[Path, typer.Argument(help="Where the copy goes.")],
        vault: VaultOption = None,
        passphrase_file: FileOption = None,
    ) -> None:
        """Write an encrypted, verified copy of the vault."""
        desk = _present(services, vault)
        asyncio.run(desk.back_up_to(file)(passphrase(passphrase_file)))
        say(f"Backed up to {file}, and read back.")

    @verbs.command()
    def restore(
        file: Annotated[Path, typer.Argument(help="The copy.")],
        vault: VaultOption = None,
        passphrase_file: FileOption = None,
        recovery_code_file: Annotated[Path | None, typer.Option()] = None,
    ) -> None:
        """Bring a backup back into a folder that holds no vault."""
        desk = _desk(services, vault)
        work = desk.restore_from(file)
        if recovery_code_file:
            asyncio.run(work(recovery_code=_code(recovery_code_file)))
        else:
            asyncio.run(work(passphrase=passphrase(passphrase_file)))
        say(f"Restored into {desk.folder}.")


def _desk(services: Services, vault: Path | None) -> VaultDesk:
    return services.vault(vault or services.home / "main")


def _present(services: Services, vault: Path | None) -> VaultDesk:
    desk = _desk(services, vault)
    if not desk.exists():
        raise VaultMissing(
            f"There is no vault in {desk.folder}.", advice="'sanctum vault create' makes one."
        )
    return desk


def _new(file: Path | None) -> Passphrase:
    """A new passphrase comes from a file of its own or is asked for twice."""
    if file is not None:
        return passphrase(file)
    first = Passphrase(ask_secret("New passphrase: "))
    if not first.matches(Passphrase(ask_secret("Once more: "))):
        raise BadInput("The two do not match.", advice="Nothing was changed.")
    return first


def _code(file: Path | None) -> str:
    if file is None:
        return ask_secret("Recovery code: ")
    return passphrase(file).reveal().decode()
