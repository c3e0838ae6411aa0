"""The hub's client against a hub that does everything wrong, through a real net process."""

import asyncio
import hashlib
import os
import sys
from dataclasses import replace

import pytest
from hub_ground import ENTRY, Ground

from contracts.model_hub_contract import ModelHubContract, agreed, take, to_download
from hub_server import COMMIT, NAME, PART, Hub, serving
from own_certificate import certificate
from sanctum_desktop.adapters.scripted.model_hub import ScriptedHub
from sanctum_desktop.core.domain.errors import (
    CannotWrite,
    EngineDied,
    EngineRefused,
    EngineUnavailable,
    ModelRefused,
    NetRefused,
    SanctumBug,
)
from sanctum_desktop.core.domain.net import NetPurpose, NetRequest, NetStage
from sanctum_desktop.runtime.net_hosts import host_of

pytest.importorskip("huggingface_hub")
pytestmark = pytest.mark.enable_socket
CONTENT = hashlib.shake_256(b"weights").digest(5 * PART + 77)


@pytest.fixture
def server():
    with serving(Hub(CONTENT)) as hub:
        yield hub


@pytest.fixture
def ground(server, tmp_path):
    return Ground(server, tmp_path)


class TestTheRealHub(ModelHubContract):
    entry = pytest.fixture(lambda _self: ENTRY)
    content = pytest.fixture(lambda _self: CONTENT)

    @pytest.fixture
    def hub(self, ground):
        return ground.hub

    @pytest.fixture
    def downloads(self, ground):
        return ground.downloads


class TestTheDouble(ModelHubContract):
    entry = pytest.fixture(lambda _self: ENTRY)
    content = pytest.fixture(lambda _self: CONTENT)

    @pytest.fixture
    def downloads(self, tmp_path):
        return tmp_path / "model_files"

    @pytest.fixture
    def hub(self, downloads):
        return ScriptedHub(downloads, {NAME: CONTENT})


def nothing_is_said_of_anybody(server):
    for _, _, _, headers in server.seen:
        said = {name.lower() for name in headers}
        assert said <= {"host", "accept", "accept-encoding", "connection", "user-agent", "range"}
        assert headers["user-agent"] == "sanctum-desktop"


async def test_what_is_said_and_what_is_recorded(ground, server):
    published = await ground.look_up()
    await take(ground.hub.fetch(published.entry, to_download(published)))
    nothing_is_said_of_anybody(server)
    assert [(method, told) for method, _, told, _ in server.seen] == [
        ("GET", None),
        ("HEAD", None),
        ("GET", None),
    ]
    records = await ground.ledger.read()
    assert [(one.purpose, one.stage) for one in records] == [
        (NetPurpose.LOOK_UP_MODEL, NetStage.BEGUN),
        (NetPurpose.LOOK_UP_MODEL, NetStage.ENDED),
        (NetPurpose.LOOK_UP_MODEL, NetStage.ENDED),
        (NetPurpose.DOWNLOAD_MODEL, NetStage.BEGUN),
        (NetPurpose.DOWNLOAD_MODEL, NetStage.ENDED),
    ]
    assert {one.host for one in records} == {host_of(server.url)}
    assert len({one.trace for one in records}) == 2
    body = records[-1].received_bytes - len(CONTENT)
    assert 0 < body < 600, "the file, and the answer's headers"
    assert all(0 < one.sent_bytes < 400 for one in records if one.stage is NetStage.ENDED)
    assert all(process.poll() is not None for process in ground.processes)


async def test_without_consent_there_is_no_process_and_no_record(ground, server):
    request = NetRequest(
        purpose=NetPurpose.LOOK_UP_MODEL, hosts=("elsewhere.example",), about=ENTRY.repository
    )
    with pytest.raises(NetRefused, match="Nobody agreed"):
        await ground.hub.look_up(ENTRY, agreed(request))
    ground.airplane = True
    with pytest.raises(NetRefused, match="airplane"):
        await ground.look_up()
    assert (ground.processes, server.seen, await ground.ledger.read()) == ([], [], ())


async def test_without_a_record_nothing_is_sent(ground, server, tmp_path):
    (tmp_path / "net_ledger.jsonl").mkdir()
    with pytest.raises(CannotWrite, match="record of what leaves"):
        await ground.look_up()
    assert (ground.processes, server.seen) == ([], [])


