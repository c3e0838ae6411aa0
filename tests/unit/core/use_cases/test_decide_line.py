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
from sanctum_desktop.core.domain.errors import NotFound, NotSaid
from sanctum_desktop.core.domain.facts import Status
from sanctum_desktop.core.domain.resume import LineDecision, LineId, Verdict
from sanctum_desktop.core.use_cases.advise_line import AdviseLine
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
        self.advise = AdviseLine(
            facts=self.facts,
            resumes=self.resumes,
            conventions=ConventionFiles(asset_path("conventions")),
        )
        self.decide_line = DecideLine(
            resumes=self.resumes, write_resume=self.write, advise=self.advise
        )

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
    await page.decide(line, Verdict.EDITED, "Two apprentices trained")
    again = await page.write(conversation=page.talk)
    assert again.lines()[line].text == "Two apprentices trained"
    assert again.lines()[line].verdict is Verdict.EDITED


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Trained twelve apprentices", "You didn't say how many, so I don't either."),
        ("Trained two apprentices to their exam", "The words “exam” were not said."),
    ],
)
async def test_an_edit_that_says_more_is_refused_and_may_be_stated(page, words, why):
    told = the_line(await page.told())
    assert await page.advise(conversation=page.talk, line=told.id, words=words) == why
    with pytest.raises(NotSaid, match=why):
        await page.decide(told.id, Verdict.EDITED, words)
    assert (await page.write(conversation=page.talk)).lines()[told.id] == told
    await page.decide(told.id, Verdict.STATED, words)
    again = await page.write(conversation=page.talk)
    assert (again.lines()[told.id].text, again.lines()[told.id].verdict) == (
        words,
        Verdict.STATED,
    )


@pytest.mark.parametrize("words", ["Trained 2 apprentices", "Trained two apprentices", ""])
async def test_the_gate_has_nothing_to_say_of_what_was_told(page, words):
    line = the_line(await page.told())
    assert not await page.advise(conversation=page.talk, line=line.id, words=words or line.text)


async def test_an_edit_in_the_readers_spelling_says_no_more(page):
    turns = (TOLD[0], (Speaker.PERSON, "I'm a baker at Rosen Bakery. I organized the night rota."))
    resume = await page.told(turns)
    line = next(one for one in resume.lines().values() if "rota" in one.text)
    words = "Organised the rota of the night"
    assert not await page.advise(conversation=page.talk, line=line.id, words=words)


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
    await page.decide(line.id, Verdict.EDITED, "Two apprentices trained")
    decide_fact = DecideFact(facts=page.facts, clock=page.clock)
    for fact in line.facts:
        await decide_fact(fact, status=Status.REJECTED)
    again = await page.write(conversation=page.talk)
    assert line.id not in again.lines()
    assert any("Two apprentices trained" in gap for gap in again.gaps)
    assert again.decisions


async def test_a_line_that_never_was_is_refused(page):
    await page.told()
    with pytest.raises(NotFound):
        await page.decide(LineId("line-of-nobody"), Verdict.ACCEPTED)
