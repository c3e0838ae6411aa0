"""The app process itself with a person at it, who has a first session; says on stdout how it went.

Arguments: the folder of all that is kept (SANCTUM_HOME is in it), what the person does (a function
below), "mouse" or "keys", and how the machine is: "slow" where the vault takes its time to write.
"""

import asyncio
import errno
import json
import os
import re
import sys
import time
import traceback
from pathlib import Path

from person import AtTheKeys, AtTheMouse
from PySide6.QtCore import QTimer

from sanctum_desktop.adapters.sqlcipher.database import Database
from sanctum_desktop.bootstrap import window_process
from sanctum_desktop.bootstrap.confinement import confine
from sanctum_desktop.ui.shell import window as windows

HOME = Path(sys.argv[1])
PASSPHRASE = "harbour velvet onion ladder quiet"
HALF = "half a sen"
GEM = "Gem said: "
CODE = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+){4,}")
LIVED = [0]
ANSWERS = (
    "I'm a baker at Rosen Bakery in Leeds since March 2019.",
    "I trained six apprentices to shape loaves.",
    "I drew up a four-week plan and missed shifts went from five to one a month.",
)


def tell(**seen):
    os.write(1, f"{json.dumps(seen)}\n".encode())


async def begin(person):
    """First start up to the first question; gives the recovery code."""
    await person.choose("Choose a passphrase")
    await person.write("Your passphrase", PASSPHRASE, then="Make the vault")
    code = await person.until(
        lambda: next((name for name in person.reads() if CODE.fullmatch(name)), "")
    )
    await person.choose("I have kept it")
    await person.choose("Begin with Gem")
    return code


async def say(person, words):
    """Say something once Gem has asked; she begins to reply."""
    await person.reading(GEM)
    before = len(replies(person))
    await person.write("Your answer", words, then="Send")
    await person.until(lambda: len(replies(person)) > before)


async def save(person, place):
    await person.write("File name", str(place), then="Save")


async def whole(person):
    """From first start to a page that is saved, where the first place has no room for it."""
    code = await begin(person)
    for words in ANSWERS:
        await say(person, words)
    await person.choose("Let Abby show you")
    (HOME / "full").mkdir()
    await person.choose("Save as PDF")
    await save(person, HOME / "full" / "page.pdf")
    await person.write("Recovery code", code.lower(), then="Try the code")
    tell(refused=await person.reading("disk is full"))
    await save(person, HOME / "page.pdf")
    await person.until((HOME / "page.pdf").exists)


async def half(person):
    """Close while the reply is coming and a sentence is half-written."""
    await begin(person)
    await say(person, ANSWERS[0])
    tell(reply=replies(person)[-1], drawn=person.drawn())
    await person.type(HALF)


async def back(person):
    """Come back after that."""
    await person.write("Passphrase", PASSPHRASE, then="Open")
    await person.choose("Go on with Gem")
    await person.reading(ANSWERS[0])
    answer = await person.find("Your answer")
    await person.until(lambda: answer.property("text"))
    tell(reply=replies(person)[-1], drawn=person.drawn(), draft=answer.property("text"))


def replies(person):
    return [name for name in person.reads() if name.startswith(GEM)]


def without_room(sync=os.fsync):
    """A disk that finds out that it is full as a file is made to last."""

    def failing(descriptor):
        if str(HOME / "full") in str(Path(f"/proc/self/fd/{descriptor}").readlink()):
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(descriptor)

    os.fsync = failing


def slow(write=Database.write):
    """Each write waits for the window to live on a little: one that waits for it in turn hangs."""

    def later(database, work):
        enough = LIVED[0] + 20
        while LIVED[0] < enough:
            time.sleep(0.01)  # on the vault's own thread
        return write(database, work)

    Database.write = later


def drive(window, shell, gate, watch=windows.watch_window):
    watch(window, shell, gate)
    hands = {"mouse": AtTheMouse, "keys": AtTheKeys}[sys.argv[3]]

    def live():
        LIVED[0] += 1

    living = QTimer(window, interval=20)
    living.timeout.connect(live)
    living.start()

    async def session():
        try:
            await globals()[sys.argv[2]](hands(window))
        except BaseException:  # noqa: BLE001 - whatever it is, the process ends
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)  # the vault's thread would keep a failed session alive
        window.close()

    window.session = asyncio.get_running_loop().create_task(session())


confine()
without_room()
if "slow" in sys.argv:
    slow()
windows.watch_window = drive
sys.exit(window_process.run())
