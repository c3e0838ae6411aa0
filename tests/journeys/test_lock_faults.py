"""Security 43: locking while something is under way keeps it or drops it cleanly, within 2 s."""

import asyncio
import time

import pytest
from test_window_journey import PASSPHRASE, make_vault, start

from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.use_cases.find_conversation import FindConversation
from sanctum_desktop.core.use_cases.keep_drafts import talk_place

SESSION = f"""
import time
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault

async def main():
    shell.unlock.unlock({PASSPHRASE!r})
    await shell.unlock.tasks.settled()
    await shell.tasks.settled()
    await shell.talk.tasks.settled()
    await tell("I have been a baker since 2019.")
    {{deed}}
    print("locking", flush=True)
    shell.lock()
    await asyncio.sleep(60)
loop.run_until_complete(main())
"""
HANGS = {
    "the vault": "SqlcipherVault._lock = lambda self: time.sleep(60)",
    "the event loop": "shell.talk.close = lambda: time.sleep(60)",
    "nothing, it fails": "shell.talk.close = lambda: 1 / 0",
}


def locked(home, deed):
    """Run a session that does the deed and locks; gives how long locking took."""
    make_vault(home / "main")
    session = start(SESSION.format(deed=deed), home)
    assert session.stdout.readline() == "locking\n", session.communicate()[1]
    began = time.monotonic()
    _, errors = session.communicate(timeout=20)
    assert session.returncode == 75, errors
    return time.monotonic() - began


def kept(home):
    """What the talk and its draft hold; the vault is free at once."""

    async def read():
        vault = SqlcipherVault(home / "main", SystemClock())
        await vault.unlock(Passphrase(PASSPHRASE))
        talk = await FindConversation(conversations=vault.conversations)("gem")
        draft = await vault.drafts.get(talk_place(talk.id))
        notices = vault.notices
        await vault.lock()
        vault.close()
        return [turn.text for turn in talk.turns], draft, notices

    return asyncio.run(read())


def test_security_43_what_is_being_saved_is_saved(tmp_path):
    deed = "shell.talk.say('I trained six apprentices.'); shell.talk.keep('half a sen')"
    assert locked(tmp_path, deed) <= 2.5
    said, draft, notices = kept(tmp_path)
    assert "I trained six apprentices." in said
    assert draft == "half a sen"
    assert notices == ()


@pytest.mark.parametrize("what", HANGS)
def test_security_43_the_process_ends_whatever_hangs(what, tmp_path):
    assert locked(tmp_path, HANGS[what]) <= 2.5
    said, _, notices = kept(tmp_path)
    assert "I have been a baker since 2019." in said
    assert notices == ()
