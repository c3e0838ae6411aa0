"""`sanctum story` with a model at hand: what is refused first, told of, and left by Ctrl+C."""

import asyncio
import json
import os
import signal
from dataclasses import replace

import pytest
import typer

from sanctum_desktop.adapters.in_memory import (
    InMemoryConversations,
    InMemoryFacts,
    InMemoryResumes,
)
from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.adapters.scripted.model_chains import ScriptedChains
from sanctum_desktop.adapters.system_clock.boot_clock import SystemBootClock
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.container import story_desk
from sanctum_desktop.cli import story
from sanctum_desktop.cli.interrupts import on_interrupt
from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.use_cases.ask_model import AskModel
from sanctum_desktop.runtime.metrics.store import Metrics

ANSWER = "I repair the lifts at Marsh House, and I wrote the list of spare parts myself."
TOLD = (
    (Speaker.INTERVIEWER, "What do you do at present?"),
    (Speaker.PERSON, "I'm a baker at Rosen Bakery since 2021. I trained two apprentices there."),
    (Speaker.INTERVIEWER, "What else?"),
    (Speaker.PERSON, "I repaired the old ovens. I cleaned the mixers every Friday."),
)


class Endless(ScriptedModel):
    """Never ends; somebody presses Ctrl+C once it was asked."""

    def __init__(self, *answers):
        super().__init__(*answers)
        self.left = 0

    async def reply(self, prompt):
        self.prompts.append(prompt)
        asyncio.get_running_loop().call_soon(os.kill, os.getpid(), signal.SIGINT)
        try:
            await asyncio.Event().wait()
        finally:
            self.left += 1
        yield


def desk_with(model):
    ask = AskModel(chains=ScriptedChains(model), log=Metrics(), clock=SystemBootClock())
    stores = InMemoryConversations(), InMemoryFacts(), InMemoryResumes()
    return story_desk(*stores, SystemClock(), ask=ask)


def handler():
    return signal.getsignal(signal.SIGINT)


async def test_ctrl_c_in_a_wait_for_gem_leaves_the_model_each_time():
    before = handler()
    model = Endless()
    desk = desk_with(model)
    reply = await story._replied(desk, None)
    for said in (ANSWER, "I also trained the two new fitters on the night shift."):
        reply = await story._replied(desk, reply.conversation, said)
        assert reply.turn.text
        assert reply.turn.author is None
    assert model.left == len(model.prompts) >= 2
    assert handler() is before


async def test_a_long_wait_is_told_of_and_a_short_one_is_not(monkeypatch, capsys):
    monkeypatch.setattr(story, "_LONG_S", 0.0)
    desk = desk_with(Endless())
    reply = await story._replied(desk, None)
    assert capsys.readouterr().err == "", "the Guide alone is not waited for"
    await story._replied(desk, reply.conversation, ANSWER)
    assert "Ctrl+C goes on without it." in capsys.readouterr().err
    monkeypatch.undo()
    desk = desk_with(ScriptedModel(json.dumps({"mirror": "You led 800 people."})))
    reply = await story._replied(desk, None)
    await story._replied(desk, reply.conversation, ANSWER)
    assert capsys.readouterr().err == ""


async def test_ctrl_c_among_the_lines_leaves_the_model_and_not_the_page(capsys):
    before = handler()
    model = Endless()
    desk = desk_with(model)
    talk, _ = await desk.read_transcript(TOLD)
    page = await desk.write_resume(conversation=talk)
    after = await story._reworded(desk, desk.reword, talk, page)
    assert after == page
    assert model.left == len(model.prompts) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("The model looks at line 1 of ")
    assert told[-1] == "Lines in the model's words: 0. The others stay as they were."
    assert handler() is before


async def test_what_goes_wrong_in_the_meantime_is_raised_and_ctrl_c_is_itself_again():
    before = handler()
    with pytest.raises(BadInput), on_interrupt(lambda: None):
        raise BadInput("No.")
    assert handler() is before


async def test_without_a_model_nobody_tells_a_talk_for_nothing():
    with pytest.raises(BadInput, match="No language model does this") as refused:
        await story._need_model(replace(desk_with(Endless()), reword=None))
    assert "without --model the Guide does it" in refused.value.advice


def test_what_cannot_be_written_is_refused_before_the_talk(tmp_path):
    with pytest.raises(BadInput, match="A resume is written as PDF"):
        story._refuse_too_late(tmp_path / "me.docx", model=False)
    with pytest.raises(typer.BadParameter, match="--resume"):
        story._refuse_too_late(None, model=True)
