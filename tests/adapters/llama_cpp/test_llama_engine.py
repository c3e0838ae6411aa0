"""A real model: what it says does not depend on what it had read before."""

import json

import pytest
from llama_talk import After, Talk, model, person, system

from sanctum_desktop.adapters.llama_cpp import memory, native, speaker
from sanctum_desktop.adapters.llama_cpp.presets import LIKELIEST, Sampling
from sanctum_desktop.adapters.llama_cpp.requests import (
    Calibrate,
    CountTokens,
    Keep,
    Prepare,
    Reply,
    Resume,
    Threads,
    Unloaded,
)
from sanctum_desktop.adapters.llama_cpp.routes import Route
from sanctum_desktop.core.domain.errors import EngineRefused, EngineUnavailable
from sanctum_desktop.core.domain.language import Prompt, ReplyReason
from sanctum_desktop.core.schemas.answer_shape import conforms, shape_of

KIND = system("Be kind. " * 20)
FIRST = (KIND, person("bafe dogu ni?"))
SECOND = (*FIRST, model("zu me."), person("hazi lo fu, and more: é ü 漢"))
SCHEMA = json.dumps(
    {
        "type": "object",
        "properties": {
            "score": {"type": "integer", "minimum": -3, "maximum": 120},
            "kind": {"enum": ["mirror", 'with "quotes" and é']},
            "sure": {"type": "boolean"},
            "tags": {
                "type": "array",
                "items": {"type": "string", "maxLength": 9},
                "minItems": 1,
                "maxItems": 3,
            },
            "why": {"type": "string", "maxLength": 60},
        },
    }
)


def test_a_model_says_what_it_is(any_talk):
    loaded = any_talk.loaded
    assert (loaded.family, loaded.context, loaded.trained_context) == ("chatml", 1024, 4096)
    assert (loaded.gpu_layers, loaded.notice, loaded.vocabulary) == (0, "", 512)
    assert any_talk.progress[-1] == (100, 100)


def test_a_known_beginning_is_not_read_again_and_changes_nothing(any_talk, models):
    any_talk.reply(*FIRST)
    warm = any_talk.reply(*SECOND)
    figures = any_talk.finished
    assert figures.prompt_tokens * 0.6 < figures.cached_tokens < figures.prompt_tokens
    cold_talk = Talk(any_talk.load.path)
    assert cold_talk.reply(*SECOND) == warm
    assert cold_talk.finished.cached_tokens == 0
    cold_talk.engine.close()


def test_the_same_prompt_is_read_again_in_its_last_token_only(any_talk):
    said = any_talk.reply(*FIRST)
    assert any_talk.reply(*FIRST) == said
    assert any_talk.finished.cached_tokens == any_talk.finished.prompt_tokens - 1


def test_what_the_model_wrote_is_known_though_it_would_be_read_in_other_tokens(any_talk):
    said = any_talk.reply(*FIRST, most_tokens=40)
    read = any_talk.finished.prompt_tokens + 40
    any_talk.reply(*FIRST, model(said), person("go on"))
    assert any_talk.finished.cached_tokens >= read - 2


def test_a_restored_state_says_the_same_and_knows_what_it_read(any_talk):
    any_talk.reply(*FIRST)
    packed = any_talk.keep()
    warm = any_talk.reply(*SECOND)
    known = any_talk.finished.cached_tokens
    again = Talk(any_talk.load.path)
    resumed = again.resume(packed)
    assert resumed.fits
    assert resumed.tokens > known - 2
    assert again.reply(*SECOND) == warm
    assert again.finished.cached_tokens == known
    again.engine.close()


@pytest.mark.parametrize("load", [{"model_id": "another"}, {"context": 512}])
def test_a_state_for_something_else_is_refused_and_all_goes_on(models, talk, load):
    said = talk.reply(*FIRST)
    packed = talk.keep()
    other = Talk(models["bpe"], **load)
    assert not other.resume(packed).fits
    assert other.reply(*FIRST) == said
    other.engine.close()


