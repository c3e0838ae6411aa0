"""States of the talk that are rarely seen: waits, long drafts, what is decided or refused."""

import asyncio
from dataclasses import replace

from full_worlds import LONG, NAME, many_turns, older_talks
from keyboard import press, reach
from PySide6.QtCore import QObject, Qt

from sanctum_desktop.core.domain.model_tasks import Author

DRAFT = (
    f"Before that I was {LONG} at {NAME} & Daughters. I sorted the files by year, then by street, "
    "and nobody had done that before me.\n\nThe nights were the hardest part of it. I drew up a "
    "plan for the six of us, put it on the wall each Sunday, and whoever could not come wrote "
    "their name beside it. After two months the missed shifts were down to one, and the baker "
    "from the day began to use the same plan.\n\nWhat else? I trained the Saturday girls."
)
STATES = (
    *("typed", "waiting", "worded", "wording", "scrolled", "changing", "decided", "unheard"),
    "many_talks",
)
OVER = {
    "changing": {"talkScreen": ("over", "facts"), "facts": ("opened", "fact-2")},
    "decided": {"talkScreen": ("over", "facts"), "facts": ("opened", "fact-3")},
    "unheard": {"talkScreen": ("over", "facts")},
    "many_talks": {"talkScreen": ("over", "talks")},
}


def prepare(world, screen):
    """What that state is made of."""
    if screen == "many_talks":
        world.older = older_talks(60)
    if screen == "scrolled":
        world.said = many_turns(40)
    if screen == "worded":
        author = Author("mirror.v1", "qwen3-4b-instruct-2507-q4-k-m")
        world.said = (*world.said[:-1], replace(world.said[-1], author=author))
    if screen == "wording":
        world.model = asyncio.Event()


async def settle(talk, screen):
    """Do what leads there and needs no keyboard."""
    if screen == "typed":
        talk.rest(enough=True)
    if screen in ("typed", "refused"):
        talk.keep(DRAFT)
    if screen == "refused":
        talk.tell("That answer could not be read. It is still in the field.")
    if screen == "waiting":
        talk.said.answer("It was my own plan. Every Sunday I put it on the wall.")
        talk.start("ui.talk.doing.say", leavable=True)
    if screen == "wording":
        talk.say("It was my own plan. Every Sunday I put it on the wall.")
        await asyncio.sleep(0)
    if screen == "decided":
        talk.facts.accept("fact-1")
        await talk.tasks.settled()
        talk.facts.reject("fact-3")
        await talk.tasks.settled()


def press_on(window, screen):
    """What only the keyboard and the clock bring."""
    if screen in ("waiting", "wording"):
        wait = window.findChild(QObject, "talkWait")
        wait.setProperty("lined", True)
        wait.setProperty("told", True)
    if screen == "worded":
        window.grabWindow()
        turns = window.findChild(QObject, "turns")
        turns.property("currentItem").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    if screen == "scrolled":
        window.findChild(QObject, "turns").forceActiveFocus()
        for _ in range(5):
            press(window, Qt.Key.Key_Up)
    if screen == "decided":
        reach(window, "Rosen & Daughters")
        for _ in range(3):
            press(window, Qt.Key.Key_Down)
    if screen == "changing":
        reach(window, "Change it")
        press(window, Qt.Key.Key_Space)
        field = window.activeFocusItem()
        field.setProperty("text", "when the children were small")
        press(window, Qt.Key.Key_Return)
