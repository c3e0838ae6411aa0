"""`sanctum doctor`: what works on this machine, what does not, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from sanctum_desktop.cli.console import say, say_json
from sanctum_desktop.cli.services import Services


def register(app: typer.Typer, services: Services) -> None:
    """Add the verb to the app."""

    @app.command()
    def doctor(
        json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
    ) -> None:
        """Say truthfully what works on this machine, what does not, and why."""
        findings = services.doctor()
        if json:
            say_json([{"name": f.name, "works": f.works, "detail": f.detail} for f in findings])
            return
        width = max(len(finding.name) for finding in findings)
        for finding in findings:
            say(f"{'yes' if finding.works else 'no ':3}  {finding.name:{width}}  {finding.detail}")
