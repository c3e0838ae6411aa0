"""What every store of servers, keys and of what left must do, whichever it is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from contracts.repository_contracts import NOON
from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.hosted import (
    Caps,
    Dialect,
    HiddenWord,
    HostedServer,
    Nearness,
    Use,
)
from sanctum_desktop.core.domain.net import Left, NetPurpose, NetRecord, NetStage
from sanctum_desktop.core.domain.secrets import ServerKey

TODAY = date(2026, 3, 4)


def a_server(identity="server-1", **changes):
    server = HostedServer(
        id=identity,
        name="The practice",
        dialect=Dialect.ANTHROPIC,
        url="https://models.example/v1",
        model="large “4”",
        nearness=Nearness.AWAY,
        purposes=frozenset((NetPurpose.CONVERSE, NetPurpose.RESUME_LINES)),
        unseen=frozenset((NetPurpose.CONVERSE,)),
        caps=Caps(requests_a_day=None, spending_a_day=2.5, price_in=3, price_out=15),
        rank=2,
        used_at=NOON,
    )
    return replace(server, **changes)


class HiddenWordsContract:
    """Needs `hidden_words`."""

    async def test_they_are_kept_in_their_order_replaced_and_taken_back(self, hidden_words):
        for word in (HiddenWord("summer"), HiddenWord("Åsa o'"), HiddenWord("summer", "Shop")):
            await hidden_words.put(word)
        kept = (HiddenWord("summer", "Shop"), HiddenWord("Åsa o'"))
        assert tuple(await hidden_words.all()) == kept
        await hidden_words.remove("summer")
        assert tuple(await hidden_words.all()) == kept[1:]
        with pytest.raises(NotFound):
            await hidden_words.remove("summer")


class HostedServersContract:
    """Needs `servers` and `keys`, of the same servers."""

    async def test_a_server_comes_back_whole_in_the_order_first_put(self, servers):
        plain = a_server("server-2", used_at=None, unseen=frozenset(), purposes=frozenset())
        await servers.put(a_server())
        await servers.put(plain)
        await servers.put(a_server(name="A new name"))
        assert tuple(await servers.all()) == (a_server(name="A new name"), plain)

    async def test_it_has_a_key_while_there_is_one(self, servers, keys):
        await servers.put(a_server(has_key=True))
        assert [one.has_key for one in await servers.all()] == [False]
        await keys.put("server-1", ServerKey(" sk-one\n"))
        assert [one.has_key for one in await servers.all()] == [True]
        await servers.put(a_server(has_key=False))
        await keys.put("server-1", ServerKey("sk-two"))
        assert (await keys.get("server-1")).reveal() == "sk-two"
        await keys.remove("server-1")
        await keys.remove("server-1")
        with pytest.raises(NotFound):
            await keys.get("server-1")
        assert [one.has_key for one in await servers.all()] == [False]

    async def test_it_takes_key_and_use_along(self, servers, keys):
        for name in ("server-1", "server-2"):
            await servers.put(a_server(name))
            await keys.put(name, ServerKey("sk"))
            await servers.add_use(name, Use(on=TODAY, requests=1))
        await servers.remove("server-1")
        assert [one.id for one in await servers.all()] == ["server-2"]
        await servers.put(a_server())
        with pytest.raises(NotFound):
            await keys.get("server-1")
        assert await servers.use("server-1", TODAY) == Use(on=TODAY)
        assert (await servers.use("server-2", TODAY)).requests == 1

    async def test_use_adds_up_by_the_day(self, servers):
        await servers.put(a_server())
        one = Use(on=TODAY, requests=1, tokens_in=1000, tokens_out=200, spent=0.25)
        await servers.add_use("server-1", one)
        await servers.add_use("server-1", replace(one, tokens_out=0, spent=0.5))
        await servers.add_use("server-1", replace(one, on=TODAY + timedelta(days=1)))
        assert await servers.use("server-1", TODAY) == Use(
            on=TODAY, requests=2, tokens_in=2000, tokens_out=200, spent=0.75
        )
        assert await servers.use("server-1", date(2020, 1, 1)) == Use(on=date(2020, 1, 1))

    async def test_what_is_not_there(self, servers, keys):
        for call in (
            servers.remove("server-1"),
            servers.add_use("server-1", Use(on=TODAY)),
            keys.put("server-1", ServerKey("sk")),
            keys.get("server-1"),
        ):
            with pytest.raises(NotFound):
                await call


def a_record(trace="00ff", stage=NetStage.ENDED, **changes):
    record = NetRecord(
        at=NOON, trace=trace, stage=stage, purpose=NetPurpose.CONVERSE, host="models.example"
    )
    return replace(record, **changes)


class NetLedgerContract:
    async def test_records_come_back_in_order_and_newest_first(self, ledger):
        records = [a_record(str(number), sent_bytes=number) for number in range(5)]
        await ledger.add(records[:2])
        await ledger.add(())
        await ledger.add(records[2:])
        assert await ledger.read() == tuple(records)
        assert await ledger.page(limit=2) == (records[4], records[3])
        assert await ledger.page(skip=3) == (records[1], records[0])

    async def test_what_left_is_summed_and_what_stayed_told_apart(self, ledger):
        assert await ledger.left() == Left()
        for trace, local in (("a", False), ("b", True), ("c", False)):
            await ledger.add((a_record(trace, NetStage.BEGUN, local=local),))
            sent = a_record(trace, sent_bytes=100, received_bytes=4 << 30, local=local)
            await ledger.add((sent, sent))
        assert await ledger.left() == Left(sent_bytes=400, requests=2, local_bytes=200)
        await ledger.add(
            (a_record("d", NetStage.BEGUN), a_record("e", NetStage.BEGUN, local=True))
        )
        told = Left(sent_bytes=400, requests=3, local_bytes=200, open=1)
        assert await ledger.left() == told, "of one that was killed nobody knows"
        await ledger.add((a_record("d"),))
        assert await ledger.left() == replace(told, open=0)
        (newest,) = await ledger.page(skip=3, limit=1)
        assert newest == a_record("c", sent_bytes=100, received_bytes=4 << 30)
