"""Facts, resumes and drafts in the vault; each call is one transaction."""

from __future__ import annotations

from collections.abc import Sequence

from sanctum_desktop.adapters.sqlcipher.database import Writing
from sanctum_desktop.adapters.sqlcipher.listing import newest_first, oldest_first
from sanctum_desktop.adapters.sqlcipher.records import (
    FACT_COLUMNS,
    as_json,
    fact_of,
    fact_row,
    resume_of,
)
from sanctum_desktop.adapters.sqlcipher.store import Store
from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.facts import Fact, FactId
from sanctum_desktop.core.domain.resume import Resume, ResumeId

# Table and column names below are constants of ours; every value is bound.
# ruff: noqa: S608


class SqlcipherFacts:
    """FactRepository in the vault."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def put(self, facts: Sequence[Fact]) -> None:
        columns = FACT_COLUMNS.split(", ")[1:]
        holders = ", ".join("?" * (len(columns) + 1))
        updates = ", ".join(f"{column} = excluded.{column}" for column in columns)
        sql = (
            f"INSERT INTO facts ({FACT_COLUMNS}) VALUES ({holders})"
            f" ON CONFLICT (id) DO UPDATE SET {updates}"
        )

        def work(writing: Writing) -> None:
            for fact in facts:
                writing.do(sql, fact_row(fact))

        if facts:
            await self._store.write(work)

    async def get(self, fact: FactId) -> Fact:
        rows = await self._store.read(f"SELECT {FACT_COLUMNS} FROM facts WHERE id = ?", (fact,))
        if not rows:
            raise NotFound("There is no such fact.")
        return fact_of(rows[0])

    async def of_conversation(self, conversation: ConversationId) -> Sequence[Fact]:
        rows = await self._store.read(
            f"SELECT {FACT_COLUMNS} FROM facts WHERE conversation = ? ORDER BY position",
            (conversation,),
        )
        return tuple(fact_of(row) for row in rows)

    async def page(self, *, after: FactId | None = None, limit: int = 200) -> Sequence[Fact]:
        rows = await oldest_first(self._store, "facts", FACT_COLUMNS, after, limit)
        return tuple(fact_of(row) for row in rows)


class SqlcipherResumes:
    """ResumeRepository in the vault."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def put(self, resume: Resume) -> None:
        values = (resume.id, resume.written_at.isoformat(), resume.language, as_json(resume))
        await self._store.write(
            lambda writing: writing.do(
                "INSERT INTO resumes (id, written_at, language, content) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET written_at = excluded.written_at,"
                " language = excluded.language, content = excluded.content",
                values,
            )
        )

    async def get(self, resume: ResumeId) -> Resume:
        rows = await self._store.read("SELECT content FROM resumes WHERE id = ?", (resume,))
        if not rows:
            raise NotFound("There is no such resume.")
        return resume_of(rows[0][0])

    async def page(self, *, before: ResumeId | None = None, limit: int = 20) -> Sequence[Resume]:
        rows = await newest_first(self._store, "resumes", "content", before, limit)
        return tuple(resume_of(row[0]) for row in rows)


class SqlcipherDrafts:
    """DraftRepository in the vault."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def put(self, place: str, text: str) -> None:
        def work(writing: Writing) -> None:
            writing.do("DELETE FROM drafts WHERE place = ?", (place,))
            if text:
                writing.do("INSERT INTO drafts (place, text) VALUES (?, ?)", (place, text))

        await self._store.write(work)

    async def get(self, place: str) -> str:
        rows = await self._store.read("SELECT text FROM drafts WHERE place = ?", (place,))
        return str(rows[0][0]) if rows else ""

    async def places(self) -> Sequence[str]:
        rows = await self._store.read("SELECT place FROM drafts ORDER BY place")
        return tuple(str(place) for (place,) in rows)
