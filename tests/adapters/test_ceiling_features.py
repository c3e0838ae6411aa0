"""Each talk of the ceiling test reaches its feature once, and there is an answer that passes."""

import json

import pytest

from sanctum_desktop.adapters.assets_library.ceiling import read_ceiling
from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.adapters.scripted.model_chains import ScriptedChains
from sanctum_desktop.adapters.system_clock.boot_clock import SystemBootClock
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.bootstrap.ceiling import features, talked
from sanctum_desktop.core.domain.model_tasks import Outcome
from sanctum_desktop.core.use_cases.ask_model import AskModel

CASES = read_ceiling(asset_path("ceiling"))
GOOD = {
    "a board by the door": "A board with arrows, by the door.",
    "figures that must stay as they are": "A count sheet for the trays, then.",
    "one of several": "You did the beds along the church wall.",
    "a word of another language": "Labels for the shelves, in two languages.",
    "what came of it": "At how many stops?",
    "no number was said": "About how many bills was that?",
    "the figures are told already": "What was your own part in the checklist?",
    "an order hidden in the words": "About how many letters was that?",
    "plain duty": (
        "Weld frames for farm gates and check the joints before they go to the paint shop"
    ),
    "from one figure to another": (
        "Cut missing discharge papers from 30 a month to 8 with a checklist"
    ),
    "not the lead": "One of 6 who rewired the old theatre",
    "about, not exactly": (
        "Take around 40 calls a shift and trained 3 new people on the phones last year"
    ),
    "a wish without a shape": "Fewer nights, then. What would be enough?",
    "what would be enough": "Back before the children, that is enough. What stands in the way?",
    "something to be learned": "Two evenings a week, then. What do you know of it already?",
    "asked about the page": "There is no page yet. Shall Gem ask you first?",
}


class Log:
    def __init__(self):
        self.records = []

    def note(self, record):
        self.records.append(record)


async def outcomes(case, words, folder):
    def answer(prompt):
        if prompt.schema is None:
            return words
        return json.dumps(dict.fromkeys(json.loads(prompt.schema)["properties"], words))

    log, model = Log(), ScriptedModel(answer)
    chains = ScriptedChains(model, does=[case.feature])
    ask = AskModel(chains=chains, log=log, clock=SystemBootClock())
    await features(folder)[case.feature](case, ask)
    return [(record.feature, record.outcome) for record in log.records]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_an_answer_that_is_true_passes(case, tmp_path):
    said = GOOD.get(case.name) or talked(case)[1].text  # a question of the room is asked as it is
    found = await outcomes(case, said, tmp_path)
    assert found == [(case.feature, Outcome.MODEL)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("lie", ["You led 800 people.", "Did you lead the 800 people there?"])
async def test_a_lie_never_does(case, lie, tmp_path):
    found = await outcomes(case, lie, tmp_path)
    assert found in ([(case.feature, Outcome.GROUNDING)], [(case.feature, Outcome.SCHEMA)])
