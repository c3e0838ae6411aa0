"""What belongs to talks beside their turns, in memory: attached texts, and steps meant."""

from __future__ import annotations

from collections.abc import Sequence

from sanctum_desktop.adapters.in_memory.listing import of_key, oldest_first
from sanctum_desktop.adapters.in_memory.talks import InMemoryConversations
from sanctum_desktop.core.domain.attachments import Attachment, AttachmentId
from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.plan import PlanItem, PlanItemId


class InMemoryAttachments:
    """Attachments of the talks of an InMemoryConversations."""

    def __init__(self, talks: InMemoryConversations) -> None:
        self._talks = talks
        self._kept: dict[AttachmentId, Attachment] = {}

    async def put(self, attachment: Attachment) -> None:
        of_key(self._talks.heads, ConversationId(attachment.conversation), "conversation")
        self._kept[attachment.id] = attachment

    async def of_conversation(self, conversation: ConversationId) -> Sequence[Attachment]:
        return tuple(one for one in self._kept.values() if one.conversation == conversation)

    async def remove(self, attachment: AttachmentId) -> None:
        of_key(self._kept, attachment, "attachment")
        del self._kept[attachment]


class InMemoryPlanItems:
    """PlanItems that are forgotten with the process."""

    def __init__(self) -> None:
        self._kept: dict[PlanItemId, PlanItem] = {}

    async def put(self, item: PlanItem) -> None:
        self._kept[item.id] = item

    async def page(
        self, *, after: PlanItemId | None = None, limit: int = 200
    ) -> Sequence[PlanItem]:
        return tuple(oldest_first(self._kept, after)[:limit])

    async def remove(self, item: PlanItemId) -> None:
        of_key(self._kept, item, "step")
        del self._kept[item]