def test_a_state_whose_inside_is_nonsense_is_refused(talk, monkeypatch):
    said = talk.reply(*FIRST)
    tokens = list(talk.memory.tokens)
    state = talk.memory.state()
    for broken in (b"", b"\xff" * 64, state[: len(state) // 2], state + b"more"):
        assert not talk.memory.take_state(broken, tokens)
        assert talk.memory.tokens == []
        assert talk.reply(*FIRST) == said
        assert talk.finished.cached_tokens == 0


def test_nothing_read_yet_can_be_kept_and_taken_back(talk):
    packed = talk.keep()
    assert talk.resume(packed).tokens == 0
    assert talk.reply(*FIRST)


def test_reading_ahead_saves_the_reading(any_talk):
    (ahead,) = any_talk.ask(Prepare((KIND,)))
    assert ahead.cached_tokens == 0
    any_talk.reply(*FIRST)
    assert any_talk.finished.cached_tokens >= ahead.prompt_tokens - 1


def test_tokens_are_counted_as_they_are_read(any_talk):
    (counted,) = any_talk.ask(CountTokens(SECOND))
    any_talk.reply(*SECOND)
    opening = any_talk.finished.prompt_tokens - counted.tokens
    assert 0 < opening < 20


def test_chance_is_the_seeds(talk):
    warm = Sampling(temperature=1.0, top_k=40, top_p=0.95, min_p=0.02, repeat_penalty=1.1, seed=3)
    said = talk.reply(*FIRST, sampling=warm)
    assert talk.reply(*FIRST, sampling=warm) == said
    other = Sampling(temperature=1.0, top_k=40, seed=4)
    assert talk.reply(*FIRST, sampling=other) != said


def test_it_ends_at_its_limit_or_at_a_stop(talk):
    said = talk.reply(*FIRST, most_tokens=30)
    assert talk.finished.reason is ReplyReason.LENGTH
    assert talk.finished.new_tokens == 30
    stop = said[6:10]
    assert talk.reply(*FIRST, most_tokens=30, stops=(stop,)) == said[: said.index(stop)]
    assert talk.finished.reason is ReplyReason.STOP


def test_it_ends_by_itself(talk):
    token = talk.engine._loaded()._vocabulary
    end = token.marks("<|end_of_text|>")[0]
    said = []

    def next_token(_self, _context):
        said.append(1)
        return end if len(said) > 3 else token.words("a")[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(speaker.Sampler, "next", next_token)
        assert talk.reply(*FIRST) == "aaa"
    assert talk.finished.reason is ReplyReason.END


def test_a_cancel_while_it_reads_leaves_everything_in_step(any_talk):
    long = (KIND, person("bafe dogu " * 180))
    for asked in (0, 1, 5, 40):
        assert any_talk.reply(*long, cancelled=After(asked)) == ""
        assert any_talk.finished.reason is ReplyReason.CANCELLED
        assert any_talk.finished.new_tokens == 0
        assert len(any_talk.memory.tokens) < any_talk.finished.prompt_tokens
    said = any_talk.reply(*long)
    cold = Talk(any_talk.load.path)
    assert cold.reply(*long) == said
    cold.engine.close()


def test_a_cancel_while_it_writes_keeps_what_it_wrote(talk):
    whole = talk.reply(*FIRST, most_tokens=30)
    enough = []
    items = talk.engine.answer(
        Reply(Prompt(FIRST, most_tokens=30), LIKELIEST),
        cancelled=lambda: bool(enough),
        progress=lambda *_: None,
    )
    parts = [next(items) for _ in range(6)]
    enough.append(True)
    *more, finished = items
    parts += more
    assert finished.reason is ReplyReason.CANCELLED
    assert 5 < finished.new_tokens < 30
    part = "".join(item.text for item in parts)
    assert part
    assert whole.startswith(part)
    assert talk.reply(*FIRST, most_tokens=30) == whole


def test_an_answer_nobody_listens_to_any_more_leaves_everything_in_step(talk):
    whole = talk.reply(*FIRST)
    prompt = Prompt(FIRST, most_tokens=24)
    items = talk.engine.answer(
        Reply(prompt, Sampling(temperature=0)), cancelled=lambda: False, progress=lambda *_: None
    )
    next(items)
    items.close()
    assert talk.reply(*FIRST) == whole


def test_a_full_context_loses_its_oldest_messages_in_blocks(any_talk):
    history, dropped, unread = [], [], []
    for turn in range(40):
        history.append(person(f"hazi {turn} lo fu dogu ni bafe"))
        any_talk.reply(KIND, *history, most_tokens=8)
        figures = any_talk.finished
        assert figures.prompt_tokens + 8 <= any_talk.memory.size
        dropped.append(figures.dropped)
        unread.append(figures.prompt_tokens - figures.cached_tokens)
        history.append(model("zu me " * 4))
    assert dropped == sorted(dropped)
    assert dropped[-1] > 0
    assert len(set(dropped)) < 8
    assert max(unread[1:]) < 90  # also in a turn that lost something: the rest moved up


def test_what_has_no_room_is_refused_in_words(talk):
    with pytest.raises(EngineRefused, match="too long") as refused:
        talk.reply(KIND, person("bafe dogu " * 2000))
    assert refused.value.advice
    with pytest.raises(EngineRefused, match="too long"):
        talk.ask(Prepare((system("bafe dogu " * 2000),)))
    assert talk.reply(*FIRST)


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "\x1b[31m", "é漢🙂", " \n\t ", ""])
def test_any_text_can_be_read(any_talk, text):
    assert isinstance(any_talk.reply(system(text), person(text), model(text), person("x")), str)
    vocabulary = any_talk.engine._loaded()._vocabulary
    raw = b"".join(vocabulary.piece(token) for token in vocabulary.words(text, joined=True))
    assert raw.lstrip(b" ") == text.encode("utf-8", "replace").lstrip(b" ")


def test_json_that_conforms_from_a_model_that_knows_nothing(any_talk):
    shape = shape_of(SCHEMA)
    for seed in range(5):
        warm = Sampling(temperature=1.0, top_k=40, seed=seed)
        said = any_talk.reply(*FIRST, sampling=warm, schema=SCHEMA, most_tokens=400)
        assert conforms(json.loads(said), shape)
        assert any_talk.finished.reason is ReplyReason.END
    assert any_talk.reply(*FIRST) == any_talk.reply(*FIRST)


def test_json_that_does_not_come_to_its_end_is_refused(talk):
    with pytest.raises(EngineRefused):
        talk.reply(*FIRST, schema=SCHEMA, most_tokens=5)


def test_json_can_be_cancelled(talk):
    talk.reply(*FIRST)
    assert talk.reply(*FIRST, schema=SCHEMA, cancelled=After(8)) == ""
    assert talk.finished.reason is ReplyReason.CANCELLED


def scripted(talk, monkeypatch, *texts):
    """Let the model write these texts, one after the other, and end after each."""
    vocabulary = talk.engine._loaded()._vocabulary
    end = vocabulary.marks("<|end_of_text|>")
    written = [token for text in texts for token in [*vocabulary.words(text), *end]]
    monkeypatch.setattr(speaker.Sampler, "next", lambda *_: written.pop(0))
    return written


GOOD = '{"score": 7, "kind": "mirror", "sure": true, "tags": ["a"], "why": "because"}'


def test_json_written_freely_is_taken_as_soon_as_it_is_whole(talk, monkeypatch):
    text = f"<think>{GOOD}</think>Here it is:\n```json\n{GOOD}\n``` and on and on"
    left = scripted(talk, monkeypatch, text)
    said = talk.reply(*FIRST, schema=SCHEMA, most_tokens=400)
    assert json.loads(said) == json.loads(GOOD)
    assert talk.finished.reason is ReplyReason.END
    assert len(left) > 10


def test_json_written_freely_that_will_not_do_is_written_again_bound(talk, monkeypatch):
    scripted(talk, monkeypatch, GOOD.replace("7", "700"))
    said = talk.reply(*FIRST, schema=SCHEMA, most_tokens=400)
    assert conforms(json.loads(said), shape_of(SCHEMA))
    (record,) = talk.engine._loaded()._records.values()
    assert (record.tries, record.parsed) == ({Route.FREE: 1, Route.BOUND: 1}, 0)


def test_writing_that_will_not_become_json_is_given_up_early(talk, monkeypatch):
    left = scripted(talk, monkeypatch, "I would rather talk about something else. " * 20)
    talk.reply(*FIRST, schema=SCHEMA, most_tokens=400)
    assert len(left) > 200


def test_bound_json_can_be_cancelled(talk):
    for _ in range(4):
        talk.reply(*FIRST, schema=SCHEMA, most_tokens=400)
    read = talk.finished.prompt_tokens

    def late():
        return len(talk.memory.tokens) > read + 10

    assert talk.reply(*FIRST, schema=SCHEMA, most_tokens=400, cancelled=late) == ""
    assert talk.finished.reason is ReplyReason.CANCELLED
    assert talk.finished.new_tokens > 10
    assert talk.reply(*FIRST)


def test_a_model_that_cannot_go_back_a_little_reads_anew(talk, monkeypatch):
    said = [talk.reply(*FIRST), talk.reply(*SECOND)]
    monkeypatch.setattr(memory.lib, "llama_memory_seq_rm", lambda *_: False)
    assert [talk.reply(*FIRST), talk.reply(*SECOND)] == said
    assert talk.finished.cached_tokens == 0
    assert not talk.memory.slide(5, 5)


def test_a_failure_inside_is_said_and_gone_with_the_next_reply(talk, monkeypatch):
    said = talk.reply(*FIRST)
    for status, what in ((1, "memory ran out"), (-3, "could not go on")):
        with monkeypatch.context() as patch:
            patch.setattr(memory.lib, "llama_decode", lambda *_, status=status: status)
            with pytest.raises(EngineUnavailable, match=what):
                talk.reply(*SECOND)
        assert talk.reply(*FIRST) == said
        assert talk.finished.cached_tokens == 0


def test_each_number_of_threads_gets_a_row(talk):
    rows = talk.ask(Calibrate(2))
    assert [row.threads for row in rows] == [1, 2]
    assert all(row.reading > 0 and row.writing > 0 for row in rows)
    assert talk.ask(Calibrate(2), cancelled=lambda: True) == []
    assert talk.reply(*FIRST)


def test_measuring_threads_loses_nothing_that_was_read(any_talk):
    said = any_talk.reply(*FIRST)
    held = list(any_talk.memory.tokens)
    for asked in (1000, 0, 3):
        any_talk.ask(Calibrate(2), cancelled=After(asked))
        assert any_talk.memory.tokens == held
    assert any_talk.reply(*FIRST) == said
    assert any_talk.finished.cached_tokens == any_talk.finished.prompt_tokens - 1


def test_a_full_memory_is_emptied_to_measure_threads(talk):
    talk.reply(person("bafe dogu " * 285), most_tokens=100)
    assert talk.memory.size - len(talk.memory.tokens) < 70
    assert len(talk.ask(Calibrate(1))) == 1
    assert talk.memory.tokens == []


def test_threads_are_those_that_were_lent(talk):
    said = talk.reply(*FIRST)
    (*_, finished) = talk.ask(Reply(Prompt(FIRST, most_tokens=24), LIKELIEST, Threads(2, 1)))
    assert finished.new_tokens == 24
    threads = memory.lib.llama_n_threads(talk.memory.handle)
    assert (threads, memory.lib.llama_n_threads_batch(talk.memory.handle)) == (2, 1)
    assert talk.reply(*FIRST) == said


def test_nothing_is_asked_of_no_model(talk):
    talk.engine.close()
    prompt = Prompt(FIRST)
    asked = (Reply(prompt, LIKELIEST), Prepare(FIRST), CountTokens(FIRST), Keep(), Calibrate(1))
    for request in (*asked, Resume(b"", first=True, last=True)):
        assert talk.ask(request) == [Unloaded()]


def test_only_cards_with_memory_of_their_own_are_counted(monkeypatch):
    assert native.card_bytes() == 0 or native.lib.llama_supports_gpu_offload()
    monkeypatch.setattr(native, "_CARD", 0)  # the processor, as the library numbers it
    assert native.card_bytes() > 2**28
    monkeypatch.setattr(native, "_GGML", ("libnothing.so",))
    assert native.card_bytes() == 0
