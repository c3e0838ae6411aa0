"""`sanctum doctor`: what works on this machine, what does not, and why."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from sanctum_desktop.cli.console import note, say, say_json
from sanctum_desktop.cli.services import Services
from sanctum_desktop.runtime.crash_record import as_text, collect_stacks, read_crashes


def register(app: typer.Typer, services: Services) -> None:
    """Add the verb to the app."""

    @app.command()
    def doctor(
        json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
        crashes: Annotated[
            bool, typer.Option("--crashes", help="Show the crash records kept here.")
        ] = False,
    ) -> None:
        """Say truthfully what works on this machine, what does not, and why."""
        if crashes:
            _say_crashes(services.home, json=json)
            return
        findings = services.doctor()
        if json:
            say_json([{"name": f.name, "works": f.works, "detail": f.detail} for f in findings])
            return
        width = max(len(finding.name) for finding in findings)
        for finding in findings:
            say(f"{'yes' if finding.works else 'no ':3}  {finding.name:{width}}  {finding.detail}")


def _say_crashes(home: Path, *, json: bool) -> None:
    collect_stacks(home)
    records = read_crashes(home)
    if json:
        say_json([asdict(record) for record in records])
        return
    if not records:
        say("No crash is recorded.")
        return
    say("\n\n".join(as_text(record) for record in records))
    note("They stay on this computer. They hold none of your words; copy them where you like.")
