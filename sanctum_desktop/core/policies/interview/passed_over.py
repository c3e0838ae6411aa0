"""Which parts of the story the person would rather leave: nobody is reminded of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sanctum_desktop.core.domain.conversation import Topic, Turn, for_the_page
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.story import StoryPart
from sanctum_desktop.core.policies.interview.state import left_alone

_ASKED_IN: Final = {
    Topic.NOW: (StoryPart.WORK,),
    Topic.LEARNING: (StoryPart.SCHOOL, StoryPart.PAPERS),
    Topic.SKILLS: (StoryPart.SKILLS,),
    Topic.LANGUAGES: (StoryPart.LANGUAGES,),
    Topic.CONTACT: (StoryPart.REACH,),
}


def passed_over(turns: Sequence[Turn], facts: Sequence[Fact]) -> frozenset[StoryPart]:
    """The parts that were asked for and skipped, and not spoken of since."""
    left = left_alone(for_the_page(turns), facts)
    return frozenset(part for topic in left for part in _ASKED_IN.get(topic, ()))
