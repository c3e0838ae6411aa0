"""States of the gate and of Home that a usual day does not bring: full, wrong and empty."""

from dataclasses import replace

from full_worlds import LONG, NAME
from told_talk import fact

from sanctum_desktop.core.domain.errors import VaultReadOnly
from sanctum_desktop.core.domain.facts import Section

CLOSED = ("differ", "many_vaults", "code_wrong")
ASKED = ("not_that_day",)
AT_HOME = ("home_full", "home_error", "nothing_found")
OVER = {
    "found": {"query": ("text", "s")},
    "nothing_found": {"query": ("text", "Gehaltsabrechnung")},
    "code_wrong": {"unlockScreen": ("recovering", True)},
    "not_that_day": {"asked": ("restoring", True)},
    "differ": {"field": ("text", "harbour velvet onion ladder quiet")},
}


def prepare(world, screen):
    """What the world of this state holds; nothing of another screen's is changed."""
    if screen == "many_vaults":
        world.vaults = ["main", *(f"{LONG[:30].lower()}-{n}" for n in range(11))]
    if screen == "home_full":
        world.facts["name"] = fact("name", Section.BASICS, "name", NAME.replace(" ", "-"), NAME)
        words = f"I was {LONG} at {NAME}, and it was mostly files, files and files."
        asked = f"And before you were {LONG}, at {NAME}: what did a usual week hold for you there?"
        world.facts["full"] = fact("full", Section.WORK, "highlight", words, words, turn=3)
        world.said = (*world.said[:-1], replace(world.said[-1], text=asked))
    if screen == "home_error":
        world.standing_fails = VaultReadOnly(
            "What you told could not be read.",
            advice="Nothing is lost. Lock the vault and open it again.",
        )


async def settle(shell, screen):
    """What was done before the picture is taken."""
    if screen == "differ":
        shell.first.differ()
    if screen == "code_wrong":
        shell.unlock.recover("K7QF-2M9X", "harbour velvet onion ladder quiet")
    if screen == "not_that_day":
        shell.unlock.doubts.restore("not this")
    await shell.unlock.tasks.settled()
    await shell.unlock.doubts.tasks.settled()
