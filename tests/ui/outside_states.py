"""States of what leaves the computer: the badge, the ledger, servers, and the text before."""

import asyncio
from dataclasses import replace

from full_worlds import LONG
from hosting_double import (
    GROQ,
    INSTRUCTIONS,
    OLLAMA,
    PRACTICE,
    UNTOLD,
    WORDS,
    exchange,
    many_records,
    outgoing,
    shown,
)
from keeping_double import MOMENT
from keyboard import press, reach
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sanctum_desktop.core.domain.errors import VaultUnreadable
from sanctum_desktop.core.domain.hosted import HiddenWord, Use
from sanctum_desktop.core.domain.net import NetPurpose
from sanctum_desktop.core.domain.words import text

STATES = {
    "left_some": "home",
    "left_open": "home",
    "left_flying": "home",
    "left_unread": "home",
    "ledger_none": "ledger",
    "ledger_some": "ledger",
    "ledger_full": "ledger",
    "ledger_turning": "ledger",
    "ledger_unread": "ledger",
    "servers_none": "servers",
    "servers_some": "servers",
    "servers_new": "servers",
    "servers_unread": "servers",
    "servers_read_only": "servers",
    "server_added": "servers",
    "server_refused": "servers",
    "server_away": "servers",
    "server_nearby": "servers",
    "server_here": "servers",
    "server_key": "servers",
    "server_test": "servers",
    "server_tested": "servers",
    "server_caps": "servers",
    "server_removing": "servers",
    "sending": "talk",
    "sending_long": "home",
    "sending_always": "talk",
    "sending_hiding": "talk",
    "sending_no_word": "talk",
    "sending_hid": "talk",
    "sending_over": "servers",
    "servers_hidden": "servers",
}
OPENED = {
    "server_away": "groq",
    "server_nearby": "practice",
    "server_here": "ollama",
    "server_key": "groq",
    "server_test": "groq",
    "server_tested": "ollama",
    "server_caps": "groq",
    "server_removing": "groq",
    "servers_read_only": "practice",
}
HIDDEN = (HiddenWord("summer"), HiddenWord("hunter", "Boss"), HiddenWord(LONG))
PRESSED = {
    "server_key": "ui.servers.key.replace",
    "server_test": "ui.servers.test",
    "server_tested": "ui.servers.test",
    "server_removing": "ui.servers.remove",
    "servers_new": "ui.servers.new.open",
}


def prepare(world, screen):
    """What that state is made of."""
    outside = world.outside
    if screen not in STATES:
        return
    if screen in ("left_some", "ledger_some", "ledger_turning"):
        outside.records = many_records(4)
    if screen == "left_open":
        outside.records = [*exchange(1)[:1], *exchange(2)]
    if screen in ("ledger_full", "left_flying"):
        outside.records, outside.flying = many_records(300), True
        outside.records += exchange(400, NetPurpose.TEST_KEY, f"{LONG}.example.org")[:1]
    if screen in ("left_unread", "ledger_unread", "servers_unread"):
        outside.unreadable = VaultUnreadable("The disk is gone.", advice="Plug it in again.")
    if screen.startswith("server") and screen not in ("servers_none", "server_added"):
        outside.servers = [GROQ, OLLAMA, PRACTICE]
        outside.keys = {"groq": "kept"}
        outside.uses = {
            "groq": Use(
                on=MOMENT.date(), requests=12, tokens_in=41_200, tokens_out=3_900, spent=0.027
            )
        }
    if screen.startswith("sending"):
        outside.servers = [GROQ]
    outside.words = list(HIDDEN) if screen == "servers_hidden" else []


async def settle(shell, world, screen):
    """Do what leads there and needs no keyboard."""
    place = STATES.get(screen)
    if place is None:
        return
    shell.go(place if place in ("home", "talk") else "settings")
    shell.settings.open(place if shell.screen == "settings" else shell.settings.part)
    await shell.settings.settled()
    if screen == "ledger_turning":
        world.outside.holds = asyncio.Event()
        shell.settings.left.fly(True)
    if screen.startswith("sending"):
        words = "\n\n".join([WORDS, *(f"{LONG} {WORDS}" for _ in range(30))])
        long = screen == "sending_long"
        text_sent = outgoing(words=words if long else WORDS, instructions=INSTRUCTIONS)
        untold = {**UNTOLD, **{f"Person_{at}": f"{LONG} {at}" for at in range(3, 9)}}
        if long:
            text_sent = replace(text_sent, untold=untold)
        world.outside.task = asyncio.ensure_future(world.outside.ask(text_sent))
        await shown(shell)


async def press_on(shell, window, screen):
    """What only the keyboard brings."""
    if screen not in STATES:
        return
    QGuiApplication.processEvents()
    part = window.findChild(QObject, "serversPart")
    if screen in OPENED:
        part.setProperty("opened", OPENED[screen])
        QGuiApplication.processEvents()
    if screen in PRESSED:
        reach(window, text(PRESSED[screen]))
        press(window, Qt.Key.Key_Space)
        await shell.settings.settled()
        QGuiApplication.processEvents()
    if screen in ("server_added", "server_refused"):
        shell.settings.servers.add("", "https://api.openai.com/v1", "openai", "gpt-4.1-mini")
        await shell.settings.settled()
    if screen == "servers_hidden":
        reach(window, text("ui.servers.words.take_back"))
    await _in_the_sheet(shell, window, screen)
    if screen == "server_caps":
        reach(window, "0.5")
        shell.settings.servers.using.cap("groq", "200", "much", "", "")
        await shell.settings.settled()
    if screen == "server_refused":
        QGuiApplication.processEvents()
        part.setProperty("opened", "server.new")
        shell.settings.servers.add("", "groq", "openai", "llama")
        await shell.settings.settled()


async def _in_the_sheet(shell, window, screen):
    sending = shell.settings.sending
    if screen == "sending_always":
        reach(window, sending.always)
        press(window, Qt.Key.Key_Space)
    if screen in ("sending_hiding", "sending_no_word", "sending_hid"):
        reach(window, text("ui.sending.hide"))
        press(window, Qt.Key.Key_Space)
    if screen == "sending_hid":
        for letter in "wall":
            QTest.keyClick(window, letter)
        press(window, Qt.Key.Key_Return)
    if screen == "sending_no_word":
        sending.hiding.hide("-", "")
    await sending.tasks.settled()
