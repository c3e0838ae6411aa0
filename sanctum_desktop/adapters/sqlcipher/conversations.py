"""Conversations in the vault: trees of turns, of which one branch is gone on with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from sanctum_desktop.adapters.sqlcipher.branches import Ranges, Reading, branch_to, forks_of
from sanctum_desktop.adapters.sqlcipher.database import Database, Writing
from sanctum_desktop.adapters.sqlcipher.listing import newest_first, newest_first_of
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
            branch = branch_to(tip, forks_of(database, conversation))
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
        self, *, before: ConversationId | None = None, limit: int = 50, answers: int = 4
    ) -> Sequence[Glimpse]:
        def work(database: Database) -> Sequence[Glimpse]:
            rows = newest_first_of(
                database,
                "conversations",
                f"{_HEAD}, position, tip, (SELECT said_at FROM turns"
                " WHERE conversation = conversations.id ORDER BY number DESC LIMIT 1)",
                before,
                limit,
            )
            told = _first_answers(database, rows, answers) if rows and answers else {}
            return tuple(_glimpse(row, told.get(row[0], [])[:answers]) for row in rows)

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

    async def ends(self, conversation: ConversationId) -> tuple[int, int]:
        return await self._store.look(
            lambda database: (_tip(database, conversation), _next_index(database, conversation))
        )

    async def branch_off(
        self, conversation: ConversationId, after: int, turns: Sequence[Turn]
    ) -> None:
        def work(writing: Writing) -> None:
            _tip(writing, conversation)
            if after != NO_PARENT:
                _refuse_unsaid(writing, conversation, after)
            _say_after(writing, conversation, after, turns)

        await self._store.write(work)

    async def turn_to(self, conversation: ConversationId, tip: int) -> None:
        def work(writing: Writing) -> None:
            _refuse_unsaid(writing, conversation, tip)
            writing.do("UPDATE conversations SET tip = ? WHERE id = ?", (tip, conversation))

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
        writing.do("UPDATE conversations SET tip = ? WHERE id = ?", (after, conversation))


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
    database: Database, listed: Sequence[Sequence[Any]], most: int
) -> dict[str, list[Turn]]:
    """The first answers of each talk on the branch it is gone on with, and some more."""
    positions = [row[-3] for row in listed]
    forks: dict[str, dict[int, int]] = {}
    for talk, number, parent in database.read(
        "SELECT t.conversation, t.number, t.parent FROM conversations c JOIN turns t"
        " ON t.conversation = c.id AND t.parent <> t.number - 1"
        " WHERE c.position BETWEEN ? AND ?",
        (min(positions), max(positions)),
    ):
        forks.setdefault(talk, {})[number] = parent
    ranges = [
        (row[0], *ends) for row in listed for ends in branch_to(row[-2], forks.get(row[0], {}))
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


def _glimpse(row: Sequence[Any], answers: Sequence[Turn]) -> Glimpse:
    *head, _, _, last_said_at = row
    of = _conversation(head)
    return Glimpse(
        id=of.id,
        persona=of.persona,
        started_at=of.started_at,
        last_said_at=datetime.fromisoformat(last_said_at) if last_said_at else of.started_at,
        answers=tuple(answers),
        label=of.label,
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
