"""What the person decides of a line, over the real writing of a page."""

from datetime import UTC, datetime

import pytest

from sanctum_desktop.adapters.assets_library.conventions import ConventionFiles
from sanctum_desktop.adapters.in_memory import (
    InMemoryConversations,
    InMemoryFacts,
    InMemoryResumes,
)
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.facts import Status
from sanctum_desktop.core.domain.resume import LineDecision, LineId, Verdict
from sanctum_desktop.core.use_cases.decide_fact import DecideFact
from sanctum_desktop.core.use_cases.decide_line import DecideLine
from sanctum_desktop.core.use_cases.read_transcript import ReadTranscript
from sanctum_desktop.core.use_cases.write_resume import WriteResume

TOLD = (
    (Speaker.INTERVIEWER, "What do you do at present?"),
    (Speaker.PERSON, "I'm a baker at Rosen Bakery since 2021. I trained two apprentices there."),
)


class FixedClock:
    def now(self):
        return datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def today(self):
        return self.now().date()


class Page:
    """A told talk, its page and the verbs on it."""

    def __init__(self):
        self.facts, self.resumes, self.clock = InMemoryFacts(), InMemoryResumes(), FixedClock()
        self.write = WriteResume(
            facts=self.facts,
            resumes=self.resumes,
            clock=self.clock,
            conventions=ConventionFiles(asset_path("conventions")),
            system_country="GB",
        )
        self.decide_line = DecideLine(resumes=self.resumes, write_resume=self.write)

    async def told(self, turns=TOLD):
        read = ReadTranscript(
            conversations=InMemoryConversations(), facts=self.facts, clock=self.clock
        )
        self.talk, _ = await read(turns)
        return await self.write(conversation=self.talk)

    async def decide(self, line, verdict=None, text=""):
        decision = LineDecision(line=line, verdict=verdict, text=text) if verdict else None
        return await self.decide_line(conversation=self.talk, line=line, decision=decision)


def the_line(resume):
    return next(line for line in resume.lines().values() if "apprentices" in line.text)


@pytest.fixture
def page():
    return Page()


async def test_an_edited_line_is_there_when_the_page_is_written_again(page):
    line = the_line(await page.told()).id
    await page.decide(line, Verdict.EDITED, "Trained two apprentices to their exam")
    again = await page.write(conversation=page.talk)
    assert again.lines()[line].text == "Trained two apprentices to their exam"
    assert again.lines()[line].verdict is Verdict.EDITED


async def test_a_removed_line_stays_away_until_that_is_undone(page):
    line = the_line(await page.told()).id
    removed = await page.decide(line, Verdict.REMOVED)
    assert line not in removed.lines()
    assert line not in (await page.write(conversation=page.talk)).lines()
    assert line in (await page.decide(line)).lines()


async def test_an_accepted_line_keeps_its_words(page):
    told = the_line(await page.told())
    accepted = the_line(await page.decide(told.id, Verdict.ACCEPTED))
    assert (accepted.text, accepted.verdict) == (told.text, Verdict.ACCEPTED)


async def test_words_of_a_line_whose_fact_is_gone_are_named_and_kept(page):
    line = the_line(await page.told())
    await page.decide(line.id, Verdict.EDITED, "Taught two apprentices")
    decide_fact = DecideFact(facts=page.facts, clock=page.clock)
    for fact in line.facts:
        await decide_fact(fact, status=Status.REJECTED)
    again = await page.write(conversation=page.talk)
    assert line.id not in again.lines()
    assert any("Taught two apprentices" in gap for gap in again.gaps)
    assert again.decisions


async def test_a_line_that_never_was_is_refused(page):
    await page.told()
    with pytest.raises(NotFound):
        await page.decide(LineId("line-of-nobody"), Verdict.ACCEPTED)
