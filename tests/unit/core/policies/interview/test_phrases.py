"""What people say in many ways: recognised in sentences written by another hand, and counted.

Each list has its counterpart of sentences that only look alike. Only the open lists are read here;
the held ones are for the last measurement of a change.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sanctum_desktop.core.domain.conversation import (
    ConversationId,
    Speaker,
    Topic,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.facts import Fact, FactId, Section, Source
from sanctum_desktop.core.policies.hearing.confided import asks_for_silence, confided, silenced
from sanctum_desktop.core.policies.hearing.put_right import put_right
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.policies.interview.next_move import next_move
from sanctum_desktop.core.policies.interview.read_back import lines as lines_of
from sanctum_desktop.core.policies.recognition import recognised
from sanctum_desktop.core.policies.safety import danger, distress

LISTS = Path(__file__).parents[4] / "fixtures" / "phrases"
PRAISE = ("great", "amazing", "impressive", "well done", "wonderful", "fantastic", "proud of you")
AT = datetime(2026, 3, 10, tzinfo=UTC)


def lines(name):
    return (LISTS / f"{name}.open.txt").read_text(encoding="utf-8").splitlines()


def minimises(said):
    return recognised("minimising", said)


@pytest.mark.parametrize(
    ("name", "hears"),
    [
        ("danger", danger),
        ("distress", distress),
        ("minimising", minimises),
        ("between_us", confided),
    ],
)
def test_a_list_is_recognised_and_its_counterpart_is_not(name, hears):
    meant = [line.split("\t")[0] for line in lines(name)]
    alike = lines(f"{name}_not")
    heard, false = sum(map(bool, map(hears, meant))), sum(map(bool, map(hears, alike)))
    print(f"{name}: {heard} of {len(meant)}, false alarms {false} of {len(alike)}")  # noqa: T201
    assert heard >= 0.95 * len(meant)
    assert false <= 0.05 * len(alike)


def test_no_private_word_is_left_of_what_was_told_between_us():
    leaks = []
    for line in lines("between_us"):
        said, private = line.split("\t")
        left = said
        for start, end in reversed(confided(said)):
            left = left[:start] + left[end:]
        leaks += [said for word in private.split() if word.lower() in left.lower()]
    print(f"between us: {len(leaks)} private words left in {len(lines('between_us'))} answers")  # noqa: T201
    assert not leaks


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("I ran the bar. I was fired. Please don't write that.", "I ran the bar."),
        ("Off the record: I drank. I drove for Ahrens.", "I drove for Ahrens."),
        ("I was one of five, please don't write that I led it.", "I was one of five"),
    ],
)
def test_only_what_was_meant_is_hidden(said, kept):
    hidden = confided(said)
    start = said.index(kept)
    assert not any(begin < start + len(kept) and start < end for begin, end in hidden)


@pytest.mark.parametrize(
    ("said", "private"),
    [
        ("I slept in the cellar. Please don't write this, my son will read it.", "cellar"),
        ("I nursed my aunt at home. That's family, don't put it in the paper like a job.", "aunt"),
        ("I hoped for the post. They gave it to a boy. You needn't write it.", "post"),
    ],
)  # fmt: skip
def test_a_request_hides_what_it_points_to(said, private):
    start = said.index(private)
    assert any(begin <= start < end for begin, end in confided(said))


def test_a_request_alone_speaks_of_the_answer_before():
    assert asks_for_silence("Please don't write that.")
    assert not asks_for_silence("Please don't write that I was in prison.")
    told = [
        _turn(0, Speaker.PERSON, "I was in prison for a year.", Topic.EARLIER, TurnKind.ANSWER),
        _turn(1, Speaker.INTERVIEWER, "And before that?", Topic.EARLIER, TurnKind.QUESTION),
        _turn(2, Speaker.PERSON, "Please don't write that.", Topic.EARLIER, TurnKind.ANSWER),
    ]
    assert silenced(told) == {0}


def test_commands_are_recognised_and_stories_are_not():
    rows = [line.split("\t") for line in lines("commands")]
    right = sum(command(said) == meant for said, meant in rows)
    stories = lines("not_commands")
    told = sum(command(said) is Command.TELL for said in stories)
    print(f"commands: {right} of {len(rows)}; stories: {told} of {len(stories)}")  # noqa: T201
    assert right >= 0.95 * len(rows)
    assert told >= 0.95 * len(stories)


@pytest.mark.parametrize(
    "others", [[], ["Sorted the post by street", "Sewed curtains for my aunt"]]
)
def test_planted_read_back_errors_are_repaired(others):
    content = (LISTS / "corrections.open.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in content.splitlines()]
    repaired = 0
    for row in rows:
        stands = put_right([*others, row["readback"]], row["answer"])
        told = " ".join(stands).lower()
        repaired += (
            row["right"].lower() in told
            and row["wrong"].lower() not in told
            and stands[: len(others)] == others
        )
    print(f"read-back errors among {len(others) + 1} lines: {repaired} of {len(rows)}")  # noqa: T201
    assert repaired >= 0.95 * len(rows)


@pytest.mark.parametrize(
    ("line", "said", "right"),
    [
        (
            "Baker at Rosen Bakery since 2019",
            "No, since 2017.",
            "Baker at Rosen Bakery since 2017",
        ),
        (
            "Driver at Ahrens, 2010 to 2014",
            "until 2015 actually",
            "Driver at Ahrens, 2010 to 2015",
        ),
        ("Cashier at Lidl in Bonn", "Aldi, not Lidl", "Cashier at Aldi in Bonn"),
        ("Cashier at Lidl in Bonn", "in Köln", "Cashier at Lidl in Köln"),
        ("Wrote the allergen book", "I didn't write it, I typed it", "I typed it"),
        ("Painter at Holt", "My job there was plasterer", "Plasterer at Holt"),
        ("Taught 14 pupils", "fourteen is wrong, forty", "Taught forty pupils"),
        ("Volunteer at St John's", "That's right.", "Volunteer at St John's"),
    ],
)
def test_a_line_is_put_right(line, said, right):
    assert put_right([line], said) == [right]


def talk(*answers, topic=Topic.PROUD, kind=TurnKind.QUESTION, asked="What went better?"):
    """Gem's next turn after these answers, all to questions on one matter."""
    turns = []
    for answer in answers:
        turns.append(_turn(len(turns), Speaker.INTERVIEWER, asked, topic, kind))
        turns.append(_turn(len(turns), Speaker.PERSON, answer, topic, TurnKind.ANSWER))
    return next_move(turns, (), seed="talk")


