"""Numbers of what was done, as people say them."""

import pytest

from sanctum_desktop.core.policies.hearing.changes import change_since
from sanctum_desktop.core.policies.hearing.measures import (
    AFTER_THE_LIBRARY,
    FOR_THE_LIBRARY,
    in_digits,
    in_percent,
    measures,
    tells_before,
)


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("forty-three", "43"),
        ("nought point six", "0.6"),
        ("a hundred and forty pupils", "a 140 pupils"),
        ("six point two million dollars", "6.2 million dollars"),
        ("a twelve-chair salon", "a 12-chair salon"),
        ("twenty-five-hour weeks", "25-hour weeks"),
        ("forty-three hundred", "4300"),
        ("one in six", "1 in 6"),
        ("one of the five", "one of the 5"),
        ("a one-off job", "a one-off job"),
        ("thirty percent", "30%"),
        ("thirty per cent", "30%"),
    ],
)
def test_numbers_in_words_become_digits(said, digits):
    assert in_digits(said) == digits


@pytest.mark.parametrize("step", [*FOR_THE_LIBRARY, *AFTER_THE_LIBRARY])
def test_each_step_to_digits_does_what_it_says(step):
    assert in_digits(step.said) == step.comes


@pytest.mark.parametrize(
    ("said", "percent"),
    [
        ("around a quarter", "around 25%"),
        ("two thirds of them", "67% of them"),
        ("half past six", "half past six"),
        ("a half hour", "a half hour"),
        ("three and a half", "three and a half"),
    ],
)
def test_fractions_become_percents_where_they_are_shares(said, percent):
    assert in_percent(said) == percent


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("I cut it from nine days to four.", ["9 days to 4"]),
        ("It was taking fifty minutes, now about twenty.", ["50 minutes to 20"]),
        (
            "It was two point one percent when I got it and it's nought point nine now.",
            ["2.1% to 0.9%"],
        ),
        ("Rejects went from one in eight to about one in thirty.", ["1 in 8 to 1 in 30"]),
        ("The bread keeps five days and not two.", ["2 to 5 days"]),
        ("Waste went down by a fifth.", ["20%"]),
        ("I trained twelve drivers.", ["12"]),
        ("We had zero falls last winter.", ["0"]),
        ("It handles four hundred orders a day.", ["400"]),
        ("Chloride was over the limit at nine of the fourteen sites.", ["9 of 14", "14"]),
        ("I was there from 2016 to 2019.", []),
        ("I started at half past six.", []),
        ("I split it in two parts and it was then five days.", ["2", "5"]),
        ("I did not count.", []),
    ],
)
def test_measures_of_a_sentence(said, values):
    assert [measure.value for measure in measures(said)] == values


@pytest.mark.parametrize(
    ("said", "hedged"),
    [("About thirty cows.", True), ("Thirty cows.", False), ("Maybe fifteen shows.", True)],
)
def test_a_hedge_is_kept(said, hedged):
    assert [measure.hedged for measure in measures(said)] == [hedged]


@pytest.mark.parametrize(
    ("before", "now", "value"),
    [
        ("Breakage was four percent.", "Now it's one point six.", "4% to 1.6%"),
        ("Before, one file was sixty minutes.", "Now it is about five.", "60 minutes to 5"),
        (
            "Forty-five calls in a month.",
            "After half a year it was twelve in a month.",
            "45 to 12",
        ),
        ("The queue used to take nineteen days.", "Got it to thirteen.", "19 days to 13"),
    ],
)
def test_two_sentences_make_a_pair(before, now, value):
    pair = change_since([(before, measures(before)[0])], now, "")
    assert pair is not None
    assert pair.value == value


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Breakage was four percent.", "I put in two shelves."),
        ("I painted forty doors.", "After a month I had two helpers."),
    ],
)
def test_no_pair_where_nothing_says_that_it_changed(before, now):
    assert change_since([(before, measures(before)[0])], now, "") is None


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("In 2019 we had sixty leaks on the line and in 2022 eleven.", "60 to 11"),
        ("The first winter we lost four hundred trees, last winter ninety.", "400 to 90"),
        ("The fair sold 600 pies, the year before 350.", "350 to 600"),
        ("It was running two and a half hours and now it's one.", "2.5 hours to 1"),
        ("Three in every ten came back, now it's one in fifty.", "30% to 2%"),
    ],
)
def test_a_change_told_in_one_sentence(said, value):
    assert value in [m.value for m in measures(said)]


@pytest.mark.parametrize(
    ("said", "before"),
    [
        ("We used to have thirty a month.", True),
        ("When I took over it was 4%.", True),
        ("The rate had gone from 58% to 71.", False),
        ("Now we have nine.", False),
        ("I trained nine.", False),
    ],
)
def test_how_it_was_is_told_from_how_it_is(said, before):
    assert tells_before(said) is before
