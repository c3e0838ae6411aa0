"""What belongs to talks beside their turns, in the vault: attached texts, and steps meant."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import msgspec

from sanctum_desktop.adapters.sqlcipher.database import Writing
from sanctum_desktop.adapters.sqlcipher.listing import oldest_first
from sanctum_desktop.adapters.sqlcipher.records import as_json
from sanctum_desktop.adapters.sqlcipher.store import Store
from sanctum_desktop.core.domain.attachments import Attachment, AttachmentId
from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.plan import PlanItem, PlanItemId

# Table and column names below are constants of ours; every value is bound.
# ruff: noqa: S608

_ATTACHMENT: Final = "id, conversation, name, text, added_at, pages"
_ITEM: Final = "id, text, conversation, turn, added_at, done_at"


class SqlcipherAttachments:
    """Attachments in the vault."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def put(self, attachment: Attachment) -> None:
        values = (
            attachment.id,
            attachment.conversation,
            attachment.name,
            attachment.untrusted_text,
            attachment.added_at.isoformat(),
            as_json(attachment.pages),
        )

        def work(writing: Writing) -> None:
            if not writing.read("SELECT 1 FROM conversations WHERE id = ?", values[1:2]):
                raise NotFound("There is no such conversation.")
            writing.do(
                f"INSERT INTO attachments ({_ATTACHMENT}) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET conversation = excluded.conversation,"
                " name = excluded.name, text = excluded.text, added_at = excluded.added_at,"
                " pages = excluded.pages",
                values,
            )

        await self._store.write(work)

    async def of_conversation(self, conversation: ConversationId) -> Sequence[Attachment]:
        rows = await self._store.read(
            f"SELECT {_ATTACHMENT} FROM attachments WHERE conversation = ? ORDER BY position",
            (conversation,),
        )
        return tuple(_attachment(row) for row in rows)

    async def remove(self, attachment: AttachmentId) -> None:
        await self._store.write(
            lambda writing: _remove(writing, "attachments", attachment, "attachment")
        )


class SqlcipherPlanItems:
    """PlanItems in the vault."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def put(self, item: PlanItem) -> None:
        values = (
            item.id,
            item.text,
            item.conversation,
            item.turn,
            item.added_at.isoformat(),
            None if item.done_at is None else item.done_at.isoformat(),
        )
        await self._store.write(
            lambda writing: writing.do(
                f"INSERT INTO plan_items ({_ITEM}) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET text = excluded.text,"
                " conversation = excluded.conversation, turn = excluded.turn,"
                " added_at = excluded.added_at, done_at = excluded.done_at",
                values,
            )
        )

    async def page(
        self, *, after: PlanItemId | None = None, limit: int = 200
    ) -> Sequence[PlanItem]:
        rows = await oldest_first(self._store, "plan_items", _ITEM, after, limit)
        return tuple(_item(row) for row in rows)

    async def remove(self, item: PlanItemId) -> None:
        await self._store.write(lambda writing: _remove(writing, "plan_items", item, "step"))


def _remove(writing: Writing, table: str, identity: str, kind: str) -> None:
    if not writing.read(f"SELECT 1 FROM {table} WHERE id = ?", (identity,)):
        raise NotFound(f"There is no such {kind}.")
    writing.do(f"DELETE FROM {table} WHERE id = ?", (identity,))


def _attachment(row: Sequence[Any]) -> Attachment:
    identity, conversation, name, told, added_at, pages = row
    return Attachment(
        id=AttachmentId(identity),
        conversation=conversation,
        name=name,
        untrusted_text=told,
        added_at=datetime.fromisoformat(added_at),
        pages=msgspec.convert(json.loads(pages), tuple[int, ...]),
    )


def _item(row: Sequence[Any]) -> PlanItem:
    identity, told, conversation, turn, added_at, done_at = row
    return PlanItem(
        id=PlanItemId(identity),
        text=told,
        conversation=conversation,
        turn=turn,
        added_at=datetime.fromisoformat(added_at),
        done_at=None if done_at is None else datetime.fromisoformat(done_at),
    )
