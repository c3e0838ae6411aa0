"""Finds turns by their words: an index of words, and a look at the text for what is no word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sanctum_desktop.adapters.sqlcipher.connection import Value
from sanctum_desktop.adapters.sqlcipher.row_digests import INDEX_OF_WORDS
from sanctum_desktop.adapters.sqlcipher.store import Store
from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, TalkPlace
from sanctum_desktop.core.domain.found_message import FoundMessage
from sanctum_desktop.core.domain.word_search import Sought, snippet_of, sought_in

# Table and column names below are constants of ours; every value is bound.
# ruff: noqa: S608

_COLUMNS: Final = "t.conversation, t.number, t.speaker, c.persona, t.said_at, c.place, t.text"
_BY_WORDS: Final = f"{INDEX_OF_WORDS} w CROSS JOIN turns t ON t.id = w.rowid"
"""In that order: the index of words is never asked about one row at a time."""


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
        where: list[str] = ["c.place <> ?"]
        values: list[Value] = [TalkPlace.TRASHED.value]
        if sought.words:
            where.append(f"w.{INDEX_OF_WORDS} MATCH ?")
            values.append(_expression(sought))
        for piece in sought.pieces:
            where.append("instr(lower(t.text), lower(?)) > 0")
            values.append(piece)
        if speaker is not None:
            where.append("t.speaker = ?")
            values.append(speaker.value)
        rows = await self._store.read(
            f"SELECT {_COLUMNS} FROM {_BY_WORDS if sought.words else 'turns t'}"
            f" JOIN conversations c ON c.id = t.conversation WHERE {' AND '.join(where)}"
            f" ORDER BY {'w.rank, ' if sought.words else ''}t.id DESC LIMIT ? OFFSET ?",
            (*values, limit, skip),
        )
        return tuple(_found(row, sought) for row in rows)


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