@pytest.mark.parametrize(
    ("how", "error", "told"),
    [
        ("page", EngineRefused, "web page"),
        ("garbage", EngineRefused, "web page"),
        ("list", EngineRefused, "web page"),
        ("deep", EngineRefused, "web page"),
        ("endless", EngineRefused, "on and on"),
        ("no commit", EngineRefused, "web page"),
        ("no file", EngineRefused, f"not its file {NAME}"),
        ("401", EngineRefused, "account"),
        ("404", EngineRefused, "does not have this model"),
        ("429", EngineUnavailable, "wait 17 seconds"),
        ("429 long", EngineUnavailable, "too many requests from here. What"),
        ("500", EngineUnavailable, "answered 500"),
        ("redirect", EngineRefused, "nobody agreed to"),
    ],
)
async def test_a_hub_that_does_not_state_what_it_should(ground, server, how, error, told):
    server.api_plan.append(how)
    server.sends_to = "http://127.0.0.2:9/api"
    with pytest.raises(error, match=told) as raised:
        await ground.look_up()
    assert raised.value.advice
    assert len(server.seen) == 1
    begun, ended = await ground.ledger.read()
    assert ended.sent_bytes > 0, "what was said is recorded, however it went"
    assert begun.trace == ended.trace


@pytest.mark.parametrize(
    ("field", "stated"),
    [
        ("stated_sha256", "not hex"),
        *(("stated_bytes", size) for size in (-1, True, 0.5, "5", 10**18, 10**30)),
    ],
)
async def test_a_hub_that_states_what_nothing_can_be_checked_by(ground, server, field, stated):
    setattr(server, field, stated)
    with pytest.raises(EngineRefused, match="web page"):
        await ground.look_up()


async def test_the_catalogues_own_pins_win(ground, server):
    assert (await ground.look_up(ground.pinned())).entry.files == ground.pinned().files
    assert f"/revision/{COMMIT}" in server.seen[0][1]
    for other in (ground.pinned(sha256="0" * 64), ground.pinned(bytes=5)):
        with pytest.raises(ModelRefused, match="another file than the catalogue"):
            await ground.look_up(other)


async def test_who_the_hub_sends_us_to_is_shown_before_we_go(ground, server):
    with serving(Hub(CONTENT)) as cdn:
        server.sends_to = cdn.url
        published = await ground.look_up()
        assert published.hosts == (host_of(server.url), host_of(cdn.url))
        assert cdn.seen == [], "looking up does not go there"
        with pytest.raises(EngineRefused, match=host_of(cdn.url)):
            await take(ground.fetch())
        assert cdn.seen == []
        await take(ground.hub.fetch(published.entry, to_download(published)))
        assert ground.place.read_bytes() == CONTENT
        assert [method for method, *_ in cdn.seen] == ["GET"]
        nothing_is_said_of_anybody(cdn)
    assert host_of(cdn.url) in {one.host for one in await ground.ledger.read()}


@pytest.mark.parametrize("to", ["http://cdn.example", "https://[bad", "ftp://127.0.0.1"])
async def test_no_offer_sends_anybody_over_an_open_line(ground, server, to):
    server.sends_to = to
    with pytest.raises(EngineRefused):
        await ground.look_up()


@pytest.mark.parametrize(
    ("how", "error", "told"),
    [
        ("page", EngineRefused, "web page"),
        ("404", EngineRefused, "not have this model"),
        ("403", EngineRefused, "account"),
        ("429", EngineUnavailable, "wait 3 seconds"),
        ("500", EngineUnavailable, "answered 500"),
        ("elsewhere", EngineRefused, "127.0.0.2:9, which nobody agreed to"),
        ("endless", EngineRefused, "on and on"),
        ("longer", EngineRefused, "another size"),
        ("shorter", EngineRefused, "another size"),
        ("gzip", EngineRefused, "web page"),
        ("changed", EngineRefused, "so it was deleted"),
    ],
)
async def test_a_file_that_does_not_come(ground, server, how, error, told):
    server.file_plan.append(how)
    with pytest.raises(error, match=told) as raised:
        await take(ground.fetch())
    assert raised.value.advice
    assert not ground.place.exists()
    assert sum(part.stat().st_size for part in ground.parts()) <= len(CONTENT)
    await take(ground.fetch())
    assert ground.place.read_bytes() == CONTENT, "the next try goes well"
    assert ground.parts() == []


async def test_a_line_that_breaks_is_taken_up_where_it_broke(ground, server):
    server.file_plan += ["cut", "cut"]
    server.cut_at = 2 * PART
    counts = await take(ground.fetch())
    assert ground.place.read_bytes() == CONTENT
    assert server.ranges_asked == [None, f"bytes={2 * PART}-", f"bytes={2 * PART}-"]
    assert counts == sorted(counts)


