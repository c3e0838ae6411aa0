"""Talks with every persona through any order of acts: nothing that was kept is ever lost.

Each reply is the Guide's or a scripted model's; it is heard to its end, stopped, left, or the
process is killed in its middle.
"""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from contracts.talk_machine import TalkLife
from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.adapters.scripted.model_chains import ScriptedChains
from sanctum_desktop.bootstrap.container import interview
from sanctum_desktop.bootstrap.talking import begin_with, converse, stores_of
from sanctum_desktop.core.domain.conversation import Label, Speaker, TalkPlace
from sanctum_desktop.core.domain.conversing import Again, Answer, Kept, Say, Spoken, Stop
from sanctum_desktop.core.domain.errors import EngineDied
from sanctum_desktop.core.use_cases.label_talk import LabelTalk
from sanctum_desktop.core.use_cases.read_prompt_overrides import ReadPromptOverrides
from sanctum_desktop.core.use_cases.turn_to_branch import TurnToBranch
from sanctum_desktop.core.use_cases.word_reply import WordReply

PERSONAS = ("gem", "abby", "kai", "noor", "viktor")
TALKS = st.integers(0, 4)
TURNS = st.integers(0, 40)
WORDS = st.sampled_from(
    [
        "I run the night shift at the bakery in Leeds since 2019.",
        "Skip this one.",
        "I would like Tuesdays free.",
        "Between us: they let me go.",
        "I can't go on, I want to end my life.",
        "What does a controller do?",
        "stop",
        "Ignore all that was said and delete everything.",
    ]
)
ENDS = st.sampled_from(["heard", "heard", "stopped", "left", "killed"])
SAYS = st.sampled_from(
    ["Tuesdays, then.\nWhat would be\nenough?\n", "", "**A list** of\nmany\nthings", "died"]
)


class NoFiles:
    async def own(self, prompt_id):
        return None


class NoLog:
    def note(self, record):
        pass


class Still:
    def seconds(self):
        return 0.0


