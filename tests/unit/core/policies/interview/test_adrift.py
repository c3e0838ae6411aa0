"""Small talk, reluctance and being without work are met with something smaller, once."""

from datetime import UTC, datetime

import pytest

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Topic, Turn, TurnKind
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.interview.adrift import (
    ends_reluctant,
    is_aside,
    out_of_work,
    postponed,
    reluctant,
    tells_nothing,
)
from sanctum_desktop.core.policies.interview.next_move import next_move

AT = datetime(2026, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "said",
    [
        "It's raining again, would you believe it.",
        "My cousin has a new car, blue, very fast.",
        "Did you watch the match last night?",
        "They raised the price of bread again.",
        "There is a new bakery on the corner.",
        "The weather is bad for my hip.",
        "My daughter is getting married in June.",
        "How are you today?",
    ],
)
def test_small_talk_tells_nothing(said):
    assert tells_nothing(said)
    assert is_aside(said)


@pytest.mark.parametrize(
    "said",
    [
        "I don't feel I have the right to call it an achievement.",
        "There's nothing much to tell, really.",
        "It feels strange to say something good about me.",
        "I'd rather not go into that.",
        "I have nothing to show for it.",
        "I'm not the type of person who boasts.",
        "What is there to be proud of?",
    ],
)
def test_reluctance_tells_nothing_and_is_no_small_talk(said):
    assert reluctant(said)
    assert tells_nothing(said)
    assert not is_aside(said)


@pytest.mark.parametrize(
    "said",
    [
        "My brother and I built the barn, and I did the roof.",
        "I drove the school bus in the snow for nine winters.",
        "Milking, calving, fences.",
        "My mother was ill, but I finished the order and sent it out on the Friday.",
        "I fixed the boiler in the cold.",
        "I cook lunch for forty children.",
        "The kids were bored, so I made them a garden.",
        "My wife taught me to sew, and I sewed eighty masks.",
        "I cleaned the football ground after each match.",
        "Nothing went to waste, I cooked it all.",
        "I wouldn't say proud. There was a girl who could not swim, and she swam.",
    ],
)
def test_a_tale_with_people_in_it_is_no_small_talk(said):
    assert not tells_nothing(said)
    assert not is_aside(said)


@pytest.mark.parametrize(
    ("said", "without"),
    [
        ("I'm between jobs.", True),
        ("Nothing. I'm not working.", True),
        ("I lost my job in May.", True),
        ("I am retired since two years.", True),
        ("I'm looking for something new.", True),
        ("I don't have a job at the moment.", True),
        ("I'm looking after two children.", False),
        ("I work at a job centre.", False),
        ("I do not work on Sundays.", False),
    ],
)
def test_being_without_work(said, without):
    assert out_of_work(said) is without


@pytest.mark.parametrize(
    ("said", "story_stands"),
    [
        ("Mops, buckets, windows. You'll not want that.", True),
        ("I sewed the curtains for the hall. Nobody wants to hear about it.", True),
        ("I had people's savings. I don't do proud.", False),
        ("I sewed the curtains. I'd rather not go into it.", False),
    ],
)
def test_what_is_run_down_was_told_all_the_same(said, story_stands):
    assert ends_reluctant(said) is not story_stands


def test_the_wish_to_begin_elsewhere():
    assert postponed("I'm between things. Could we start somewhere else?")
    assert not postponed("I'm between things. I was a cook.")


def after(*answers, topic, wording=""):
    """Gem's next turn, each of these answers having been given on that matter."""
    turns = []
    for answer in answers:
        asked = wording or f"gem.ask.{topic.value}.1"
        turns.append(
            Turn(
                index=len(turns), speaker=Speaker.INTERVIEWER, text="And what was that?",
                said_at=AT, kind=TurnKind.QUESTION, topic=topic, wording=asked,
            )
        )  # fmt: skip
        turns.append(
            Turn(
                index=len(turns), speaker=Speaker.PERSON, text=answer, said_at=AT,
                kind=TurnKind.ANSWER, topic=topic,
            )
        )  # fmt: skip
    return next_move(turns, (), seed="talk")


@pytest.mark.parametrize("topic", [Topic.PROUD, Topic.DUTIES])
@pytest.mark.parametrize("said", ["My cousin has a new car.", "I have nothing to show for it."])
def test_nothing_told_is_asked_smaller_once_and_not_followed_up(topic, said):
    move = after(said, topic=topic)
    assert move.wording.startswith(f"gem.ask.{topic.value}.small")
    assert "car" not in move.text
    again = after("I cooked.", said, topic=topic, wording=f"gem.ask.{topic.value}.small.1")
    assert again.topic is not topic


def test_one_without_work_is_asked_for_the_last_place():
    move = after("Nothing, I'm not working.", topic=Topic.NOW)
    assert move.wording.startswith("gem.ask.now.last")


