"""A talk on the terminal: words as they come, what is taken back, and what Ctrl+C gives up."""

import asyncio
import json
import os
import signal
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from converse_rig import TALK, Clock, Rig, Stepwise
from sanctum_desktop.cli import talk, typed_lines
from sanctum_desktop.cli.services import TalkDesk
from sanctum_desktop.core.domain.conversation import Conversation
from sanctum_desktop.core.domain.errors import LLMDied, LLMUnavailable
from sanctum_desktop.core.domain.language import PartKind, ReplyPart
from sanctum_desktop.core.domain.net import Left
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.use_cases.find_conversation import FindConversation

SAID = "I would like Tuesdays free."


class Stalling:
    """Says its words, tells that it did, and then no more."""

    def __init__(self, *words):
        self.words, self.silent = words, asyncio.Event()

    async def reply(self, _prompt):
        for word in self.words:
            yield ReplyPart(PartKind.ANSWER, word)
        await asyncio.sleep(0)
        self.silent.set()
        await asyncio.Event().wait()


@dataclass
class Typed:
    """What is typed, into the file descriptor the talk reads from."""

    descriptor: int

    def __call__(self, line):
        os.write(self.descriptor, line.encode())

    def end(self):
        os.close(self.descriptor)


@pytest.fixture
def typed(monkeypatch):
    reading, writing = os.pipe()
    monkeypatch.setattr(typed_lines, "_STDIN", reading)
    yield Typed(writing)
    os.close(reading)


async def talking(rig, **settings):
    async def begin(persona, _handed):
        await rig.talks.start(Conversation(id=TALK, persona=persona, started_at=Clock().now()))
        return await rig.talks.get(TALK)

    async def none(_persona=""):
        return ""

    async def no_servers():
        return ()

    async def nothing_left():
        return Left()

    asked = []

    @asynccontextmanager
    async def opened():
        yield TalkDesk(
            notices=(),
            find=FindConversation(conversations=rig.talks),
            begin=begin,
            converse=rig.converse,
            who_answers=none,
            servers=no_servers,
            ask_with=asked.append,
            left=nothing_left,
            keep_daily=none,
        )

    await talk._talk(opened(), "kai", new=False, **{"as_json": False} | settings)


async def test_words_come_as_they_are_said_and_once(typed, capsys):
    rig = Rig(Stepwise("Tuesdays, ", "then. ", "What would do?"))
    typed(f"{SAID}\n\n")
    typed.end()
    await talking(rig)
    out, err = capsys.readouterr()
    assert out == f"\n{rig.reply.text}\n\n\nTuesdays, then. What would do?\n\n"
    assert err == ""


async def test_what_is_taken_back_is_followed_by_what_stands(typed, capsys):
    rig = Rig(Stepwise("You earned 48 thousand."))
    typed(f"{SAID}\n")
    typed.end()
    await talking(rig)
    out, err = capsys.readouterr()
    assert out.endswith(f"You earned 48 thousand.\n\n{rig.reply.text}\n\n")
    assert err.strip() == text("talk.unfit")


async def test_the_same_for_machines(typed, capsys):
    rig = Rig(Stepwise("You earned 48 thousand."), passed_over=("One is ill.",))
    typed(f"{SAID}\n")
    typed.end()
    await talking(rig, as_json=True)
    out, err = capsys.readouterr()
    _, told = map(json.loads, out.splitlines())
    assert told == {
        "type": "reply",
        "conversation": TALK,
        "turn": 2,
        "text": rig.reply.text,
        "by": "guide",
        "cut": False,
        "notes": ["One is ill.", text("talk.unfit")],
    }
    assert err == ""


@pytest.mark.parametrize("as_json", [False, True])
async def test_why_the_guide_answers_is_said_once_and_to_machines_each_time(
    typed, capsys, as_json
):
    why = "It cannot be asked."
    rig = Rig(Stepwise(LLMUnavailable(why)))
    typed(f"{SAID}\nThursdays.\n")
    typed.end()
    await talking(rig, as_json=as_json)
    out, err = capsys.readouterr()
    assert err == ("" if as_json else f"{why}\n")
    if as_json:
        told = [json.loads(line).get("notes") for line in out.splitlines()]
        assert told == [None, [why], [why]]


async def test_what_broke_off_is_told_after_its_words(typed, capsys):
    rig = Rig(Stepwise("Tuesdays, ", "then.", LLMDied("It ended.")))
    typed(f"{SAID}\n")
    typed.end()
    await talking(rig)
    out, err = capsys.readouterr()
    assert out.endswith("Tuesdays, then.\n\n")
    assert err.strip() == text("talk.broke_off")


async def test_keys_that_write_nothing_are_no_words(typed):
    rig = Rig()
    typed("\x1b[A\n\x1b[DTuesdays\x7f.\x1bOC\n")
    typed.end()
    await talking(rig)
    assert (await rig.branch())[1] == "Tuesdays."


async def test_the_first_interrupt_stops_the_reply_and_the_second_ends_the_talk(typed, capsys):
    model = Stalling("Tuesdays, ")
    rig = Rig(model)
    typed(f"{SAID}\n")
    async with asyncio.TaskGroup() as group:
        work = group.create_task(talking(rig))
        await model.silent.wait()
        os.kill(os.getpid(), signal.SIGINT)
        while len(await rig.branch()) < 3:  # noqa: ASYNC110 - a signal is heard when it is heard
            await asyncio.sleep(0)
        os.kill(os.getpid(), signal.SIGINT)
        await work
    typed.end()
    assert (await rig.branch())[-1] == "Tuesdays,"
    assert capsys.readouterr().err.strip() == text("talk.stopped")


async def test_a_reply_stopped_before_its_first_word_is_told(typed, capsys):
    model = Stalling()
    rig = Rig(model)
    typed(f"{SAID}\n")
    async with asyncio.TaskGroup() as group:
        work = group.create_task(talking(rig))
        await model.silent.wait()
        os.kill(os.getpid(), signal.SIGINT)
        while not (told := capsys.readouterr().err):  # noqa: ASYNC110
            await asyncio.sleep(0)
        typed.end()
        await work
    assert told.strip() == text("talk.stopped.unsaid")
    assert (await rig.branch())[1:] == [SAID]


async def test_where_no_word_comes_an_interrupt_has_the_guide_answer(typed, capsys):
    model = Stalling()
    rig = Rig(model, first_word_s=0.01)
    typed(f"{SAID}\n")
    async with asyncio.TaskGroup() as group:
        work = group.create_task(talking(rig))
        while text("talk.slow") not in capsys.readouterr().err:  # noqa: ASYNC110
            await asyncio.sleep(0)
        os.kill(os.getpid(), signal.SIGINT)
        while len(await rig.branch()) < 3:  # noqa: ASYNC110
            await asyncio.sleep(0)
        typed.end()
        await work
    assert await rig.branch() == [rig.reply.text, SAID, rig.reply.text]
