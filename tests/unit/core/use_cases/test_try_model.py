"""A model shows within a minute what it can do here, through the features' own checks."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sanctum_desktop.adapters.model_registry.registry_file import RegistryFile
from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.core.domain.ceiling import Shortfall
from sanctum_desktop.core.domain.errors import (
    BadInput,
    EngineDied,
    EngineRefused,
    EngineUnavailable,
    NotFound,
    SanctumBug,
)
from sanctum_desktop.core.domain.language import PartKind, ReplyEnd, ReplyPart, ReplyReason
from sanctum_desktop.core.domain.model_tasks import Asked, Feature
from sanctum_desktop.core.domain.models import KnownModel, ModelFacts, ModelKind, ModelOrigin
from sanctum_desktop.core.ports.model_chains import ModelInUse
from sanctum_desktop.core.prompts.template import read_template
from sanctum_desktop.core.use_cases.trust_model import TrustModel
from sanctum_desktop.core.use_cases.try_model import TEST_S, Trial, TryModel

SAID = "I hung a board at 12 gates."
ECHO = read_template(
    "echo.v1",
    """+++
manner = "precise"
most_tokens = 30
+++

# System
You say a thing back. "I have 99 cats." becomes "99 cats."

# Task
{{said}}

# Answer
{"type": "object", "properties": {"text": {"type": "string", "maxLength": 60}}}
""",
)
GOOD = '{"text": "A board."}'
MODEL = KnownModel(
    id="tiny",
    name="Tiny",
    kind=ModelKind.LANGUAGE,
    origin=ModelOrigin.ADDED,
    files=(),
    facts=ModelFacts(architecture="llama", kind=ModelKind.LANGUAGE),
)


class BootClock:
    now = 100.0

    def seconds(self):
        return self.now


class Clock:
    def now(self):
        return datetime(2026, 3, 2, tzinfo=UTC)


def accept(answer):
    return answer["text"] if answer["text"] == "A board." else None


async def echo(ask):
    return await ask(Feature.MIRROR, ECHO, Asked({"said": SAID}), accept=accept)


class Ground:
    """A model that is known, its test, and a clock that stands unless somebody turns it."""

    def __init__(self, folder):
        self.registry, self.boot, self.told = RegistryFile(folder), BootClock(), []
        self.trust = TrustModel(registry=self.registry, clock=Clock())

    async def of(self, model_id):
        return ModelInUse(model_id, self.model)

    async def test(self, *answers, trials=None, model=None):
        self.model = model or ScriptedModel("A ladder is for climbing.", *answers)
        await self.registry.keep(MODEL)
        use_case = TryModel(
            registry=self.registry,
            opener=self,
            trials=trials or [Trial(Feature.MIRROR, echo)] * 4,
            clock=Clock(),
            boot_clock=self.boot,
        )
        return await use_case("tiny", self.told.append)

    async def kept(self):
        return (await self.registry.read()).model("tiny").ceiling

    def slowly(self, answer, seconds):
        def said(_prompt):
            self.boot.now += seconds
            return answer

        return said


@pytest.fixture
def ground(tmp_path):
    return Ground(tmp_path)


async def test_what_a_good_model_does_is_kept(ground):
    ceiling = await ground.test(GOOD)
    (mark,) = ceiling.marks
    assert (mark.feature, mark.passed, mark.tries, mark.does) == (Feature.MIRROR, 4, 4, True)
    assert ceiling.prompts == ("echo.v1",)
    assert await ground.kept() == ceiling
    assert (ground.told[0], ground.told[-1]) == (0.0, 1.0)
    assert ground.told == sorted(ground.told)


@pytest.mark.parametrize(
    ("answer", "shortfall"),
    [
        ("I am no JSON.", Shortfall.SHAPE),
        ('{"text": "A board at 40 gates."}', Shortfall.NUMBER),
        ('{"text": "99 cats."}', Shortfall.NUMBER),  # the example's number was said by nobody
        ('{"text": "A superb board at 12 gates!"}', Shortfall.WORDS),
        ('{"text": "Ich bin mit der Tafel für das Tor."}', Shortfall.LANGUAGE),
        (EngineDied("It ended."), Shortfall.ENDED),
        (EngineRefused("It did not conform."), Shortfall.SHAPE),
    ],
)
async def test_what_a_model_lacks_is_named(ground, answer, shortfall):
    (mark,) = (await ground.test(answer)).marks
    assert (mark.passed, mark.tries, mark.does) == (0, 4, False)
    assert mark.shortfalls == ((shortfall, 4),)


async def test_an_accepted_answer_in_another_language_does_not_pass(ground):
    async def lenient(ask):
        asked = Asked({"said": SAID})
        return await ask(Feature.MIRROR, ECHO, asked, accept=lambda answer: answer["text"])

    (mark,) = (
        await ground.test(
            '{"text": "Ich bin mit der Tafel für das Tor."}',
            trials=[Trial(Feature.MIRROR, lenient)] * 3,
        )
    ).marks
    assert mark.shortfalls == ((Shortfall.LANGUAGE, 3),)


class Rambling(ScriptedModel):
    """Goes on until its tokens are used up."""

    async def reply(self, prompt):
        yield ReplyPart(PartKind.ANSWER, '{"text": "A board and a board and')
        yield ReplyEnd(ReplyReason.LENGTH, 9, 0, prompt.most_tokens)


async def test_one_that_does_not_stop_is_a_hang(ground):
    (mark,) = (await ground.test(model=Rambling(""))).marks
    assert mark.shortfalls == ((Shortfall.ENDLESS, 4),)


async def test_each_feature_has_its_share_of_the_minute_and_what_was_left(ground):
    async def line(ask):
        return await ask(Feature.RESUME_LINE, ECHO, Asked({"said": SAID}), accept=accept)

    trials = [Trial(Feature.MIRROR, echo)] * 4 + [Trial(Feature.RESUME_LINE, line)] * 4
    mirror, lines = (await ground.test(ground.slowly(GOOD, TEST_S / 6), trials=trials)).marks
    assert (mirror.tries, mirror.does) == (3, True)
    assert (lines.tries, lines.does) == (3, True)
    mirror, lines = (await ground.test(ground.slowly(GOOD, 0.8 * TEST_S), trials=trials)).marks
    assert (mirror.tries, mirror.does) == (1, False)
    assert (lines.tries, lines.does) == (1, False)
    assert ground.told[-1] == 1.0


async def test_reading_a_prompt_for_the_first_time_may_take_more_than_a_share(ground):
    trials = [Trial(one, echo_as(one)) for one in Feature for _ in range(4)]
    first, others = ground.slowly(GOOD, 0.3 * TEST_S), ground.slowly(GOOD, TEST_S / 40)
    marks = (await ground.test(first, others, trials=trials)).marks
    assert [(mark.tries, mark.does) for mark in marks] == [(3, True), *[(4, True)] * 3]


class Stuck(ScriptedModel):
    """Does a few tasks and hangs at the next, when its share of the minute is nearly over."""

    def __init__(self, boot, *, tasks, hangs_s):
        super().__init__(GOOD)
        self.left, self.boot, self.hangs_s = tasks, boot, hangs_s

    async def reply(self, prompt):
        if prompt.schema is not None:
            self.left -= 1
            self.boot.now += 19.99 if self.left == 0 else 0.0
            if self.left == -1:
                self.boot.now += self.hangs_s
                await asyncio.Event().wait()
        async for part in super().reply(prompt):
            yield part


@pytest.mark.parametrize(("hangs_s", "shortfalls"), [(0.1, ()), (11.0, ((Shortfall.SLOW, 1),))])
async def test_a_try_that_time_cut_short_is_none_unless_it_had_hung(ground, hangs_s, shortfalls):
    model = Stuck(ground.boot, tasks=3, hangs_s=hangs_s)
    others = (Feature.FOLLOW_UP, Feature.RESUME_LINE)
    trials = [Trial(Feature.MIRROR, echo)] * 4 + [Trial(one, echo_as(one)) for one in others]
    ceiling = await ground.test(model=model, trials=trials)
    assert ceiling.marks[0].passed == 3
    assert ceiling.marks[0].shortfalls == shortfalls


def echo_as(feature):
    async def run(ask):
        return await ask(feature, ECHO, Asked({"said": SAID}), accept=accept)

    return run


async def test_where_no_engine_runs_nothing_is_found_and_nothing_kept(ground):
    with pytest.raises(EngineUnavailable):
        await ground.test(EngineUnavailable("No engine."))
    assert await ground.kept() is None


async def test_an_engine_that_stays_down_after_it_died_was_the_models_doing(ground):
    (mark,) = (await ground.test(EngineDied("It ended."), EngineUnavailable("Off."))).marks
    assert mark.shortfalls == ((Shortfall.ENDED, 4),)


async def test_a_cancel_leaves_what_was_known(ground):
    before = await ground.test(GOOD)
    asking = asyncio.Event()

    class Waiting(ScriptedModel):
        async def reply(self, prompt):
            if prompt.schema is not None:
                asking.set()
                await asyncio.Event().wait()
            async for part in super().reply(prompt):
                yield part

    await ground.registry.keep(replace(MODEL, ceiling=before))
    async with asyncio.TaskGroup() as group:
        again = TryModel(
            registry=ground.registry,
            opener=ground,
            trials=[Trial(Feature.MIRROR, echo)],
            clock=Clock(),
            boot_clock=ground.boot,
        )
        ground.model = Waiting("")
        testing = group.create_task(again("tiny", ground.told.append))
        await asking.wait()
        testing.cancel()
    assert await ground.kept() == before


async def test_speed_is_measured_on_a_free_answer(ground):
    class Ticking(ScriptedModel):
        async def reply(self, prompt):
            async for part in super().reply(prompt):
                ground.boot.now += 0.5
                yield part

    ceiling = await ground.test(model=Ticking(GOOD))
    assert ceiling.first_token_s == 0.5
    assert ceiling.tokens_per_s == (len(GOOD.split()) - 1) / 0.5
    assert ceiling.task_s == 1.0


async def test_trust_is_the_persons_and_outlives_a_test(ground):
    await ground.test("no")
    await ground.trust("tiny", Feature.MIRROR, True)
    assert (await ground.kept()).does(Feature.MIRROR)
    await ground.trust("tiny", Feature.MIRROR, False)
    assert not (await ground.kept()).does(Feature.MIRROR)


async def test_a_test_keeps_what_is_trusted_meanwhile(ground):
    async def trusting(ask):
        await ground.trust("tiny", Feature.FOLLOW_UP, True)
        return await echo(ask)

    await ground.test(GOOD, trials=[Trial(Feature.MIRROR, trusting)] * 3)
    assert (await ground.kept()).trusted == (Feature.FOLLOW_UP,)


async def test_an_untested_model_can_be_trusted_and_forgets_it_whole(ground):
    await ground.registry.keep(MODEL)
    await ground.trust("tiny", Feature.RESUME_LINE, True)
    assert (await ground.kept()).does(Feature.RESUME_LINE)
    await ground.trust("tiny", Feature.RESUME_LINE, False)
    assert await ground.kept() is None


async def test_a_model_removed_meanwhile_stays_removed(ground):
    async def removing(ask):
        await ground.registry.forget("tiny")
        return await echo(ask)

    with pytest.raises(NotFound):
        await ground.test(GOOD, trials=[Trial(Feature.MIRROR, removing)])
    assert (await ground.registry.read()).models == ()


async def test_only_language_models_are_tested_or_trusted(ground):
    await ground.registry.keep(replace(MODEL, id="voice", kind=ModelKind.TEXT_TO_SPEECH))
    with pytest.raises(BadInput):
        await ground.trust("voice", Feature.MIRROR, True)
    test = TryModel(
        registry=ground.registry, opener=ground, trials=(), clock=Clock(), boot_clock=ground.boot
    )
    with pytest.raises(BadInput):
        await test("voice", ground.told.append)


async def test_a_feature_may_look_first_whether_a_model_does_it_and_ask_twice(ground):
    async def careful(ask):
        assert not await ask.does(Feature.FOLLOW_UP)
        assert await ask.does(Feature.MIRROR)
        await echo(ask)
        await echo(ask)

    (mark,) = (await ground.test(GOOD, trials=[Trial(Feature.MIRROR, careful)] * 2)).marks
    assert (mark.passed, mark.tries, mark.does) == (4, 4, True)


async def test_a_try_that_asks_nothing_is_a_bug(ground):
    async def idle(_ask):
        return None

    with pytest.raises(SanctumBug):
        await ground.test(GOOD, trials=[Trial(Feature.MIRROR, idle)])
