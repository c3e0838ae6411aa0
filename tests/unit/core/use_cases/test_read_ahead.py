"""A talk is read while nobody waits: taken back, read on, kept; and no failure is anybody's."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from converse_rig import Rig, Stepwise
from sanctum_desktop.adapters.in_memory import InMemoryConversations
from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.adapters.scripted.model_chains import ScriptedChains
from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Speaker,
    Topic,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.errors import EngineDied, EngineUnavailable
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.ports.model_chains import Chain, ModelInUse
from sanctum_desktop.core.prompts import load_prompt
from sanctum_desktop.core.use_cases.keep_model_state import KeepModelState
from sanctum_desktop.core.use_cases.read_ahead import ReadAhead
from sanctum_desktop.core.use_cases.read_prompt_overrides import ReadPromptOverrides
from sanctum_desktop.core.use_cases.resume_model_state import ResumeModelState

TALK = ConversationId("talk")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class NoFiles:
    async def own(self, prompt_id):
        return None


class Clock:
    def seconds(self):
        return 0.0


class States:
    def __init__(self):
        self.kept = {}

    async def put(self, conversation, model_id, state):
        self.kept[conversation, model_id] = state

    async def get(self, conversation, model_id):
        return self.kept.get((conversation, model_id))


class Reader(ScriptedModel):
    """Notes what it was given to read."""

    def __init__(self, error=None):
        super().__init__("")
        self.error, self.read, self.resumed = error, [], []

    async def prepare(self, messages):
        if self.error is not None:
            raise self.error
        self.read.append([message.text for message in messages])

    async def keep(self, messages):
        return b"read" if self.read[-1] == [message.text for message in messages] else b""

    async def resume(self, state):
        self.resumed.append(state)
        return True


async def reading(model, states, *features):
    talks = InMemoryConversations()
    await talks.start(Conversation(id=TALK, persona="gem", started_at=NOW))
    said = [
        (Speaker.INTERVIEWER, "What do you do?", TurnKind.QUESTION),
        (Speaker.PERSON, "I repair lifts.", TurnKind.ANSWER),
        (Speaker.INTERVIEWER, "Repair lifts. How many?", TurnKind.QUESTION),
    ]
    await talks.append(
        TALK,
        [
            Turn(index=i, speaker=who, text=words, said_at=NOW, kind=kind, topic=Topic.NOW)
            for i, (who, words, kind) in enumerate(said)
        ],
    )
    return ReadAhead(
        conversations=talks,
        chains=ScriptedChains(model, does=features or tuple(Feature)),
        prompts=ReadPromptOverrides(NoFiles()),
        resume=ResumeModelState(states=states),
        keep=KeepModelState(states=states, clock=Clock()),
    )


@pytest.mark.parametrize("feature", [Feature.MIRROR, Feature.FOLLOW_UP])
async def test_what_the_next_task_begins_with_is_read_and_kept(feature):
    model, states = Reader(), States()
    await (await reading(model, states, feature))(TALK)
    system = load_prompt("mirror.v1").system
    assert model.read == [[system, "I repair lifts.", "Repair lifts. How many?"]]
    assert states.kept == {(TALK, "scripted-1"): b"read"}
    assert model.resumed == []


async def test_what_was_kept_is_taken_back_once_a_session():
    model, states = Reader(), States()
    states.kept[TALK, "scripted-1"] = b"before"
    ahead = await reading(model, states)
    await ahead(TALK)
    await ahead(TALK)
    assert model.resumed == [b"before"]
    assert len(model.read) == 2


async def test_without_a_model_for_gem_nothing_is_read():
    model = Reader()
    await (await reading(model, States(), Feature.RESUME_LINE))(TALK)
    assert model.read == []


async def test_what_the_model_read_for_somebody_else_meanwhile_is_not_kept_as_this_talk():
    class Shared(Reader):
        async def prepare(self, messages):
            await super().prepare(messages)
            self.read.append(["a line of another talk"])

    states = States()
    await (await reading(Shared(), states))(TALK)
    assert states.kept == {}


@pytest.mark.parametrize("error", [EngineDied("It ended."), EngineUnavailable("Not here.")])
async def test_what_cannot_be_read_now_is_read_when_it_is_asked(error):
    states = States()
    await (await reading(Reader(error), states))(TALK)
    assert states.kept == {}


async def talking(model, persona="kai", **in_use):
    rig = await Rig(persona=persona).begin()
    await rig.say("I would like Tuesdays free.")
    ahead = ReadAhead(
        conversations=rig.talks,
        chains=ScriptedChains(model, does=[Feature.CONVERSE]),
        prompts=ReadPromptOverrides(NoFiles()),
        resume=ResumeModelState(states=States()),
        keep=KeepModelState(states=States(), clock=Clock()),
        scenes=rig.converse.scenes,
    )
    return rig, ahead


async def test_a_talk_is_read_ahead_as_its_next_prompt_begins():
    model = Reader()
    rig, ahead = await talking(model)
    await ahead(TALK)
    word = Stepwise("Mondays, then.")
    rig.chains.__init__(word)
    await rig.say("Or Mondays.")
    (read,), (prompt,) = model.read, word.prompts
    assert [message.text for message in prompt.messages[:-1]] == read
    assert read[1:] == ["I would like Tuesdays free.", rig.reply.text]


async def test_nothing_is_read_ahead_on_a_server():
    model = Reader()
    _, ahead = await talking(model)

    class Away:
        async def chain(self, _feature):
            return Chain((ModelInUse("hosted", model, away=True),))

    await replace(ahead, chains=Away())(TALK)
    assert model.read == []
