"""What a model reads so as to word a persona's reply: the Guide's point, and what led to it.

What was said in danger, in hurt, between us, or to be reached by is never among it. The layout is
append-only: who speaks and what was known when the talk began, then the talk, then what belongs to
this one reply. So the beginning of one prompt is the beginning of the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.domain.facts import BESIDE_A_DEED, Fact, Section
from sanctum_desktop.core.domain.language import Message, Role
from sanctum_desktop.core.domain.persona import Persona
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.policies.conversing.quiet import hushed_in
from sanctum_desktop.core.policies.hearing.reach import tells_how_to_reach
from sanctum_desktop.core.policies.interview.told_to_model import (
    BLOCK,
    MOST_EXCHANGES,
    fit_to_be_read,
    is_heavy,
    shortened,
)

_MOST_FACTS: Final = 30
_MOST_QUOTES: Final = 3
_QUOTE: Final = 600
"""Characters of one quoted passage."""
KNOWN_BEFORE: Final = "What they told before this talk:"
_MARK: Final = '"""'


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A prompt's parts: `who` ends what the system says, `values` fill the task."""

    who: str = field(repr=False)
    history: tuple[Message, ...] = field(repr=False)
    values: Mapping[str, str] = field(repr=False)

    @property
    def given(self) -> str:
        """All that was said to the model of this person, for what it says to be held against."""
        return "\n".join([self.who, *(one.text for one in self.history), *self.values.values()])


def told(scene: Scene, reply: Reply) -> Told | None:
    """What a model may word that reply from; None where nobody but the Guide may say it."""
    turns = scene.conversation.turns
    answers = [turn for turn in turns if turn.speaker is Speaker.PERSON]
    if reply.hard or not scene.persona.prompt or not turns or turns[-1] not in answers[-1:]:
        return None
    lately = [turn.text for turn in answers[-2:]]
    if any(map(is_heavy, lately)) or not fit_to_be_read(lately[-1]):
        return None
    if tells_how_to_reach(reply.text):
        return None
    said = "\n".join(shortened(turn.text) for turn in _waiting(turns) if fit_to_be_read(turn.text))
    return Told(
        who=who_speaks(scene),
        history=history(turns),
        values={"said": said, "quoted": _quoted(reply), "point": reply.text},
    )


def who_speaks(scene: Scene) -> str:
    """Who the persona is, and what was known of the person when the talk began."""
    lines = [*introduced(scene.persona)]
    known = [fact for fact in scene.facts if _is_known(fact, scene)][:_MOST_FACTS]
    if known:
        lines += [KNOWN_BEFORE, *(f"- {f.name}: {f.value}" for f in known)]
    first = scene.conversation.turns[:1]
    if first and first[0].speaker is Speaker.INTERVIEWER and fit_to_be_read(first[0].text):
        lines.append(f"You began the talk with: {first[0].text}")
    return "\n".join(lines)


def introduced(persona: Persona) -> tuple[str, ...]:
    """The lines that say who a persona is: all of them ship."""
    return (
        f"You are {persona.name}. The person was told of you: {persona.purpose} {persona.manner}",
        *(f"- {goal}" for goal in persona.goals),
    )


def history(turns: Sequence[Turn]) -> tuple[Message, ...]:
    """The talk before what waits for a reply, as a model reads it: what was said, the reply.

    Only appended to, but for its oldest, which are dropped in blocks, and for what is asked to be
    kept quiet afterwards.
    """
    quiet = hushed_in(turns)
    exchanges = [
        (said, reply)
        for said, reply in _exchanges(turns)
        if all(turn.index not in quiet and fit_to_be_read(turn.text) for turn in said)
    ]
    over = max(0, len(exchanges) - MOST_EXCHANGES)
    return tuple(
        message
        for said, reply in exchanges[-(-over // BLOCK) * BLOCK :]
        for message in (
            Message(Role.PERSON, "\n".join(shortened(turn.text) for turn in said)),
            Message(Role.MODEL, reply.text),
        )
    )


def _exchanges(turns: Sequence[Turn]) -> Iterator[tuple[list[Turn], Turn]]:
    """What the person said, one turn or several, and the reply; the persona's opening is none."""
    said: list[Turn] = []
    for turn in turns:
        if turn.speaker is Speaker.PERSON:
            said.append(turn)
        elif said:
            yield said, turn
            said = []


def _waiting(turns: Sequence[Turn]) -> list[Turn]:
    """What the person said since the last reply."""
    last = [place for place, t in enumerate(turns) if t.speaker is Speaker.INTERVIEWER]
    return list(turns[last[-1] + 1 if last else 0 :])


def _is_known(fact: Fact, scene: Scene) -> bool:
    """True for what stays the same over the whole talk, and is neither a name nor an address."""
    before = fact.heard_at < scene.conversation.started_at
    beside = fact.name == "ongoing" or fact.name in BESIDE_A_DEED
    aside = fact.section is Section.BASICS or beside
    return before and not aside and fit_to_be_read(fact.value)


def _quoted(reply: Reply) -> str:
    """The passages the reply rests on, each between marks that stand in none of them."""
    passages = [cite.quote for cite in reply.cites if fit_to_be_read(cite.quote)][:_MOST_QUOTES]
    quotes = (passage.replace(_MARK, "'''")[:_QUOTE] for passage in passages)
    return "\n".join(f"{_MARK}\n{quote}\n{_MARK}" for quote in quotes) or "nothing"
