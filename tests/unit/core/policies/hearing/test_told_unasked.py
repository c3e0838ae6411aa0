"""A name, a school, languages and the job before are heard whatever was asked."""

from datetime import UTC, date, datetime

import pytest

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Topic, Turn
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.hearing.put_right import put_right

AT = datetime(2026, 11, 20, tzinfo=UTC)
WORK = "I'm a plasterer at Hart Homes in Cork since 2012."


def heard(said, topic):
    told = ((Topic.NOW, WORK), (topic, said))
    turns = [
        turn
        for at, (about, words) in enumerate(told)
        for turn in (
            Turn(index=2 * at, speaker=Speaker.INTERVIEWER, text="What?", said_at=AT, topic=about),
            Turn(index=2 * at + 1, speaker=Speaker.PERSON, text=words, said_at=AT, topic=about),
        )
    ]
    facts = hear(turns, conversation=ConversationId("c"), today=date(2026, 11, 20), heard_at=AT)
    return {(fact.name, fact.value) for fact in facts if fact.source.turn == 3}


@pytest.mark.parametrize("topic", [Topic.EARLIER, Topic.PROUD, Topic.LANGUAGES])
def test_a_name_is_a_name_and_no_employer(topic):
    told = heard("My name is Miriam Adeyemi", topic)
    assert told == {("name", "Miriam Adeyemi")}


def test_the_job_before_is_heard_where_the_day_was_asked_for():
    told = heard("Before that Dolan Builders, 2006 to 2011.", Topic.DUTIES)
    assert ("name", "Dolan Builders") in told


def test_before_that_opens_a_story_too():
    told = heard("Before that we had no list, so I wrote one.", Topic.PROUD)
    assert {name for name, _ in told} <= {"highlight"}


def test_languages_in_a_row_are_heard_and_a_teacher_of_one_is_not():
    told = heard("English, and I understand some Portuguese.", Topic.PROUD)
    assert {("language", "English"), ("language", "Portuguese")} <= told
    assert "language" not in {
        name for name, _ in heard("English teacher at a school", Topic.PROUD)
    }


def test_a_capital_that_opens_a_sentence_corrects_nobodys_name():
    lines = ["I called the sheriff on old Mr Dunn"]
    assert put_right(lines, "Part time at the library, shelving. I'd like that.") == lines
