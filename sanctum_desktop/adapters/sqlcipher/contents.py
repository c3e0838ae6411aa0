"""All a vault holds, read from a copy: of one moment, while the vault goes on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from sanctum_desktop.adapters.sqlcipher import header as headers
from sanctum_desktop.adapters.sqlcipher.archive import opened, remove_scraps
from sanctum_desktop.adapters.sqlcipher.beside_talks import (
    SqlcipherAttachments,
    SqlcipherPlanItems,
)
from sanctum_desktop.adapters.sqlcipher.conversations import (
    SqlcipherConversations,
    SqlcipherTalkTrees,
)
from sanctum_desktop.adapters.sqlcipher.database import Database
from sanctum_desktop.adapters.sqlcipher.examination import tables_of
from sanctum_desktop.adapters.sqlcipher.migrations import MIGRATIONS
from sanctum_desktop.adapters.sqlcipher.presence import DATABASE
from sanctum_desktop.adapters.sqlcipher.repositories import SqlcipherFacts, SqlcipherResumes
from sanctum_desktop.adapters.sqlcipher.schema_version import refuse_older_shape
from sanctum_desktop.adapters.sqlcipher.store import Store
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault, back_up_database
from sanctum_desktop.core.domain.conversation import Conversation
from sanctum_desktop.core.domain.errors import VaultReadOnly
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.plan import PlanItem
from sanctum_desktop.core.domain.resume import Resume
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.talk_tree import TalkTree
from sanctum_desktop.core.domain.trail import TrailEvent
from sanctum_desktop.core.ports.vault_contents import Contents, Row
from sanctum_desktop.runtime.worker import Worker

_WITH_A_SHAPE: Final = frozenset(
    {"conversations", "turns", "attachments", "plan_items", "facts", "resumes", "drafts"}
)
_STAYS: Final = frozenset({"server_keys"})
"""What opens a door elsewhere: an export is read by whoever finds it."""


class SqlcipherContents:
    """The VaultContents port over one vault."""

    def __init__(self, vault: SqlcipherVault) -> None:
        self._vault = vault

    async def read(self, passphrase: Passphrase) -> Contents:
        draft = self._vault.folder / f".{DATABASE}.export"
        async with opened(self._vault, passphrase):
            try:
                keys = await self._vault.call(lambda: self._copy_to(draft, passphrase))
                with suppress(VaultReadOnly):  # an export changes nothing, so it is allowed
                    await self._vault.trail.record(TrailEvent.EXPORTED)
                async with _reading(draft, keys) as (store, tables):
                    return await _all_of(store, tables)
            finally:
                await self._vault.call(lambda: remove_scraps(draft))

    def _copy_to(self, draft: Path, passphrase: Passphrase) -> list[bytearray]:
        remove_scraps(draft)
        refuse_older_shape(self._vault.held().database, MIGRATIONS)
        header, _ = back_up_database(self._vault, draft)
        return headers.database_keys(header, headers.open_with_passphrase(header, passphrase))


@asynccontextmanager
async def _reading(
    copy: Path, keys: Sequence[bytearray]
) -> AsyncIterator[tuple[Store, tuple[str, ...]]]:
    """The copy on a thread of its own, and its tables."""
    worker = Worker("export")
    store = Store(worker, lambda: None)
    store.database = database = Database(copy, keys, b"")
    try:
        yield store, await worker.call(lambda: tables_of(database))
    finally:
        await worker.call(database.discard)
        worker.close()


async def _all_of(store: Store, tables: tuple[str, ...]) -> Contents:
    heads = await _conversations(SqlcipherConversations(store))
    kept, attached = SqlcipherTalkTrees(store), SqlcipherAttachments(store)
    trees = {head.id: await kept.tree(head.id) for head in heads}
    talks = tuple(_told(head, trees[head.id]) for head in heads)
    return Contents(
        conversations=talks,
        trees=trees,
        attachments=tuple(
            [text for talk in talks for text in await attached.of_conversation(talk.id)]
        ),
        plan=await _plan(SqlcipherPlanItems(store)),
        facts=await _facts(SqlcipherFacts(store)),
        resumes=await _resumes(SqlcipherResumes(store)),
        drafts=dict(await store.read("SELECT place, text FROM drafts ORDER BY place")),
        others={
            table: await _rows(store, table)
            for table in tables
            if table not in _WITH_A_SHAPE | _STAYS
        },
    )


async def _conversations(kept: SqlcipherConversations) -> tuple[Conversation, ...]:
    listed = list(await kept.page())
    while listed and (more := await kept.page(before=listed[-1].id)):
        listed += more
    return tuple(reversed(listed))


def _told(head: Conversation, tree: TalkTree) -> Conversation:
    turns, kept = tree.branch(), len(tree.turns)
    return replace(head, turns=turns, kept=kept if kept > len(turns) else 0)


async def _plan(kept: SqlcipherPlanItems) -> tuple[PlanItem, ...]:
    listed = list(await kept.page())
    while listed and (more := await kept.page(after=listed[-1].id)):
        listed += more
    return tuple(listed)


async def _facts(kept: SqlcipherFacts) -> tuple[Fact, ...]:
    listed = list(await kept.page())
    while listed and (more := await kept.page(after=listed[-1].id)):
        listed += more
    return tuple(listed)


async def _resumes(kept: SqlcipherResumes) -> tuple[Resume, ...]:
    listed = list(await kept.page())
    while listed and (more := await kept.page(before=listed[-1].id)):
        listed += more
    return tuple(reversed(listed))


async def _rows(store: Store, table: str) -> tuple[Row, ...]:
    described = await store.read("SELECT name FROM pragma_table_info(?)", (table,))
    rows = await store.read(f'SELECT * FROM "{table}"')  # noqa: S608 - from the database's own list
    return tuple(
        {name: _plain(value) for (name,), value in zip(described, row, strict=True)}
        for row in rows
    )


def _plain(value: str | float | bytes | None) -> str | int | float | None:
    return value.hex() if isinstance(value, bytes) else value
