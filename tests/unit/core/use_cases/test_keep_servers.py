"""Servers as a person types them: nearness found, agreements and keys in the trail."""

import asyncio
from dataclasses import replace
from types import SimpleNamespace

import pytest
from test_send_away import ONE, Ground

from sanctum_desktop.bootstrap.hosting import Hosted
from sanctum_desktop.core.domain.errors import BadInput, EngineDied, NetRefused, NotFound
from sanctum_desktop.core.domain.hosted import Caps, Nearness, ServerId
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.net import Consent, ConsentAct, NetPurpose
from sanctum_desktop.core.domain.secrets import ServerKey
from sanctum_desktop.core.domain.trail import TrailEvent
from sanctum_desktop.core.use_cases.keep_servers import KeepServers

TALK = "server.example: an answer in a talk"
UNSEEN = f"{TALK}, without being shown each text"


@pytest.fixture
def ground():
    return Ground()


@pytest.fixture
def keep(ground):
    return KeepServers(sending=ground.sending)


async def test_it_gets_an_id_a_name_and_its_nearness(ground, keep):
    typed = replace(
        ground.server, id=ServerId(""), name=" ", url=" http://127.0.0.1:11434/v1/ ", has_key=True
    )
    kept = await keep.put(typed)
    assert (kept.name, kept.url) == ("127.0.0.1:11434", "http://127.0.0.1:11434/v1")
    assert (kept.nearness, kept.has_key) == (Nearness.HERE, False)
    assert kept.id
    assert await keep.all() == (kept,)


@pytest.mark.parametrize(
    "changes", [{"url": "http://server.example"}, {"url": "x"}, {"model": " "}]
)
async def test_what_cannot_be_used_is_not_kept(ground, keep, changes):
    with pytest.raises(BadInput):
        await keep.put(replace(ground.server, **changes))
    assert await keep.all() == ()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://server.example", "https://server.example/v1"),
        ("https://server.example/", "https://server.example/v1"),
        ("https://server.example/v1/chat/completions", "https://server.example/v1"),
        ("https://server.example/v1/messages/", "https://server.example/v1"),
        ("https://server.example/openai/v1/models", "https://server.example/openai/v1"),
        ("https://server.example/api", "https://server.example/api"),
    ],
)
async def test_an_address_is_kept_as_the_base_of_the_interface(ground, keep, typed, kept):
    assert (await keep.put(replace(ground.server, url=typed))).url == kept


@pytest.mark.parametrize("model", ["gpt-oss:120b-cloud", "gemma4:cloud", " kimi-k2:1t-CLOUD "])
async def test_what_seems_near_and_passes_texts_on_is_not_kept(ground, keep, model):
    for url in ("http://localhost:11434/v1", "http://nas:11434/v1"):
        with pytest.raises(BadInput, match="on to Ollama"):
            await keep.put(replace(ground.server, url=url, model=model))
    away = await keep.put(replace(ground.server, url="https://ollama.com/v1", model=model))
    assert away.nearness is Nearness.AWAY
    here = await keep.put(replace(ground.server, url="http://localhost/v1", model="cloudy:4b"))
    assert here.nearness is Nearness.HERE


async def test_what_was_agreed_to_and_what_no_longer_is_stands_in_the_trail(ground, keep):
    purposes = frozenset((NetPurpose.CONVERSE,))
    server = await keep.put(replace(ground.server, unseen=purposes))
    await keep.put(replace(server, unseen=frozenset()))
    await keep.put(replace(server, purposes=frozenset()))
    assert ground.trail.entries == [
        (TrailEvent.CONSENT_GIVEN, TALK),
        (TrailEvent.CONSENT_GIVEN, UNSEEN),
        (TrailEvent.CONSENT_WITHDRAWN, UNSEEN),
        (TrailEvent.CONSENT_WITHDRAWN, TALK),
    ]
    (kept,) = await keep.all()
    assert kept.unseen == frozenset(), "nothing goes unseen for what nobody opted in to"


async def test_a_server_that_moves_gets_neither_the_key_nor_what_goes_unseen(ground, keep):
    server = await keep.put(replace(ground.server, unseen=ground.server.purposes))
    await keep.put_key(server.id, ServerKey("sk-secret"))
    moved = await keep.put(replace(server, url="https://elsewhere.example/v1"))
    assert (moved.has_key, moved.unseen) == (False, frozenset())
    with pytest.raises(NotFound):
        await ground.keys.get(server.id)
    assert (TrailEvent.KEY_REMOVED, "server.example") in ground.trail.entries
    same = await keep.put(replace(moved, url="https://elsewhere.example/v2"))
    assert same.id == moved.id


