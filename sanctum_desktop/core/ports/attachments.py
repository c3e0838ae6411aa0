"""Where texts attached to talks are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.attachments import Attachment, AttachmentId
from sanctum_desktop.core.domain.conversation import ConversationId


class Attachments(Protocol):
    """What was attached, oldest first; a kept one survives a kill.

    `put` raises NotFound where its talk is not there. `remove` takes a text out of its talk; what
    was said about it stays. NotFound for one that is not there.
    """

    async def put(self, attachment: Attachment) -> None: ...

    async def of_conversation(self, conversation: ConversationId) -> Sequence[Attachment]: ...

    async def remove(self, attachment: AttachmentId) -> None: ...
