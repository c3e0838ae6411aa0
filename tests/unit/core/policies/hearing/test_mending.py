"""What is put right in a read-back reaches the facts: values, dates, deeds and their measures."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sanctum_desktop.core.domain.conversation import (
    ConversationId,
    Speaker,
    Topic,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.facts import OwnPart
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.hearing.mending import Change, change_of

LISTS = Path(__file__).parents[4] / "fixtures" / "phrases"
AT = datetime(2026, 3, 10, tzinfo=UTC)


def facts_after(told, line, said, *, topic=Topic.NOW):
    """What may be printed once `told` was read back as `line` and answered with `said`."""
    return [fact for fact in heard(told, line, said, topic=topic) if fact.may_be_printed]


def heard(told, line="", said="", *, topic=Topic.NOW):
    turns = [
        _turn(0, Speaker.INTERVIEWER, "What do you do?", TurnKind.QUESTION, topic),
        _turn(1, Speaker.PERSON, told, TurnKind.ANSWER, topic),
    ]
    if said:
        read = f"I have:\n– {line}\nWhat did I get wrong?"
        turns.append(_turn(2, Speaker.INTERVIEWER, read, TurnKind.READBACK, None))
        turns.append(_turn(3, Speaker.PERSON, said, TurnKind.ANSWER, None))
    return hear(turns, conversation=ConversationId("talk"), today=date(2026, 3, 10), heard_at=AT)


def _turn(index, speaker, words, kind, topic):
    return Turn(index=index, speaker=speaker, text=words, said_at=AT, kind=kind, topic=topic)


def values(facts):
    return {(fact.name, fact.value) for fact in facts}


def known(facts):
    """All values in one line; a month's number is followed by its name."""
    return " | ".join(
        f"{fact.value} {datetime.strptime(fact.value[5:7], '%m').strftime('%B')}"  # noqa: DTZ007
        if re.fullmatch(r"\d{4}-\d\d", fact.value)
        else fact.value
        for fact in facts
    ).lower()