async def test_a_line_that_only_breaks_is_given_up_and_its_part_kept(ground, server):
    server.file_plan += ["cut", "nothing", "nothing", "nothing"]
    server.cut_at = PART
    with pytest.raises(EngineUnavailable, match="broke off"):
        await take(ground.fetch())
    (part,) = ground.parts()
    assert part.read_bytes() == CONTENT[:PART]
    assert part.stat().st_mode & 0o777 == 0o600
    await take(ground.fetch())
    assert server.ranges_asked[-1] == f"bytes={PART}-"
    assert ground.place.read_bytes() == CONTENT


@pytest.mark.parametrize("how", ["wrong range", "changed"])
async def test_the_rest_of_something_else_is_not_taken(ground, server, how):
    server.file_plan += ["cut", how]
    server.cut_at = PART
    with pytest.raises(EngineRefused, match=r"Another part|so it was deleted"):
        await take(ground.fetch())
    assert not ground.place.exists()
    await take(ground.fetch())
    assert ground.place.read_bytes() == CONTENT


async def test_a_hub_without_ranges_sends_it_all_again(ground, server):
    server.ranges = False
    server.file_plan.append("cut")
    server.cut_at = PART
    await take(ground.fetch())
    assert ground.place.read_bytes() == CONTENT
    assert server.ranges_asked == [None, f"bytes={PART}-"]


async def test_an_answer_of_another_size_costs_nothing_of_the_part(ground, server):
    server.file_plan += ["cut", "nothing", "nothing"]
    server.cut_at = PART
    with pytest.raises(EngineUnavailable):
        await take(ground.fetch())
    server.ranges = False
    server.file_plan.append("longer")
    with pytest.raises(EngineRefused, match="another size"):
        await take(ground.fetch())
    (part,) = ground.parts()
    assert part.read_bytes() == CONTENT[:PART]


async def test_a_part_that_is_wrong_costs_one_try(ground):
    ground.place.parent.mkdir(parents=True)
    digest = hashlib.sha256(CONTENT).hexdigest()
    part = ground.place.with_name(f"{NAME}.part-{digest[:16]}")
    part.write_bytes(b"x" * PART)
    with pytest.raises(EngineRefused, match="so it was deleted"):
        await take(ground.fetch())
    assert not part.exists()
    part.write_bytes(b"x" * (len(CONTENT) + 1))
    await take(ground.fetch())
    assert ground.place.read_bytes() == CONTENT


async def test_a_part_of_another_content_is_not_continued(ground):
    ground.place.parent.mkdir(parents=True)
    other = ground.place.with_name(f"{NAME}.part-{'0' * 16}")
    other.write_bytes(b"x" * PART)
    assert (await take(ground.fetch()))[0] == 0
    assert not other.exists()


async def test_what_is_there_is_not_fetched_again(ground, server):
    await take(ground.fetch())
    asked = len(server.seen)
    assert await take(ground.fetch()) == [len(CONTENT)]
    assert len(server.seen) == asked
    ground.place.write_bytes(b"x" * len(CONTENT))
    await take(ground.fetch())
    assert ground.place.read_bytes() == CONTENT


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
async def test_a_link_in_the_place_of_a_part_is_not_followed(ground, tmp_path):
    ground.place.parent.mkdir(parents=True)
    digest = hashlib.sha256(CONTENT).hexdigest()
    mine = tmp_path / "mine.txt"
    mine.write_text("my words")
    ground.place.with_name(f"{NAME}.part-{digest[:16]}").symlink_to(mine)
    with pytest.raises(EngineRefused, match="could not be written"):
        await take(ground.fetch())
    assert mine.read_text() == "my words"


@pytest.mark.parametrize("path", ["../out.gguf", "/out.gguf", "a/../../out.gguf", "a\\..\\b.gguf"])
async def test_no_path_leads_out_of_the_folder(ground, path):
    """The catalogue holds none; who asks for one is a bug of ours."""
    with pytest.raises(SanctumBug, match="ValueError"):
        await take(ground.fetch(ground.pinned(path=path)))
    assert not list(ground.folder.rglob("*out*"))


async def test_a_full_disk_keeps_what_came(server, tmp_path):
    ground = Ground(server, tmp_path, keep_free=1 << 60)
    with pytest.raises(EngineRefused, match="nearly full"):
        await take(ground.fetch())
    assert not ground.place.exists()
    assert (await ground.ledger.read())[-1].stage is NetStage.ENDED


async def stalled(ground, count):
    """A download under way of which that many bytes have come, and no more will."""
    ground.server.file_plan.append("stall")
    ground.server.cut_at = count
    task = asyncio.get_running_loop().create_task(take(ground.fetch()))
    async with asyncio.timeout(30):
        while [part.stat().st_size for part in ground.parts()] != [count]:
            assert not task.done()
            await asyncio.sleep(0.01)
    return task


