"""The window over a real vault whose disk fails, and over one that was put back from before."""

import asyncio
import os
import shutil
import subprocess
import sys

import pytest
from test_window_journey import PASSPHRASE, PRELUDE, QUICK, make_vault

from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.use_cases.find_conversation import FindConversation

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="fails the disk as Linux does")

DISK = """
import resource, signal
vault = home / "main"
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

def full():
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))

def room_again():
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)

def gone():
    vault.rename(home / "pulled out")

def back():
    (home / "pulled out").rename(vault)

def files():
    kept = [vault / name for name in ("vault.db", "vault.hdr", "vault.hdr.1", "vault.db-wal")]
    return [file.read_bytes() for file in kept if file.exists() and file.stat().st_size]

async def settled():
    for part in (shell.unlock, shell.unlock.doubts, shell, shell.tending, shell.trouble):
        await part.tasks.settled()
    for part in (shell.talk, shell.resume):
        if part is not None:
            await part.tasks.settled()

async def opened():
    shell.unlock.unlock("harbour velvet onion ladder quiet")
    await settled()
"""

AILING = (
    DISK
    + """
fail, mend = {deed}

async def main():
    await opened()
    await tell("I'm a baker at Rosen Bakery in Leeds since March 2019.")
    page = len(shell.talk.turns.rows), shell.talk.facts.count
    fail()
    restored = []
    shell.talk.restored.connect(restored.append)
    await tell("I trained six apprentices.")
    assert restored == ["I trained six apprentices."], restored
    assert shell.trouble.ailing and "What you type stays here" in shell.trouble.words
    assert (len(shell.talk.turns.rows), shell.talk.facts.count) == page
    fact = shell.talk.facts.rows.rows[0].fact
    shell.talk.facts.keep(fact, "half a fact")
    shell.talk.keep("I trained six apprentices. And")
    shell.talk.learned.save()
    shell.talk.written.saving.timeout.emit()
    await settled()
    shell.trouble.retry()
    await settled()
    assert shell.trouble.ailing
    shell.trouble.backUp(str(home / "copy.sanctum"))
    await settled()
    backed_up = "A backup was made" in shell.trouble.words
    mend()
    shell.trouble.retry()
    await settled()
    assert not shell.trouble.words, shell.trouble.words
    await tell("I trained six apprentices.")
    assert not shell.trouble.words and not shell.talk.message
    print("backed up" if backed_up else "no backup", fact, flush=True)
    shell.lock()
    await asyncio.sleep(60)
loop.run_until_complete(main())
"""
)


def run(script, home):
    done = subprocess.run(
        [sys.executable, "-c", PRELUDE + script, str(home)],
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 75, done.stderr
    return done.stdout.split()


def read(folder, work):
    async def reading():
        vault = SqlcipherVault(folder, SystemClock())
        await vault.unlock(Passphrase(PASSPHRASE))
        try:
            return await work(vault)
        finally:
            await vault.lock()
            vault.close()

    return asyncio.run(reading())


@pytest.mark.parametrize("deed", ["full, room_again", "gone, back"])
def test_a_disk_that_fails_costs_nothing_that_was_typed(deed, tmp_path):
    """Security 2: an error that is shown, data that agree, and the words kept."""
    make_vault(tmp_path / "main")
    *backed_up, fact = run(AILING.replace("{deed}", deed), tmp_path)

    async def kept(vault):
        talk = await FindConversation(conversations=vault.conversations)("gem")
        await vault.call(vault.integrity)
        assert vault.notices == ()
        drafts = {place: await vault.drafts.get(place) for place in await vault.drafts.places()}
        return [turn.text for turn in talk.turns], drafts

    said, drafts = read(tmp_path / "main", kept)
    assert said.count("I trained six apprentices.") == 1
    assert drafts == {f"fact:{fact}": "half a fact"}
    if deed == "gone, back":  # a limit on all files leaves no room elsewhere either
        assert backed_up == ["backed", "up"]
        elsewhere = SqlcipherVault(tmp_path / "elsewhere", SystemClock(), kdf=QUICK)
        archive = SqlcipherArchive(elsewhere, tmp_path / "copy.sanctum")
        report = asyncio.run(archive.restore(passphrase=Passphrase(PASSPHRASE)))
        elsewhere.close()
        assert report.rows["turns"] >= 3


OLDER = (
    DISK
    + """
async def main():
    await opened()
    assert shell.screen == "unlock" and "missing" in shell.unlock.doubts.doubt
    before = files()
    shell.unlock.doubts.read()
    await settled()
    assert shell.screen == "home", shell.message
    assert shell.talk.facts.count, shell.talk.message
    shell.go("resume")
    await settled()
    assert shell.resume.written and not shell.resume.message, shell.resume.message
    shell.resume.saving.save(str(home / "page.pdf"))
    await settled()
    assert (home / "page.pdf").read_bytes().startswith(b"%PDF")
    assert files() == before
    assert shell.trouble.doubted
    shell.decide()
    await settled()
    {choice}
    await settled()
    assert shell.screen == "home" and not shell.trouble.words, shell.unlock.doubts.message
    await tell("I also bake rye.")
    assert not shell.talk.message, shell.talk.message
    print("done", flush=True)
    shell.lock()
    await asyncio.sleep(60)
loop.run_until_complete(main())
"""
)
TELL = (
    DISK
    + """
async def main():
    await opened()
    await tell("{said}")
    shell.lock()
    await asyncio.sleep(60)
loop.run_until_complete(main())
"""
)
CHOICES = {
    "go on": "shell.unlock.doubts.trust()",
    "restore": "shell.unlock.doubts.restore('harbour velvet onion ladder quiet')",
}


@pytest.mark.parametrize("choice", CHOICES)
def test_a_vault_put_back_from_before_is_read_and_then_decided_of(choice, tmp_path):
    main = tmp_path / "main"
    make_vault(main)
    first = "I'm a baker at Rosen Bakery in Leeds since March 2019."
    run(TELL.replace("{said}", first), tmp_path)
    old = (main / "vault.db").read_bytes()
    run(TELL.replace("{said}", "I trained six apprentices."), tmp_path)
    shutil.copy(main / "vault.db", tmp_path / "newest.db")
    (main / "vault.db").write_bytes(old)
    run(OLDER.replace("{choice}", CHOICES[choice]), tmp_path)

    async def kept(vault):
        talk = await FindConversation(conversations=vault.conversations)("gem")
        return [turn.text for turn in talk.turns], vault.notices, await vault.trail.page()

    said, notices, trail = read(main, kept)
    assert notices == ()
    assert said.count("I also bake rye.") == 1
    kinds = [entry.event.value for entry in trail]
    assert ("found_older" in kinds) is (choice == "go on")
    assert ("restored" in kinds) is (choice == "restore")
    assert (tmp_path / "main-before-restore").exists() is (choice == "restore")
