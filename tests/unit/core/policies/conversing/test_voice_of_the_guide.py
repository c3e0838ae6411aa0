"""However a person speaks, Kai and Abby keep to their voice: spec by spec, talk by talk."""

import re

import pytest
from talks_told import LINES, Speaker, told_talks

TALKS = {}
SALTS = ("", "b")
FORBIDDEN = re.compile(
    r"(?i)\b(?:journey|passionate|leverage|unlock|as an ai|i understand how you feel|great question"
    r"|amazing|impressive|well done|excellent|wonderful|brilliant|fantastic|congratulations|great"
    r"|proud|brave|good job|nice work|perfect|diagnos\w+|depress\w+|anxiety|burn-?out|lead|user"
    r"|candidate|leverage)\b|!|[\U0001F300-\U0001FAFF]"
)
NUMBERS = re.compile(
    r"(?i)\b(?:\d[\d.,]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred)\b"
)
NAMES = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")
OURS = set(
    "Kai Abby Gem Noor Talk English I On Experience Certificates Languages Template PDF".split()
    + "January February March April May June July August September October November".split()
    + "December Look".split()
)


def all_talks():
    if not TALKS:
        for salt in SALTS:
            TALKS.update({f"{name}{salt}": talk for name, talk in told_talks(salt)})
    return TALKS.items()


def replies():
    return [
        (name, talk, at, reply)
        for name, talk in all_talks()
        for at, reply in enumerate(talk.replies)
    ]


def own(words):
    """What the Guide says itself, without what it quotes and the lines of the page."""
    return re.sub(r"(?m)^– .*$", "", re.sub(r"“[^”]*”", "", words))


def given(talk):
    """All that may be named: what was said, the page, the steps, the numbers to call."""
    said = [turn.text for turn in talk.turns if turn.speaker is Speaker.PERSON]
    before = talk.before
    page = [before.resume.lines().values(), before.resume.gaps] if before.resume else []
    told = [str(part) for part in page] + [fact.source.quote for fact in before.facts]
    entries = [
        f"{one.title} {one.organization}"
        for section in (before.resume.sections if before.resume else ())
        for one in section.entries
    ]
    return " ".join([*said, *told, *entries, LINES, *(item.text for item in before.plan)])


def test_there_are_twenty_talks_and_more():
    assert len(all_talks()) >= 20 * len(SALTS)


def test_one_question_at_most_and_it_comes_last():
    for name, _, _, reply in replies():
        words = own(reply.text)
        assert words.count("?") <= 1, (name, reply.text)
        assert "?" not in words or words.rstrip().endswith("?"), (name, reply.text)


def test_no_wording_comes_twice_within_ten_turns():
    for name, talk, at, reply in replies():
        lately = [earlier.text for earlier in talk.replies[max(0, at - 10) : at]]
        assert reply.text not in lately, (name, reply.text)
        if not reply.wording.endswith("safety"):
            worded = [earlier.wording for earlier in talk.replies[max(0, at - 10) : at]]
            assert reply.wording not in worded, (name, reply.wording)


def test_no_opening_comes_twice_in_a_talk():
    for name, talk, at, reply in replies():
        opening = re.split(r"(?<=[.?:]) ", reply.text)[0]
        before = [re.split(r"(?<=[.?:]) ", one.text)[0] for one in talk.replies[:at]]
        assert opening not in before, (name, opening)


def test_nothing_is_praised_diagnosed_or_sold():
    for name, _, _, reply in replies():
        assert not FORBIDDEN.search(own(reply.text)), (name, reply.text)


def test_every_number_was_said_or_is_counted_on_the_page():
    for name, talk, _, reply in replies():
        words = own(reply.text)
        known = given(talk).lower()
        for found in NUMBERS.findall(words):
            counted = talk.before.resume and found.lower() in ("two", "four", "five")
            dated = found in ("12", "2026")
            assert found.lower() in known or counted or dated, (name, found, reply.text)


def test_every_name_was_said():
    for name, talk, _, reply in replies():
        known = given(talk)
        for found in NAMES.findall(own(reply.text)):
            assert found in OURS or found.lower() in known.lower(), (name, found, reply.text)


def test_what_is_suggested_is_in_the_personas_file_and_in_their_words():
    for name, talk, _, reply in replies():
        for action in reply.actions:
            assert talk.before.persona.may(action), (name, action)
        added = [action.about for action in reply.actions if action.tool == "add_plan_item"]
        for about in added:
            assert all(part.strip() in given(talk) for part in about.split(", ")), (name, about)


@pytest.mark.parametrize("salt", ["x"])
def test_the_same_talk_is_told_the_same_way(salt):
    first = [talk.printed() for _, talk in told_talks(salt)]
    assert first == [talk.printed() for _, talk in told_talks(salt)]
