"""Keeps what was heard beside what the person has decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn
from sanctum_desktop.core.domain.facts import Fact, Revision, Status
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.ports.fact_repository import FactRepository


async def keep_facts(
    repository: FactRepository, conversation: ConversationId, heard: Sequence[Fact], now: datetime
) -> None:
    """Store new facts; withdraw undecided ones that are no longer heard; keep all decisions.

    What the person accepted elsewhere in the talk, on another branch, is no news here.
    """
    stored = {fact.id: fact for fact in await repository.of_conversation(conversation)}
    heard = _unknown(heard, tuple(stored.values()))
    ids = {fact.id for fact in heard}
    changed = [fact for fact in heard if _is_news(fact, stored.get(fact.id))]
    for fact in stored.values():
        if fact.id not in ids and fact.status is Status.PROPOSED:
            until = Revision(fact.value, fact.status, now)
            changed.append(replace(fact, status=Status.RETRACTED, history=(*fact.history, until)))
    if changed:
        await repository.put(changed)


def _unknown(heard: Sequence[Fact], stored: Sequence[Fact]) -> Sequence[Fact]:
    """Without what says the same as an accepted fact that is not heard any more."""
    ids = {fact.id for fact in heard}
    accepted = {
        _meaning(fact) for fact in stored if fact.status is Status.ACCEPTED and fact.id not in ids
    }
    return [fact for fact in heard if _meaning(fact) not in accepted]


def _meaning(fact: Fact) -> tuple[str, str, str, str]:
    """What was heard, whatever was made of it since."""
    value = fact.history[0].value if fact.history else fact.value
    return fact.section, fact.entry, fact.name, value


def tells(turn: Turn) -> bool:
    """True for what may be heard: not "skip", "show me" and the like."""
    if turn.speaker is Speaker.INTERVIEWER:
        return True
    return command(turn.text) in (Command.TELL, Command.FOREIGN)


def _is_news(heard: Fact, stored: Fact | None) -> bool:
    """True for a new fact, one heard again after it was withdrawn, or one withdrawn just now."""
    if stored is None:
        return True
    if heard.status is Status.RETRACTED:
        return stored.status is Status.PROPOSED
    return stored.status is Status.RETRACTED and not stored.exclusions
