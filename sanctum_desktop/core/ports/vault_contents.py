"""Everything a vault holds, read at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sanctum_desktop.core.domain.attachments import Attachment
from sanctum_desktop.core.domain.conversation import Conversation, ConversationId
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.plan import PlanItem
from sanctum_desktop.core.domain.resume import Resume
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.talk_tree import TalkTree

Row = Mapping[str, str | int | float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The whole of a vault: `drafts` by place, `others` by table where a table has no type.

    A conversation has the branch that is gone on with, its tree in `trees` all of them.
    """

    conversations: tuple[Conversation, ...] = field(default=(), repr=False)
    trees: Mapping[ConversationId, TalkTree] = field(default_factory=dict, repr=False)
    attachments: tuple[Attachment, ...] = field(default=(), repr=False)
    plan: tuple[PlanItem, ...] = field(default=(), repr=False)
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    resumes: tuple[Resume, ...] = field(default=(), repr=False)
    drafts: Mapping[str, str] = field(default_factory=dict, repr=False)
    others: Mapping[str, tuple[Row, ...]] = field(default_factory=dict, repr=False)


class VaultContents(Protocol):
    """Reads one vault, bound by who built it. Calls block no event loop.

    A locked vault is opened and locked again; an open one stays open, and the passphrase must
    still fit. Conversations, attachments, steps, facts and resumes come oldest first; all are of
    the same moment. A value of bytes is given as hexadecimal digits. Keys of servers and what can
    be made again stay. Raises a VaultError.
    """

    async def read(self, passphrase: Passphrase) -> Contents: ...
