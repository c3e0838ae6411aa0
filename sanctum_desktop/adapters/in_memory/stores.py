"""Repositories in memory: the contracts of the vault's, and nothing kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Glimpse,
    Speaker,
    Turn,
)
from sanctum_desktop.core.domain.errors import NotFound, SanctumBug
from sanctum_desktop.core.domain.facts import Fact, FactId
from sanctum_desktop.core.domain.resume import Resume, ResumeId

K = TypeVar("K", bound=str)
V = TypeVar("V")


class InMemoryConversations:
    """ConversationRepository that forgets with the process."""

    def __init__(self) -> None:
        self._kept: dict[ConversationId, Conversation] = {}

    async def start(self, conversation: Conversation) -> None:
        if conversation.id in self._kept:
            raise SanctumBug("a conversation was started twice")
        _refuse_gap((), conversation.turns)
        self._kept[conversation.id] = conversation

    async def append(self, conversation: ConversationId, turns: Sequence[Turn]) -> None:
        kept = _found(self._kept, conversation, "conversation")
        _refuse_gap(kept.turns, turns)
        self._kept[conversation] = replace(kept, turns=(*kept.turns, *turns))

    async def get(self, conversation: ConversationId) -> Conversation:
        return _found(self._kept, conversation, "conversation")

    async def page(
        self, *, before: ConversationId | None = None, limit: int = 50
    ) -> Sequence[Conversation]:
        listed = _newest_first(self._kept, before)[:limit]
        return tuple(replace(conversation, turns=()) for conversation in listed)

    async def glimpses(
        self, *, before: ConversationId | None = None, limit: int = 50, answers: int = 4
    ) -> Sequence[Glimpse]:
        return tuple(_glimpse(one, answers) for one in _newest_first(self._kept, before)[:limit])


class InMemoryFacts:
    """FactRepository that forgets with the process."""

    def __init__(self) -> None:
        self._kept: dict[FactId, Fact] = {}

    async def put(self, facts: Sequence[Fact]) -> None:
        self._kept.update((fact.id, fact) for fact in facts)

    async def get(self, fact: FactId) -> Fact:
        return _found(self._kept, fact, "fact")

    async def of_conversation(self, conversation: ConversationId) -> Sequence[Fact]:
        return tuple(f for f in self._kept.values() if f.source.conversation == conversation)

    async def page(self, *, after: FactId | None = None, limit: int = 200) -> Sequence[Fact]:
        start = 0 if after is None else _position(self._kept, after) + 1
        return tuple(self._kept.values())[start : start + limit]


class InMemoryResumes:
    """ResumeRepository that forgets with the process."""

    def __init__(self) -> None:
        self._kept: dict[ResumeId, Resume] = {}

    async def put(self, resume: Resume) -> None:
        self._kept[resume.id] = resume

    async def get(self, resume: ResumeId) -> Resume:
        return _found(self._kept, resume, "resume")

    async def page(self, *, before: ResumeId | None = None, limit: int = 20) -> Sequence[Resume]:
        return tuple(_newest_first(self._kept, before)[:limit])


class InMemoryDrafts:
    """DraftRepository that forgets with the process."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    async def put(self, place: str, text: str) -> None:
        self._kept[place] = text

    async def get(self, place: str) -> str:
        return self._kept.get(place, "")

    async def places(self) -> Sequence[str]:
        return tuple(sorted(place for place, text in self._kept.items() if text))


def _found(kept: Mapping[K, V], key: K, kind: str) -> V:
    if key not in kept:
        raise NotFound(f"There is no such {kind}.")
    return kept[key]


def _glimpse(conversation: Conversation, answers: int) -> Glimpse:
    turns = conversation.turns
    told = tuple(turn for turn in turns if turn.speaker is Speaker.PERSON)
    return Glimpse(
        id=conversation.id,
        persona=conversation.persona,
        started_at=conversation.started_at,
        last_said_at=turns[-1].said_at if turns else conversation.started_at,
        answers=told[:answers],
    )


def _refuse_gap(standing: Sequence[Turn], turns: Sequence[Turn]) -> None:
    for index, turn in enumerate(turns, start=len(standing)):
        if turn.index != index:
            raise SanctumBug(f"turn {turn.index} does not follow turn {index - 1}")


def _newest_first(kept: Mapping[K, V], before: K | None) -> list[V]:
    end = len(kept) if before is None else _position(kept, before)
    return list(kept.values())[:end][::-1]


def _position(kept: Mapping[K, V], key: K) -> int:
    if key not in kept:
        raise NotFound("The list was asked to go on from something that is not there.")
    return list(kept).index(key)
