"""Conversations, facts, resumes and drafts in the vault; each call is one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sanctum_desktop.adapters.sqlcipher.database import Writing
from sanctum_desktop.adapters.sqlcipher.records import (
    FACT_COLUMNS,
    TURN_COLUMNS,
    as_json,
    fact_of,
    fact_row,
    resume_of,
    turn_of,
    turn_row,
)
from sanctum_desktop.adapters.sqlcipher.store import Store
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

# Table and column names below are constants of ours; every value is bound.
# ruff: noqa: S608


class SqlcipherConversations:
    """ConversationRepository in the vault."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def start(self, conversation: Conversation) -> None:
        def work(writing: Writing) -> None:
            if writing.read("SELECT 1 FROM conversations WHERE id = ?", (conversation.id,)):
                raise SanctumBug("a conversation was started twice")
            started = conversation.started_at.isoformat()
            writing.do(
                "INSERT INTO conversations (id, persona, started_at) VALUES (?, ?, ?)",
                (conversation.id, conversation.persona, started),
            )
            _append(writing, conversation.id, conversation.turns)

        await self._store.write(work)

    async def append(self, conversation: ConversationId, turns: Sequence[Turn]) -> None:
        def work(writing: Writing) -> None:
            if not writing.read("SELECT 1 FROM conversations WHERE id = ?", (conversation,)):
                raise NotFound("There is no such conversation.")
            _append(writing, conversation, turns)

        await self._store.write(work)

    async def get(self, conversation: ConversationId) -> Conversation:
        rows = await self._store.read(
            "SELECT id, persona, started_at FROM conversations WHERE id = ?", (conversation,)
        )
        turns = await self._store.read(
            f"SELECT {TURN_COLUMNS} FROM turns WHERE conversation = ? ORDER BY number",
            (conversation,),
        )
        if not rows:
            raise NotFound("There is no such conversation.")
        return _conversation(rows[0], tuple(turn_of(row) for row in turns))

    async def page(
        self, *, before: ConversationId | None = None, limit: int = 50
    ) -> Sequence[Conversation]:
        rows = await _page_newest_first(
            self._store, "conversations", "id, persona, started_at", before, limit
        )
        return tuple(_conversation(row) for row in rows)

    async def glimpses(
        self, *, before: ConversationId | None = None, limit: int = 50, answers: int = 4
    ) -> Sequence[Glimpse]:
        listed = await self.page(before=before, limit=limit)
        which = tuple(one.id for one in listed)
        among = f"conversation IN ({', '.join('?' * len(which))})"
        last = await self._store.read(
            "SELECT conversation, said_at FROM turns WHERE (conversation, number) IN"
            f" (SELECT conversation, max(number) FROM turns WHERE {among} GROUP BY conversation)",
            which,
        )
        told = await self._store.read(
            f"SELECT conversation, {TURN_COLUMNS} FROM (SELECT *, row_number() OVER"
            " (PARTITION BY conversation ORDER BY number) AS place FROM turns"
            f" WHERE speaker = ? AND {among}) WHERE place <= ? ORDER BY conversation, number",
            (Speaker.PERSON.value, *which, answers),
        )
        said_at = {of: datetime.fromisoformat(when) for of, when in last}
        return tuple(
            Glimpse(
                id=one.id,
                persona=one.persona,
                started_at=one.started_at,
                last_said_at=said_at.get(one.id, one.started_at),
                answers=tuple(turn_of(row) for of, *row in told if of == one.id),
            )
            for one in listed
        )


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
        position = -1 if after is None else await _position(self._store, "facts", after)
        rows = await self._store.read(
            f"SELECT {FACT_COLUMNS} FROM facts WHERE position > ? ORDER BY position LIMIT ?",
            (position, limit),
        )
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
        rows = await _page_newest_first(self._store, "resumes", "content", before, limit)
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


def _append(writing: Writing, conversation: ConversationId, turns: Sequence[Turn]) -> None:
    ((count,),) = writing.read(
        "SELECT count(*) FROM turns WHERE conversation = ?", (conversation,)
    )
    for index, turn in enumerate(turns, start=count):
        if turn.index != index:
            raise SanctumBug(f"turn {turn.index} does not follow turn {index - 1}")
        writing.do(
            f"INSERT INTO turns (conversation, {TURN_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (conversation, *turn_row(turn)),
        )


def _conversation(row: tuple[Any, ...], turns: tuple[Turn, ...] = ()) -> Conversation:
    identity, persona, started_at = row
    return Conversation(
        id=ConversationId(identity),
        persona=persona,
        started_at=datetime.fromisoformat(started_at),
        turns=turns,
    )


async def _page_newest_first(
    store: Store, table: str, columns: str, before: str | None, limit: int
) -> list[tuple[Any, ...]]:
    sql = f"SELECT {columns} FROM {table}"
    if before is None:
        return await store.read(f"{sql} ORDER BY position DESC LIMIT ?", (limit,))
    position = await _position(store, table, before)
    return await store.read(
        f"{sql} WHERE position < ? ORDER BY position DESC LIMIT ?", (position, limit)
    )


async def _position(store: Store, table: str, identity: str) -> int:
    rows = await store.read(f"SELECT position FROM {table} WHERE id = ?", (identity,))
    if not rows:
        raise NotFound("The list was asked to go on from something that is not there.")
    return int(rows[0][0])
