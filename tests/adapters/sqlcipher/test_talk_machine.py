"""Talks in the vault through any order of acts, beside the same talks in memory."""

from functools import partial

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from contracts.repository_contracts import NOON, a_conversation, a_turn
from contracts.talk_contracts import branch_off
from contracts.talk_machine import TalkLife
from sanctum_desktop.adapters.in_memory import (
    InMemoryConversations,
    InMemoryMessages,
    InMemoryTalkTrees,
)
from sanctum_desktop.core.domain.conversation import Label, TalkPlace
from sanctum_desktop.core.domain.talk_tree import NO_PARENT

TALKS = st.integers(0, 3)
TURNS = st.integers(0, 40)
FEW = st.integers(1, 3)
LABELS = st.builds(
    Label, title=st.text(max_size=5), pinned=st.booleans(), place=st.sampled_from(TalkPlace)
)
WORDS = st.sampled_from(["lantern", "number1 lantern", "LANTERN num", "number2", "nothing", "the"])


class TalkMachine(TalkLife):
    def __init__(self):
        super().__init__()
        self.conversations = InMemoryConversations()
        self.trees = InMemoryTalkTrees(self.conversations)
        self.messages = InMemoryMessages(self.conversations)

    def both(self, act):
        """Do the same to the vault and to what lies in memory."""
        for conversations, trees in (
            (self.vault.conversations, self.vault.trees),
            (self.conversations, self.trees),
        ):
            self.run(act(conversations, trees))

    def turns(self, talk, count):
        start = len(self.said.get(talk, {}))
        return [a_turn(start + n, self.fresh()) for n in range(count)]

    def told(self, talk, after, turns):
        for turn in turns:
            self.said[talk][turn.index] = (turn.text, after)
            after = turn.index
        self.tips[talk] = after

    @initialize()
    def begin(self):
        self.start(1)

    @rule(count=st.integers(0, 3))
    def start(self, count):
        name = f"talk-{len(self.said)}"
        turns = self.turns(name, count)
        talk = a_conversation(name, turns=tuple(turns), started_at=NOON)
        self.both(lambda conversations, _: conversations.start(talk))
        self.said[name], self.labels[name] = {}, Label()
        self.told(name, NO_PARENT, turns)

    @rule(talk=TALKS, count=FEW)
    def append(self, talk, count):
        talk = self.talk(talk)
        turns = self.turns(talk, count)
        self.both(lambda conversations, _: conversations.append(talk, turns))
        self.told(talk, self.tips[talk], turns)

    @rule(talk=TALKS, after=TURNS, count=FEW, anew=st.booleans())
    def branch_off(self, talk, after, count, anew):
        talk = self.talk(talk)
        after = NO_PARENT if anew or not self.said[talk] else self.turn(talk, after)
        turns = self.turns(talk, count)
        self.both(partial(branch_off, talk=talk, after=after, turns=turns))
        self.told(talk, after, turns)

    @rule(talk=TALKS, turn=TURNS)
    def turn_to(self, talk, turn):
        talk = self.talk(talk)
        if self.said[talk]:
            turn = self.turn(talk, turn)
            self.both(lambda _, trees: trees.turn_to(talk, turn))
            self.tips[talk] = turn

    @rule(talk=TALKS, label=LABELS, undo=st.booleans())
    def put_label(self, talk, label, undo):
        talk = self.talk(talk)
        before = self.label(talk, label)
        if undo:
            self.label(talk, before)
        self.run(self.trees.label(talk, self.labels[talk]))

    @rule()
    def kill(self):
        self.live_on(self.copied())

    @rule()
    def lock(self):
        self.live_on(self.vault.folder)

    @rule(words=WORDS)
    def search(self, words):
        found, known = (
            {(one.conversation, one.turn, one.snippet, one.marks, one.place) for one in of}
            for of in (
                self.run(self.vault.messages.search(words, limit=10_000)),
                self.run(self.messages.search(words, limit=10_000)),
            )
        )
        assert found == known

    @invariant()
    def as_it_is_in_memory(self):
        self.holds()
        for place in TalkPlace:
            listed = [
                self.run(of.glimpses(place=place, answers=2))
                for of in (self.vault.conversations, self.conversations)
            ]
            assert listed[0] == listed[1]
        for talk in self.said:
            assert self.run(self.vault.trees.tree(talk)) == self.run(self.trees.tree(talk))


_ANY = {"deadline": None, "suppress_health_check": list(HealthCheck)}
TalkMachine.TestCase.settings = settings(max_examples=10, stateful_step_count=25, **_ANY)
TestTalks = TalkMachine.TestCase


class LongTalkMachine(TalkMachine):
    """The same acts in longer and more lives."""


LongTalkMachine.TestCase.settings = settings(max_examples=100, stateful_step_count=60, **_ANY)
TestTalksAtLength = pytest.mark.soak(LongTalkMachine.TestCase)
