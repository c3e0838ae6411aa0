"""The talks a model is tried on: the Guide itself gets to the feature at their last answer."""

from datetime import UTC, datetime

import pytest

from sanctum_desktop.adapters.assets_library.ceiling import read_ceiling
from sanctum_desktop.adapters.in_memory import (
    InMemoryConversations,
    InMemoryFacts,
    InMemoryResumes,
)
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.bootstrap.ceiling import talked
from sanctum_desktop.bootstrap.container import interview, write_resume
from sanctum_desktop.core.domain.conversation import Conversation, ConversationId
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.reply_parts import parts_of
from sanctum_desktop.core.policies.ceiling import LEAST_TRIES
from sanctum_desktop.core.policies.conversing.told import told as told_to_model

CASES = read_ceiling(asset_path("ceiling"))
GEMS = [case for case in CASES if case.feature is not Feature.CONVERSE]
REPLIES = [case for case in CASES if case.feature is Feature.CONVERSE]


class FixedClock:
    def now(self):
        return datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def today(self):
        return self.now().date()


async def told(case, name="fixed"):
    """What Gem says to the last answer, and the page that comes of the talk."""
    conversations, facts, clock = InMemoryConversations(), InMemoryFacts(), FixedClock()
    talk = ConversationId(name)
    await conversations.start(Conversation(id=talk, persona="gem", started_at=clock.now()))
    story = interview(conversations, facts, clock)
    reply = await story(conversation=talk)
    for answer in case.answers:
        reply = await story(conversation=talk, said=answer)
    resume = await write_resume(facts, InMemoryResumes(), clock)(conversation=talk)
    return reply.turn, resume


def test_each_feature_has_more_tries_than_it_needs():
    for feature in Feature:
        assert sum(case.feature is feature for case in CASES) > LEAST_TRIES
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("name", ["fixed", "another"])
@pytest.mark.parametrize("case", GEMS, ids=lambda case: case.name)
async def test_the_guide_does_it_there(case, name):
    turn, resume = await told(case, name)
    parts = parts_of(turn)
    if case.feature is Feature.MIRROR:
        assert parts.reflection
        assert turn.wording.startswith("gem.follow")
    elif case.feature is Feature.FOLLOW_UP:
        assert turn.wording.startswith("gem.follow")
    else:
        assert list(resume.lines())


@pytest.mark.parametrize("case", REPLIES, ids=lambda case: case.name)
def test_a_reply_there_is_one_that_a_model_may_word(case):
    scene, reply = talked(case)
    assert told_to_model(scene, reply) is not None


def test_every_persona_with_a_prompt_is_tried():
    assert {case.persona for case in REPLIES} == {"abby", "kai", "noor", "viktor"}
