"""A text is attached whole or not at all."""

import pytest

from contracts.repository_contracts import a_conversation
from converse_rig import Clock
from sanctum_desktop.adapters.in_memory import InMemoryAttachments, InMemoryConversations
from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import BadInput, NotFound
from sanctum_desktop.core.use_cases.attach_text import AttachText

TALK = ConversationId("talk-1")


@pytest.fixture
async def attach():
    talks = InMemoryConversations()
    await talks.start(a_conversation())
    return AttachText(attachments=InMemoryAttachments(talks), clock=Clock())


async def test_it_is_kept_with_its_name_and_without_what_nobody_sees(attach):
    one = await attach(TALK, "/home/ana/post.txt", "Nurse\u200b wanted.\fNights.".encode())
    assert (one.name, one.untrusted_text) == ("post.txt", "Nurse wanted.\nNights.")
    assert (one.pages, one.taken_out, one.added_at) == ((0, 14), 1, Clock().now())
    assert await attach.attachments.of_conversation(TALK) == (one,)


async def test_what_is_refused_is_not_kept(attach):
    with pytest.raises(BadInput):
        await attach(TALK, "cv.pdf", b"%PDF-1.7")
    with pytest.raises(NotFound):
        await attach(ConversationId("nobody"), "post.txt", b"Nurse wanted.")
    assert await attach.attachments.of_conversation(TALK) == ()


async def test_what_was_pasted_is_named_by_its_first_words(attach):
    assert (await attach(TALK, "", b"Nurse wanted.")).name == "Nurse wanted."