def _turn(index, speaker, words, topic, kind):
    wording = f"gem.ask.{topic.value}.1" if speaker is Speaker.INTERVIEWER else ""
    return Turn(
        index=index, speaker=speaker, text=words, said_at=AT, topic=topic, kind=kind,
        wording=wording,
    )  # fmt: skip


def test_modesty_is_met_by_anothers_view_and_never_by_praise():
    met = []
    for said in lines("minimising"):
        move = talk(said)
        others_view = ".modest." in move.wording or ".small." in move.wording
        met.append(others_view or command(said) is not Command.TELL)
        assert not any(word in move.text.lower() for word in PRAISE), move.text
    alike = [talk(said).wording for said in lines("minimising_not")]
    wrongly = [word for word in alike if ".modest." in word or ".small." in word]
    print(f"modesty met: {sum(met)} of {len(met)}, wrongly {len(wrongly)}")  # noqa: T201
    assert sum(met) >= 0.95 * len(met)
    assert len(wrongly) <= 0.05 * len(lines("minimising_not"))


def test_distress_is_left_the_choice_and_gets_no_follow_up():
    for said in lines("distress"):
        move = talk(said)
        assert move.wording.startswith("gem.distress"), said
        assert "stop" in move.text or "leave it" in move.text


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Go on.", TurnKind.QUESTION),
        ("Something else.", TurnKind.QUESTION),
        ("Stop.", TurnKind.CLOSING),
    ],
)
def test_after_distress_the_person_chooses(said, kind):
    move = talk("I lost my wife in March and I can't sleep.", said)
    assert move.kind is kind
    assert not move.wording.startswith("gem.follow.")


def test_what_was_told_between_us_is_neither_said_back_nor_followed():
    move = talk("I built the new counter. I drank at work, please don't write that.")
    assert "counter" not in move.text
    assert "drank" not in move.text
    assert not move.wording.startswith("gem.follow.")


def test_a_corrected_line_is_said_as_it_stands_now():
    move = talk(
        "It was 2018, not 2019.",
        kind=TurnKind.READBACK,
        asked="I have:\n– Baker at Rosen Bakery since 2019\nWhat did I get wrong?",
    )
    assert "Baker at Rosen Bakery since 2018" in move.text


def test_no_opening_of_an_earlier_session_comes_again():
    met = []
    for session in range(6):
        met.append(next_move((), (), seed=str(session), met=met).wording)
    assert len(set(met)) == len(met)


def test_what_hurts_is_not_read_back_unasked():
    told = _turn(1, Speaker.PERSON, "I was drinking then.", Topic.EARLIER, TurnKind.ANSWER)
    fact = Fact(
        id=FactId("1"), section=Section.WORK, entry="work", name="highlight",
        value="I was drinking then", source=Source(ConversationId("talk"), 1, 0, 19, told.text),
        heard_at=AT, confidence=0.7, method="test",
    )  # fmt: skip
    assert lines_of([told], [fact]) == []
    assert lines_of([told], [replace(fact, value="I baked the bread")]) == ["I baked the bread"]


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("They raised the coffee, eighty cents, imagine", []),
        ("It feels wrong to say something here", []),
        ("Could we start somewhere else?", []),
        (
            "it had no heating, and I painted the whole bread van by hand, my boss laughed at me",
            ["I painted the whole bread van by hand"],
        ),
    ],
)
def test_only_what_was_done_is_read_back(value, read):
    told = _turn(1, Speaker.PERSON, value, Topic.PROUD, TurnKind.ANSWER)
    fact = Fact(
        id=FactId("1"), section=Section.WORK, entry="work", name="highlight", value=value,
        source=Source(ConversationId("talk"), 1, 0, len(value), value), heard_at=AT,
        confidence=0.7, method="test",
    )  # fmt: skip
    assert lines_of([told], [fact]) == read
