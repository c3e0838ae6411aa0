"""Facts, resumes and drafts in memory: the contracts of the vault's, and nothing kept."""

from __future__ import annotations

from collections.abc import Sequence

from sanctum_desktop.adapters.in_memory.listing import newest_first, of_key, oldest_first
from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.facts import Fact, FactId
from sanctum_desktop.core.domain.resume import Resume, ResumeId


class InMemoryFacts:
    """FactRepository that forgets with the process."""

    def __init__(self) -> None:
        self._kept: dict[FactId, Fact] = {}

    async def put(self, facts: Sequence[Fact]) -> None:
        self._kept.update((fact.id, fact) for fact in facts)

    async def get(self, fact: FactId) -> Fact:
        return of_key(self._kept, fact, "fact")

    async def of_conversation(self, conversation: ConversationId) -> Sequence[Fact]:
        return tuple(f for f in self._kept.values() if f.source.conversation == conversation)

    async def page(self, *, after: FactId | None = None, limit: int = 200) -> Sequence[Fact]:
        return tuple(oldest_first(self._kept, after)[:limit])


class InMemoryResumes:
    """ResumeRepository that forgets with the process."""

    def __init__(self) -> None:
        self._kept: dict[ResumeId, Resume] = {}

    async def put(self, resume: Resume) -> None:
        self._kept[resume.id] = resume

    async def get(self, resume: ResumeId) -> Resume:
        return of_key(self._kept, resume, "resume")

    async def page(self, *, before: ResumeId | None = None, limit: int = 20) -> Sequence[Resume]:
        return tuple(newest_first(self._kept, before)[:limit])


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
