"""What can befall a language model while it is used.

A real llama.cpp, in a real child, with a small model of random weights.
"""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from model_rig import Rig, gone, rig, said, said_and_error
from sanctum_desktop.adapters.llama_cpp.requests import Answer
from sanctum_desktop.adapters.llama_cpp.weights import open_weights
from sanctum_desktop.benchmarks.random_model import write_model
from sanctum_desktop.bootstrap.engines import engine_spec
from sanctum_desktop.core.domain.errors import EngineDied, EngineUnavailable, LLMDied

TESTS = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pidfd and mmap as Linux has them")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Two models of the same size."""
    folder = tmp_path_factory.mktemp("models")
    return write_model(folder / "one.gguf"), write_model(folder / "other.gguf", seed=2)


@pytest.fixture
def file(made, tmp_path):
    return Path(shutil.copy(made[0], tmp_path / "model.gguf"))


@pytest.fixture
async def ground():
    async with rig() as made:
        yield made


async def test_security_65_killed_in_mid_answer_what_was_said_stays_and_the_next_is_whole(
    ground, file
):
    model = ground.model(file)
    whole = await said(model, most_tokens=900)
    child = ground.child

    def kill(words):
        if len(words) > 20:
            child.send_signal(signal.SIGKILL)

    words, error = await said_and_error(model, kill)
    assert isinstance(error, EngineDied)
    assert len(words) > 20
    assert whole.startswith(words)
    asked = asyncio.ensure_future(said(model))
    await asyncio.sleep(0)
    ground.clock.advance(60)
    assert whole.startswith(await asked)


async def test_security_65_one_that_dies_again_and_again_is_left_and_said(ground, file):
    model = ground.model(file)
    for _ in range(5):
        asked = asyncio.ensure_future(said_and_error(model, lambda _: ground.child.kill()))
        while not asked.done():
            await asyncio.sleep(0.002)
            ground.clock.advance(1)
        assert isinstance((await asked)[1], EngineDied)
    with pytest.raises(EngineUnavailable, match="stays off"):
        await said(model)
    ground.process.try_again()
    assert await said(model)


PARENT = """
import asyncio, sys
sys.path[:0] = [sys.argv[1]]
from sanctum_desktop.bootstrap.words import install_words
install_words()
from model_rig import Rig, said_and_error

async def main():
    rig = Rig()
    await said_and_error(rig.model(sys.argv[2]), lambda _: print(rig.child.pid, flush=True))

asyncio.run(main())
"""


def test_security_65_a_killed_parent_leaves_no_child(file):
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(TESTS), str(file)], stdout=subprocess.PIPE, text=True
    ) as parent:
        child = int(parent.stdout.readline())
        assert not gone(child, 0)
        parent.send_signal(signal.SIGKILL)
    assert gone(child)


async def test_security_66_a_file_that_is_deleted_is_said_at_the_next_load(ground, file):
    model = ground.model(file)
    first = await said(model)
    file.unlink()
    assert await said(model) == first
    ground.process.unload()
    await ground.ended()
    with pytest.raises(EngineUnavailable, match="not there any more"):
        await said(model)
    assert not ground.process.running


async def test_security_66_a_file_cut_short_under_it_ends_the_child_alone(ground, file):
    model = ground.model(file)
    await said(model, most_tokens=1)
    child = ground.child
    os.truncate(file, 4096)
    words, error = await said_and_error(model, lambda _: None)
    assert (words, type(error)) == ("", LLMDied)
    assert child.wait() == -signal.SIGBUS
    with pytest.raises(EngineUnavailable, match="not the one"):
        await said(model)


async def test_security_59_another_file_under_the_name_is_not_loaded(ground, made, file):
    """Same size, other content: only the pin tells."""
    model = ground.model(file, pinned=True)
    first = await said(model)
    shutil.copy(made[1], file.with_suffix(".new"))
    file.with_suffix(".new").replace(file)
    assert await said(model) == first, "it holds the file it was lent"
    ground.process.unload()
    await ground.ended()
    with pytest.raises(EngineUnavailable, match="not the one"):
        await said(model)


async def test_security_59_swapped_between_the_look_and_the_load_the_old_one_is_loaded(
    ground, made, tmp_path
):
    """The name leads elsewhere by the time the child opens it: it does not go by the name."""
    for name, source in (("looked-at", made[0]), ("swapped-in", made[1])):
        (tmp_path / name).mkdir()
        shutil.copy(source, tmp_path / name / "model.gguf")
    place = tmp_path / "place"
    place.symlink_to(tmp_path / "looked-at")

    def swap():
        place.unlink()
        place.symlink_to(tmp_path / "swapped-in")
        return 1024

    model = ground.model(place / "model.gguf", pinned=True, context=swap)
    words = await said(model)
    assert words == await said(ground.model(made[0]))
    assert words != await said(ground.model(made[1]))


