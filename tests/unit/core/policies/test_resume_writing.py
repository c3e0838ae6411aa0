"""The page Abby writes: only what was said, by whom, as exactly as it was said."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.facts import (
    Fact,
    FactId,
    Section,
    Source,
    Status,
    ViewerLevel,
)
from sanctum_desktop.core.domain.resume import Resume, ResumeId
from sanctum_desktop.core.policies.grounding import refusals
from sanctum_desktop.core.policies.profile_view import profile_of
from sanctum_desktop.core.policies.resume_writing import PageRules, compose
from sanctum_desktop.core.policies.resume_writing.dates import Dates
from sanctum_desktop.core.policies.resume_writing.drafts import within
from sanctum_desktop.core.policies.resume_writing.lines import line_from

NOW = datetime(2026, 11, 20, tzinfo=UTC)
JOB = "work:carrow-timber"


def fact(name: str, value: str, *, turn: int = 1, entry: str = JOB, quote: str = "") -> Fact:
    said = quote or value
    return Fact(
        id=FactId(f"{entry}-{name}-{turn}-{len(value)}"),
        section=Section(entry.partition(":")[0]),
        entry=entry,
        name=name,
        value=value,
        source=Source(ConversationId("c"), turn, 0, len(said), said),
        heard_at=NOW,
        confidence=0.9,
        method="test",
    )


def page_of(*facts: Fact, rules: PageRules = PageRules()) -> Resume:  # noqa: B008 - frozen
    profile = profile_of(facts, printable_only=True)
    return compose(profile, resume_id=ResumeId("r"), written_at=NOW, rules=rules)


def lines_of(resume: Resume) -> list[str]:
    return [
        line.text for part in resume.sections for entry in part.entries for line in entry.lines
    ]


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("I drove about three hundred miles a day.", "Drove about 300 miles a day"),
        ("And then I also trained twelve drivers.", "Trained 12 drivers"),
        (
            "We moved fourteen services to containers.",
            "With the team, moved 14 services to containers",
        ),
        ("I was one of five in the group.", "One of 5 in the group"),
        ("I helped to load, you know, the big lorry.", "Helped to load the big lorry"),
        ("It cost 29 and a half thousand.", "It cost 29 and a half thousand"),
        ("I ran the second shift.", "Ran the second shift"),
        ("I rang 0162 and 01625.", "Rang 0162 and 01625"),
        ("I drove 'em home in the '80s.", "Drove ’em home in the ’80s"),
        ("There were six of us.", "One of 6"),
    ],
)
def test_a_line_leaves_out_the_speaker_and_keeps_what_was_said(said: str, line: str) -> None:
    assert line_from(said) == line
    assert refusals(line, [said]) == ()


@pytest.mark.parametrize(
    ("start", "end", "ongoing", "printed"),
    [
        ("2018-06", "", True, "Jun 2018 – present"),
        ("2014", "2018", False, "2014 – 2018"),
        ("2014", "", False, "from 2014"),
        ("", "2018-01", False, "Jan 2018"),
        ("", "", True, ""),
    ],
)
def test_dates_are_as_exact_as_said(start: str, end: str, ongoing: bool, printed: str) -> None:
    assert Dates().period(start, end, ongoing=ongoing) == printed


def test_lines_stand_in_the_order_told_with_their_facts() -> None:
    first = fact("highlight", "I made a card.", turn=3)
    second = fact("highlight", "It fell from nine to three.", turn=3)
    second = replace(second, source=replace(second.source, start=20))
    (line,) = page_of(second, first).sections[0].entries[0].lines
    assert line.text == "Made a card; it fell from 9 to 3"
    assert line.facts == (first.id, second.id)


@pytest.mark.parametrize(
    "hidden",
    [
        {"viewer": ViewerLevel.PRIVATE},
        {"viewer": ViewerLevel.COACH},
        {"viewer": ViewerLevel.NEVER_LEAVES},
        {"status": Status.REJECTED},
        {"status": Status.RETRACTED},
    ],
)
def test_what_is_not_for_the_page_is_not_on_it(hidden: dict[str, object]) -> None:
    secret = replace(fact("highlight", "I was very ill."), **hidden)  # type: ignore[arg-type]
    assert lines_of(page_of(fact("name", "Carrow Timber"), secret)) == []


def test_goals_are_not_printed() -> None:
    assert page_of(fact("goal", "my own van", entry="goals:van")).sections == ()


def test_a_planted_line_is_refused_and_the_person_is_told() -> None:
    planted = fact("highlight", "Managed a team of 800", quote="There were eight of us.")
    page = page_of(fact("name", "Carrow Timber"), planted)
    assert lines_of(page) == []
    assert "Managed a team of 800" in page.refused[0]


def test_gaps_are_for_the_person_and_not_on_the_page() -> None:
    page = page_of(fact("name", "Carrow Timber"))
    assert any("Carrow Timber" in gap for gap in page.gaps)
    assert lines_of(page) == []


@pytest.mark.parametrize(
    ("told", "title", "organization"),
    [
        ({"studyType": "BSc", "area": "nursing", "institution": "Cebu"}, "BSc, Nursing", "Cebu"),
        ({"institution": "Severnside"}, "", "Severnside"),
        ({"studyType": "PGCE"}, "PGCE", ""),
    ],
)  # fmt: skip
def test_a_course_stands_before_its_school(
    told: dict[str, str], title: str, organization: str
) -> None:
    facts = [fact(name, value, entry="education:x") for name, value in told.items()]
    (entry,) = page_of(*facts).sections[0].entries
    assert (entry.title, entry.organization) == (title, organization)


def test_an_award_stands_with_who_gave_it() -> None:
    told = {"title": "best stall", "issuer": "Norwich Market"}
    facts = [fact(name, value, entry="awards:x") for name, value in told.items()]
    (entry,) = page_of(*facts).sections[0].entries
    assert (entry.title, entry.organization) == ("Best stall", "Norwich Market")


def test_a_language_tells_its_level_only_where_it_was_said() -> None:
    facts = [
        fact("language", "Irish", entry="languages:ga"),
        fact("fluency", "native", entry="languages:ga"),
        fact("language", "french", entry="languages:fr"),
    ]
    assert lines_of(page_of(*facts)) == ["Irish (native)", "French"]


def test_an_entry_that_says_nothing_is_not_on_the_page() -> None:
    assert page_of(fact("startDate", "2019")).sections == ()


@pytest.mark.parametrize(
    ("words", "behind"),
    [
        ("Cut the queue", "cut the queue"), ("I was there", "I was there"),
        ("I'm on nights", "I'm on nights"), ("HGV rota", "HGV rota"), ("It fell", "it fell"),
        ("A small book", "a small book"),
    ],
)  # fmt: skip
def test_what_stands_behind_other_words_begins_small(words, behind):
    assert within(words) == behind
