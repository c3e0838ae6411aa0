"""Pages of a vault that may only be read: new ones above it, nothing written below."""

import pytest

from contracts.repository_contracts import a_resume
from sanctum_desktop.adapters.in_memory import InMemoryResumes
from sanctum_desktop.adapters.in_memory.overlay import OverlaidResumes


class ReadOnlyResumes(InMemoryResumes):
    """What lies beneath, which nobody may write once it is covered."""

    covered = False

    async def put(self, resume):
        assert not self.covered
        await super().put(resume)


@pytest.fixture
async def beneath():
    resumes = ReadOnlyResumes()
    await resumes.put(a_resume())
    resumes.covered = True
    return resumes


async def test_what_is_written_covers_what_was_there_and_stays_above(beneath):
    resumes = OverlaidResumes(beneath)
    assert await resumes.get("resume-1") == a_resume()
    newer = a_resume(language="de")
    await resumes.put(newer)
    assert await resumes.get("resume-1") == newer
    assert list(await resumes.page()) == [newer]
    assert await beneath.get("resume-1") == a_resume()
