"""`sanctum vault check | backup | restore`: whether it is whole, its copies, the way back."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from sanctum_desktop.cli.console import note, note_all, say, say_json
from sanctum_desktop.cli.passphrases import passphrase
from sanctum_desktop.cli.services import Services, VaultDesk
from sanctum_desktop.cli.vault_options import (
    CodeOption,
    FileOption,
    JsonOption,
    VaultOption,
    present,
    recovery_code,
)
from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.vaults import BackupKind, BackupPoint

_NEWEST = "newest"
_KINDS = {BackupKind.DAILY: "daily", BackupKind.BEFORE_UPDATE: "before an update"}
_COUNTED = ("conversations", "turns", "facts", "resumes", "drafts")


def register(verbs: typer.Typer, services: Services) -> None:
    """Add the verbs to the vault's."""
    _register_check(verbs, services)
    _register_accept(verbs, services)
    _register_backup(verbs, services)
    _register_restore(verbs, services)


def _register_check(verbs: typer.Typer, services: Services) -> None:
    @verbs.command()
    def check(
        vault: VaultOption = None,
        passphrase_file: FileOption = None,
        backup: Annotated[
            Path | None, typer.Option(help="Check this backup; the vault is not touched.")
        ] = None,
        json: JsonOption = False,
    ) -> None:
        """Read every page of the vault, or of a backup, and say what is wrong."""
        desk = present(services, vault) if backup is None else services.vault(vault)
        work = desk.check if backup is None else desk.drill(backup)
        report = asyncio.run(work(passphrase(passphrase_file)))
        if json:
            rows = {"rows": dict(report.rows)} if report.rows else {}
            say_json({"changes": report.changes, "notices": report.notices, **rows})
            return
        if backup is None:
            say(f"Whole: every page reads, changes kept: {report.changes}.")
        else:
            say(_drilled(backup.name, report.rows))
        note_all(report.notices)


def _register_accept(verbs: typer.Typer, services: Services) -> None:
    @verbs.command()
    def accept(vault: VaultOption = None, passphrase_file: FileOption = None) -> None:
        """Go on with a vault that is older than when it was last closed, as it is.

        Until then it opens to read only: check, backup and export work, and nothing is written.
        """
        found = asyncio.run(present(services, vault).trust(passphrase(passphrase_file)))
        if not found:
            say("Nothing speaks against this vault; nothing was changed.")
            return
        say("Accepted: it is written again, as it is. Its trail keeps that.")
        note(found)


def _register_backup(verbs: typer.Typer, services: Services) -> None:
    @verbs.command()
    def backup(
        file: Annotated[Path | None, typer.Argument(help="Where the copy goes.")] = None,
        drill: Annotated[
            bool,
            typer.Option(
                "--drill", help="Prove that it would come back; without FILE, the newest."
            ),
        ] = False,
        vault: VaultOption = None,
        passphrase_file: FileOption = None,
    ) -> None:
        """Write an encrypted, verified copy of the vault."""
        if file is None and not drill:
            raise typer.BadParameter("Name the file to write, or ask for --drill.")
        desk = present(services, vault)
        proved = file or desk.file_of(asyncio.run(_point(desk, _NEWEST)))
        key = passphrase(passphrase_file)
        if file is not None:
            report = asyncio.run(desk.back_up_to(file)(key))
            say(f"Backed up to {file}, and read back.")
            note_all(report.notices)
        if drill:
            say(_drilled(proved.name, asyncio.run(desk.drill(proved)(key)).rows))


def _register_restore(verbs: typer.Typer, services: Services) -> None:
    @verbs.command()
    def restore(
        file: Annotated[Path | None, typer.Argument(help="The copy.")] = None,
        listed: Annotated[
            bool, typer.Option("--list", help="Show the automatic backups; needs no passphrase.")
        ] = False,
        point: Annotated[
            str | None, typer.Option("--from", help="An automatic backup: its name, or newest.")
        ] = None,
        vault: VaultOption = None,
        passphrase_file: FileOption = None,
        recovery_code_file: CodeOption = None,
        json: JsonOption = False,
    ) -> None:
        """Bring a backup back. A vault that is there is kept beside it under another name."""
        if sum((file is not None, listed, point is not None)) != 1:
            raise typer.BadParameter("Name one: a FILE, --from POINT or --list.")
        desk = services.vault(vault)
        if listed:
            _list(asyncio.run(desk.list_backups()), json=json)
            return
        work = desk.restore_from(file or desk.file_of(asyncio.run(_point(desk, point or ""))))
        if recovery_code_file:
            report = asyncio.run(work(recovery_code=recovery_code(recovery_code_file)))
        else:
            report = asyncio.run(work(passphrase=passphrase(passphrase_file)))
        say(f"Restored into {desk.folder}: {_counted(report.rows)}.")
        note_all(report.notices)


def _drilled(name: str, rows: Mapping[str, int]) -> str:
    """What a drill that went well comes to."""
    return f"{name} would come back whole: {_counted(rows)}. The copy made for it is gone."


def _counted(rows: Mapping[str, int]) -> str:
    return ", ".join(f"{kind} {rows[kind]:,}" for kind in _COUNTED if kind in rows)


async def _point(desk: VaultDesk, wanted: str) -> BackupPoint:
    points = await desk.list_backups()
    if not points:
        raise NotFound(
            "There are no automatic backups yet: one is made on each day something changed.",
            advice="'sanctum vault backup FILE' makes one to take along.",
        )
    if wanted == _NEWEST:
        return points[0]
    for point in points:
        if point.id == wanted:
            return point
    raise NotFound(
        f"There is no automatic backup {wanted}.",
        advice="'sanctum vault restore --list' names them.",
    )


def _list(points: Sequence[BackupPoint], *, json: bool) -> None:
    if json:
        say_json(
            [
                {"point": p.id, "day": p.day.isoformat(), "kind": p.kind.value, "bytes": p.bytes}
                for p in points
            ]
        )
        return
    if not points:
        say("There are no automatic backups yet.")
    for point in points:
        say(f"{point.id:24}{_KINDS[point.kind]:18}{point.bytes:>14,} bytes")
