"""What a model is given of a talk, and which of Gem's words it may try to say better.

Which move comes next is the Guide's alone. A model is never asked in a hard moment nor right after
one, and never reads what was said in danger, in distress, between us, to the ruler, or to be
reached by: the model is on this computer, but one that is not may come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Topic, Turn, TurnKind
from sanctum_desktop.core.domain.language import Message, Role
from sanctum_desktop.core.domain.words import known
from sanctum_desktop.core.policies.hearing.confided import confided, silenced
from sanctum_desktop.core.policies.hearing.reach import tells_how_to_reach
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.policies.interview.follow_up import FOLLOW_UP, Missing, asked_for
from sanctum_desktop.core.policies.interview.mirror import sayable
from sanctum_desktop.core.policies.interview.voice import Move, answers_of_story
from sanctum_desktop.core.policies.phrases import phrases
from sanctum_desktop.core.policies.safety import danger, distress

MOST_EXCHANGES: Final = 12
"""Answers before the last that a model reads, each with what Gem said to it."""
BLOCK: Final = 6
"""How many of the oldest are dropped at once, so that what was read stays read for as long."""
_MOST_CHARACTERS: Final = 800
_MODEST: Final = ".modest."


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What of a move a model may word, and the words it has for it.

    `said` is the last answer as the model reads it, `sayable` what of it may be said back, and
    `told` the same of all that was told on the matter at hand, sentence by sentence. `asks` is
    what the question is for and `question` its wording, None and "" where that is the Guide's.
    `spoken` is what Gem said before, `hushed` what was told between us or in danger.
    """

    said: str = field(repr=False)
    sayable: tuple[str, ...] = field(repr=False)
    told: tuple[str, ...] = field(repr=False)
    asks: Missing | None
    question: str = field(repr=False)
    spoken: tuple[str, ...] = field(repr=False)
    hushed: tuple[str, ...] = field(repr=False)


def offered(move: Move, turns: Sequence[Turn]) -> Offer | None:
    """What of the move that follows these turns a model may word; None where nothing is."""
    answers = [turn for turn in turns if turn.speaker is Speaker.PERSON]
    if not move.mirror or not answers or _MODEST in move.wording:
        return None
    if any(map(_is_hard, answers[-2:])) or not _may_be_read(answers[-1]):
        return None
    parts = sayable(answers[-1].text)
    if not parts:
        return None
    quiet = silenced(turns)
    story = answers_of_story(turns)
    told = (a for a in answers if a.index in story and a.index not in quiet and _may_be_read(a))
    question = known(move.wording) if move.wording.startswith(FOLLOW_UP) else ""
    return Offer(
        said=shortened(answers[-1].text),
        sayable=parts,
        told=tuple(part for answer in told for part in sayable(answer.text)),
        asks=asked_for(move.wording) if question else None,
        question=question,
        spoken=tuple(turn.text for turn in turns if turn.speaker is Speaker.INTERVIEWER),
        hushed=tuple(_hushed(answers, quiet)),
    )


def history(turns: Sequence[Turn]) -> tuple[Message, ...]:
    """The talk before its last answer, as a model reads it: an answer, what Gem said, and so on.

    Only ever appended to, but for its oldest, which are dropped in blocks, and for what is asked
    to be kept quiet afterwards: an answer that is left out takes what Gem said to it with it.
    """
    quiet = silenced(turns)
    exchanges = [
        (answer, gem)
        for answer, gem in pairwise(turns)
        if answer.speaker is Speaker.PERSON and gem.kind is TurnKind.QUESTION
        if answer.index not in quiet and _may_be_read(answer)
    ]
    over = max(0, len(exchanges) - MOST_EXCHANGES)
    first = -(-over // BLOCK) * BLOCK
    return tuple(
        message
        for answer, gem in exchanges[first:]
        for message in (
            Message(Role.PERSON, shortened(answer.text)),
            Message(Role.MODEL, gem.text),
        )
    )


def _may_be_read(answer: Turn) -> bool:
    """True for an answer that tells something and is fit for a model to read."""
    private = answer.kind is TurnKind.RULER or answer.topic is Topic.CONTACT
    return not private and _is_plain(answer.text)


def fit_to_be_read(said: str) -> bool:
    """True for words a model may read: not of danger, of hurt, between us, or to be reached by."""
    return not (tells_how_to_reach(said) or is_heavy(said))


@lru_cache(maxsize=512)  # the whole talk is read again at each turn
def _is_plain(said: str) -> bool:
    return command(said) is Command.TELL and fit_to_be_read(said)


def _is_hard(answer: Turn) -> bool:
    return is_heavy(answer.text) or command(answer.text) is Command.REFUSE


@lru_cache(maxsize=512)
def is_heavy(said: str) -> bool:
    """True for words of danger or of hurt, and for what is between us."""
    hurt = danger(said) or distress(said) or phrases("tender").search(said) is not None
    return hurt or bool(confided(said))


def _hushed(answers: Sequence[Turn], quiet: frozenset[int]) -> Iterator[str]:
    """What is to be said by nobody: told between us, asked to be kept quiet, or told in danger."""
    for answer in answers:
        if answer.index in quiet or danger(answer.text):
            yield answer.text
        else:
            yield from (answer.text[start:end] for start, end in confided(answer.text))


def shortened(said: str) -> str:
    """The beginning of a long answer, up to a word: a small model reads little at once."""
    if len(said) <= _MOST_CHARACTERS:
        return said
    return f"{said[:_MOST_CHARACTERS].rsplit(maxsplit=1)[0]} ..."
