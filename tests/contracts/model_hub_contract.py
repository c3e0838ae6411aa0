"""What every hub does; the subclass gives `hub`, its `downloads`, `entry` and its `content`."""

from contextlib import aclosing
from dataclasses import replace

import pytest

from sanctum_desktop.core.domain.errors import NetRefused
from sanctum_desktop.core.domain.net import Consent, ConsentAct, NetPurpose, NetRequest


def agreed(request: NetRequest) -> Consent:
    return Consent(request=request, act=ConsentAct.BUTTON)


def to_download(published) -> Consent:
    request = NetRequest(
        purpose=NetPurpose.DOWNLOAD_MODEL,
        hosts=published.hosts,
        about=published.entry.repository,
    )
    return agreed(request)


async def take(counts):
    async with aclosing(counts):
        return [count async for count in counts]


class ModelHubContract:
    async def test_what_was_looked_up_can_be_fetched(self, hub, entry, downloads, content):
        published = await hub.look_up(entry, agreed(hub.question(entry)))
        (file,) = published.entry.files
        assert (file.bytes, len(file.sha256)) == (len(content), 64)
        assert len(published.entry.revision) == 40
        assert published.entry.licence == "apache-2.0"
        assert published.hosts[0] == hub.question(entry).hosts[0]
        counts = await take(hub.fetch(published.entry, to_download(published)))
        assert counts == sorted(counts)
        assert counts[-1] == len(content)
        assert (downloads / entry.id / file.path).read_bytes() == content

    async def test_only_the_models_name_is_said(self, hub, entry):
        question = hub.question(entry)
        assert question.purpose is NetPurpose.LOOK_UP_MODEL
        assert question.about == entry.repository
        assert entry.repository in question.sentence
        assert question.hosts[0] in question.sentence

    async def test_a_consent_is_for_what_it_was_given_for(self, hub, entry, downloads):
        question = hub.question(entry)
        other = replace(question, about="somebody/else")
        with pytest.raises(NetRefused):
            await hub.look_up(entry, agreed(other))
        published = await hub.look_up(entry, agreed(question))
        with pytest.raises(NetRefused):
            await take(hub.fetch(published.entry, agreed(question)))
        with pytest.raises(NetRefused):
            await hub.look_up(entry, to_download(published))
        assert not downloads.exists() or not any(downloads.rglob("*.gguf"))
