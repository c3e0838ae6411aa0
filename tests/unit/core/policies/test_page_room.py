"""What stands on the page when there is more than it holds, and what no page should hold."""

from dataclasses import replace

import pytest
from test_resume_writing import fact, lines_of, page_of

from sanctum_desktop.core.domain.facts import FactId, Measure, OwnPart
from sanctum_desktop.core.domain.resume import LineDecision, Verdict
from sanctum_desktop.core.policies.resume_writing import PageRules, decided
from sanctum_desktop.core.policies.resume_writing.stock import stock_phrase, without_stock

FIRM = fact("name", "Carrow Timber")
LONG = (
    "from the northernmost weighbridge along the embankment towards the refurbished warehouse"
    " beyond the neighbouring railway junction"
)


def deed(number, said, part=OwnPart.OWN, measured=False, entry="work:carrow-timber"):
    told = fact("highlight", said, turn=number, entry=entry)
    return replace(
        told,
        id=FactId(f"{entry}-{number}"),
        own_part=part,
        measures=(Measure("3", "things"),) if measured else (),
    )


def deeds(*said, **how):
    return [deed(number, words, **how) for number, words in enumerate(said, start=1)]


SEVEN = (
    "I greased the saws.", "I swept the hall.", "I stacked the oak.", "I answered the radio.",
    "I locked the gate.", "I trained the new boys.", "I planed the boards.",
)  # fmt: skip


def older(number, lines):
    """An earlier job with so many long lines, none of which may be joined."""
    verbs = ("Carried", "Painted", "Mended", "Cleaned", "Washed", "Packed")
    key = f"work:older-{number}"
    return [
        fact("name", f"Yard {number}", entry=key),
        fact("startDate", f"{2000 + number}", entry=key),
        *(deed(n, f"I {verbs[n].lower()} it {LONG}.", entry=key) for n in range(lines)),
    ]


def test_the_newest_job_has_six_lines_and_loses_none_that_may_be_joined():
    page = page_of(FIRM, *deeds(*SEVEN))
    lines = lines_of(page)
    assert len(lines) == 6
    assert lines[0] == "Greased the saws; swept the hall"
    assert page.left_out == ()
    assert {id_ for line in page.lines().values() for id_ in line.facts} == {
        one.id for one in deeds(*SEVEN)
    }


def test_an_older_job_has_three_lines_and_the_rest_is_named():
    newest = [FIRM, fact("startDate", "2020"), deed(1, "I ran the yard.")]
    page = page_of(*newest, *older(5, lines=5))
    yard = page.sections[0].entries[1]
    assert len(yard.lines) == 3
    assert len(page.left_out) == 2
    assert not set(page.left_out) & set(page.lines().values())


def test_what_changed_by_a_number_stays_and_the_order_told_is_kept():
    key = "work:older-5"
    told = [
        *older(5, lines=3),
        deed(7, f"I was there {LONG}.", part=OwnPart.UNSAID, entry=key),
        deed(8, "Faults went from 9 to 3.", part=OwnPart.UNSAID, measured=True, entry=key),
    ]
    page = page_of(FIRM, fact("startDate", "2020"), deed(1, "I ran the yard."), *told)
    assert [line.text[:12] for line in page.sections[0].entries[1].lines] == [
        "Carried it f", "Painted it f", "Faults went ",
    ]  # fmt: skip


def test_a_line_comes_back_when_the_person_says_so_and_goes_when_that_is_undone():
    told = [FIRM, fact("startDate", "2020"), *older(5, lines=5)]
    left = page_of(*told).left_out[0]
    back = page_of(*told, rules=PageRules(verdicts={left.id: Verdict.ACCEPTED}))
    decision = LineDecision(line=left.id, verdict=Verdict.ACCEPTED)
    assert left.id in back.lines()
    assert left not in back.left_out
    assert decided(back, [decision]).lines()[left.id].verdict is Verdict.ACCEPTED
    assert page_of(*told).left_out[0] == left


