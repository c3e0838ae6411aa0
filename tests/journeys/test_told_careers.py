"""Six told careers of many trades: what was said is found and on the page, nothing else is."""

import json
import re
import tempfile
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from sanctum_desktop.adapters.in_memory import (
    InMemoryConversations,
    InMemoryFacts,
    InMemoryResumes,
)
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.container import story_desk
from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.resume import PageSize

CAREERS = sorted((Path(__file__).parent / "careers").glob("*.json"))


class Told:
    """One career read, written and set."""

    def __init__(self, profile, facts, resume, page):
        self.profile, self.facts, self.resume, self.page = profile, facts, resume, page


async def told(career) -> Told:
    facts = InMemoryFacts()
    clock = SystemClock(date.fromisoformat(career["today"]))
    desk = story_desk(InMemoryConversations(), facts, InMemoryResumes(), clock)
    turns = [
        part
        for turn in career["turns"]
        for part in ((Speaker.INTERVIEWER, turn["ask"]), (Speaker.PERSON, turn["say"]))
    ]
    conversation, heard = await desk.read_transcript(turns)
    resume = await desk.write_resume(conversation=conversation)
    rendered = await desk.render_resume(resume, template="classic", page=PageSize.A4)
    return Told(
        await desk.make_profile(conversation, with_evidence=True),
        heard,
        resume,
        _text(rendered.pdf),
    )


def _text(pdf: bytes) -> str:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        document = pypdfium2.PdfDocument(file.name)
        text = " ".join(page.get_textpage().get_text_range() for page in document)
        document.close()
    return re.sub(r"[\s\xa0]+", " ", text)


@pytest.fixture(params=CAREERS, ids=lambda p: p.stem)
def career(request):
    return json.loads(request.param.read_text(encoding="utf-8"))


async def test_what_was_said_is_found(career):
    profile, have = (await told(career)).profile, career["have"]
    assert profile["basics"]["name"] == have["name"]
    assert profile["basics"].get("email") == have["email"]
    assert [job["name"] for job in profile["work"]] == have["employers"]
    skills = [skill["name"].lower() for skill in profile["skills"]]
    assert all(skill.lower() in skills for skill in have["skills"]), skills
    assert any(
        have["goal"].lower() in goal.lower() for goal in profile["meta"]["sanctum"]["goals"]
    )


async def test_what_was_not_said_or_taken_back_is_nowhere(career):
    story = await told(career)
    shown = story.page + json.dumps({k: v for k, v in story.profile.items() if k != "meta"})
    for never in career["never"]:
        assert never.lower() not in shown.lower()


async def test_what_was_told_is_on_the_page(career):
    story = await told(career)
    assert all(words in story.page for words in career["have"]["page"]), story.page
    deeds = [f for f in story.facts if f.name == "highlight" and f.may_be_printed]
    proven = {
        fact
        for section in story.resume.sections
        for entry in section.entries
        for line in entry.lines
        for fact in line.facts
    }
    assert sum(f.id in proven for f in deeds) >= 0.9 * len(deeds)


async def test_every_fact_points_at_the_words_it_came_from(career):
    story = await told(career)
    said = [turn["say"] for turn in career["turns"]]
    for fact in story.facts:
        words = said[fact.source.turn // 2]
        assert words[fact.source.start : fact.source.end] == fact.source.quote
        assert fact.source.quote
        assert not re.search(r"[.!?] [A-Z].*[.!?] [A-Z]", fact.source.quote), "a sentence at most"
