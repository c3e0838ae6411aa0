"""Attach a text to a talk, so that what is said there can rest on it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sanctum_desktop.core.domain.attachments import Attachment, AttachmentId
from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.policies.conversing.bringing_in import brought_in, name_of
from sanctum_desktop.core.ports.attachments import Attachments
from sanctum_desktop.core.ports.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachText:
    """Keeps a plain text beside a talk."""

    attachments: Attachments
    clock: Clock

    async def __call__(
        self, conversation: ConversationId, name: str, untrusted: bytes
    ) -> Attachment:
        """`name` is the file's, "" for what was pasted.

        BadInput, and nothing is kept, for what is no plain text, is empty or too large: a text is
        never cut. NotFound where the talk is not there. `taken_out` of what comes back says how
        many characters were left out because nobody could have seen them.
        """
        brought = brought_in(untrusted)
        attachment = Attachment(
            id=AttachmentId(secrets.token_hex(8)),
            conversation=conversation,
            name=name_of(name, brought.untrusted_text),
            untrusted_text=brought.untrusted_text,
            added_at=self.clock.now(),
            pages=brought.pages,
            taken_out=brought.taken_out,
        )
        await self.attachments.put(attachment)
        return attachment
