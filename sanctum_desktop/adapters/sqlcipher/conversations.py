"""Conversations in the vault: trees of turns, of which one branch is gone on with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, NamedTuple

from sanctum_desktop.adapters.sqlcipher.branches import Ranges, Reading, branch_to, forks_of
from sanctum_desktop.adapters.sqlcipher.connection import Value
from sanctum_desktop.adapters.sqlcipher.database import Database, Writing
from sanctum_desktop.adapters.sqlcipher.listing import newest_first
from sanctum_desktop.adapters.sqlcipher.records import (
    TURN_COLUMNS,
    as_json,
    handed_of,
    handed_row,
    turn_of,
    turn_row,
)
from sanctum_desktop.adapters.sqlcipher.store import Store
from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Glimpse,
    Label,
    Speaker,
    TalkPlace,
    Turn,
)
from sanctum_desktop.core.domain.errors import NotFound, SanctumBug
from sanctum_desktop.core.domain.talk_tree import NO_PARENT, TalkTree

# Table and column names below are constants of ours; every value is bound.
# ruff: noqa: S608

_HEAD: Final = "id, persona, started_at, title, pinned, place, handed"
_KEEP_TURN: Final = (
    f"INSERT INTO turns (conversation, parent, {TURN_COLUMNS})"
    f" VALUES ({', '.join('?' * (2 + len(TURN_COLUMNS.split(', '))))})"
)
_LAST: Final = (
    "coalesce((SELECT said_at FROM turns WHERE conversation = conversations.id"
    " ORDER BY number DESC LIMIT 1), started_at)"
)
"""When something was said last."""


class SqlcipherConversations:
    """ConversationRepository in the vault."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def start(self, conversation: Conversation) -> None:
        def work(writing: Writing) -> None:
            if writing.read("SELECT 1 FROM conversations WHERE id = ?", (conversation.id,)):
                raise SanctumBug("a conversation was started twice")
            label = conversation.label
            writing.do(
                f"INSERT INTO conversations ({_HEAD}) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    conversation.id,
                    conversation.persona,
                    conversation.started_at.isoformat(),
                    label.title,
                    label.pinned,
                    label.place.value,
                    handed_row(conversation.handed),
                ),
            )
            _say_after(writing, conversation.id, NO_PARENT, conversation.turns)

        await self._store.write(work)

    async def append(self, conversation: ConversationId, turns: Sequence[Turn]) -> None:
        await self._store.write(
            lambda writing: _say_after(writing, conversation, _tip(writing, conversation), turns)
        )

    async def get(self, conversation: ConversationId) -> Conversation:
        def work(database: Database) -> Conversation:
            rows = database.read(
                f"SELECT {_HEAD}, tip FROM conversations WHERE id = ?", (conversation,)
            )
            if not rows:
                raise NotFound("There is no such conversation.")
            *head, tip = rows[0]
            branch = branch_to(tip, forks_of(database, [conversation]).get(conversation, {}))
            turns = tuple(_turns(database, conversation, branch))
            kept = _next_index(database, conversation)
            return _conversation(head, turns, kept if kept > len(turns) else 0)

        return await self._store.look(work)

    async def page(
        self, *, before: ConversationId | None = None, limit: int = 50
    ) -> Sequence[Conversation]:
        rows = await newest_first(self._store, "conversations", _HEAD, before, limit)
        return tuple(_conversation(row) for row in rows)

    async def glimpses(
        self,
        persona: str = "",
        place: TalkPlace = TalkPlace.OPEN,
        *,
        limit: int = 50,
        skip: int = 0,
        answers: int = 4,
    ) -> Sequence[Glimpse]:
        def work(database: Database) -> Sequence[Glimpse]:
            latest = _latest_first(
                database, "place = ? AND ? IN ('', persona)", (place.value, persona)
            )
            latest.sort(key=lambda one: one.pinned, reverse=True)
            return _glimpses(database, latest[skip : skip + limit], answers)

        return await self._store.look(work)

    async def latest(self, persona: str) -> ConversationId | None:
        def work(database: Database) -> ConversationId | None:
            kept = (persona, TalkPlace.TRASHED.value)
            found = _latest_first(database, "persona = ? AND place <> ?", kept)
            return ConversationId(found[0].identity) if found else None

        return await self._store.look(work)


