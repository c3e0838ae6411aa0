"""The parts of the engine that need no model."""

import subprocess
import sys
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctum_desktop.adapters.llama_cpp.choosing_threads import best, best_batch
from sanctum_desktop.adapters.llama_cpp.presets import Sampling, read_preset
from sanctum_desktop.adapters.llama_cpp.requests import (
    Answer,
    Calibrate,
    Counted,
    CountTokens,
    Finished,
    Keep,
    Load,
    Loaded,
    Prepare,
    Prepared,
    Reply,
    Request,
    Resume,
    Resumed,
    StatePart,
    Text,
    Thought,
    ThreadRow,
    Threads,
    Unloaded,
)
from sanctum_desktop.adapters.llama_cpp.routes import Route, RouteRecord
from sanctum_desktop.adapters.llama_cpp.saved_state import Fit, pack, unpack
from sanctum_desktop.adapters.llama_cpp.transcript import first_kept
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.language import Manner, Message, Prompt, ReplyReason, Role

FIT = Fit("model", 4096, "library 1")


def test_each_manner_has_a_preset():
    presets = {manner: read_preset(asset_path("sampling"), manner) for manner in Manner}
    assert presets[Manner.PRECISE].temperature < presets[Manner.BALANCED].temperature
    assert presets[Manner.BALANCED].temperature < presets[Manner.WARM].temperature


@pytest.mark.parametrize("text", ['{"temperature": 3}', '{"temperature": 1, "heat": 2}', "", "[]"])
def test_a_preset_with_something_else_is_refused(tmp_path, text):
    (tmp_path / "warm.json").write_text(text)
    with pytest.raises(BadInput):
        read_preset(tmp_path, Manner.WARM)


def test_a_missing_preset_is_said(tmp_path):
    with pytest.raises(BadInput, match=r"warm\.json"):
        read_preset(tmp_path, Manner.WARM)


def test_a_state_comes_back_for_what_it_was_kept_for():
    assert unpack(pack(FIT, [1, 2, 3], b"state"), FIT) == ([1, 2, 3], b"state")
    assert unpack(pack(FIT, [], b""), FIT) == ([], b"")


@pytest.mark.parametrize(
    "other",
    [Fit("m", 4096, "library 1"), Fit("model", 2048, "library 1"), Fit("model", 4096, "2")],
)
def test_a_state_of_another_model_context_or_library_is_refused(other):
    assert unpack(pack(FIT, [1], b"state"), other) is None


def test_a_state_cut_or_changed_anywhere_is_refused():
    packed = pack(FIT, [1, 2, 3], b"state")
    for at in range(len(packed)):
        assert unpack(packed[:at], FIT) is None
        assert unpack(packed[:at] + bytes([packed[at] ^ 1]) + packed[at + 1 :], FIT) is None
    assert unpack(packed + b"x", FIT) is None


@given(st.lists(st.integers(1, 50), min_size=1, max_size=60), st.integers(1, 400))
def test_what_is_kept_fits(sizes, room):
    cut = first_kept(sizes, room)
    if cut is None:
        assert sizes[-1] > room
    else:
        assert 0 <= cut < len(sizes)
        assert sum(sizes[cut:]) <= room
        assert cut == 0 or sum(sizes) > room


def test_a_growing_conversation_keeps_its_beginning_over_many_turns():
    sizes = [10] * 400
    cuts = [first_kept(sizes[:count], 400) for count in range(1, len(sizes))]
    assert cuts == sorted(cuts)
    assert len(set(cuts)) == 1 + -(-(399 * 10 - 400) // 100)


def test_free_writing_is_kept_as_long_as_it_is_faster():
    record = RouteRecord()
    for _ in range(10):
        assert record.choose() is Route.FREE
        record.note(Route.FREE, 1.0, conforms=True)
        record.note(Route.BOUND, 1.4, conforms=True)


def test_a_model_that_never_conforms_is_bound_and_now_and_then_tried_again():
    record = RouteRecord()
    taken = []
    for _ in range(60):
        taken.append(record.choose())
        if taken[-1] is Route.FREE:
            record.note(Route.FREE, 1.0, conforms=False)
        record.note(Route.BOUND, 1.4, conforms=True)
    assert taken[:3] == [Route.FREE] * 3
    assert taken.count(Route.FREE) == 6


def test_fewest_threads_that_do_as_much_are_best():
    rows = [ThreadRow(1, 10.0, 5.0), ThreadRow(2, 19.0, 9.8), ThreadRow(3, 25.0, 10.0)]
    assert best(rows).threads == 2
    assert best_batch(rows).threads == 3


ASKED = Prompt(
    (Message(Role.SYSTEM, "a"), Message(Role.PERSON, "é")), Manner.WARM, 3, ("b",), "{}"
)
REQUESTS = [
    Load("model.gguf", "id", gpu_layers=3, flash_attention=True),
    Reply(ASKED, Sampling(temperature=0.5, top_k=3), Threads(2, 1)),
    Prepare(ASKED.messages),
    CountTokens(ASKED.messages),
    Keep(),
    Resume(b"\x00", first=True, last=True),
    Calibrate(2),
]
ANSWERS = [
    Loaded("chatml", 1, 2, 3, 4, 5, 0, "notice"),
    Unloaded(),
    Text("a"),
    Thought("b"),
    Finished(ReplyReason.STOP, 1, 2, 3, 4, 0.5, 0.6),
    Prepared(3, 2),
    Counted(9),
    StatePart(b"\xff"),
    Resumed(fits=True, tokens=3),
    ThreadRow(1, 2.0, 3.0),
]


@pytest.mark.parametrize(
    ("kinds", "sent"),
    [(Request, item) for item in REQUESTS] + [(Answer, item) for item in ANSWERS],
    ids=lambda value: type(value).__name__,
)
def test_everything_crosses_a_pipe(kinds, sent):
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(sent), type=kinds) == sent


def test_every_kind_that_crosses_is_tried():
    assert {type(item) for item in REQUESTS} == set(get_args(Request))
    assert {type(item) for item in ANSWERS} == set(get_args(Answer))


@pytest.mark.parametrize("wrong", [{"context": 0}, {"threads": 0}, {"gpu_layers": -2}])
def test_a_request_out_of_bounds_does_not_arrive(wrong):
    sent = msgspec.msgpack.encode({"type": "Load", "path": "p", "model_id": "i"} | wrong)
    with pytest.raises(msgspec.ValidationError):
        msgspec.msgpack.decode(sent, type=Request)


def test_what_holds_words_does_not_print_them():
    secret = "I lost my licence"
    prompt = Prompt((Message(Role.PERSON, secret),), stops=(secret,), schema=secret)
    assert secret not in repr([prompt, Reply(prompt, Sampling(temperature=0)), Text(secret)])


def test_the_app_asks_without_loading_the_engine():
    asking = "adapters.llama_cpp.requests, sanctum_desktop.core.ports.language_model"
    code = (
        f"import sys, sanctum_desktop.{asking}, sanctum_desktop.core.schemas.answer_shape;"
        "print([m for m in ('llama_cpp', 'numpy', 'diskcache') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_only_the_childs_modules_name_the_library():
    package = Path(__file__).parents[3] / "sanctum_desktop"
    naming = [p.name for p in package.rglob("*.py") if "import llama_cpp" in p.read_text("utf-8")]
    assert naming == ["native.py"]
