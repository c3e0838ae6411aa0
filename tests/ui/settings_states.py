"""States of the settings that are rarely seen: nothing yet, very much, and what went wrong."""

import asyncio
import tomllib
from dataclasses import replace
from datetime import date, timedelta

from figures_double import DOWN, FIGURES, MEMORY
from full_worlds import LONG
from keeping_double import MOMENT, PASSPHRASE, POINTS, RECORD
from keyboard import press, reach
from PySide6.QtCore import QObject, Qt

from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.errors import VaultDamaged, VaultUnreadable
from sanctum_desktop.core.domain.trail import TrailEntry, TrailEvent
from sanctum_desktop.ui.papers import Part, Problem

NAME = "bewerbungsunterlagen-und-arbeitszeugnisse"
FULL = VaultUnreadable("The disk is full.", advice="Make room, then try again; nothing was lost.")
STATES = {
    "vault_full": "vault",
    "vault_damaged": "vault",
    "wrong_now": "vault",
    "backups_none": "backups",
    "backups_full": "backups",
    "backup_failed": "backups",
    "erase": "leaving",
    "exported": "leaving",
    "not_restored": "backups",
    "trail_full": "trail",
    "trail_nothing": "trail",
    "locks_never": "locking",
    "problems_none": "problems",
    "problems_full": "problems",
    "diagnostics_full": "diagnostics",
    "diagnostics_notices": "diagnostics",
    "about_full": "about",
    "wrong_code": "leaving",
}


def prepare(world, screen):
    """What that state is made of."""
    kept = world.kept_vault
    if screen in ("vault_full", "erase"):
        kept.name = NAME
    if screen in ("backups_none", "vault_full"):
        kept.kept = ()
    if screen == "backups_full":
        kept.kept = POINTS + tuple(
            replace(POINTS[0], id=f"2026-10-{at:02}-0700", day=date(2026, 10, at))
            for at in range(28, 20, -1)
        )
    if screen == "trail_full":
        kept.entries = _many_entries(2000)
    if screen == "problems_none":
        kept.problems = []
    _figures(kept, screen)
    if screen == "problems_full":
        kept.problems = [
            Problem(
                f"{at:04x}",
                RECORD.replace("5d1c", f"{at:04x}").replace(
                    "120", " > ".join([f"{LONG}.py:{at}"] * 3)
                ),
            )
            for at in range(6)
        ]
    if screen == "about_full":
        told = tomllib.loads(asset_path("licences.toml").read_text())["parts"]
        kept.parts = tuple(Part(**part) for part in told)


def _figures(kept, screen):
    """What the Diagnostics page shows there."""
    if screen.startswith("diagnostics_"):
        kept.figures.rows = FIGURES
    if screen == "diagnostics_notices":
        kept.figures.notices = (DOWN, MEMORY)


def _many_entries(count):
    """Two years of them, with file names as long as people make them."""
    events = (TrailEvent.UNLOCKED, TrailEvent.BACKED_UP, TrailEvent.UNLOCK_FAILED)
    return [
        TrailEntry(
            MOMENT - timedelta(hours=9 * (count - at)),
            events[at % 3],
            f"{NAME}-{LONG}.sanctum-backup" if at % 3 == 1 else "",
        )
        for at in range(count)
    ]


async def settle(shell, world, screen):
    """Do what leads there and needs no keyboard."""
    if screen not in STATES:
        return
    settings = shell.settings
    _fail(settings, world.kept_vault, screen)
    if screen == "locks_never":
        shell.unlock.setLockAfter(0)
    if screen in ("exported", "wrong_code"):
        settings.leaving.exportAll("/media/stick/main-2026-11-21-1447", PASSPHRASE)
        await asked(settings)
    if screen == "wrong_code":
        settings.recovery.tryCode("K7QF")
        await settings.recovery.tasks.settled()
    else:
        if screen == "exported":
            settings.recovery.safe()
        await settings.settled()


def _fail(settings, kept, screen):
    """Begin what goes wrong there."""
    if screen == "vault_damaged":
        kept.fails = VaultDamaged("Page 812 does not fit its seal.", advice="Go to Backups.")
        settings.vault.check()
    if screen == "backup_failed":
        kept.fails = FULL
        settings.backups.backUp("/media/stick/main.sanctum-backup")
    if screen == "not_restored":
        kept.fails_closed = True
        settings.backups.restore(POINTS[0].id, "", PASSPHRASE)


async def asked(settings):
    """Come to the question before the first file, which the export waits for."""
    for _ in range(20):
        await asyncio.sleep(0)
    assert settings.recovery.asking


async def press_on(shell, window, screen):
    """What only the keyboard brings."""
    if screen == "erase":
        reach(window, "Erase it for good")
        press(window, Qt.Key.Key_Space)
        window.activeFocusItem().setProperty("text", NAME)
    if screen == "trail_nothing":
        window.findChild(QObject, "trailSearch").setProperty("text", "zebra")
    if screen == "wrong_now":
        reach(window, "Change the passphrase")
        press(window, Qt.Key.Key_Space)
        shell.settings.vault.changePassphrase("not this", "silver ladder early moon")
        await shell.settings.settled()
