"""Every old vault opens, is copied before it is changed, and is never left between versions."""

import re
import shutil
import stat
from dataclasses import MISSING, fields, replace
from pathlib import Path

import pytest

from contracts.repository_contracts import a_conversation, a_fact, a_resume, a_turn
from sanctum_desktop.adapters.sqlcipher.doubts import SqlcipherDoubts
from sanctum_desktop.adapters.sqlcipher.migrations import MIGRATIONS
from sanctum_desktop.core.domain.conversation import Label
from sanctum_desktop.core.domain.errors import SanctumBug, VaultReadOnly
from sanctum_desktop.core.domain.model_tasks import Author
from sanctum_desktop.core.domain.resume import Resume
from sanctum_desktop.core.domain.talk_tree import NO_PARENT

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
LATER = ("CREATE TABLE later (a TEXT NOT NULL) STRICT", "INSERT INTO later VALUES ('here')")
BROKEN = ("CREATE TABLE broken (a TEXT) STRICT", "INSERT INTO nowhere VALUES (1)")


# What a page had no field for when the fixture was made.
LATER_FIELDS = ("left_out", "style", "paper", "country", "document")
LATER_DEFAULTS = {
    field.name: field.default if field.default is not MISSING else field.default_factory()
    for field in fields(Resume)
    if field.name in LATER_FIELDS
}


@pytest.fixture(params=[1, 3, 5])
def old(request):
    """The version the vault is of."""
    return request.param


@pytest.fixture
def old_folder(tmp_path, old):
    folder = tmp_path / "old"
    shutil.copytree(FIXTURES / f"vault_v{old}", folder)
    return folder


async def version(vault):
    return (await vault._store.read("PRAGMA user_version"))[0][0]


def before_models(old):
    """The page as it was when no line had an author yet: without its second."""
    if old > 3:
        return a_resume()
    page = a_resume(**(LATER_DEFAULTS if old == 1 else {}))
    (work,) = page.sections
    (entry,) = work.entries
    entry = replace(entry, lines=entry.lines[:1])
    return replace(page, sections=(replace(work, entries=(entry,)),))


async def assert_all_there(vault, old):
    talk = a_conversation(turns=(a_turn(0), a_turn(1)))
    assert await vault.conversations.get("talk-1") == talk
    assert await vault.facts.get("fact-1") == a_fact()
    assert await vault.resumes.get("resume-1") == before_models(old)
    assert await vault.drafts.get("talk") == "half a sen"


async def test_an_old_vault_opens(new_vault, old_folder, old, passphrase):
    vault = new_vault(old_folder)
    await vault.unlock(passphrase)
    assert vault.notices == ()
    assert await version(vault) == len(MIGRATIONS)
    await assert_all_there(vault, old)


async def test_its_recovery_code_opens_too(new_vault, old_folder, old, passphrase):
    readme = (old_folder / "README.md").read_text()
    code = re.search(r"(\w{4}-){6}\w{4}", readme).group()
    vault = new_vault(old_folder)
    await vault.recover(code, passphrase)
    await assert_all_there(vault, old)


async def test_a_step_is_taken_with_a_copy_from_before(
    new_vault, old_folder, old, passphrase, clock
):
    vault = new_vault(old_folder, migrations=(*MIGRATIONS, LATER))
    await vault.unlock(passphrase)
    assert await version(vault) == len(MIGRATIONS) + 1
    assert await vault._store.read("SELECT a FROM later") == [("here",)]
    await assert_all_there(vault, old)
    await vault.lock()
    (copy,) = (old_folder / "backups").iterdir()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    kept = copy.read_bytes()
    clock.pass_by(days=15)
    await vault.unlock(passphrase)
    assert not list((old_folder / "backups").iterdir())
    await vault.lock()
    (old_folder / "vault.db").write_bytes(kept)
    vault = new_vault(old_folder)
    await vault.unlock(passphrase)
    steps = len(MIGRATIONS) + 1 - old
    assert f"{steps + 2} changes are missing" in vault.notices[0]
    doubts = SqlcipherDoubts(vault)
    with pytest.raises(VaultReadOnly, match="before an update"):
        await doubts.refuse_unreadable()
    await doubts.trust()
    await assert_all_there(vault, old)


async def test_a_step_that_fails_leaves_the_version_before(new_vault, old_folder, old, passphrase):
    vault = new_vault(old_folder, migrations=(*MIGRATIONS, LATER, BROKEN))
    with pytest.raises(SanctumBug):
        await vault.unlock(passphrase)
    vault = new_vault(old_folder, migrations=(*MIGRATIONS, LATER))
    await vault.unlock(passphrase)
    assert await version(vault) == len(MIGRATIONS) + 1
    await assert_all_there(vault, old)


async def test_talks_become_trees_that_are_found_by_their_words(new_vault, tmp_path, passphrase):
    folder = Path(shutil.copytree(FIXTURES / "vault_v5", tmp_path / "old"))
    vault = new_vault(folder)
    await vault.unlock(passphrase)
    tree = await vault.trees.tree("talk-2")
    assert (tree.parents, tree.tip) == ((-1, 0, 1), 2)
    assert tree.turns[2].author == Author("follow_up.v1", "qwen 3 “4b”")
    assert (await vault.trees.tree("talk-3")).tip == NO_PARENT
    assert await vault.model_states.get("talk-2", "small") == b"read" * 100
    found = await vault.messages.search("CAFE night")
    assert [(one.conversation, one.turn) for one in found] == [("talk-2", 1)]
    await vault.conversations.append("talk-2", (a_turn(3, "Two others, at night"),))
    found = await vault.messages.search("night")
    assert {(one.conversation, one.turn) for one in found} >= {("talk-2", n) for n in (1, 2, 3)}
    assert (await vault.conversations.get("talk-2")).label == Label()
    await vault.call(vault.integrity)
