"""Where a person stands when they come back, read off what is kept."""

from datetime import UTC, datetime, timedelta

import pytest

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn, TurnKind
from sanctum_desktop.core.domain.facts import Fact, FactId, Section, Source, Status, ViewerLevel
from sanctum_desktop.core.domain.standing import Daytime, Step
from sanctum_desktop.core.policies.standing import Told, daytime, first_name, standing_of

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
LATER, EARLIER = NOW + timedelta(hours=1), NOW - timedelta(hours=1)


def turn(index, words, kind=TurnKind.ANSWER, at=NOW):
    speaker = Speaker.PERSON if kind is TurnKind.ANSWER else Speaker.INTERVIEWER
    return Turn(index=index, speaker=speaker, text=words, said_at=at, kind=kind)


def fact(quote, turn=1, section=Section.WORK, name="highlight", **changes):
    given = {
        "id": FactId(quote),
        "section": section,
        "entry": "e",
        "name": name,
        "value": quote,
        "source": Source(ConversationId("t"), turn, 0, len(quote), quote),
        "heard_at": NOW,
        "confidence": 1.0,
        "method": "told",
    }
    return Fact(**given | changes)


GREETING = turn(0, "Hello. What do you do?", TurnKind.QUESTION)
ANSWER = turn(1, "I bake.")
QUESTION = turn(2, "You bake. Since when?", TurnKind.QUESTION)
CLOSING = turn(2, "That is a good place to stop.", TurnKind.CLOSING)
ASKED, CLOSED = (GREETING, ANSWER, QUESTION), (GREETING, ANSWER, CLOSING)


@pytest.mark.parametrize(
    ("told", "step"),
    [
        (Told(), Step.BEGIN),
        (Told(turns=(GREETING,)), Step.BEGIN),
        (Told(turns=ASKED), Step.GO_ON),
        (Told(turns=ASKED, enough=True), Step.GO_ON),
        (Told(turns=CLOSED), Step.GO_ON),
        (Told(turns=CLOSED, enough=True), Step.SHOW),
        (Told(turns=CLOSED, enough=True, written_at=EARLIER), Step.SHOW),
        (Told(turns=CLOSED, enough=True, written_at=LATER), Step.SAVE),
        (Told(turns=CLOSED, enough=True, written_at=LATER, exported_at=EARLIER), Step.SAVE),
        (Told(turns=CLOSED, enough=True, written_at=LATER, exported_at=LATER), Step.LOOK),
        (Told(turns=ASKED, enough=True, written_at=EARLIER, exported_at=EARLIER), Step.GO_ON),
    ],
)
def test_the_next_step_follows_from_what_is_kept(told, step):
    assert standing_of(told, NOW).step is step


def test_only_what_may_be_printed_lies_open():
    facts = [
        fact("I bake.", turn=1),
        fact("I was let go.", turn=3, viewer=ViewerLevel.PRIVATE),
        fact("I never said that.", turn=5, status=Status.REJECTED),
        fact("miriam@example.org", turn=7, section=Section.BASICS, name="email"),
    ]
    assert standing_of(Told(turns=ASKED, facts=facts), NOW).said == "I bake."
    assert standing_of(Told(turns=ASKED), NOW).said == ""


@pytest.mark.parametrize(
    ("last", "asked"),
    [
        (QUESTION, "Since when?"),
        (turn(2, "So: five to one. Was it your plan?", TurnKind.QUESTION), "Was it your plan?"),
        (turn(2, "Here is who to call. Are you safe?", TurnKind.SAFETY), ""),
        (turn(2, "Tell me more.", TurnKind.QUESTION), ""),
        (CLOSING, ""),
    ],
)  # fmt: skip
def test_gems_open_question_is_given_without_what_leads_to_it(last, asked):
    assert standing_of(Told(turns=(GREETING, ANSWER, last)), NOW).asked == asked


@pytest.mark.parametrize(("days", "away"), [(0, False), (13, False), (14, True), (400, True)])
def test_weeks_without_a_word_are_a_deep_pause(days, away):
    assert standing_of(Told(turns=ASKED), NOW + timedelta(days=days)).away is away


@pytest.mark.parametrize(
    ("hour", "part"),
    [
        (4, Daytime.NIGHT),
        (5, Daytime.MORNING),
        (12, Daytime.AFTERNOON),
        (18, Daytime.EVENING),
        (22, Daytime.NIGHT),
        (23, Daytime.NIGHT),
    ],
)
def test_the_day_has_four_parts(hour, part):
    assert daytime(NOW.replace(hour=hour)) is part


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Miriam Adeyemi", "Miriam"),
        ("Dr. Miriam Adeyemi", "Miriam"),
        ("Adeyemi, Miriam", "Miriam"),
        ("MIRIAM ADEYEMI", "Miriam"),
        ("miriam", "Miriam"),
        ("Jean-Luc Picard", "Jean-Luc"),
        ("McKenzie Brown", "McKenzie"),
        ("J. R. Smith", ""),
        ("Dr.", ""),
        ("", ""),
    ],
)
def test_a_person_is_called_by_their_first_name(name, called):
    assert first_name(name) == called


def test_the_name_comes_from_the_latest_fact_of_it():
    facts = [fact("Mim Adeyemi", section=Section.BASICS, name="name"),
             fact("Miriam Adeyemi", section=Section.BASICS, name="name")]  # fmt: skip
    assert standing_of(Told(facts=facts), NOW).first_name == "Miriam"
