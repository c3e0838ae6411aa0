"""Everything in the vault, read at one moment for an export."""

import pytest

from contracts.repository_contracts import a_conversation, a_fact, a_resume, a_turn
from contracts.talk_contracts import a_plan_item, an_attachment
from sanctum_desktop.adapters.sqlcipher.contents import SqlcipherContents
from sanctum_desktop.adapters.sqlcipher.migrations import MIGRATIONS
from sanctum_desktop.core.domain.errors import WrongPassphrase
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.trail import TrailEvent

WITH_A_TABLE_TO_COME = (
    *MIGRATIONS,
    ("CREATE TABLE ledger (at TEXT, event TEXT, seal BLOB) STRICT",),
)


async def test_all_of_it_and_nothing_left_behind(new_vault, passphrase):
    vault = new_vault(migrations=WITH_A_TABLE_TO_COME)
    await vault.create(passphrase)
    await vault.unlock(passphrase)
    for number in range(60):  # more than a page of any list
        talk = a_conversation(f"talk-{number:02}", turns=(a_turn(0),))
        await vault.conversations.start(talk)
        await vault.resumes.put(a_resume(f"resume-{number:02}"))
    await vault.facts.put([a_fact(f"fact-{number:03}") for number in range(450)])
    await vault.trees.keep("talk-07", a_turn(1), after=-1, seen=-1)
    await vault.attachments.put(an_attachment(conversation="talk-07"))
    for number in range(220):
        await vault.plan.put(a_plan_item(str(number)))
    await vault.drafts.put("talk", "half a sentence")
    await vault._store.write(
        lambda writing: writing.do(
            "INSERT INTO ledger VALUES (?, ?, ?)", ("now", "unlock", b"\x01")
        )
    )
    contents = await SqlcipherContents(vault).read(passphrase)
    talks = contents.conversations
    assert [one.id for one in talks] == [f"talk-{number:02}" for number in range(60)]
    assert all(len(one.turns) == 1 for one in talks)
    assert [len(contents.trees[one.id].turns) for one in talks] == [1] * 7 + [2] + [1] * 52
    assert contents.attachments == (an_attachment(conversation="talk-07"),)
    assert [step.id for step in contents.plan] == [str(number) for number in range(220)]
    assert [fact.id for fact in contents.facts] == [f"fact-{number:03}" for number in range(450)]
    assert [one.id for one in contents.resumes] == [f"resume-{n:02}" for n in range(60)]
    assert contents.drafts == {"talk": "half a sentence"}
    assert contents.others["ledger"] == ({"at": "now", "event": "unlock", "seal": "01"},)
    assert [entry["event"] for entry in contents.others["trail"]] == ["unlocked"]
    assert vault.is_open
    assert (await vault.trail.page())[0].event is TrailEvent.EXPORTED
    assert not list(vault.folder.glob(".vault.db*"))
    assert "half a sentence" not in repr(contents)


async def test_it_asks_for_the_passphrase_though_the_vault_is_open(vault, passphrase):
    with pytest.raises(WrongPassphrase):
        await SqlcipherContents(vault).read(Passphrase("not this one at all"))
    await vault.lock()
    assert (await SqlcipherContents(vault).read(passphrase)).conversations == ()
    assert not vault.is_open
