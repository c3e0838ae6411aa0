"""Whole talks with Gem over the use case itself, with a model that words her turns, or without."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from sanctum_desktop.adapters.in_memory import InMemoryConversations, InMemoryFacts
from sanctum_desktop.adapters.scripted.model_chains import ScriptedChains
from sanctum_desktop.core.domain.conversation import Speaker, Turn, TurnKind
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.policies.hearing.text import sentences
from sanctum_desktop.core.use_cases.ask_model import AskModel
from sanctum_desktop.core.use_cases.interview_story import InterviewStory
from sanctum_desktop.core.use_cases.read_prompt_overrides import ReadPromptOverrides
from sanctum_desktop.core.use_cases.reword_move import RewordMove

FIXTURES = Path(__file__).parents[3] / "fixtures"
CAREERS = sorted((Path(__file__).parents[3] / "journeys" / "careers").glob("*.json"))
_MOST = 60


class FixedClock:
    """A day that stays."""

    def __init__(self, day=date(2026, 3, 2)):
        self._day = day

    def now(self):
        return datetime(self._day.year, self._day.month, self._day.day, 9, tzinfo=UTC)

    def today(self):
        return self._day

    def seconds(self):
        return 0.0


class NoLines:
    """No crisis lines: the words around them are enough."""

    def of(self, _country):
        return ()


class NoFiles:
    """Nobody wrote prompts of their own."""

    async def own(self, _prompt_id):
        return None


@dataclass
class Log:
    """What became of each task."""

    records: list = field(default_factory=list)

    def note(self, record):
        self.records.append(record)


def rewording(model, log=None, files=None, **settings):
    """A RewordMove over that double; None without one."""
    if model is None:
        return None
    ask = AskModel(chains=ScriptedChains(model), log=log or Log(), clock=FixedClock(), **settings)
    return RewordMove(ask=ask, prompts=ReadPromptOverrides(files or NoFiles()))


@dataclass
class Talk:
    """What is left of a talk: its turns and what was heard."""

    turns: tuple[Turn, ...]
    facts: tuple[Fact, ...]

    @property
    def gem(self):
        return [turn for turn in self.turns if turn.speaker is Speaker.INTERVIEWER]

    @property
    def moves(self):
        return [(turn.kind, turn.topic, turn.wording) for turn in self.gem]


async def played(answer, model=None, *, log=None, today=date(2026, 3, 2), monkeypatch=None):
    """A talk in which `answer` gives the answer to each turn of Gem's, until it gives None."""
    conversations, facts = InMemoryConversations(), InMemoryFacts()
    story = InterviewStory(
        conversations=conversations,
        facts=facts,
        clock=FixedClock(today),
        crisis=NoLines(),
        rewording=rewording(model, log),
    )
    if monkeypatch is not None:  # the conversation's id chooses the wordings
        monkeypatch.setattr("secrets.token_hex", lambda _n: "0123456789abcdef")
    reply = await story()
    for _ in range(_MOST):
        said = None if reply.finished else answer(reply.turn)
        if said is None:
            break
        reply = await story(conversation=reply.conversation, said=said)
    talk = await conversations.get(reply.conversation)
    return Talk(talk.turns, tuple(await facts.of_conversation(reply.conversation)))


def in_order(answers):
    """Gives one answer after the other, whatever is asked; a read-back is told to be right."""
    left = list(answers)

    def answer(gem):
        if gem.kind is TurnKind.READBACK:
            return "Nothing."
        return left.pop(0) if left else None

    return answer


def career(path):
    """The answers of a told career, and its day."""
    read = json.loads(path.read_text(encoding="utf-8"))
    return [turn["say"] for turn in read["turns"]], date.fromisoformat(read["today"])


def story(name, place=0):
    """The answers of a told story of the fixtures, and its day."""
    lines = (FIXTURES / "stories" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    read = json.loads(lines[place])
    return [turn["say"] for turn in read["turns"]], date.fromisoformat(read["today"])


_LAST = re.compile(r"They said: (?P<said>.*?)(?:\nAsk for: (?P<asks>\w+))?\Z", re.DOTALL)
_THING = re.compile(r"\bthe ([a-z]{4,})\b")
_ASKING = {
    "number": "How often was that, with the {thing}?",
    "outcome": "What changed after the {thing}?",
    "part": "What did you do yourself about the {thing}?",
    "time": "When was the {thing}?",
    "known": "Who noticed the {thing}?",
    "without": "What would have happened without the {thing}?",
}


def good(prompt):
    """Says back the shortest sentence that begins with "I", and names a thing in the question."""
    found = _LAST.search(prompt.messages[-1].text)
    if found["asks"]:
        thing = _THING.search(found["said"])
        asked = _ASKING[found["asks"]]
        return json.dumps({"question": asked.format(thing=thing[1] if thing else "work")})
    told = [part.text.rstrip(".!") for part in sentences(found["said"])]
    own = sorted((one for one in told if one.startswith("I ")), key=len)
    turned = re.sub(r"\bmy\b", "your", f"You {own[0][2:]}" if own else told[0])
    turned = re.sub(r"\b[Yy]ou (?:am|was)\b", "you were", re.sub(r"\b(?:me|I)\b", "you", turned))
    return json.dumps({"mirror": turned})


def lying(prompt):
    """Claims what was never said, in the shape that was asked for."""
    if "Ask for:" in prompt.messages[-1].text:
        return json.dumps({"question": "How did you lead the 800 people to that great success?"})
    return json.dumps({"mirror": "You led 800 people."})
