"""Whole answers: what must be heard, and what must not."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn
from sanctum_desktop.core.policies.hearing import hear

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def facts(*turns):
    """Facts of (question, answer) pairs that may be printed."""
    return [f for f in every(*turns) if f.may_be_printed]


def every(*turns):
    said = [
        Turn(index=i * 2 + j, speaker=speaker, text=text, said_at=NOW)
        for i, turn in enumerate(turns)
        for j, (speaker, text) in enumerate(
            zip((Speaker.INTERVIEWER, Speaker.PERSON), turn, strict=True)
        )
    ]
    return hear(said, conversation=ConversationId("c"), today=date(2026, 11, 20), heard_at=NOW)


def values(name, *turns):
    return [f.value for f in facts(*turns) if f.name == name]


@pytest.mark.parametrize(
    ("question", "said", "name", "heard"),
    [
        ("current job", "I'm a welder at Stone Yard since 2019.", "name", ["Stone Yard"]),
        ("current job", "I'm a welder at Stone Yard since 2019.", "position", ["Welder"]),
        ("current job", "I work for the Blue Kitchen as a cook.", "name", ["Blue Kitchen"]),
        ("skills", "Excel, Word, and I'm okay with SAP.", "keyword", ["Excel", "Word", "SAP"]),
        ("skills", "Python I can't really, don't put it.", "keyword", []),
        ("languages", "Arabic is only a few words, leave it out.", "language", []),
        ("languages", "French is my mother tongue.", "fluency", ["native"]),
        ("contact", "tess dot a at example dot com", "email", ["tess.a@example.com"]),
        ("contact", "plus forty, seven five five, zero one zero", "phone", ["+40 755 010"]),
        ("education", "I started a master's but I didn't finish.", "studyType", []),
        ("certificates", "First aid, renewed in May this year.", "date", ["2026-05"]),
        ("what you want next", "Head baker, not a manager.", "goal", ["Head baker"]),
    ],
)
def test_what_is_heard(question, said, name, heard):
    assert values(name, (question, said)) == heard


def test_between_us_stays_private():
    told = ("what you did there", "Between us, I fixed 40 wrong invoices at night.")
    assert facts(told) == []


def test_shared_credit_stays_shared():
    told = ("what you did there", "I was one of five who redid the rota, it went from 9 to 3.")
    deed = next(f for f in facts(told) if f.name == "highlight")
    assert deed.own_part == "shared"
    assert deed.measures[0].value == "9 to 3"


def test_third_persons_are_not_named():
    told = ("what you did there", "I mentored an intern in summer 2024, Bianca, she stayed.")
    assert values("highlight", told) == ["I mentored an intern in summer 2024, she stayed"]


def test_what_is_asked_to_be_left_out_is_left_out():
    said = "We passed the check, first time in, I'd say, five years. Don't quote the five years."
    assert values("highlight", ("an achievement", said)) == ["We passed the check"]
    assert values("highlight", ("an achievement", "I fixed 40 pumps. Don't write that.")) == []


def test_a_degree_under_way_is_not_a_degree():
    assert values("studyType", ("education", "The PhD is in chemistry, at North College.")) == []


def test_the_same_words_give_the_same_facts():
    told = ("current job", "I'm a welder at Stone Yard since 2019.")
    assert [f.id for f in every(told)] == [f.id for f in every(told)]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["current job", "skills", "contact", "education", "volunteering"]), st.text()
)
def test_no_text_stops_it_and_spans_lie_in_the_answer(question, said):
    for fact in every((question, said)):
        assert 0 <= fact.source.start < fact.source.end <= len(said)
        assert said[fact.source.start : fact.source.end] == fact.source.quote