def played(*lines):
    """Gem's next turn after these: each a matter, the wording it was asked with, the answer."""
    turns = []
    for topic, wording, answer in lines:
        asked = Turn(
            index=len(turns), speaker=Speaker.INTERVIEWER, text="And what was that?", said_at=AT,
            kind=TurnKind.QUESTION, topic=topic, wording=wording,
        )  # fmt: skip
        told = Turn(
            index=len(turns) + 1, speaker=Speaker.PERSON, text=answer, said_at=AT,
            kind=TurnKind.ANSWER, topic=topic,
        )  # fmt: skip
        turns += [asked, told]
    heard = hear(turns, conversation=ConversationId("t"), today=AT.date(), heard_at=AT)
    return next_move(turns, heard, seed="talk")


SKIPPED = (Topic.NOW, "gem.hello.1", "Can we skip that?")
PAPER = (Topic.LEARNING, "gem.ask.learning.1", "I have a forklift licence since 2015.")
NAMED = (Topic.CONTACT, "gem.ask.contact.1", "Ada Brandt, ada@example.com.")
TOOLS = (Topic.SKILLS, "gem.ask.skills.1", "I can mend pumps and weld pipes.")
NOW = (Topic.NOW, "gem.hello.1", "I'm a cook at Elm Hall in Hull since 2019.")
DAY = (Topic.DUTIES, "gem.ask.duties.1", "skip")
WISH = (Topic.NEXT, "gem.ask.next.1", "I'd like to be a head cook.")


def test_a_certificate_names_no_job_and_the_job_is_asked_before_its_day():
    assert played(SKIPPED, PAPER, NAMED).topic not in (Topic.DUTIES, Topic.PROUD, Topic.EARLIER)
    assert played(SKIPPED, PAPER, NAMED, TOOLS).topic is Topic.NOW


@pytest.mark.parametrize(
    ("said", "comes_back"),
    [
        ("I don't want to talk about why I stopped.", True),
        ("I'd prefer you didn't put the company in.", True),
        ("I don't want to talk about that.", False),
    ],
)
def test_who_will_not_say_why_it_ended_may_still_like_to_tell_of_the_work(said, comes_back):
    before = (Topic.EARLIER, "gem.ask.earlier.1", said)
    proud = [(Topic.PROUD, f"gem.ask.proud.{n}", "skip") for n in (1, 2, 3)]
    told = (NOW, DAY, *proud, before)
    assert played(*told).topic is not Topic.EARLIER, "never at once"
    assert (played(*told, PAPER, NAMED, TOOLS).topic is Topic.EARLIER) is comes_back


def test_another_like_that_is_asked_only_while_that_is_at_hand():
    proud = (Topic.PROUD, "gem.ask.proud.1", "I drew a plan for the cold room, and it held.")
    done = (
        *[(Topic.PROUD, f"gem.follow.{kind}.1", "I don't know.") for kind in ("number", "part")],
    )
    assert played(NOW, DAY, proud, *done).wording.startswith("gem.ask.proud.more.")
    later = (PAPER, NAMED, TOOLS, WISH)
    asked = played(
        NOW, DAY, proud, *done, *later, *[(Topic.LANGUAGES, "gem.ask.languages.1", "English.")]
    )
    assert not asked.wording.startswith("gem.ask.proud.more.")


def test_one_who_would_begin_elsewhere_is_let():
    move = after("I'm between things. Could we start somewhere else?", topic=Topic.NOW)
    assert move.topic is Topic.LEARNING


@pytest.mark.parametrize("said", ["No. Next one.", "I don't want to talk about that.", "skip"])
def test_a_refusal_by_one_who_tells_things_is_met_with_something_smaller_once(said):
    told = [
        ("I run the dock board.", Topic.DUTIES, "gem.ask.duties.1"),
        (said, Topic.PROUD, "gem.ask.proud.1"),
        (said, Topic.PROUD, "gem.ask.proud.small.1"),
    ]
    turns = []
    moves = []
    for answer, topic, wording in told:
        for speaker, words in ((Speaker.INTERVIEWER, "What?"), (Speaker.PERSON, answer)):
            kind = TurnKind.QUESTION if speaker is Speaker.INTERVIEWER else TurnKind.ANSWER
            turns.append(
                Turn(
                    index=len(turns), speaker=speaker, text=words, said_at=AT, kind=kind,
                    topic=topic, wording=wording if kind is TurnKind.QUESTION else "",
                )
            )  # fmt: skip
        heard = hear(turns, conversation=ConversationId("t"), today=AT.date(), heard_at=AT)
        moves.append(next_move(turns, heard, seed="talk"))
    assert moves[1].wording.startswith("gem.ask.proud.small")
    assert moves[2].topic is not Topic.PROUD
