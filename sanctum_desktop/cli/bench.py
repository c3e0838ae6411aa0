"""`sanctum bench`: the ratios the product promises, measured here and now."""

from __future__ import annotations

from typing import Annotated

import typer

from sanctum_desktop.cli.services import Services


def register(app: typer.Typer, services: Services) -> None:
    """Add the verb to the app."""

    @app.command()
    def bench(
        names: Annotated[list[str] | None, typer.Argument(help="Which; all without.")] = None,
        json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
    ) -> None:
        """Measure ratios against a bare reference on this machine."""
        raise typer.Exit(services.run_bench(names or [], json))