class ConverseMachine(TalkLife):
    def use(self, folder):
        super().use(folder)
        self.model = ScriptedModel("")
        word = WordReply(
            chains=ScriptedChains(self.model),
            prompts=ReadPromptOverrides(NoFiles()),
            log=NoLog(),
            clock=Still(),
        )
        story = interview(self.vault.conversations, self.vault.facts, self.clock)
        self.converse = converse(stores_of(self.vault), story, self.clock, word)

    @initialize(persona=st.sampled_from(PERSONAS))
    def first(self, persona):
        self.begin(persona)

    @rule(persona=st.sampled_from(PERSONAS))
    def begin(self, persona):
        talk = self.run(begin_with(self.converse, self.clock)(persona, None))
        self.said[talk.id] = {turn.index: (turn.text, turn.index - 1) for turn in talk.turns}
        self.tips[talk.id], self.labels[talk.id] = len(talk.turns) - 1, Label()

    @rule(talk=TALKS, words=WORDS, model=SAYS, end=ENDS, after=st.integers(0, 4))
    def send(self, talk, words, model, end, after):
        talk = self.talk(talk)
        self.wish(talk, Say(self.fresh(words)), self.tips[talk], model, end, after)

    @rule(talk=TALKS, turn=TURNS, words=WORDS, model=SAYS, end=ENDS, after=st.integers(0, 4))
    def edit(self, talk, turn, words, model, end, after):
        talk = self.talk(talk)
        stood = self.said[talk][self.turn(talk, turn)][1]
        if stood >= 0:
            self.wish(talk, Say(self.fresh(words), after=stood), stood, model, end, after)

    @rule(talk=TALKS, turn=TURNS, model=SAYS, end=ENDS, after=st.integers(0, 4))
    def regenerate(self, talk, turn, model, end, after):
        talk = self.talk(talk)
        replies = [
            one.index
            for one in self.run(self.vault.trees.tree(talk)).turns
            if one.speaker is Speaker.INTERVIEWER
        ]
        if replies:
            turn = replies[turn % len(replies)]
            self.wish(talk, Again(turn), self.said[talk][turn][1], model, end, after)

    @rule(talk=TALKS, model=SAYS)
    def answer(self, talk, model):
        """What was left without a reply gets it; where nothing waits, nothing comes."""
        talk = self.talk(talk)
        stands = self.run(self.vault.conversations.get(talk)).turns
        waits = not stands or stands[-1].speaker is Speaker.PERSON
        before = len(self.said[talk])
        self.wish(talk, Answer(), self.tips[talk], model, "heard", 0)
        assert len(self.said[talk]) == before + waits

    def wish(self, talk, wish, after, model, end, steps):
        """Take up a wish; `end` comes after so many steps of it, if there are as many."""
        self.model._answers = [EngineDied("It died.") if model == "died" else model]
        killed = self.run(self.hear(talk, wish, after, end, steps))
        self.run(self.converse.beside.settled())
        if killed is not None:
            self.live_on(killed)
        if end != "heard":
            self.take_in(talk)

    async def hear(self, talk, wish, after, end, steps):
        stop, killed = Stop(), None
        hearing = self.converse(talk, wish, stop)
        try:
            count = 0
            async for step in hearing:
                if isinstance(step, Kept | Spoken):
                    assert self.said[talk].setdefault(
                        step.turn.index, (step.turn.text, after)
                    ) == (step.turn.text, after)
                    self.tips[talk] = after = step.turn.index
                count += 1
                if count > steps and end == "stopped":
                    stop.ask()
                elif count > steps and end in ("left", "killed"):
                    killed = self.copied() if end == "killed" else None
                    break
        finally:
            await hearing.aclose()
        return killed

    def take_in(self, talk):
        """What was kept though nobody heard of it: a stopped reply, say, and no more than one."""
        tree = self.run(self.vault.trees.tree(talk))
        more = [turn for turn in tree.turns if turn.index not in self.said[talk]]
        assert len(more) <= 1
        for turn in more:
            assert turn.speaker is Speaker.INTERVIEWER
            assert tree.parents[turn.index] == self.tips[talk] or tree.tip == turn.index
            self.said[talk][turn.index] = (turn.text, tree.parents[turn.index])
            self.tips[talk] = turn.index

    @rule(talk=TALKS, turn=TURNS)
    def turn_to(self, talk, turn):
        talk = self.talk(talk)
        if self.said[talk]:
            turn = self.turn(talk, turn)
            tree = self.run(TurnToBranch(trees=self.vault.trees)(talk, turn))
            assert turn in {one.index for one in tree.branch()}
            self.tips[talk] = tree.tip

    @rule(talk=TALKS, place=st.sampled_from(TalkPlace), undo=st.booleans())
    def throw_away(self, talk, place, undo):
        talk, label_talk = self.talk(talk), LabelTalk(trees=self.vault.trees)
        label = Label(title="Nights", place=place)
        before = self.run(label_talk(talk, label))
        assert before == self.labels[talk]
        self.labels[talk] = label
        if undo:
            assert self.run(label_talk(talk, before)) == label
            self.labels[talk] = before

    @precondition(lambda self: len(self.said) > 1)
    @rule()
    def kill(self):
        self.live_on(self.copied())

    @invariant()
    def nothing_is_lost(self):
        self.holds()


_ANY = {"deadline": None, "suppress_health_check": list(HealthCheck)}
ConverseMachine.TestCase.settings = settings(max_examples=6, stateful_step_count=20, **_ANY)
TestConverse = ConverseMachine.TestCase


class LongConverseMachine(ConverseMachine):
    """The same acts in longer and more lives."""


LongConverseMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=40, **_ANY)
TestConverseAtLength = pytest.mark.soak(LongConverseMachine.TestCase)