async def test_keys_are_put_and_removed_and_told_in_the_trail_alone(ground, keep):
    await keep.put(ground.server)
    with pytest.raises(BadInput):
        await keep.put_key(ONE, ServerKey("  "))
    await keep.put_key(ONE, ServerKey("sk-secret"))
    assert [one.has_key for one in await keep.all()] == [True]
    await keep.remove_key(ONE)
    await keep.put_key(ONE, ServerKey("sk-other"))
    await keep.remove(ONE)
    events = [event for event, _ in ground.trail.entries]
    assert events[1:] == [
        TrailEvent.KEY_PUT,
        TrailEvent.KEY_REMOVED,
        TrailEvent.KEY_PUT,
        TrailEvent.CONSENT_WITHDRAWN,
        TrailEvent.KEY_REMOVED,
    ]
    assert "sk-" not in str(ground.trail.entries)


async def test_a_test_says_what_it_found_and_counts(ground, keep):
    await keep.put(ground.server)
    await keep.put_key(ONE, ServerKey("sk-secret"))
    asked = await keep.testing(ONE)
    assert (asked.purpose, asked.hosts, asked.body) == (
        NetPurpose.TEST_KEY,
        ("server.example",),
        "",
    )
    consent = Consent(request=asked, act=ConsentAct.BUTTON)
    assert await keep.test(ONE, consent) == "It answers, and has the model large."
    assert [key.reveal() for key in ground.chat.keys] == ["sk-secret"]
    assert (await keep.used(ONE)).requests == 1
    await ground.servers.put(replace(ground.server, model="huge"))
    ground.chat.models = _naming("large", "small")
    assert "huge" in await keep.test(ONE, consent)
    ground.chat.models = _naming()
    assert "named no models" in await keep.test(ONE, consent)


async def test_one_that_answers_its_test_is_asked_again_at_once(ground, keep):
    await keep.put(ground.server)
    consent = Consent(request=await keep.testing(ONE), act=ConsentAct.BUTTON)
    worked = []
    hosted = Hosted(sending=ground.sending, asking=SimpleNamespace(ask_with=None), ledger=None)
    hosting = hosted.hosting(worked.append)
    ground.chat.models = _failing
    with pytest.raises(EngineDied):
        await hosting.test(ONE, consent)
    assert worked == []
    ground.chat.models = _naming("large")
    await hosting.test(ONE, consent)
    assert worked == [one.id for one in await hosted.models(Feature.CONVERSE)]


async def test_a_test_is_a_use_and_there_is_none_over_the_cap(ground, keep):
    await keep.put(replace(ground.server, caps=Caps(requests_a_day=1)))
    consent = Consent(request=await keep.testing(ONE), act=ConsentAct.BUTTON)
    await keep.test(ONE, consent)
    (kept,) = await keep.all()
    assert kept.used_at == ground.clock.now()
    with pytest.raises(NetRefused, match="requests"):
        await keep.test(ONE, consent)


async def test_what_is_taken_back_while_a_use_is_noted_stays_taken_back(ground, keep):
    await keep.put(ground.server)
    taken = await ground.sending.count_in(ground.server, 0.0)
    reading, go_on, put = asyncio.Event(), asyncio.Event(), ground.servers.put

    async def slow_put(server):
        reading.set()
        await go_on.wait()
        await put(server)

    ground.servers.put = slow_put
    noting = asyncio.create_task(ground.sending.note_use(ground.server, taken, 1, 1))
    await reading.wait()
    ground.servers.put = put
    taking_back = asyncio.create_task(keep.put(replace(ground.server, purposes=frozenset())))
    for _ in range(20):
        await asyncio.sleep(0)
    go_on.set()
    await asyncio.gather(noting, taking_back)
    (kept,) = await keep.all()
    assert kept.purposes == frozenset()


async def test_with_the_switch_on_nothing_is_tested(ground, keep):
    await keep.put(ground.server)
    ground.flying = True
    consent = Consent(request=await keep.testing(ONE), act=ConsentAct.BUTTON)
    with pytest.raises(NetRefused, match="airplane"):
        await keep.test(ONE, consent)
    assert ground.chat.keys == []


def _naming(*ids):
    async def models(*_told):
        return ids

    return models


async def _failing(*_told):
    raise EngineDied("The server closed the connection.")
