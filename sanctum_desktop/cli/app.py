"""`sanctum <verb>`: the command line over the product's use cases."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from sanctum_desktop.cli import bench, doctor, ledger, models, story, talk, vault
from sanctum_desktop.cli.console import one_clear_sentence
from sanctum_desktop.cli.services import Services


def run(arguments: Sequence[str], services: Services) -> int:
    """Run one command; give its exit status: 0, 1 (could not) or 2 (usage)."""
    app = typer.Typer(
        name="sanctum",
        help="A private companion for a working life. Without a verb, the window opens.",
        add_completion=False,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    vault.register(app, services)
    story.register(app, services)
    talk.register(app, services)
    models.register(app, services)
    ledger.register(app, services)
    doctor.register(app, services)
    bench.register(app, services)
    with one_clear_sentence():
        try:
            app(args=list(arguments), prog_name="sanctum")
        except SystemExit as ended:
            return ended.code if isinstance(ended.code, int) else 1
    return 0
