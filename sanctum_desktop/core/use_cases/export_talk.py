"""Makes a file of one talk."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker
from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.exporting.talk_files import talk_as_json, talk_as_markdown
from sanctum_desktop.core.policies.talk_title import talk_title
from sanctum_desktop.core.ports.attachments import Attachments
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
from sanctum_desktop.core.ports.talk_trees import TalkTrees


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportTalk:
    """Gives a talk as a file, not encrypted, in one of two forms.

    "md" is the branch that is gone on with, to read; "json" has every branch, with the label,
    citations and attached texts. Raises NotFound, and BadInput for another form.
    """

    conversations: ConversationRepository
    trees: TalkTrees
    attachments: Attachments

    async def __call__(self, conversation: ConversationId, form: str) -> bytes:
        if form not in ("md", "json"):
            raise BadInput(text("kept.no_form"))
        talk = await self.conversations.get(conversation)
        attached = await self.attachments.of_conversation(conversation)
        if form == "json":
            tree = await self.trees.tree(conversation)
            return await asyncio.to_thread(talk_as_json, talk, tree, attached)
        told = [turn for turn in talk.turns if turn.speaker is Speaker.PERSON]
        title = talk.label.title or talk_title(told[:4], interview=talk.persona == "gem")
        return await asyncio.to_thread(talk_as_markdown, talk, title, attached)
