"""People who answer only what they are asked: an interview is played against their fact sheets.

A person's sheet (tests/fixtures/people) holds episodes by topic. Asked for a topic they tell the
next episode of it; asked for more of it (its number, its outcome, their own part ...) they tell
that, if they have it. What a question asks for is read off the id of its wording. An episode whose
first words tell its result already ("Never missed a shift.") says so: `"result_in": "say"`.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from sanctum_desktop.core.domain.conversation import (
    ConversationId,
    Speaker,
    Topic,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.interview.next_move import next_move
from sanctum_desktop.core.policies.interview.voice import Move
from sanctum_desktop.core.use_cases.keep_facts import tells

SHEETS = Path(__file__).parents[4] / "fixtures" / "people"
AT = datetime(2026, 3, 10, tzinfo=UTC)
MOST = 60
"""Gem's turns after which a talk is given up."""

NOTHING_MORE = ("No, nothing else.", "That's all there.", "Nothing more, no.")
UNKNOWN = ("I don't know.", "I couldn't tell you.", "No idea.")


@dataclass
class Person:
    """One sheet, and what of it has been told so far."""

    sheet: dict
    told: dict[str, int] = field(default_factory=dict)
    episode: dict | None = None
    topic: str = ""
    revealed: list[tuple[str, str]] = field(default_factory=list)
    stories: dict[int, set[str]] = field(default_factory=dict)
    """The kinds of answers given to each episode told of, by its id()."""
    by_itself: set[int] = field(default_factory=set)
    """Those whose result was told without its question, and something more of them."""
    lost: int = 0

    @property
    def manner(self):
        return self.sheet["manner"]

    @property
    def facts(self):
        """Number of facts the sheet holds."""
        return sum(len(e["facts"]) for each in self.sheet["episodes"].values() for e in each)

    def answer(self, gem: Turn) -> str:
        """What they say to that turn of Gem."""
        if gem.kind is TurnKind.READBACK:
            return "Nothing."
        if gem.kind is TurnKind.RULER:
            return "4" if gem.wording.startswith("gem.ruler.before") else "Six, maybe."
        if gem.wording.startswith(("gem.enough", "gem.distress")):
            return "Go on."
        if gem.wording.startswith("gem.follow."):
            return self._more(gem.wording.split(".")[2])
        return self._next(gem.topic.value) if gem.topic else self._lost(NOTHING_MORE)

    def _next(self, topic: str) -> str:
        episodes = self.sheet["episodes"].get(topic, [])
        place = self.told.get(topic, 0)
        self.told[topic] = place + 1
        if place >= len(episodes):
            self.episode = None
            return self._lost(NOTHING_MORE)
        self.episode, self.topic = episodes[place], topic
        return self._tell("say", self.episode["say"])

    def _more(self, kind: str) -> str:
        known = (self.episode or {}).get("if_asked", {})
        if kind not in known:
            return self._lost(UNKNOWN)
        return self._tell(kind, known[kind])

    def _tell(self, kind: str, words: str) -> str:
        told = self.stories.setdefault(id(self.episode), set())
        told.add(kind)
        if self.episode.get("result_in") in told and len(told) > 1:
            self.by_itself.add(id(self.episode))
        given = [(f["path"], f["value"]) for f in self.episode["facts"] if f["given_by"] == kind]
        self.revealed += given
        return words

    def _lost(self, ways: tuple[str, ...]) -> str:
        self.lost += 1
        return ways[self.lost % len(ways)]


@dataclass
class Interview:
    """A whole talk: its turns, and what had been revealed after each question."""

    person: Person
    turns: list[Turn] = field(default_factory=list)
    by_question: list[int] = field(default_factory=list)
    took_s: list[float] = field(default_factory=list)
    finished: bool = False

    @property
    def gem(self) -> list[Turn]:
        return [turn for turn in self.turns if turn.speaker is Speaker.INTERVIEWER]

    @property
    def questions(self) -> list[Turn]:
        return [turn for turn in self.gem if turn.kind is TurnKind.QUESTION]

    def say(self, speaker, words, **more):
        turn = Turn(index=len(self.turns), speaker=speaker, text=words, said_at=AT, **more)
        self.turns.append(turn)
        return turn


def people(name: str) -> list[dict]:
    """The sheets of that file."""
    return json.loads((SHEETS / f"{name}.json").read_text(encoding="utf-8"))


def interview(
    sheet: dict, *, seed: str = "", choose=next_move, most: int = MOST, questions: int = MOST
) -> Interview:
    """Let `choose` interview that person to the end, or to the answer to so many questions."""
    person = Person(sheet)
    talk = Interview(person)
    today = date.fromisoformat(sheet.get("today", "2026-03-10"))
    while len(talk.gem) < most:
        facts = hear(
            [turn for turn in talk.turns if tells(turn)],
            conversation=ConversationId("talk"), today=today, heard_at=AT,
        )  # fmt: skip
        begun = time.perf_counter()
        move = choose(talk.turns, facts, seed=seed or sheet["id"])
        talk.took_s.append(time.perf_counter() - begun)
        gem = talk.say(
            Speaker.INTERVIEWER, move.text, kind=move.kind, topic=move.topic, wording=move.wording
        )
        if move.kind is TurnKind.CLOSING:
            talk.finished = True
            break
        to_ruler = move.kind is TurnKind.RULER
        talk.say(
            Speaker.PERSON, person.answer(gem), topic=gem.topic,
            kind=TurnKind.RULER if to_ruler else TurnKind.ANSWER,
        )  # fmt: skip
        if move.kind is TurnKind.QUESTION:
            talk.by_question.append(len(person.revealed))
        if len(talk.by_question) == questions:
            break
    return talk


_MATTERS = (
    Topic.NOW, Topic.DUTIES, Topic.PROUD, Topic.PROUD, Topic.PROUD, Topic.EARLIER, Topic.EARLIER,
    Topic.LEARNING, Topic.SKILLS, Topic.LANGUAGES, Topic.OUTSIDE, Topic.NEXT, Topic.CONTACT,
    Topic.ANYTHING_ELSE,
)  # fmt: skip
_LADDER = {Topic.DUTIES: ("number", "part"), Topic.PROUD: ("outcome", "number")}
FIXED_ORDER = tuple(
    question
    for topic in _MATTERS
    for question in ((topic, ""), *((topic, kind) for kind in _LADDER.get(topic, ())))
)
"""The same questions as a form would ask them: each in its place, whatever was answered."""


def fixed_order(turns, _facts, *, seed: str) -> Move:
    """The next question of the form; `seed` is not needed."""
    place = sum(turn.speaker is Speaker.INTERVIEWER for turn in turns)
    if place >= len(FIXED_ORDER):
        return Move(kind=TurnKind.CLOSING, text="", wording=f"form.{seed}")
    topic, kind = FIXED_ORDER[place]
    wording = f"gem.follow.{kind}.1" if kind else f"gem.ask.{topic.value}.1"
    return Move(kind=TurnKind.QUESTION, text=wording, topic=topic, wording=wording)
