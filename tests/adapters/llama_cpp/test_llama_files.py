"""Model files that are not what they should be, and one that goes away (security 57, 66)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from llama_talk import Talk, person

from sanctum_desktop.adapters.llama_cpp import engine, memory
from sanctum_desktop.adapters.llama_cpp.model_file import NO_CARD
from sanctum_desktop.adapters.llama_cpp.requests import CountTokens, Unloaded
from sanctum_desktop.adapters.llama_cpp.speaker import Speaker
from sanctum_desktop.benchmarks.random_model import Shape, write_model
from sanctum_desktop.core.domain.errors import EngineUnavailable

ROOT = Path(__file__).parents[3]


@pytest.fixture
def copied(models, tmp_path):
    return Path(shutil.copy(models["bpe"], tmp_path / "copied.gguf"))


def why_not(path, **load):
    with pytest.raises(EngineUnavailable) as refused:
        Talk(path, **load)
    assert refused.value.advice
    return str(refused.value)


def test_a_file_that_is_gone(copied):
    copied.unlink()
    assert "not there any more" in why_not(copied)


def test_a_folder_is_no_model(tmp_path):
    assert "not there any more, or may not be read" in why_not(tmp_path)


@pytest.mark.parametrize("raw", [b"", b"GGU", b"PK\x03\x04" * 100], ids=["empty", "short", "zip"])
def test_a_file_of_another_kind(tmp_path, raw):
    path = tmp_path / "other.gguf"
    path.write_bytes(raw)
    assert "not a model in the GGUF format" in why_not(path)


def test_a_file_cut_anywhere_is_refused(copied):
    whole = copied.read_bytes()
    for part in range(1, 64):
        copied.write_bytes(whole[: len(whole) * part // 64])
        assert why_not(copied) == "The model file is cut short or damaged."
    header = 16_000
    for end in range(5, header, header // 64):
        copied.write_bytes(whole[:end])
        assert why_not(copied)


def test_a_kind_nobody_knows(tmp_path):
    shape = Shape(extra={"general.architecture": "tomorrow"})
    assert "does not know" in why_not(write_model(tmp_path / "new.gguf", shape))


def test_a_file_may_be_given_as_a_descriptor(copied):
    descriptor = os.open(copied, os.O_RDONLY)
    copied.unlink()
    talk = Talk(f"/dev/fd/{descriptor}")
    os.close(descriptor)
    assert talk.reply(person("bafe"))
    talk.engine.close()


def test_a_file_deleted_under_a_loaded_model_changes_nothing(copied):
    talk = Talk(copied)
    said = talk.reply(person("bafe"))
    copied.unlink()
    assert talk.reply(person("bafe")) == said
    assert talk.reply(person("dogu"))
    with pytest.raises(EngineUnavailable, match="not there any more"):
        talk.ask(talk.load)
    talk.engine.close()


def test_loading_can_be_cancelled(copied, talk):
    assert talk.ask(talk.load, cancelled=lambda: True) == []
    assert talk.ask(CountTokens((person("bafe"),))) == [Unloaded()]
    assert talk.ask(talk.load)
    assert talk.reply(person("bafe"))


CHILD = """
import sys
sys.path.insert(0, {tests!r})
from llama_talk import Talk, person
from sanctum_desktop.core.domain.errors import SanctumError
import resource
try:
    talk = Talk({path!r}, context={context}, **{load!r})
    if {limit}:
        raise SystemExit("it had room")
    talk.reply(person("bafe"), schema=None)
    talk.engine.close()
except SanctumError as error:
    open({told!r}, "w").write(str(error))
"""


def in_a_child(tmp_path, path, context, limit=0, **load):
    """(what it printed, what it told) of a process that loads a model."""
    told = tmp_path / "told"
    code = CHILD.format(
        tests=str(Path(__file__).parent),
        path=str(path),
        context=context,
        limit=limit,
        told=str(told),
        load=load,
    )
    if limit:
        set_limit = f"resource.setrlimit(resource.RLIMIT_AS, ({limit}, {limit}))\n"
        code = code.replace("import resource\n", "import resource\n" + set_limit)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr, told.read_text() if told.exists() else ""


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS is not kept elsewhere")
def test_too_little_memory_is_said(tmp_path):
    path = write_model(tmp_path / "m.gguf", Shape(context=2**20))
    printed, told = in_a_child(tmp_path, path, context=2**20, limit=3 * 2**30)
    assert told == "There is not enough memory for this model."
    assert printed == ""


def test_nothing_is_printed_and_no_file_is_written(tmp_path, models):
    home = tmp_path / "home"
    home.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "XDG_CACHE_HOME", "TMPDIR"):
            patch.setenv(name, str(home))
        printed, told = in_a_child(tmp_path, models["bpe"], context=512)
    assert (printed, told) == ("", "")
    assert list(home.rglob("*")) == []


def test_a_graphics_card_without_room_for_what_is_read_is_left_and_said(talk, monkeypatch):
    opened = engine.open_model

    def on_card(load, **hearing):
        model = opened(load, **hearing)
        model.gpu_layers = load.gpu_layers
        return model

    def no_room(model, load):
        if model.gpu_layers:
            raise EngineUnavailable("no room")
        return Speaker(model, load)

    monkeypatch.setattr(engine, "open_model", on_card)
    monkeypatch.setattr(engine, "Speaker", no_room)
    (loaded,) = talk.ask(talk.load)
    assert loaded.gpu_layers == 0
    assert loaded.notice == NO_CARD
    assert talk.reply(person("bafe"))


def test_a_model_that_does_not_write_is_refused(talk, monkeypatch):
    monkeypatch.setattr(memory.lib, "llama_model_has_encoder", lambda _model: True)
    with pytest.raises(EngineUnavailable, match="does not write answers"):
        talk.ask(talk.load)


def test_a_graphics_card_that_is_asked_for_and_not_there_is_no_error(models):
    talk = Talk(models["bpe"], gpu_layers=20)
    assert talk.loaded.gpu_layers == 0
    talk.engine.close()
