"""Finds turns by their words: an index of words, and a look at the text for what is no word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sanctum_desktop.adapters.sqlcipher.connection import Value
from sanctum_desktop.adapters.sqlcipher.database import Database
from sanctum_desktop.adapters.sqlcipher.records import as_json
from sanctum_desktop.adapters.sqlcipher.row_digests import INDEX_OF_WORDS
from sanctum_desktop.adapters.sqlcipher.store import Store
from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, TalkPlace
from sanctum_desktop.core.domain.found_message import FoundMessage
from sanctum_desktop.core.domain.word_search import (
    UNSPACED,
    Sought,
    holds,
    snippet_of,
    sought_in,
)

# Table and column names below are constants of ours; every value is bound.
# ruff: noqa: S608

_COLUMNS: Final = "t.conversation, t.number, t.speaker, c.persona, t.said_at, c.place, t.text"
_TALK: Final = "JOIN conversations c ON c.id = t.conversation"
_BY_WORDS: Final = f"{INDEX_OF_WORDS} w CROSS JOIN turns t ON t.id = w.rowid"
"""In that order: the index of words is never asked about one row at a time."""
_MEANING_MORE: Final = re.compile(r"[\\%_]")
_AS_IT_STANDS: Final = r"\\\g<0>"
_NEWEST: Final = 4_000
_ENOUGH: Final = 200
"""So many among the newest turns that no older one is weighed: it takes 7 microseconds each.

The index is read from the oldest on: from the newest on it takes seconds for a beginning that
many words have.
"""


class SqlcipherMessages:
    """MessageSearch in the vault."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def search(
        self, words: str, *, speaker: Speaker | None = None, limit: int = 50, skip: int = 0
    ) -> Sequence[FoundMessage]:
        sought = sought_in(words)
        if not sought:
            return ()

        def work(database: Database) -> list[tuple[Any, ...]]:
            found = (_by_words if sought.words else _by_pieces)(database, sought, speaker)
            return database.read(
                f"SELECT {_COLUMNS} FROM json_each(?) AS listed"
                f" CROSS JOIN turns t ON t.id = listed.value {_TALK} ORDER BY listed.key",
                (as_json(found[skip : skip + limit]),),
            )

        return tuple(_found(row, sought) for row in await self._store.look(work))


def _by_words(database: Database, sought: Sought, speaker: Speaker | None) -> list[int]:
    """The best first, then the newest: of the newest turns, where they hold it often enough."""
    held, values = _held(sought.pieces, speaker)
    ((last,),) = database.read("SELECT max(id) FROM turns")
    hits: list[tuple[float, int]] = []
    for after in ((last or 0) - _NEWEST, 0):
        hits = database.read(
            f"SELECT w.rank, -w.rowid FROM {_BY_WORDS} {_TALK}"
            f" WHERE w.{INDEX_OF_WORDS} MATCH ? AND w.rowid > ? AND {held}",
            (_expression(sought), after, *values),
        )
        if len(hits) >= _ENOUGH:
            return [-newness for _, newness in sorted(hits)]
    by_rank = [-newness for _, newness in sorted(hits)]
    return list(dict.fromkeys((*by_rank, *_within_runs(database, sought, speaker))))


def _within_runs(database: Database, sought: Sought, speaker: Speaker | None) -> list[int]:
    """The newest first of those with a word within writing that has no spaces.

    The index has such a run as one word: "python" is not found by it in "私はPython開発".
    """
    held, values = _held((*sought.words, *sought.pieces), speaker)
    rows = database.read(
        f"SELECT t.id, t.text FROM turns t {_TALK} WHERE {held}"
        " AND length(CAST(t.text AS BLOB)) > length(t.text)"  # most are ASCII: told at once
        f" AND t.text GLOB '*[{UNSPACED}]*' ORDER BY t.id DESC LIMIT {_NEWEST}",
        values,
    )
    return [identity for identity, told in rows if holds(sought, told)]


def _by_pieces(database: Database, sought: Sought, speaker: Speaker | None) -> list[int]:
    """The newest first."""
    held, values = _held(sought.pieces, speaker)
    rows = database.read(
        f"SELECT t.id FROM turns t {_TALK} WHERE {held} ORDER BY t.id DESC LIMIT {_NEWEST}", values
    )
    return [identity for (identity,) in rows]


def _held(pieces: Sequence[str], speaker: Speaker | None) -> tuple[str, tuple[Value, ...]]:
    """What must hold of a turn and its talk, and the values in it."""
    where, values = ["c.place <> ?"], [TalkPlace.TRASHED.value]
    for piece in pieces:
        where.append(r"t.text LIKE ? ESCAPE '\'")
        values.append(f"%{_MEANING_MORE.sub(_AS_IT_STANDS, piece)}%")
    if speaker is not None:
        where.append("t.speaker = ?")
        values.append(speaker.value)
    return " AND ".join(where), tuple(values)


def _expression(sought: Sought) -> str:
    """Each word in quotes, so that none is read as a command of the index."""
    *others, last = [f'"{word}"' for word in sought.words]
    return " AND ".join((*others, f"{last} *" if sought.open else last))


def _found(row: Sequence[Any], sought: Sought) -> FoundMessage:
    conversation, turn, speaker, persona, said_at, place, told = row
    snippet, marks = snippet_of(sought, told)
    return FoundMessage(
        conversation=ConversationId(conversation),
        turn=turn,
        speaker=Speaker(speaker),
        persona=persona,
        said_at=datetime.fromisoformat(said_at),
        place=TalkPlace(place),
        snippet=snippet,
        marks=marks,
    )