@pytest.mark.parametrize("verdict", Verdict)
def test_a_line_decided_on_is_not_joined_when_more_is_told(verdict):
    first = next(iter(page_of(FIRM, *deeds(*SEVEN[:2])).lines()))
    page = page_of(FIRM, *deeds(*SEVEN), rules=PageRules(verdicts={first: verdict}))
    assert page.lines()[first].text == "Greased the saws"
    assert len(page.lines()) == 6


def test_a_joined_line_that_is_accepted_stays_joined():
    (joined,) = (k for k, v in page_of(FIRM, *deeds(*SEVEN)).lines().items() if ";" in v.text)
    again = page_of(FIRM, *deeds(*SEVEN), rules=PageRules(verdicts={joined: Verdict.ACCEPTED}))
    assert again.lines() == page_of(FIRM, *deeds(*SEVEN)).lines()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (deed(1, "I trained 4 cooks."), deed(2, "Sales were up 11%.", part=OwnPart.UNSAID)),
        (deed(1, "I ran the night."), deed(2, "I helped at the bar.", part=OwnPart.HELPED)),
    ],
)
def test_a_deed_is_not_joined_with_what_was_not_said_of_it(first, second):
    others = deeds(*(f"I {verb} it {LONG}." for verb in ("carried", "mended", "washed", "sold")))
    told = [replace(one, id=FactId(f"x{n}")) for n, one in enumerate(others)]
    page = page_of(FIRM, first, second, *told, deed(9, f"I bought it {LONG}."))
    assert not any("trained" in li.lower() and "sales" in li.lower() for li in lines_of(page))
    assert not any("night" in li and "bar" in li for li in lines_of(page))


def test_what_the_next_line_speaks_of_stands_before_it():
    told = [
        deed(1, f"Hall duty {LONG}.", part=OwnPart.UNSAID),
        deed(2, f"These burnt down {LONG}.", part=OwnPart.HELPED),
        deed(3, f"I mended it {LONG}.", part=OwnPart.OWN),
        deed(4, f"I sold it {LONG}.", part=OwnPart.OWN),
    ]
    told = [replace(one, entry="work:b", id=FactId(f"b{n}")) for n, one in enumerate(told)]
    newest = [FIRM, fact("startDate", "2020"), deed(1, "I ran the yard.")]
    page = page_of(*newest, fact("name", "Yard B", entry="work:b"), *told)
    opened = [line.text.split()[0] for line in page.sections[0].entries[1].lines]
    assert opened == ["Hall", "Mended", "Sold"]
    assert [line.text.split()[0] for line in page.left_out] == ["These"]


def test_no_word_opens_more_than_two_lines_where_the_person_s_words_allow():
    said = ("I made a card.", "I swept the hall.", "I made a list.", "I drove the van.",
            "I made a rota.")  # fmt: skip
    page = page_of(FIRM, *deeds(*said))
    assert sum(line.startswith("Made") for line in lines_of(page)) == 2
    assert "Drove the van; made a rota" in lines_of(page)
    assert not any("opens" in gap for gap in page.gaps)


@pytest.mark.parametrize("opening", ["The", "In", "On", "26", "With the team,"])
def test_small_words_and_numbers_may_open_any_line(opening):
    said = [f"{opening} {thing} was mine." for thing in ("hall", "yard", "roof", "gate")]
    page = page_of(FIRM, *deeds(*said, part=OwnPart.UNSAID))
    assert not any("opens" in gap for gap in page.gaps)


