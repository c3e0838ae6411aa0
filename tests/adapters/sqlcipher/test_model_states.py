"""What a model has read stays in the vault: no backup, no export, no more than a few."""

import asyncio
import json

import pytest

from contracts.repository_contracts import a_conversation
from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.adapters.sqlcipher import model_states
from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive
from sanctum_desktop.adapters.sqlcipher.contents import SqlcipherContents
from sanctum_desktop.adapters.sqlcipher.row_digests import RowDigests
from sanctum_desktop.core.domain.errors import EngineDied, NotFound, VaultLocked
from sanctum_desktop.core.domain.language import Message, Prompt, Role
from sanctum_desktop.core.ports.model_chains import ModelInUse
from sanctum_desktop.core.use_cases.back_up_vault import BackUpVault
from sanctum_desktop.core.use_cases.keep_model_state import EVERY_S, KeepModelState
from sanctum_desktop.core.use_cases.restore_vault import RestoreVault
from sanctum_desktop.core.use_cases.resume_model_state import ResumeModelState

READ = Message(Role.PERSON, "walnut harbour at noon")


@pytest.fixture
async def states(vault):
    for name in ("talk-1", "talk-2"):
        await vault.conversations.start(a_conversation(name))
    return vault.model_states


async def rows(vault):
    ((states,),) = await vault._store.read("SELECT count(*) FROM model_states")
    ((parts,),) = await vault._store.read("SELECT count(*) FROM model_state_parts")
    return states, parts


async def test_a_state_comes_back_whole_and_is_replaced(vault, states, monkeypatch):
    monkeypatch.setattr(model_states, "PART_BYTES", 1000)
    large = bytes(range(256)) * 20
    await states.put("talk-1", "m", large)
    assert await states.get("talk-1", "m") == large
    assert await rows(vault) == (1, 6)
    await states.put("talk-1", "m", b"less")
    assert await states.get("talk-1", "m") == b"less"
    assert await rows(vault) == (1, 1)


async def test_each_is_of_one_talk_and_one_model(states):
    await states.put("talk-1", "m", b"one")
    await states.put("talk-2", "m", b"two")
    await states.put("talk-1", "n", b"three")
    assert await states.get("talk-1", "m") == b"one"
    assert await states.get("talk-1", "o") == b""
    await states.forget("talk-1")
    assert [await states.get("talk-1", name) for name in "mn"] == [b"", b""]
    assert await states.get("talk-2", "m") == b"two"
    with pytest.raises(NotFound):
        await states.put("nobody", "m", b"four")


async def test_only_the_newest_have_room(states, vault, monkeypatch):
    monkeypatch.setattr(model_states, "MOST_BYTES", 60)
    monkeypatch.setattr(model_states, "MOST_OF_ALL_BYTES", 100)
    for model in "abc":
        await states.put("talk-1", model, b"x" * 50)
    kept = [bool(await states.get("talk-1", model)) for model in "abc"]
    assert kept == [False, True, True]
    await states.put("talk-1", "c", b"x" * 61)
    assert await states.get("talk-1", "c") == b""
    assert await rows(vault) == (1, 1)


async def test_two_at_once_are_kept_whole(states):
    both = [states.put("talk-1", "m", b"1" * 3000), states.put("talk-2", "m", b"2" * 3000)]
    await asyncio.gather(*both)
    assert await states.get("talk-1", "m") == b"1" * 3000
    assert await states.get("talk-2", "m") == b"2" * 3000


async def test_what_a_kill_left_half_written_is_never_given_and_goes(states, vault):
    await states.put("talk-1", "m", b"whole")
    await vault._store.write(lambda w: model_states._begin(w, "talk-1", "m", 9))
    assert await states.get("talk-1", "m") == b"whole"
    assert (await rows(vault))[0] == 2
    await states.put("talk-2", "m", b"next")
    assert (await rows(vault))[0] == 2


async def test_it_goes_with_its_conversation(states, vault):
    await states.put("talk-1", "m", b"whole")
    await vault._store.write(lambda w: w.do("DELETE FROM conversations WHERE id = 'talk-1'"))
    assert await rows(vault) == (0, 0)


async def test_no_backup_and_no_export_has_it_and_both_are_whole(
    states, vault, new_vault, passphrase, tmp_path
):
    await states.put("talk-1", "m", b"walnut" * 100_000)
    exported = await SqlcipherContents(vault).read(passphrase)
    assert "model_states" not in exported.others
    assert b"walnut".hex() not in json.dumps(exported.others)
    file = tmp_path / "backup.sanctum"
    await BackUpVault(SqlcipherArchive(vault, file))(passphrase)
    assert file.stat().st_size < 500_000
    other = new_vault(tmp_path / "other")
    await RestoreVault(SqlcipherArchive(other, file))(passphrase=passphrase)
    await other.unlock(passphrase)
    assert other.notices == ()
    assert await rows(other) == (0, 0)
    assert (await other.conversations.get("talk-1")).id == "talk-1"
    await other.model_states.put("talk-1", "m", b"anew")
    assert await other.model_states.get("talk-1", "m") == b"anew"


async def test_states_are_no_part_of_what_the_hourly_look_reads(states, vault):
    await states.put("talk-1", "m", b"x" * 10)
    await vault.call(vault.integrity)
    tables = await vault.call(lambda: vault.held().database.look_at_rows(RowDigests.tables))
    assert "conversations" in tables
    assert not {"model_states", "model_state_parts"} & set(tables)


class Clock:
    now_s = 0.0

    def seconds(self):
        return self.now_s


async def test_what_was_read_in_one_session_is_given_back_in_the_next(states, vault):
    before, after, clock = ScriptedModel("a"), ScriptedModel("a"), Clock()
    [item async for item in before.reply(Prompt((READ,)))]
    keep = KeepModelState(states=states, clock=clock)
    assert await keep("talk-1", ModelInUse("m", before), (READ,))
    resume = ResumeModelState(states=states)
    assert not await resume("talk-2", ModelInUse("m", after))
    assert await resume("talk-1", ModelInUse("m", after))
    assert not await resume("talk-1", ModelInUse("m", after)), "once a session"
    *_, end = [item async for item in after.reply(Prompt((READ, READ)))]
    assert end.cached_tokens == 4


async def test_it_is_kept_now_and_then_only(states):
    model, clock = ScriptedModel("a"), Clock()
    keep = KeepModelState(states=states, clock=clock)
    kept = []
    for clock.now_s in (0, 1, EVERY_S - 1, EVERY_S, EVERY_S + 1):
        kept.append(await keep("talk-1", ModelInUse("m", model), ()))
    assert kept == [True, False, False, True, False]
    assert await keep("talk-2", ModelInUse("m", model), ())


class Dying(ScriptedModel):
    async def keep(self, messages):
        raise EngineDied("ended")

    async def resume(self, state):
        raise EngineDied("ended")


async def test_nobody_need_know_where_it_cannot_be_kept_or_given_back(states, vault):
    in_use, clock = ModelInUse("m", Dying("a")), Clock()
    assert not await KeepModelState(states=states, clock=clock)("talk-1", in_use, ())
    await states.put("talk-1", "m", b"bytes")
    assert not await ResumeModelState(states=states)("talk-1", in_use)
    await vault.lock()
    living = ModelInUse("m", ScriptedModel("a"))
    assert not await KeepModelState(states=states, clock=clock)("talk-1", living, ())
    with pytest.raises(VaultLocked):
        await states.get("talk-1", "m")
