"""Who speaks: a persona with a purpose, a manner, tools it may use, others it may hand over to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Tool(StrEnum):
    """What a persona may do besides speaking; nothing else can be done from a talk.

    `RECALL` finds what the person said before. The others do nothing by themselves: they are
    suggested beside a turn, and done when the person takes them up.
    """

    RECALL = "recall"
    PROPOSE_FACT = "propose_fact"
    OPEN_RESUME = "open_resume"
    START_PRACTICE = "start_practice"
    ADD_PLAN_ITEM = "add_plan_item"


class Passed(StrEnum):
    """What the next persona is told at a hand-over, made from the talk by code."""

    NOTHING = "nothing"
    FACTS = "facts"
    GAP = "gap"
    ANSWERS = "answers"
    WISH = "wish"


@dataclass(frozen=True, slots=True)
class HandOver:
    """To whom a persona may lead on, and what is passed."""

    to: str
    passes: Passed


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What a talk was begun with by another persona; `words` are the person's own, or facts."""

    by: str
    passed: Passed
    words: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What a persona suggests beside a turn: to use a tool, or to go on with another persona.

    `about` is what it would be done with, as the person is shown it: the words of a plan item, the
    value of a fact, the gap to be told. It is the person's own words or the catalogue's,
    never from a document.
    """

    tool: Tool | None = None
    hand_over: str = ""
    about: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """One persona. `words` is the prefix of its messages in the catalogue of words.

    `prompt` names the prompt template a language model gets; "" where only the Guide speaks.
    """

    id: str
    name: str
    purpose: str
    manner: str
    goals: tuple[str, ...]
    tools: tuple[Tool, ...]
    hand_overs: tuple[HandOver, ...]
    voice: str
    avatar: str
    words: str
    prompt: str = ""

    def may(self, action: Action) -> bool:
        """True where its file allows that."""
        if action.tool is not None:
            return action.tool in self.tools
        return any(one.to == action.hand_over for one in self.hand_overs)
