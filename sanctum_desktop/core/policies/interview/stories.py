"""Which stories are whole: told, and with what came of it or how much it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Topic, Turn
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.policies.interview.follow_up import (
    FOLLOW_UP,
    NOT_ONE,
    RESULTS,
    asked_for,
)

WANTED: Final = 3
"""Whole stories a page should have."""
_OF_WORK: Final = (Topic.DUTIES, Topic.PROUD, Topic.EARLIER)
_OPENS: Final = ("gem.ask.", "gem.hello")


def whole_stories(turns: Sequence[Turn]) -> int:
    """Stories whose result was asked for and told; "never lost one" tells its own."""
    whole: set[int] = set()
    opened, topic, asked = 0, None, ""
    for turn in turns:
        if turn.speaker is Speaker.INTERVIEWER:
            asked = turn.wording
            if asked.startswith(_OPENS):
                opened, topic = turn.index, turn.topic
        elif topic in _OF_WORK and command(turn.text) is Command.TELL:
            result = asked.startswith(FOLLOW_UP) and asked_for(asked) in RESULTS
            never = asked.startswith(_OPENS) and NOT_ONE.search(turn.text)
            if result or (topic is Topic.PROUD and never):
                whole.add(opened)
    return len(whole)
