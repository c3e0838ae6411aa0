"""Draws every screen, light and dark, at two sizes and two text scales: `make screenshots`."""

import asyncio
import os
import sys
from datetime import timedelta
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["SANCTUM_REDUCED_MOTION"] = "1"

import conversing_states
import gate_states
import models_states
import outside_states
import settings_states
from doubles import PASSPHRASE, World
from full_worlds import many_facts, many_turns, message, older_talks
from gate_states import ASKED, AT_HOME, CLOSED
from keyboard import press, reach
from printed_page import PrintedWorld, bring_state
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from suggesting import rewording, said
from talk_states import OVER, STATES, prepare, press_on, settle
from told_talk import NOW, fact

from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.bootstrap.words import install_words
from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt.file_dialog import FileDialogModel
from sanctum_desktop.ui.qt.icons import use_icons
from sanctum_desktop.ui.qt.undoable import Undoable
from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main, use_fonts

OLDER = (
    "This vault is older than when it was last closed on this computer: 2 changes are missing. If "
    "you restored a backup, that is why. If not, somebody may have put an old copy in its place."
)
DOUBTED = ("doubt", "going_back", *ASKED)
SIZES = ((1280, 800), (900, 600))
GATE = (
    *("first_start", "choosing", "recovery_code", "unlock", "recovering", "vaults", "new_vault"),
    *("locking", "never", *CLOSED, "doubt", "going_back", "wrong", *ASKED),
)
TALK = (
    *("hello", "talk", "long", "finished", "talks", "facts", "heard", "refused", "message"),
    *STATES,
    *conversing_states.STATES,
)
# Pages that are really set, by their jobs.
PRINTED = {
    "page_empty": 0,
    "page_one": 1,
    "page_three": 18,
    "page_words": 9,
    "page_busy": 2,
    "page_failed": 0,
    "save_full": 2,
    "whole_page": 2,
    "marked": 2,
    "refused_edit": 2,
    "stated": 2,
    "accent": 2,
    "save_page": 2,
    "taken": 2,
    "unsaved": 2,
    "saved": 2,
    "hand_over": 2,
    "wordings_ask": 2,
    "wordings": 2,
    "wordings_busy": 2,
    "wordings_none": 2,
    "reworded": 2,
}
WORDINGS = ("wordings_ask", "wordings", "wordings_busy", "wordings_none", "reworded")
RESUME = ("resume", "line", "accepted", "look", "notes", "closing", *PRINTED)
TROUBLE = ("ailing", "reading")
READ_ONLY = ("reading", "servers_read_only", *conversing_states.READ_ONLY)
OPENED = {
    **OVER,
    **conversing_states.OVER,
    **gate_states.OVER,
    "facts": {"facts": ("opened", "fact-4"), "talkScreen": ("over", "facts")},
    "heard": {"talkScreen": ("over", "facts"), "facts": ("opened", "f8")},
    "talks": {"talkScreen": ("over", "talks")},
    "new_vault": {"newVault": ("opened", True)},
    "going_back": {"asked": ("restoring", True)},
    "recovering": {"unlockScreen": ("recovering", True)},
    "choosing": {"field": ("text", "harbour velvet onion ladder quiet")},
    "licence": {"aboutPart": ("reading", True)},
    "locking": {"locking": ("opened", True)},
    "never": {"locking": ("opened", True)},
    "line": {"resumeScreen": ("aside", True)},
    "accepted": {"resumeScreen": ("aside", True)},
    "look": {"resumeScreen": ("aside", True), "side": ("tab", "look")},
    "refused_edit": {"resumeScreen": ("aside", True)},
    "stated": {"resumeScreen": ("aside", True)},
    "accent": {"resumeScreen": ("aside", True), "side": ("tab", "look")},
    "page_three": {"side": ("tab", "notes")},
    "page_words": {"resumeScreen": ("aside", True)},
    "page_busy": {"setting": ("lined", True, "told", True)},
    "wordings_ask": {"resumeScreen": ("aside", True), "side": ("tab", "wordings")},
    "wordings": {"resumeScreen": ("aside", True), "side": ("tab", "wordings")},
    "wordings_none": {"resumeScreen": ("aside", True), "side": ("tab", "wordings")},
    "wordings_busy": {
        "resumeScreen": ("aside", True),
        "side": ("tab", "wordings"),
        "rewording": ("lined", True, "told", True),
    },
    "reworded": {"resumeScreen": ("aside", True)},
    "notes": {"resumeScreen": ("aside", True), "side": ("tab", "notes")},
}
SETTINGS = (
    *("vault", "backups", "leaving", "trail", "locks", "appearance", "short_cuts"),
    *("privacy", "problems", "diagnostics", "about", "licence"),
)
ACTS = (
    *("change", "new_code", "restore", "working", "erased", "question"),
    *("choose_file", "choose_folder"),
    *settings_states.STATES,
)
HOME = (
    *("home", "home_empty", "home_page", "home_away", "palette", "found", "keys", "done"),
    *AT_HOME,
)
SCREENS = (
    *GATE,
    *HOME,
    *TALK,
    "banner",
    *TROUBLE,
    *RESUME,
    *SETTINGS,
    *ACTS,
    *models_states.STATES,
    *outside_states.STATES,
)
PART_OF = {
    **settings_states.STATES,
    "locks": "locking",
    "licence": "about",
    "short_cuts": "keys",
    "change": "vault",
    "new_code": "vault",
    "working": "vault",
    "restore": "backups",
    "choose_file": "backups",
    "choose_folder": "backups",
    "erased": "leaving",
    "question": "leaving",
}