def test_what_cannot_be_joined_keeps_its_verb_and_is_counted():
    said = [f"I made the {thing} {LONG}." for thing in ("card", "list", "rota")]
    page = page_of(FIRM, *deeds(*said))
    assert all(line.startswith("Made") for line in lines_of(page))
    assert any("“Made” opens 3 lines" in gap for gap in page.gaps)


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ("I'm a team player", "team player"),
        ("Went the extra mile", "Went the extra mile"),
        ("Detail oriented and quick", "Detail oriented"),
        ("Kept a can-do attitude", "can-do attitude"),
        ("Worked in a fast-paced kitchen", "fast-paced"),
        ("Coached the team players’ club", ""),
        ("Cooked 120 covers a night", ""),
        ("Made a card with pictures", ""),
        ("Solved a problem with the pump", ""),
        ("Cleaned the passenger side of the van", ""),
    ],
)
def test_stock_phrases_are_found_as_whole_words(said, phrase):
    assert stock_phrase(said) == phrase


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Ran a fast-paced kitchen of 9", "Ran a kitchen of 9"),
        ("Ran an ever-evolving office", "Ran an office"),
        ("Seamlessly moved 14 services", "Moved 14 services"),
        ("As a team player, trained 5 drivers", "Trained 5 drivers"),
        ("Trained 5 drivers and went the extra mile", "Trained 5 drivers"),
        ("Trained 5 drivers, was a team player, swept", "Trained 5 drivers, swept"),
        ("Was a team player", ""),
        ("Cooked for 9, and it was fast-paced and hot", "Cooked for 9"),
        ("It was fast-paced", ""),
        ("Spearheaded the new rota", ""),
    ],
)  # fmt: skip
def test_a_line_goes_on_without_its_stock_phrase(said, left):
    assert next(without_stock(said), "") == left


def test_a_page_holds_no_stock_phrase_and_the_person_is_told():
    said = ("I trained 5 drivers and went the extra mile.", "I was a real team player.")
    skill = fact("keyword", "Team player", entry="skills:x")
    page = page_of(FIRM, *deeds(*said), skill)
    assert lines_of(page) == ["Trained 5 drivers"]
    assert sum("Anyone could say" in reason for reason in page.refused) == 2


def step(value, said, turn):
    return fact("step", value, turn=turn, quote=said)


EARLIER = "I was Staff Nurse from 2020."
BOTH = "I started as Staff Nurse and I am Senior Staff Nurse since May 2025."


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ([("|Staff Nurse", BOTH), ("2025-05|Senior Staff Nurse", BOTH)],
         "Staff Nurse; Senior Staff Nurse since May 2025"),
        ([("2025-05|Senior Staff Nurse", BOTH), ("2020|Staff Nurse", EARLIER)],
         "Staff Nurse from 2020; Senior Staff Nurse since May 2025"),
        ([("|Porter", "I came as a porter."), ("2024-05|Cook", "Last May they made me cook.")],
         "Porter; Cook"),
    ],
)  # fmt: skip
def test_posts_held_stand_as_one_line_in_time_order(told, line):
    steps = [step(value, said, turn) for turn, (value, said) in enumerate(told, start=1)]
    entry = page_of(FIRM, fact("ongoing", "yes"), *steps).sections[0].entries[0]
    assert [one.text for one in entry.lines] == [line]
    assert set(entry.lines[0].facts) == {one.id for one in steps}
    assert not set(entry.facts) & set(entry.lines[0].facts)


def test_a_post_that_was_not_said_is_not_printed():
    page = page_of(FIRM, step("2020|Head of Nursing", "I was there from 2020.", 1))
    assert lines_of(page) == []
    assert "Head of Nursing" in page.refused[0]


def test_the_one_post_that_is_the_heading_is_not_said_twice():
    held = fact("position", "Cook")
    assert lines_of(page_of(FIRM, held, step("|Cook", "I was a cook.", 1))) == []


def test_posts_are_neither_counted_nor_joined_as_deeds():
    steps = [step("|Porter", "I came as a porter.", 1), step("|Cook", "Then I was a cook.", 2)]
    page = page_of(FIRM, *steps, *deeds(*SEVEN))
    entry = page.sections[0].entries[0]
    assert entry.lines[0].text == "Porter; Cook"
    assert len(entry.lines) == 1 + 6
