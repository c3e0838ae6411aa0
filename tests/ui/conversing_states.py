"""States of the talk with any persona, and of the list of all talks."""

import asyncio

from keyboard import press, reach
from PySide6.QtCore import QObject, Qt
from talking_double import KAI, NOOR, NOTED, POST, TalkingDouble, many_talks

from sanctum_desktop.core.domain.errors import EngineDied
from sanctum_desktop.core.domain.words import text

LONG_REPLY = (
    "A Tuesday free needs somebody for the night before. ",
    "You know the rota: ",
    "who could take one night in two weeks?\n\n",
    "If nobody comes to mind, the smaller step is to ask one of the six how they ",
)
PASTED = "Look at this: " + "A second post, for a night manager of a larger bakery. " * 40
SOUGHT = {"found_talks": "shift plan", "none_found": "zebra"}
OVER = {
    "beside_kai": {"talkScreen": ("over", "facts")},
    "all_talks": {"talkScreen": ("over", "talks")},
    "talk_acts": {"talkScreen": ("over", "talks")},
    "renaming": {"talkScreen": ("over", "talks")},
    "found_talks": {"talkScreen": ("over", "talks")},
    "none_found": {"talkScreen": ("over", "talks")},
    "thrown_away": {"talkScreen": ("over", "talks")},
    "archive_empty": {"talkScreen": ("over", "talks")},
}
WITH_KAI = (
    *("kai", "flowing", "slow", "stopped", "writing_anew", "noted", "died", "taken_up", "passage"),
    *("kai_reading", "beside_kai"),
)
WITH_NOOR = ("noor", "pasted", "passage_text")
STATES = (
    *("company", "branched", "kai_new", "home_company", "save_talk"),
    *WITH_KAI,
    *WITH_NOOR,
    *(state for state in OVER if state != "beside_kai"),
)
READ_ONLY = ("kai_reading",)


def prepare(world, screen):
    """What that state is made of."""
    if screen not in STATES:
        return
    world.spoken = TalkingDouble()
    if screen in OVER and screen not in ("beside_kai", "archive_empty"):
        world.spoken.talks = many_talks(40) | world.spoken.talks


async def settle(shell, world, screen):
    """Do what leads there and needs no keyboard."""
    if screen not in STATES:
        return
    talk = shell.talk
    if screen == "home_company":
        shell.go("home")
        return
    if screen == "company":
        talk.company.ask()
    if screen == "kai_new":
        talk.company.choose("kai")
    if screen in (*WITH_KAI, *OVER, "save_talk"):
        talk.open(KAI)
    if screen in WITH_NOOR:
        talk.open(NOOR)
    await talk.tasks.settled()
    await _converse(talk, world, screen)
    await _look_for(talk, screen)
    await _beside(talk, screen)


async def _converse(talk, world, screen):
    script = {
        "flowing": [*LONG_REPLY, asyncio.Event()],
        "slow": [asyncio.Event()],
        "stopped": [*LONG_REPLY, asyncio.Event()],
        "noted": [NOTED, "Then the second Tuesday. Who would you ask?"],
        "died": [EngineDied("The language model ended in the middle.", advice="Nothing is lost.")],
    }.get(screen)
    if script is None:
        return
    world.spoken.script = script
    talk.say("The second Tuesday of the month.")
    for _ in range(20):
        await asyncio.sleep(0)
    talk.speech.show_heard()
    if screen == "stopped":
        talk.stop()
    if screen in ("stopped", "noted", "died"):
        await talk.tasks.settled()


async def _look_for(talk, screen):
    if screen in SOUGHT:
        talk.finding.find(SOUGHT[screen])
        talk.finding.look()
    if screen == "thrown_away":
        talk.talks.turnTo("trashed")
    if screen == "archive_empty":
        talk.talks.turnTo("archived")
    if screen not in ("flowing", "slow"):
        await talk.tasks.settled()


async def _beside(talk, screen):
    if screen in ("taken_up", "beside_kai"):
        talk.offers.take(4, 0)
        await talk.tasks.settled()
    if screen == "save_talk":
        talk.saving.ask(KAI)
        await talk.saving.asking.tasks.settled()


def press_on(window, screen):
    """What only the keyboard and the clock bring."""
    if screen == "pasted":
        window.findChild(QObject, "answer").setProperty("text", PASTED)
    if screen in SOUGHT:
        window.findChild(QObject, "sought").setProperty("text", SOUGHT[screen])
    if screen == "slow":
        wait = window.findChild(QObject, "talkWait")
        wait.setProperty("lined", True)
        wait.setProperty("told", True)
    if screen == "writing_anew":
        _to_the_turn_before(window)
        reach(window, text("ui.talk.act.edit"))
        press(window, Qt.Key.Key_Space)
        field = window.activeFocusItem()
        field.setProperty("text", "I want Tuesdays free. The nights I can keep for now.")
    if screen in ("passage", "passage_text"):
        window.grabWindow()
        title = "I run the night bakery at Rosen & Daughters…"
        said = text("ui.talk.cite.talk", title=title)
        reach(
            window,
            said if screen == "passage" else text("ui.talk.cite.page", name=POST.name, page=2),
        )
        press(window, Qt.Key.Key_Space)
    if screen in ("talk_acts", "renaming"):
        window.grabWindow()
        window.findChild(QObject, "talks").reach()
        reach(window, text("ui.talks.more"))
        press(window, Qt.Key.Key_Space)
    if screen == "renaming":
        window.grabWindow()
        reach(window, text("ui.talks.rename"))
        press(window, Qt.Key.Key_Space)


def _to_the_turn_before(window):
    window.grabWindow()
    turns = window.findChild(QObject, "turns")
    turns.property("currentItem").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    press(window, Qt.Key.Key_Up)