class SqlcipherTalkTrees:
    """TalkTrees in the vault, over the same tables."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def tree(self, conversation: ConversationId) -> TalkTree:
        def work(database: Database) -> TalkTree:
            tip = _tip(database, conversation)
            rows = database.read(
                f"SELECT parent, {TURN_COLUMNS} FROM turns WHERE conversation = ? ORDER BY number",
                (conversation,),
            )
            return TalkTree(
                conversation=conversation,
                turns=tuple(turn_of(row) for _, *row in rows),
                parents=tuple(parent for parent, *_ in rows),
                tip=tip,
            )

        return await self._store.look(work)

    async def keep(
        self, conversation: ConversationId, turn: Turn, *, after: int, seen: int
    ) -> Turn:
        def work(writing: Writing) -> Turn:
            tip = _tip(writing, conversation)
            if after != NO_PARENT:
                _refuse_unsaid(writing, conversation, after)
            kept = replace(turn, index=_next_index(writing, conversation))
            writing.do(_KEEP_TURN, (conversation, after, *turn_row(kept)))
            if tip in (after, seen):
                _turn_to(writing, conversation, kept.index)
            return kept

        return await self._store.write(work)

    async def turn_to(self, conversation: ConversationId, tip: int) -> None:
        def work(writing: Writing) -> None:
            _refuse_unsaid(writing, conversation, tip)
            _turn_to(writing, conversation, tip)

        await self._store.write(work)

    async def label(self, conversation: ConversationId, label: Label) -> Label:
        def work(writing: Writing) -> Label:
            rows = writing.read(f"SELECT {_HEAD} FROM conversations WHERE id = ?", (conversation,))
            if not rows:
                raise NotFound("There is no such conversation.")
            writing.do(
                "UPDATE conversations SET title = ?, pinned = ?, place = ? WHERE id = ?",
                (label.title, label.pinned, label.place.value, conversation),
            )
            return _conversation(rows[0]).label

        return await self._store.write(work)


def _say_after(
    writing: Writing, conversation: ConversationId, after: int, turns: Sequence[Turn]
) -> None:
    """Store turns one after another, the first of them after turn `after`."""
    for index, turn in enumerate(turns, start=_next_index(writing, conversation)):
        if turn.index != index:
            raise SanctumBug(f"turn {turn.index} does not follow turn {index - 1}")
        writing.do(_KEEP_TURN, (conversation, after, *turn_row(turn)))
        after = index
    if turns:
        _turn_to(writing, conversation, after)


def _turn_to(writing: Writing, conversation: ConversationId, tip: int) -> None:
    writing.do("UPDATE conversations SET tip = ? WHERE id = ?", (tip, conversation))


def _next_index(reading: Reading, conversation: ConversationId) -> int:
    ((last,),) = reading.read(
        "SELECT max(number) FROM turns WHERE conversation = ?", (conversation,)
    )
    return 0 if last is None else int(last) + 1


def _tip(reading: Reading, conversation: ConversationId) -> int:
    rows = reading.read("SELECT tip FROM conversations WHERE id = ?", (conversation,))
    if not rows:
        raise NotFound("There is no such conversation.")
    return int(rows[0][0])


def _refuse_unsaid(reading: Reading, conversation: ConversationId, turn: int) -> None:
    if not reading.read(
        "SELECT 1 FROM turns WHERE conversation = ? AND number = ?", (conversation, turn)
    ):
        raise NotFound("There is no such turn.")


def _turns(reading: Reading, conversation: str, branch: Ranges) -> Iterator[Turn]:
    for first, last in branch:
        for row in reading.read(
            f"SELECT {TURN_COLUMNS} FROM turns"
            " WHERE conversation = ? AND number BETWEEN ? AND ? ORDER BY number",
            (conversation, first, last),
        ):
            yield turn_of(row)


def _first_answers(
    database: Database, tips: Mapping[str, int], most: int
) -> dict[str, list[Turn]]:
    """The first answers of each talk on the branch it is gone on with, and some more."""
    forks = forks_of(database, list(tips))
    ranges = [
        (talk, *ends) for talk, tip in tips.items() for ends in branch_to(tip, forks.get(talk, {}))
    ]
    told: dict[str, list[Turn]] = {}
    for talk, *turn in database.read(
        # All talks at once: a statement for each would take longer than what it reads.
        f"SELECT conversation, {TURN_COLUMNS} FROM json_each(?) AS range CROSS JOIN turns"
        " ON turns.id IN (SELECT t.id FROM turns t WHERE t.conversation = range.value ->> 0"
        " AND t.number BETWEEN range.value ->> 1 AND range.value ->> 2 AND t.speaker = ?"
        " ORDER BY t.number LIMIT ?) ORDER BY range.key, number",
        (as_json(ranges), Speaker.PERSON.value, most),
    ):
        told.setdefault(talk, []).append(turn_of(turn))
    return told


class _Listed(NamedTuple):
    position: int
    identity: str
    pinned: bool
    last_said_at: datetime


def _latest_first(database: Database, where: str, values: tuple[Value, ...]) -> list[_Listed]:
    """Of every talk there: one begun long ago may be the one spoken in last."""
    rows = database.read(
        f"SELECT position, id, pinned, {_LAST} FROM conversations WHERE {where}", values
    )
    found = [
        _Listed(position, identity, bool(pinned), datetime.fromisoformat(last))
        for position, identity, pinned, last in rows
    ]
    return sorted(found, key=lambda one: (one.last_said_at, one.position), reverse=True)


def _glimpses(database: Database, listed: Sequence[_Listed], answers: int) -> tuple[Glimpse, ...]:
    rows = database.read(
        f"SELECT {_HEAD}, tip FROM conversations"
        " WHERE position IN (SELECT value FROM json_each(?))",
        (as_json([one.position for one in listed]),),
    )
    heads = {head[0]: _conversation(head) for *head, _ in rows}
    told = _first_answers(database, {row[0]: row[-1] for row in rows}, answers) if answers else {}
    return tuple(
        Glimpse(
            id=of.id,
            persona=of.persona,
            started_at=of.started_at,
            last_said_at=one.last_said_at,
            answers=tuple(told.get(of.id, ())[:answers]),
            label=of.label,
        )
        for one in listed
        for of in (heads[one.identity],)
    )


def _conversation(
    head: Sequence[Any], turns: tuple[Turn, ...] = (), kept: int = 0
) -> Conversation:
    identity, persona, started_at, title, pinned, place, handed = head
    return Conversation(
        id=ConversationId(identity),
        persona=persona,
        started_at=datetime.fromisoformat(started_at),
        turns=turns,
        kept=kept,
        label=Label(title=title, pinned=bool(pinned), place=TalkPlace(place)),
        handed=handed_of(handed),
    )
