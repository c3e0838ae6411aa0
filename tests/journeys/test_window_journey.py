"""The window over the real vault: tell, be killed, come back, see the page, export, lock."""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

import pypdfium2

from sanctum_desktop.adapters.sqlcipher.kdf import KdfCost, KdfPolicy
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.core.domain.secrets import Passphrase

PASSPHRASE = "harbour velvet onion ladder quiet"
QUICK = KdfPolicy(KdfCost(19 * 1024, 1, 1))  # the least a vault accepts

PRELUDE = """
import asyncio, os, sys, threading
from pathlib import Path
from PySide6.QtGui import QGuiApplication
import qasync
from sanctum_desktop.bootstrap.confinement import confine
confine()
from sanctum_desktop.bootstrap.window_process import gate_of
from sanctum_desktop.bootstrap.words import install_words
from sanctum_desktop.ui.shell.view_model import ShellModel
install_words()
loop = qasync.QEventLoop(QGuiApplication([]))
asyncio.set_event_loop(loop)
home = Path(sys.argv[1])
shell = ShellModel(gate_of(home / "main"))

async def to_gem():
    shell.go("talk")
    await shell.talk.tasks.settled()

async def tell(*answers):
    await to_gem()
    for answer in answers:
        shell.talk.say(answer)
        await shell.talk.tasks.settled()
"""

FIRST_START = """
async def main():
    assert shell.screen == "first_start"
    shell.first.create("harbour velvet onion ladder quiet")
    await shell.first.tasks.settled()
    assert len(shell.first.code) > 20, shell.first.message
    shell.first.proceed()
    await shell.tasks.settled()
    await shell.talk.tasks.settled()
    await tell("I'm a baker at Rosen Bakery in Leeds since March 2019.",
               "I drew up a four-week plan and missed shifts went from five to one a month.")
    shell.talk.keep("half a sentence nobody may lo")
    await asyncio.sleep(1)
    print("told", flush=True)
    await asyncio.sleep(60)
loop.run_until_complete(main())
"""

COME_BACK = """
async def main():
    assert shell.screen == "unlock"
    shell.unlock.unlock("harbour velvet onion ladder quiet")
    await shell.unlock.tasks.settled()
    await shell.tasks.settled()
    drafts = []
    shell.talk.restored.connect(drafts.append)
    await shell.talk.tasks.settled()
    assert drafts == ["half a sentence nobody may lo"], drafts
    await tell("I'm Miriam Adeyemi, miriam@example.com.")
    shell.go("resume")
    await shell.resume.tasks.settled()
    assert shell.resume.written, shell.resume.message
    shell.resume.saving.save(str(home / "page.pdf"))
    while not shell.settings.recovery.asking:
        await asyncio.sleep(0.02)
    shell.settings.recovery.safe()
    await shell.resume.tasks.settled()
    print("exported", flush=True)
    shell.lock()
    await asyncio.sleep(60)
loop.run_until_complete(main())
"""


def make_vault(folder: Path) -> None:
    """A vault that `PASSPHRASE` opens, with the least key derivation."""
    vault = SqlcipherVault(folder, SystemClock(), kdf=QUICK)
    asyncio.run(vault.create(Passphrase(PASSPHRASE)))
    vault.close()


def start(script: str, home: Path, *told: str, before: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", before + PRELUDE + script, str(home), *told],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )


def test_told_killed_resumed_shown_exported_and_locked(tmp_path):
    first = start(FIRST_START, tmp_path)
    assert first.stdout.readline() == "told\n", first.communicate()[1]
    first.kill()
    first.communicate()

    second = start(COME_BACK, tmp_path)
    assert second.stdout.readline() == "exported\n", second.communicate()[1]
    began = time.monotonic()
    _, errors = second.communicate(timeout=20)
    assert second.returncode == 75, errors  # what the supervisor takes for "locked: start afresh"
    assert time.monotonic() - began < 10
    document = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    page = document[0].get_textpage().get_text_range()
    document.close()
    assert "Rosen Bakery" in page
    assert "5 to 1" in page.replace("\xa0", " ")
    assert "Miriam Adeyemi" in page
    kept = b"".join(f.read_bytes() for f in (tmp_path / "main").rglob("*") if f.is_file())
    assert b"Rosen" not in kept
    assert b"half a sentence" not in kept
