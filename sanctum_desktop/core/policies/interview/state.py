"""Where the interview stands, folded from its turns: there is no other state."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import Speaker, Topic, Turn, TurnKind
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.policies.hearing.text import MAX_HEARD
from sanctum_desktop.core.policies.interview.adrift import postponed
from sanctum_desktop.core.policies.interview.asked_back import tells_nothing_of_it
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.policies.interview.follow_up import FOLLOW_UP, Missing, asked_for
from sanctum_desktop.core.policies.interview.stories import whole_stories

READBACK_EVERY = 7
_SILENCE = (
    Command.SKIP,
    Command.REFUSE,
    Command.DONT_KNOW,
    Command.NOISE,
    Command.EMPTY,
)


_UNTOLD = (Command.SKIP, Command.REFUSE, Command.DONT_KNOW)
_A_FEW_WORDS = 6
_WHY = re.compile(
    r"(?i)\b(?:why|how (?:it|that|things)|what happened|the (?:end|reason)s?"
    r"|(?:put|name) (?:(?:the|my|that) )?(?:company|firm|name|place))\b"
)


@dataclass(frozen=True, slots=True)
class State:
    """What has been asked, answered and left alone."""

    asked: tuple[Topic, ...]
    left_alone: frozenset[Topic]
    refused: frozenset[Topic]
    """Of those, what they said they would not talk about."""
    told: int
    """Answers that told something."""
    since_readback: int
    followed: tuple[Missing, ...]
    """What has been asked on the matter at hand beyond the first question."""
    answered: frozenset[Missing]
    """Of those, what was told."""
    story: str
    """What was told on the matter at hand: the first answer and those to its follow-ups."""
    last: Turn | None
    """Gem's last turn."""
    said: str
    """The person's last answer; "" where there is none."""
    command: Command
    offered_page: bool
    repeats: int
    """How often in a row an answer told nothing that could be used."""
    silent: int
    """How many answers in a row told nothing, for whatever reason."""
    wordings: tuple[str, ...]
    whole: int
    """Stories told with what came of them."""


def fold(turns: Sequence[Turn], facts: Sequence[Fact] = ()) -> State:
    """Read the state off the turns, and off the facts heard in them."""
    gem = [turn for turn in turns if turn.speaker is Speaker.INTERVIEWER]
    answers = [turn for turn in turns if turn.speaker is Speaker.PERSON]
    last = gem[-1] if gem else None
    said = answers[-1].text if answers and turns[-1].speaker is Speaker.PERSON else ""
    asked = tuple(t.topic for t in gem if t.topic and t.kind is TurnKind.QUESTION)
    heard = frozenset(fact.source.turn for fact in facts)
    return State(
        asked=asked,
        left_alone=_left_alone(turns, heard, _UNTOLD),
        refused=_left_alone([t for t in turns if not _of_the_end(t)], heard, (Command.REFUSE,)),
        told=sum(command(a.text) is Command.TELL for a in answers),
        since_readback=_since_readback(turns),
        followed=_followed(gem),
        answered=_answered(turns),
        story=_story(turns),
        last=last,
        said=said,
        command=_meant(answers[-1], heard) if said else Command.EMPTY if last else Command.TELL,
        offered_page=any(t.wording.startswith("gem.enough") for t in gem),
        repeats=_repeats(turns),
        silent=_silent(turns, heard),
        wordings=tuple(t.wording for t in gem),
        whole=whole_stories(turns),
    )


def left_alone(turns: Sequence[Turn], facts: Sequence[Fact]) -> frozenset[Topic]:
    """Topics that were skipped, refused or not known, and of which nothing was told since."""
    return _left_alone(turns, frozenset(fact.source.turn for fact in facts), _UNTOLD)


def _meant(answer: Turn, heard: Collection[int]) -> Command:
    """What the answer asks for; where nothing was heard, what it ends with: "Boring. Skip"."""
    asked = command(answer.text)
    passed = asked is Command.TELL and answer.index not in heard and postponed(answer.text)
    return Command.SKIP if passed else asked


def _left_alone(
    turns: Sequence[Turn], heard: Collection[int], ways: Collection[Command]
) -> frozenset[Topic]:
    """Topics the person skipped or refused, and told nothing of since: not opened again."""
    out: set[Topic] = set()
    topic: Topic | None = None
    for turn in turns:
        if turn.speaker is Speaker.INTERVIEWER:
            # Not knowing a number leaves the number alone, not the matter.
            topic = None if turn.wording.startswith(FOLLOW_UP) else turn.topic
        elif topic and _meant(turn, heard) in ways:
            out.add(topic)
        elif topic and _meant(turn, heard) is Command.TELL:
            out.discard(topic)
    return frozenset(out)


def _of_the_end(turn: Turn) -> bool:
    """True for a refusal of why it ended, or of the firm's name: the work itself they may tell."""
    return command(turn.text) is Command.REFUSE and _WHY.search(turn.text) is not None


def _since_readback(turns: Sequence[Turn]) -> int:
    count = 0
    for turn in reversed(turns):
        if turn.kind is TurnKind.READBACK:
            break
        count += turn.speaker is Speaker.PERSON and command(turn.text) is Command.TELL
    return count


def _followed(gem: Sequence[Turn]) -> tuple[Missing, ...]:
    asked: list[Missing] = []
    for turn in reversed(gem):
        if not turn.wording.startswith(FOLLOW_UP):
            break
        asked.append(asked_for(turn.wording))
    return tuple(reversed(asked))


def _answered(turns: Sequence[Turn]) -> frozenset[Missing]:
    answered: set[Missing] = set()
    told = False
    for turn in reversed(turns):
        if turn.speaker is Speaker.PERSON:
            told = command(turn.text) is Command.TELL
        elif not turn.wording.startswith(FOLLOW_UP):
            break
        elif told:
            answered.add(asked_for(turn.wording))
    return frozenset(answered)


def _story(turns: Sequence[Turn]) -> str:
    told: list[str] = []
    for turn in reversed(turns):
        if turn.speaker is Speaker.PERSON:
            told.append(turn.text if command(turn.text) is Command.TELL else "")
        elif not turn.wording.startswith(FOLLOW_UP):
            break
    return " ".join(reversed(told))[:MAX_HEARD]


def _repeats(turns: Sequence[Turn]) -> int:
    count = 0
    for turn in reversed(turns):
        if turn.speaker is Speaker.PERSON:
            if command(turn.text) not in (Command.NOISE, Command.EMPTY, Command.FOREIGN):
                break
            count += 1
    return count


def _silent(turns: Sequence[Turn], heard: Collection[int]) -> int:
    """Of answers to questions; "nothing" to a read-back and "go on" are no silence.

    A few words that nothing was heard in are as good as none: there are more ways to say no than
    steering words.
    """
    count = 0
    asked: Turn | None = None
    for turn in turns:
        if turn.speaker is Speaker.INTERVIEWER:
            asked = turn
            count = 0 if turn.kind is TurnKind.CLOSING else count
        elif tells_nothing_of_it(turn.text):
            continue  # who asks is not silent
        elif _meant(turn, heard) is Command.TELL:
            short = len(turn.text.split()) <= _A_FEW_WORDS and turn.index not in heard
            count = count + 1 if short else 0
        elif _meant(turn, heard) in _SILENCE and asked and asked.kind is TurnKind.QUESTION:
            count += 1
    return count