async def test_security_59_written_to_while_it_is_loaded_it_is_refused(ground, file):
    def write():
        with file.open("r+b") as stream:
            stream.seek(-8, os.SEEK_END)
            stream.write(b"\x00" * 8)
        return 1024

    model = ground.model(file, context=write)
    with pytest.raises(EngineUnavailable, match="not the one"):
        await said(model)
    await ground.ended()


@pytest.mark.parametrize("stamped", [False, True])
async def test_security_59_a_change_that_hides_its_time_is_found_by_the_other_time(file, stamped):
    """mtime can be set back by anybody; ctime cannot."""
    files = Rig().model(file, pinned=True)._setup.files
    weights = open_weights(files, (), lambda: False)
    for stream in weights.streams:
        stream.close()
    times = file.stat()
    with file.open("r+b") as stream:
        stream.seek(-8, os.SEEK_END)
        stream.write(b"\x11" * 8)
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(EngineUnavailable, match="not the one"):
        open_weights(files, weights.checked if stamped else (), lambda: False)


PROBE = """
import json, os, sys, threading, time

def held():
    for number in range(1024):
        try:
            yield os.fstat(number).st_ino
        except OSError:
            pass

def tell():
    while "sanctum_desktop.adapters.llama_cpp.served" not in sys.modules:
        time.sleep(0.01)
    from engine_probe import probe
    with open(os.environ["TELL"] + ".part", "w") as file:
        file.write(json.dumps({**json.loads(probe()), "held": list(held())}))
    os.rename(os.environ["TELL"] + ".part", os.environ["TELL"])

if "--engine-process" in sys.orig_argv:
    threading.Thread(target=tell, daemon=True).start()
"""


async def test_security_72_and_29_the_child_has_no_network_no_vault_and_no_secret(
    file, tmp_path, monkeypatch
):
    """Asked from within the very process, by a thread that was there before it was confined."""
    vault = tmp_path / "vaults" / "main"
    vault.mkdir(parents=True)
    (tmp_path / "sitecustomize.py").write_text(PROBE)
    monkeypatch.setenv("SANCTUM_HOME", str(tmp_path / "vaults"))
    monkeypatch.setenv("SANCTUM_PASSPHRASE", "walnut harbour")
    held = os.open(vault / "vault.db", os.O_RDWR | os.O_CREAT)
    os.set_inheritable(held, True)
    spec, tell = engine_spec("llm", Answer), tmp_path / "told.json"
    probes = TESTS / "unit" / "runtime" / "engine_process"
    places = os.pathsep.join((spec.environment["PYTHONPATH"], str(tmp_path), str(probes)))
    environment = {**spec.environment, "PYTHONPATH": places, "TELL": str(tell)}
    async with rig(environment=environment) as ground:
        model = ground.model(file)
        assert await said(model)
        while not tell.exists():  # noqa: ASYNC110 - another process sets no event
            await asyncio.sleep(0.01)
    inode = os.fstat(held).st_ino
    os.close(held)
    seen = json.loads(tell.read_text())
    assert [seen[name] for name in ("AF_INET", "AF_INET6", "AF_NETLINK", "io_uring")] == [
        "EACCES"
    ] * 4
    assert (seen["core limit"], seen["dumpable"], seen["no new privileges"]) == ([0, 0], 0, 1)
    assert file.stat().st_ino in seen["held"]
    assert inode not in seen["held"]
    told = json.dumps([seen["environment"], seen["arguments"], seen["folder"]])
    assert "SANCTUM_" not in told
    assert "walnut" not in told
    assert str(vault) not in told


MISSING = """
import sys
sys.modules["llama_cpp"] = None
"""


async def test_without_the_library_it_is_said_how_to_have_it(file, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(MISSING)
    spec = engine_spec("llm", Answer)
    places = os.pathsep.join((spec.environment["PYTHONPATH"], str(tmp_path)))
    async with rig(environment={**spec.environment, "PYTHONPATH": places}) as ground:
        with pytest.raises(EngineUnavailable, match="not installed") as missing:
            await said(ground.model(file))
    assert "make engines" in missing.value.advice
