"""Five personas and four moods: what no person is to meet, by the Guide and by a poor model."""

import secrets

import pytest

from persons_of_many_trades import STORIES
from persons_read import PAGE
from read_talks import CHATTY, TALKS, Reading, names_of

NEVER = (
    "hard.unsure",
    "hard.safety",
    "999",
    "No language model answers here: I go by fixed rules and",
)


async def played(title, kind, monkeypatch):
    monkeypatch.setattr(secrets, "token_hex", names_of(title))
    story = STORIES.get(title, PAGE)
    rows = await Reading(kind).play(title.split()[0], list(TALKS[title]), story)
    return [words for row in rows[1:] for words in row]


MISREAD = {"kai ashamed": 1, "viktor second": 1, "noor rambling": 1, "viktor rambling": 1}
"""Where danger is heard that is none: better a number too many than one too few."""


@pytest.mark.parametrize("title", TALKS)
async def test_nobody_in_them_is_taken_to_be_in_danger_or_told_the_same_twice(title, monkeypatch):
    said = [one for one in await played(title, "guide", monkeypatch) if not one.startswith(" ")]
    said = [one for one in said if ".hello" not in one and ".wish.first" not in one]
    heard = [one for one in said if any(never in one for never in NEVER)]
    assert len(heard) == MISREAD.get(title, 0)
    calm = [one for one in said if one not in heard]
    assert len(set(calm)) == len(calm)


@pytest.mark.parametrize("title", TALKS)
async def test_of_a_poor_model_no_praise_diagnosis_promise_or_number_stays(title, monkeypatch):
    said = "\n".join(await played(title, "chatty", monkeypatch))
    assert not [words for words in CHATTY if words in said and "Tell me more" not in words]
    begun = sum(line.startswith(("/back", "/take", "/page")) for line in TALKS[title])
    assert said.count("was not kept") <= 1 + begun


@pytest.mark.parametrize("title", ["abby proud", "kai proud", "viktor second", "noor second"])
async def test_a_model_that_keeps_to_the_point_is_heard(title, monkeypatch):
    assert "(model)" in "\n".join(await played(title, "plain", monkeypatch))
