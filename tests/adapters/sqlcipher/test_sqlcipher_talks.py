"""Talks, what belongs to them, servers and the ledger in the vault."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from contracts.repository_contracts import ConversationsContract, a_conversation, a_turn
from contracts.server_contracts import (
    HiddenWordsContract,
    HostedServersContract,
    NetLedgerContract,
    a_record,
    a_server,
)
from contracts.talk_contracts import (
    AttachmentsContract,
    MessageSearchContract,
    PlanItemsContract,
    TalkTreesContract,
    an_attachment,
)
from sanctum_desktop.adapters.sqlcipher.contents import SqlcipherContents
from sanctum_desktop.core.domain.errors import CannotWrite, NotFound, SanctumBug
from sanctum_desktop.core.domain.hosted import HiddenWord
from sanctum_desktop.core.domain.secrets import ServerKey
from sanctum_desktop.core.domain.word_search import sought_in


@pytest.fixture
def conversations(vault):
    return vault.conversations


@pytest.fixture
def trees(vault):
    return vault.trees


@pytest.fixture
def messages(vault):
    return vault.messages


@pytest.fixture
def attachments(vault):
    return vault.attachments


@pytest.fixture
def plan(vault):
    return vault.plan


@pytest.fixture
def servers(vault):
    return vault.servers


@pytest.fixture
def hidden_words(vault):
    return vault.hidden_words


@pytest.fixture
def keys(vault):
    return vault.server_keys


@pytest.fixture
def ledger(vault):
    return vault.net_ledger


class TestConversations(ConversationsContract):
    pass


class TestTalkTrees(TalkTreesContract):
    pass


class TestMessages(MessageSearchContract):
    pass


class TestAttachments(AttachmentsContract):
    pass


class TestPlanItems(PlanItemsContract):
    pass


class TestHiddenWords(HiddenWordsContract):
    pass


class TestServers(HostedServersContract):
    pass


class TestLedger(NetLedgerContract):
    pass


async def test_what_left_is_not_edited(vault):
    await vault.net_ledger.add((a_record(),))
    for statement in ("DELETE FROM net_ledger", "UPDATE net_ledger SET sent_bytes = 0"):
        with pytest.raises(SanctumBug, match="refused a statement"):
            await vault._store.write(lambda writing, statement=statement: writing.do(statement))
    assert await vault.net_ledger.read() == (a_record(),)


async def test_what_cannot_be_recorded_is_told_before_anything_is_sent(vault):
    await vault.lock()
    with pytest.raises(CannotWrite, match="locked") as raised:
        await vault.net_ledger.add((a_record(),))
    assert raised.value.advice == "Nothing was sent."


async def test_a_talk_that_goes_takes_its_words_and_texts_along(vault):
    talk = a_conversation(turns=(a_turn(0, "A lighthouse keeper"), a_turn(1, "in Cebu")))
    await vault.conversations.start(talk)
    await vault.attachments.put(an_attachment())
    holding = "SELECT count(*) FROM turn_words_data WHERE instr(block, 'lighthouse') > 0"
    assert await vault._store.read(holding) == [(1,)]
    await vault._store.write(lambda writing: writing.do("DELETE FROM conversations"))
    assert not await vault.messages.search("lighthouse")
    assert await vault._store.read(holding) == [(0,)]
    with pytest.raises(NotFound):
        await vault.attachments.remove("text-1")
    await vault._store.write(lambda writing: writing.do(_FITS))


async def test_changed_words_are_found_and_the_old_ones_not(vault):
    await vault.conversations.start(a_conversation(turns=(a_turn(0, "a lighthouse"),)))
    await vault._store.write(lambda writing: writing.do("UPDATE turns SET text = 'a bakery'"))
    assert not await vault.messages.search("lighthouse")
    assert len(await vault.messages.search("bakery")) == 1
    await vault._store.write(lambda writing: writing.do(_FITS))


_FITS = "INSERT INTO turn_words (turn_words, rank) VALUES ('integrity-check', 1)"
any_words = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


_SAYABLE = st.one_of(
    st.characters(categories=["L", "Nd", "Zs"]), st.sampled_from("😀🫠🆛🏽₽\u2067\ufe0f.,'\"-*\n")
)


@pytest.fixture(scope="module")
def asked():
    return iter(range(1_000_000))


@any_words
@given(typed=st.one_of(st.text(), st.text(alphabet="\"'*()^:-+{}AND ORNEAT\x00😀面", min_size=1)))
@example(typed='"')
@example(typed="a* OR NOT NEAR(b, 3) {text}: ^c")
async def test_anything_may_be_typed(vault, typed):
    assert await vault.messages.search(typed) == ()


@any_words
@given(told=st.text(_SAYABLE, min_size=1))
async def test_what_was_said_is_found_by_its_own_words(vault, asked, told):
    name = f"talk-{next(asked)}"
    await vault.conversations.start(a_conversation(name, turns=(a_turn(0, told),)))
    found = await vault.messages.search(told, limit=1000)
    if sought_in(told):
        assert name in {one.conversation for one in found}
        for one in found:
            assert all(0 <= start < end <= len(one.snippet) for start, end in one.marks)
    await vault._store.write(lambda writing: writing.do("DELETE FROM conversations"))


async def test_keys_and_the_index_are_in_no_export(vault, passphrase):
    await vault.servers.put(a_server())
    await vault.server_keys.put("server-1", ServerKey("sk-secret"))
    await vault.hidden_words.put(HiddenWord("summer", "Shop"))
    contents = await SqlcipherContents(vault).read(passphrase)
    others = {"hidden_words", "hosted_servers", "hosted_use", "net_ledger", "trail"}
    assert set(contents.others) == others
    assert "summer" in str(contents.others["hidden_words"])
    assert "sk-secret" not in str(contents.others)


async def test_a_vault_trusted_anew_finds_all_that_it_holds(vault):
    await vault.conversations.start(a_conversation(turns=(a_turn(0, "a lighthouse"),)))
    emptied = "INSERT INTO turn_words (turn_words) VALUES ('delete-all')"
    await vault._store.write(lambda writing: writing.do(emptied))
    assert not await vault.messages.search("lighthouse")
    await vault.call(vault.held().database.tally_anew)
    assert len(await vault.messages.search("lighthouse")) == 1
