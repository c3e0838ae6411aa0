"""Abby's words as she lays a page down: real figures only."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.facts import Fact, FactId, Measure, Section, Source
from sanctum_desktop.core.domain.resume import (
    Header,
    Resume,
    ResumeEntry,
    ResumeLine,
    ResumeSection,
)
from sanctum_desktop.core.policies.presenting import presentation

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NO_DATES = "No dates for the Cebu job."
NO_NAME = "No name yet. A page without one goes nowhere."


def a_fact(number, *, measured):
    return Fact(
        id=FactId(f"fact-{number}"),
        section=Section.WORK,
        entry="work:cebu",
        name="highlight",
        value="did it",
        source=Source(ConversationId("talk"), 1, 0, 6, "did it"),
        heard_at=NOW,
        confidence=0.9,
        method="told",
        measures=(Measure("12", "loaves"),) if measured else (),
    )


def page_of(*, measured, plain, gaps=(), section=Section.WORK):
    facts = [a_fact(n, measured=n < measured) for n in range(measured + plain)]
    lines = tuple(ResumeLine(id=f"line-{f.id}", text="Did it", facts=(f.id,)) for f in facts)
    entry = ResumeEntry(title="Nurse", lines=lines)
    resume = Resume(
        id="r",
        header=Header(name="Miriam Adeyemi"),
        sections=(ResumeSection(section=section, heading="Experience", entries=(entry,)),),
        written_at=NOW,
        gaps=gaps,
    )
    return resume, {fact.id: fact for fact in facts}


@pytest.mark.parametrize(
    ("measured", "plain", "pages", "words"),
    [
        (4, 2, 1, "One page. Four lines I would lead with, and the words of yours each rests on."),
        (1, 0, 2, "Two pages. One line I would lead with, and the words of yours it rests on."),
        (0, 3, 1, "One page. Three lines, and the words of yours each rests on."),
        (
            14,
            0,
            3,
            "Three pages. 14 lines I would lead with, and the words of yours each rests on.",
        ),
    ],
)
def test_she_counts_pages_and_the_lines_that_say_how_many(measured, plain, pages, words):
    resume, facts = page_of(measured=measured, plain=plain)
    assert presentation(resume, facts, pages) == words


@pytest.mark.parametrize(
    ("gaps", "words"),
    [
        ((NO_DATES,), "One gap: no dates for the Cebu job."),
        (
            (NO_NAME, NO_DATES),
            "Two gaps: no name yet, and no dates for the Cebu job.",
        ),
        ((NO_NAME, NO_DATES, NO_DATES), "Three gaps; they stand beside the page."),
    ],
)
def test_she_names_few_gaps_and_counts_many(gaps, words):
    resume, facts = page_of(measured=1, plain=0, gaps=gaps)
    assert presentation(resume, facts, 1).endswith(words)


def test_a_skill_is_no_line_to_lead_with():
    resume, facts = page_of(measured=2, plain=0, section=Section.SKILLS)
    assert "Two lines, and" in presentation(resume, facts, 1)


def test_of_an_empty_page_she_says_nothing():
    resume, facts = page_of(measured=1, plain=0)
    assert presentation(replace(resume, sections=()), facts, 1) == ""
