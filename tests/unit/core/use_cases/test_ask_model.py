"""A task is the model's only where its answer passed every check; else it is the Guide's."""

import asyncio

import pytest

from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.adapters.scripted.model_chains import ScriptedChains
from sanctum_desktop.core.domain.errors import (
    EngineDied,
    EngineRefused,
    EngineUnavailable,
    NetEnded,
    NetRefused,
    SanctumBug,
)
from sanctum_desktop.core.domain.model_tasks import Asked, Author, Feature, Outcome
from sanctum_desktop.core.prompts.template import read_template
from sanctum_desktop.core.use_cases.ask_model import MOST_CHARACTERS, AskModel

TEMPLATE = read_template(
    "greet.v1",
    """+++
manner = "warm"
most_tokens = 20
+++

# System
You greet.

# Task
They said: {{said}}

# Answer
{"type": "object", "properties": {"text": {"type": "string", "maxLength": 40}}}
""",
)


class Log:
    def __init__(self):
        self.records = []

    def note(self, record):
        self.records.append(record)


class Clock:
    now = 0.0

    def seconds(self):
        self.now += 0.5
        return self.now


async def ask(chains, log, accept=lambda answer: answer["text"], **settings):
    use_case = AskModel(chains=chains, log=log, clock=Clock(), **settings)
    asked = Asked({"said": "I am {{said}}"}, trace="t1")
    return await use_case(Feature.MIRROR, TEMPLATE, asked, accept=accept)


async def test_what_was_checked_names_its_prompt_and_its_model():
    log, model = Log(), ScriptedModel('{"text": "Hello."}')
    made = await ask(ScriptedChains(model), log)
    assert made.value == "Hello."
    assert made.author == Author("greet.v1", "scripted-1")
    assert model.prompts[0].messages[-1].text == "They said: I am {{said}}"
    assert model.prompts[0].trace == "t1"
    (record,) = log.records
    assert (record.outcome, record.trace) == (Outcome.MODEL, "t1")
    assert 0 < record.first_token_s < record.total_s


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("I am no JSON.", Outcome.SCHEMA),
        ("", Outcome.SCHEMA),
        ('{"text": 3}', Outcome.SCHEMA),
        ('{"text": "' + "x" * (MOST_CHARACTERS + 9) + '"}', Outcome.SCHEMA),
        ("[" * 9000, Outcome.SCHEMA),
        ('{"text": "no"}', Outcome.GROUNDING),
        (EngineDied("It ended."), Outcome.DIED),
        (EngineRefused("Too long."), Outcome.UNAVAILABLE),
        (NetRefused("Nobody agreed."), Outcome.UNAVAILABLE),
        (NetEnded("The switch was turned on."), Outcome.UNAVAILABLE),
    ],
)
async def test_everything_else_is_the_guides(answer, outcome):
    log = Log()
    chains = ScriptedChains(ScriptedModel(answer))
    assert await ask(chains, log, accept=lambda answer: None) is None
    assert [record.outcome for record in log.records] == [outcome]


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        ('{"text": "Hello."}', [("scripted-1", True)]),
        ("I am no JSON.", [("scripted-1", True)]),
        (EngineDied("It ended."), [("scripted-1", False)]),
        (EngineUnavailable("Unreached."), [("scripted-1", False)]),
        (EngineRefused("Too long."), []),
        (NetRefused("Nobody agreed."), []),
        (NetEnded("The switch was turned on."), []),
    ],
)
async def test_how_a_model_fared_is_heard_where_it_may_be_left_alone(answer, heard):
    chains = ScriptedChains(ScriptedModel(answer))
    await ask(chains, Log())
    assert chains.fared == heard


async def test_a_feature_no_model_does_asks_nobody_and_counts_nothing():
    log, model = Log(), ScriptedModel("{}")
    assert await ask(ScriptedChains(model, does=[Feature.RESUME_LINE]), log) is None
    assert not log.records
    assert not model.prompts


async def test_a_model_that_never_ends_is_left_after_its_time():
    class Endless(ScriptedModel):
        async def reply(self, prompt):
            await asyncio.Event().wait()
            yield

    log = Log()
    assert await ask(ScriptedChains(Endless("")), log, within_s=0.01) is None
    assert [record.outcome for record in log.records] == [Outcome.TOO_SLOW]


async def test_whoever_goes_on_without_it_is_counted_too():
    class Slow(ScriptedModel):
        async def reply(self, prompt):
            asking.set()
            await asyncio.Event().wait()
            yield

    asking, log = asyncio.Event(), Log()
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(ask(ScriptedChains(Slow("")), log))
        await asking.wait()
        waiting.cancel()
    assert [record.outcome for record in log.records] == [Outcome.SKIPPED]


def test_a_template_says_what_has_to_be_filled():
    assert TEMPLATE.places == {"said"}
    with pytest.raises(SanctumBug, match="places"):
        TEMPLATE.filled({})


@pytest.mark.parametrize(
    "source",
    [
        "",
        "+++\nmanner = 'warm'\nmost_tokens = 2\n+++\n# System\nx",
        "+++\nmanner = 'warm'\nmost_tokens = 2\nmore = 1\n+++\n# System\nx\n# Task\ny",
        "+++\nmanner = 'warm'\nmost_tokens = 2\n+++\n# System\n{{x}}\n# Task\ny",
    ],
)
def test_a_file_that_is_no_template_is_a_bug(source):
    with pytest.raises(SanctumBug):
        read_template("odd.v1", source)
