"""The chosen model, then servers, then the Guide; and who is passed over, and why."""

import pytest

from sanctum_desktop.adapters.assets_library.personas import PersonaFiles
from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.bootstrap.model_chains import ModelsInTurn
from sanctum_desktop.core.domain.errors import LLMUnavailable, VaultUnreadable
from sanctum_desktop.core.domain.language import Prompt
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.policies.circuit import FIRST_REST_S
from sanctum_desktop.core.ports.model_chains import ModelInUse
from sanctum_desktop.core.use_cases.tell_who_answers import TellWhoAnswers

LOCAL = ModelInUse("local", ScriptedModel("Here."))
SERVERS = (
    ModelInUse("box", ScriptedModel("Nearby."), away=True),
    ModelInUse("cloud", ScriptedModel("Away."), away=True),
)


class World:
    def __init__(self):
        self.now_s, self.chosen, self.servers = 0.0, LOCAL, SERVERS
        self.asked = []

    def seconds(self):
        return self.now_s

    async def found(self, _feature):
        return self.chosen

    async def hosted(self, feature):
        self.asked.append(feature)
        if isinstance(self.servers, Exception):
            raise self.servers
        return self.servers


@pytest.fixture
def world():
    return World()


@pytest.fixture
def models(world):
    return ModelsInTurn(world, world.hosted, world)


async def ids(models):
    return [one.id for one in (await models.chain(Feature.CONVERSE)).models]


async def test_what_stays_here_comes_first(models, world):
    chain = await models.chain(Feature.RESUME_LINE)
    assert chain.models == (LOCAL, *SERVERS)
    assert chain.passed_over == ()
    assert world.asked == [Feature.RESUME_LINE]
    assert (await models.chain(Feature.MIRROR)).first is LOCAL


async def test_without_any_the_guide_does_it(models, world):
    world.chosen, world.servers = None, ()
    assert (await models.chain(Feature.MIRROR)).first is None
    assert (await models.chain(Feature.MIRROR)).passed_over == ()


async def test_why_one_is_passed_over_is_said(models, world):
    world.chosen = LLMUnavailable("The model was not tested for this yet.", advice="Test it.")
    chain = await models.chain(Feature.CONVERSE)
    assert chain.models == SERVERS
    assert chain.passed_over == ("The model was not tested for this yet. Test it.",)
    world.chosen, world.servers = LOCAL, VaultUnreadable("The vault cannot be read.")
    chain = await models.chain(Feature.CONVERSE)
    assert (chain.models, chain.passed_over) == ((LOCAL,), ("The vault cannot be read.",))


async def test_who_fails_three_times_running_rests_and_is_tried_once(models, world):
    for _ in range(3):
        assert (await models.chain(Feature.CONVERSE)).first.id == "local"
        models.failed("local")
    chain = await models.chain(Feature.CONVERSE)
    assert chain.models == SERVERS
    assert "local failed several times running" in chain.passed_over[0]
    world.now_s = FIRST_REST_S
    assert await ids(models) == await ids(models) == ["local", "box", "cloud"], "looking is free"
    trial = (await models.chain(Feature.CONVERSE)).first.model.reply(Prompt(()))
    assert await anext(trial)
    assert await ids(models) == ["box", "cloud"], "somebody tries it already"
    assert [part async for part in trial]
    models.worked("local")
    assert (await models.chain(Feature.CONVERSE)).models[0] is LOCAL


async def test_a_server_that_answered_its_test_is_named_again(models, world):
    world.chosen, world.servers = None, SERVERS[:1]
    who = TellWhoAnswers(personas=PersonaFiles(asset_path("personas")), chains=models, why=None)
    for _ in range(3):
        models.failed("box")
    assert "box failed several times running" in await who("kai")
    models.worked("box")
    assert await who("kai") == ""
    assert await ids(models) == ["box"]


async def test_a_trial_that_was_stopped_says_nothing_and_the_next_may_try(models, world):
    for _ in range(3):
        models.failed("local")
    world.now_s = FIRST_REST_S
    trial = (await models.chain(Feature.CONVERSE)).first.model.reply(Prompt(()))
    await anext(trial)
    await trial.aclose()
    assert await ids(models) == ["local", "box", "cloud"]
    models.failed("local")
    world.now_s += FIRST_REST_S
    assert await ids(models) == ["box", "cloud"], "one that fails rests for twice as long"


async def test_a_failure_between_successes_is_no_reason(models):
    for _ in range(5):
        models.failed("box")
        models.failed("box")
        models.worked("box")
    assert await ids(models) == ["local", "box", "cloud"]


async def test_one_on_trial_does_all_that_a_model_does(models, world):
    for _ in range(3):
        models.failed("local")
    world.now_s = FIRST_REST_S
    model = (await models.chain(Feature.CONVERSE)).first.model
    await model.prepare(())
    assert await model.count(()) == 0
    assert await model.resume(await model.keep(()))
    assert (await models.chain(Feature.CONVERSE)).first.id == "local", "only a reply is a trial"