async def ended(task):
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_cancelling_keeps_the_part_and_ends_the_process_at_once(ground, server):
    task = await stalled(ground, 3 * PART)
    before = asyncio.get_running_loop().time()
    await ended(task)
    assert asyncio.get_running_loop().time() - before < 1
    assert all(process.poll() is not None for process in ground.processes)
    (part,) = ground.parts()
    assert part.read_bytes() == CONTENT[: 3 * PART]
    begun, over = await ground.ledger.read()
    assert begun.trace == over.trace
    assert over.received_bytes > 2 * PART, "also of what was cancelled"
    await take(ground.fetch())
    assert server.ranges_asked[-1] == f"bytes={3 * PART}-"
    assert ground.place.read_bytes() == CONTENT


async def test_a_killed_process_costs_nothing_but_time(ground, server):
    task = await stalled(ground, 2 * PART)
    ground.processes[-1].kill()
    with pytest.raises(EngineDied, match="What it had given is kept"):
        await task
    await take(ground.fetch())
    assert server.ranges_asked[-1] == f"bytes={2 * PART}-"
    assert ground.place.read_bytes() == CONTENT


async def test_a_second_download_of_the_same_waits_for_nobody(ground):
    task = await stalled(ground, PART)
    with pytest.raises(EngineRefused, match="Another Sanctum"):
        await take(ground.fetch())
    await ended(task)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
async def test_a_disk_that_is_full_in_the_middle(server, tmp_path):
    """A limit on files stands in for it: writing fails after some of the bytes."""
    ground = Ground(server, tmp_path, most_bytes=PART + 5)
    with pytest.raises(EngineRefused, match="nearly full"):
        await take(ground.fetch())
    (part,) = ground.parts()
    assert part.read_bytes() == CONTENT[: PART + 5]
    await take(Ground(server, tmp_path).fetch())
    assert server.ranges_asked[-1] == f"bytes={PART + 5}-"
    assert ground.place.read_bytes() == CONTENT


async def test_nobody_answers(ground, server):
    ground.endpoint = "http://127.0.0.1:1"
    with pytest.raises(EngineUnavailable, match="could not be reached"):
        await ground.look_up()
    assert (await ground.ledger.read())[-1].received_bytes == 0


async def test_what_is_said_to_other_computers_goes_through_the_proxy(server, tmp_path):
    """The hub of the tests stands in for a proxy: it is asked for the whole address."""
    ground = Ground(server, tmp_path, environment={"HTTPS_PROXY": server.url})
    ground.endpoint = "https://hub.example"
    with pytest.raises(EngineUnavailable, match="could not be reached"):
        await ground.look_up()  # it is no proxy after all
    assert server.requestline == "CONNECT hub.example:443 HTTP/1.1"


async def test_who_cannot_prove_to_be_the_hub_is_told_nothing(tmp_path):
    made = certificate(tmp_path)
    with serving(Hub(CONTENT), made) as server:
        with pytest.raises(EngineRefused, match="could not prove to be the hub"):
            await Ground(server, tmp_path).look_up()
        assert server.seen == []
        trusting = {"SSL_CERT_FILE": str(made)}
        ground = Ground(server, tmp_path, environment=trusting)
        published = await ground.look_up()
        await take(ground.hub.fetch(published.entry, to_download(published)))
        assert ground.place.read_bytes() == CONTENT


async def test_without_the_extra_it_says_so(server, tmp_path):
    hiding = tmp_path / "hiding"
    (hiding / "huggingface_hub").mkdir(parents=True)
    (hiding / "huggingface_hub" / "__init__.py").write_text("raise ImportError\n")
    paths = os.pathsep.join([str(hiding), os.environ.get("PYTHONPATH", "")])
    ground = Ground(server, tmp_path, environment={"PYTHONPATH": paths})
    with pytest.raises(EngineUnavailable, match="not installed"):
        await ground.look_up()


async def test_a_doorkeeper_that_refuses_is_told_as_what_could_not_be_started(ground, server):
    def refuse(_how):
        raise OSError("airplane")

    ground._start = refuse
    with pytest.raises(EngineUnavailable, match="could not be started"):
        await ground.look_up()
    begun, ended = await ground.ledger.read()
    assert (begun.stage, ended.stage, ended.sent_bytes) == (NetStage.BEGUN, NetStage.ENDED, 0)
    assert server.seen == []


async def test_two_files_are_one_download(ground, server, tmp_path):
    pinned = ground.pinned()
    (file,) = pinned.files
    both = replace(pinned, files=(file, replace(file, path=f"more/{NAME}")))
    counts = await take(ground.fetch(both))
    assert counts[-1] == 2 * len(CONTENT)
    assert (ground.downloads / "tiny" / "more" / NAME).read_bytes() == CONTENT