def test_planted_errors_leave_the_facts_and_the_right_value_comes():
    content = (LISTS / "corrections.open.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in content.splitlines()]
    standing = [row for row in rows if _stem(row["wrong"]) in known(heard(row["told"]))]
    told = [known(facts_after(row["told"], row["readback"], row["answer"])) for row in standing]
    gone = [row["wrong"].lower() not in facts for row, facts in zip(standing, told, strict=True)]
    right = [_last(row["right"]) in facts for row, facts in zip(standing, told, strict=True)]
    print(f"of {len(standing)} wrong facts {sum(gone)} go, {sum(right)} right ones come")  # noqa: T201
    assert all(gone)
    assert sum(right) >= 0.95 * len(standing)


def _stem(wrong):
    """What of the wrong words a fact would hold: of "led the team" the rest may be another's."""
    return wrong.lower().split()[0][:4]


def _last(right):
    return right.lower().split()[0]


@pytest.mark.parametrize(
    ("told", "line", "said", "value", "measure"),
    [
        (
            "I trained twelve drivers on the new routes.",
            "I trained twelve drivers on the new routes",
            "Not twelve, eight.",
            "I trained eight drivers on the new routes",
            "8",
        ),
        (
            "I cut the waiting from 40 minutes to 15.",
            "I cut the waiting from 40 minutes to 15",
            "it was 20, not 15",
            "I cut the waiting from 40 minutes to 20",
            "40 minutes to 20",
        ),
        (
            "I painted 30 doors in a week.",
            "I painted 30 doors in a week",
            "No, only 13.",
            "I painted 13 doors in a week",
            "13",
        ),
        (
            "I sewed ninety masks for the clinic.",
            "I sewed ninety masks for the clinic",
            "ninety is wrong, nineteen",
            "I sewed nineteen masks for the clinic",
            "19",
        ),
    ],
)
def test_a_number_inside_a_deed_is_mended_with_its_measure(told, line, said, value, measure):
    deeds = [f for f in facts_after(told, line, said, topic=Topic.PROUD) if f.name == "highlight"]
    assert [deed.value for deed in deeds] == [value]
    assert [found.value for found in deeds[0].measures] == [measure]
    assert deeds[0].source.turn == 3
    assert deeds[0].source.quote in said


@pytest.mark.parametrize(
    ("told", "said", "clause", "part"),
    [
        (
            "I led the move of the whole office.",
            "I didn't lead it, I helped with the boxes.",
            "I helped with the boxes",
            OwnPart.HELPED,
        ),
        (
            "I wrote the safety manual for the site.",
            "No, my boss wrote it. I drew the pictures.",
            "I drew the pictures",
            OwnPart.OWN,
        ),
        (
            "I managed the night kitchen.",
            "Managed is too much. I washed the dishes there.",
            "I washed the dishes there",
            OwnPart.OWN,
        ),
    ],
)
def test_a_denied_deed_gives_way_to_their_own_clause(told, said, clause, part):
    line = told.rstrip(".")
    deeds = facts_after(told, line, said, topic=Topic.PROUD)
    assert [(deed.value, deed.own_part) for deed in deeds] == [(clause, part)]


def test_a_deed_only_taken_back_is_withdrawn():
    told = "I built the garden shed for the school."
    assert facts_after(told, told.rstrip("."), "That wasn't me.", topic=Topic.PROUD) == []


def test_the_shared_part_of_a_correction_is_not_raised_to_ones_own():
    told = "I raised 800 pounds for the choir."
    deeds = facts_after(
        told, told.rstrip("."), "We raised 900 pounds, not 800.", topic=Topic.PROUD
    )
    assert [deed.own_part for deed in deeds] == [OwnPart.SHARED]


@pytest.mark.parametrize(
    ("told", "line", "said", "there", "gone"),
    [
        (
            "I was a cashier at Holt & Sons from 2011 to 2015.",
            "Cashier at Holt & Sons, 2011 to 2015",
            "It was until 2016.",
            {("startDate", "2011"), ("endDate", "2016")},
            {("endDate", "2015")},
        ),
        (
            "I started as a porter at Marram Hotel in June 2017.",
            "Porter at Marram Hotel from June 2017",
            "July, not June",
            {("startDate", "2017-07")},
            {("startDate", "2017-06")},
        ),
        (
            "I'm a baker at Finch's Bakery since 2019.",
            "Baker at Finch's Bakery",
            "The place is called Fitch's Bakery.",
            {("name", "Fitch's Bakery"), ("startDate", "2019")},
            {("name", "Finch's Bakery")},
        ),
        (
            "I'm a head cook at Brill Foods since 2019.",
            "Head cook at Brill Foods",
            "I was the second cook there, not head cook.",
            {("name", "Brill Foods")},
            {("position", "Head Cook")},
        ),
    ],
)
def test_values_of_a_job_are_mended(told, line, said, there, gone):
    found = values(facts_after(told, line, said))
    assert there <= found
    assert not gone & found


def test_a_correction_is_no_news_of_its_own():
    told = "I was a driver at Ahrens from 2010 to 2014."
    found = facts_after(
        told, "Driver at Ahrens, 2010 to 2014", "Sorry, I meant to say until 2015."
    )
    assert not [fact for fact in found if fact.name == "highlight" and "meant" in fact.value]
    assert [fact.value for fact in found if fact.name == "endDate"] == ["2015"]


def test_what_is_told_after_the_correction_is_heard():
    told = "I painted 30 doors in a week."
    said = "No, only 13. I also fitted new locks on all of them."
    deeds = facts_after(told, "I painted 30 doors in a week", said, topic=Topic.PROUD)
    assert any("locks" in deed.value for deed in deeds)
    assert not any("30" in deed.value for deed in deeds)


def test_the_same_value_of_another_job_stays():
    said = [
        ("And now?", "I'm a cook at Marram Hotel since 2015.", Topic.NOW, TurnKind.QUESTION),
        (
            "And before?",
            "I was a waiter at Café Lorca from 2011 to 2015.",
            Topic.EARLIER,
            TurnKind.QUESTION,
        ),
        ("– Waiter at Café Lorca, 2011 to 2015", "2014, not 2015.", None, TurnKind.READBACK),
    ]
    turns = [
        turn
        for place, (asked, answer, topic, kind) in enumerate(said)
        for turn in (
            _turn(2 * place, Speaker.INTERVIEWER, asked, kind, topic),
            _turn(2 * place + 1, Speaker.PERSON, answer, TurnKind.ANSWER, topic),
        )
    ]
    found = hear(turns, conversation=ConversationId("t"), today=date(2026, 3, 10), heard_at=AT)
    dates = {(f.name, f.value) for f in found if f.may_be_printed and f.name.endswith("Date")}
    assert dates == {("startDate", "2015"), ("startDate", "2011"), ("endDate", "2014")}


@pytest.mark.parametrize(
    ("line", "right", "change"),
    [
        ("Cleaned 22 rooms a day", "Cleaned twelve rooms a day", ("22", "twelve")),
        ("Nurse at Holt", "Nursing assistant at Holt", ("Nurse", "Nursing assistant")),
        ("Baker, 2014 to 2019", "Baker, 2014 to 2018", ("2019", "2018")),
        ("Led the team", "I helped", ("Led the team", "I helped")),
        ("Led the team", "", ("Led the team", "")),
    ],
)
def test_what_changed_in_a_line(line, right, change):
    assert change_of(line, right) == Change(line, *change)