def render_screens(folder: Path, new_world=World, screens=SCREENS) -> list[Path]:
    """One PNG a screen and setting in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    for colours in ("light", "dark"):
        for scale in ("1", "2"):
            os.environ |= {"SANCTUM_COLOURS": colours, "SANCTUM_TEXT_SCALE": scale}
            for screen in screens:
                world = world_of(screen, new_world)
                drawn += asyncio.run(_draw(screen, world, folder, f"{colours}-{scale}00"))
    return drawn


def world_of(screen, new_world=World):
    """The world a screen is shown in: some need pages that are really set."""
    world = PrintedWorld(PRINTED[screen]) if screen in PRINTED else new_world()
    if screen in WORDINGS:
        answers = (said("Led 800 people"),) if screen == "wordings_none" else ()
        world.reword = rewording(world, *answers)
    return world


async def bring(screen, world):
    """The shell, engine and window with that screen shown."""
    world.kept_vault.holds = asyncio.Event() if screen == "working" else None
    world.kept_vault.beside = ("main-before-restore",) if screen == "erased" else ()
    world.vault = screen not in ("first_start", "choosing", "recovery_code", "differ")
    world.finished = screen == "finished"
    world.said = many_turns(2000) if screen == "long" else world.said
    world.said = message() if screen == "message" else world.said
    world.facts = many_facts(300) if screen == "heard" else world.facts
    world.older = older_talks() if screen in ("long", "talks") else {}
    world.notices = (OLDER,) if screen == "banner" else ()
    _stand(world, screen)
    prepare(world, screen)
    settings_states.prepare(world, screen)
    models_states.prepare(world, screen)
    outside_states.prepare(world, screen)
    world.vaults = ["main"]
    gate_states.prepare(world, screen)
    if screen in ("vaults", "new_vault"):
        world.chosen = "bewerbungsunterlagen-und-arbeitszeugnisse"
        world.vaults = ["main", world.chosen, "work"]
    world.doubt_at_unlock = OLDER if screen in (*DOUBTED, *READ_ONLY) else ""
    conversing_states.prepare(world, screen)
    shell = ShellModel(world.gate())
    engine = open_main(shell)
    window = main_window(engine)
    await _reach(shell, screen)
    for states in (settings_states, models_states, conversing_states, outside_states):
        await states.settle(shell, world, screen)
    _open_parts(screen, window, shell)
    await gate_states.settle(shell, screen)
    press_on(window, screen)
    conversing_states.press_on(window, screen)
    if screen in models_states.STATES:
        models_states.press_on(window, screen)
    await outside_states.press_on(shell, window, screen)
    if screen == "ledger_turning":
        _wait_long(window)
    if screen in ACTS:
        await _press_what_opens(shell, window, screen)
        await settings_states.press_on(shell, window, screen)
    return shell, engine, window


async def _draw(screen, world, folder, setting):
    shell, engine, window = await bring(screen, world)
    files = []
    for width, height in SIZES:
        window.resize(width, height)
        await _painted(window)
        if screen == "closing":
            _press_the_first_quote(window)
            await _painted(window)
        file = folder / f"{screen}-{setting}-{width}x{height}.png"
        window.grabWindow().save(str(file))
        files.append(file)
    await shell.close()
    close_main(engine)
    return files


def _stand(world, screen):
    """Where the person of Home stands: not begun, with a page, or away for weeks."""
    world.talked = screen not in ("home_empty", "hello", "unheard")
    world.written_at = NOW if screen == "home_page" else None
    world.now = NOW + timedelta(weeks=7 if screen == "home_away" else 0)
    if screen in ("home_page", "home_away"):
        name = "Maximiliane-Theodora" if screen == "home_away" else "Miriam Adeyemi"
        world.facts["name"] = fact("name", Section.BASICS, "name", name, name)


def _open_parts(screen, window, shell):
    """Open what stands closed at first."""
    QGuiApplication.processEvents()
    for name, opened in OPENED.get(screen, {}).items():
        for setting in zip(opened[::2], opened[1::2], strict=True):
            window.findChild(QObject, name).setProperty(*setting)
    if screen in ("locking", "never"):
        shell.unlock.setLockAfter(0 if screen == "never" else 5)


async def _reach(shell, screen):
    QGuiApplication.processEvents()
    await shell.first.tasks.settled()
    if screen in ("choosing", "differ"):
        shell.first.goOn()
    if screen == "recovery_code":
        shell.first.create("harbour velvet onion ladder quiet")
        await shell.first.tasks.settled()
    await shell.unlock.shelf.tasks.settled()
    if screen not in GATE or screen in (*DOUBTED, "wrong"):
        await _open(shell, screen)


async def _open(shell, screen):
    shell.unlock.unlock("not this" if screen == "wrong" else PASSPHRASE)
    await shell.unlock.tasks.settled()
    await shell.unlock.doubts.tasks.settled()
    if screen in GATE:
        return
    if screen in READ_ONLY:
        shell.unlock.doubts.read()
    await shell.tasks.settled()
    await shell.talk.tasks.settled()
    if screen == "ailing":
        shell.trouble.ail("The disk is full; what was saved before is safe.")
    if screen == "finished":
        shell.talk.say("It was my own plan. Every Sunday I put it on the wall.")
        await shell.talk.tasks.settled()
    await settle(shell.talk, screen)
    _show_over(shell, screen)
    if screen in RESUME:
        await _resume(shell, screen)
    if screen in (*SETTINGS, *ACTS):
        await _settings(shell, screen)


def _show_over(shell, screen):
    """Bring the screen, and what lies over it."""
    if screen not in (
        *HOME,
        *RESUME,
        *SETTINGS,
        *ACTS,
        *models_states.STATES,
        *outside_states.STATES,
    ):
        shell.go("talk")
    if screen in ("palette", "found", "nothing_found"):
        shell.palette.open()
    if screen == "keys":
        shell.helpWanted.emit()
    if screen == "done":
        shell.undo.push(Undoable("Line left out.", _nothing))


async def _nothing():
    """What takes nothing back."""


async def _resume(shell, screen):
    shell.go("resume")
    await shell.resume.tasks.settled()
    if screen in PRINTED:
        await bring_state(shell.resume, screen)
    if screen in ("line", "accepted"):
        shell.resume.line.choose("line-4")
    if screen == "accepted":
        shell.resume.decisions.accept()
        await shell.resume.tasks.settled()


async def _settings(shell, screen):
    settings = shell.settings
    shell.go("settings")
    settings.open(PART_OF.get(screen, screen))
    await settings.settled()
    if screen == "new_code":
        settings.vault.renewCode(PASSPHRASE)
    if screen == "erased":
        settings.leaving.erase("main")
    if screen in ("new_code", "erased"):
        await settings.settled()
    if screen == "question":
        settings.leaving.exportAll("~/mine", PASSPHRASE)
        await settings_states.asked(settings)


async def _press_what_opens(shell, window, screen):
    """What only a press or time shows: a panel with its fields, a question, a long wait."""
    if screen == "working":
        reach(window, "Check the vault")
        press(window, Qt.Key.Key_Space)
        _wait_long(window)
    if screen == "change":
        reach(window, "Change the passphrase")
        press(window, Qt.Key.Key_Space)
        shell.settings.vault.weigh("harbour velvet onion")
        await shell.settings.settled()
    if screen == "restore":
        reach(window, "20 Nov 2026, 09:03")
        press(window, Qt.Key.Key_Space)
        reach(window, "Go back to it")
        press(window, Qt.Key.Key_Space)
    if screen in ("choose_file", "choose_folder"):
        await _choose(window, screen)


def _wait_long(window):
    """Let every wait that is going on look as it does after two seconds."""
    for item in _within(window.contentItem()):
        if item.property("wordsAfter") and item.property("active"):
            item.setProperty("lined", True)
            item.setProperty("told", True)


async def _choose(window, screen):
    """Open the dialog of a place to read, or of one to write."""
    if screen == "choose_file":
        reach(window, text("ui.backups.other"))
        press(window, Qt.Key.Key_Space)
        reach(window, "backupPassphrase")
        reach(window, "Choose…", Qt.Key.Key_Backtab)
    else:
        reach(window, "Choose…")
    press(window, Qt.Key.Key_Space)
    for dialog in window.findChildren(FileDialogModel):
        await dialog.tasks.settled()


def _press_the_first_quote(window):
    window.findChild(QObject, "pages").showEnd()
    panel = window.findChild(QObject, "closing")
    quote = next(item for item in _within(panel) if item.property("said"))
    quote.setProperty("opened", True)
    window.findChild(QObject, "pages").showEnd()


def _within(item):
    """The items in it, in the order they are laid out."""
    for child in item.childItems():
        yield child
        yield from _within(child)


async def _painted(window):
    """Let pictures load and views lay themselves out, and what was left be gone."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _ in range(6):
        QGuiApplication.processEvents()
        await asyncio.sleep(0.02)
    window.grabWindow()
    QGuiApplication.processEvents()


def main() -> None:
    app = QGuiApplication(sys.argv[:1])
    install_words()
    use_fonts(sorted(asset_path("fonts", "inter").glob("*.otf")))
    use_icons(asset_path("icons"))
    folder = Path(sys.argv[1] if sys.argv[1:] else "build/screenshots")
    for file in render_screens(folder, screens=sys.argv[2:] or SCREENS):
        sys.stdout.write(f"{file}\n")
    del app


if __name__ == "__main__":
    main()
