"""Numbers told in two sentences of an answer, and numbers that need their neighbours."""

import pytest

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.highlights import highlights
from sanctum_desktop.core.policies.hearing.measures import measures
from sanctum_desktop.core.policies.hearing.repairs import repaired


def values(said):
    told = highlights(repaired(said), Section.WORK, generous=True)
    return [measure.value for finding in told for measure in finding.measures]


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("We lost 20 percent of the seedlings. Next batch it was twelve.", "20% to 12%"),
        ("Eight percent, in 2022. Three point one by the end of 2023.", "8% to 3.1%"),
        ("We paint a van in one day. Before it was three days.", "3 days to 1"),
        ("It takes a day and a half. Before that it was four days.", "4 days to 1.5"),
        ("We'd had four falls in a year. The year after there was one.", "4 to 1"),
        ("A quarter of all orders came late. Now it's about 12 per cent.", "25% to 12%"),
        ("I had five trainees. Four have passed the exam.", "4 of 5"),
        ("It was 19 minutes. After a month it was 13 and now it's 11.", "19 minutes to 11"),
        ("About 350 loans a month in 2021. This October it was 820.", "350 to 820"),
    ],
)
def test_what_became_of_a_number(said, change):
    assert change in values(said)


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ("30 guests, in 2019. By the end of 2023 we bought 3 vans.", "30 to 3"),
        ("I had 200 pupils. Three are doctors.", "3 of 200"),
        ("I drove one van. Before it was a three-day week.", "3 days to 1"),
        ("We had 45 complaints a month. If I stayed it would be 12 now.", "45 to 12"),
        ("We had 12 trucks. By the end I want 30.", "12 to 30"),
        ("I had five trainees. Four were fired.", "4 of 5"),
    ],
)
def test_numbers_of_two_things(said, refused):
    assert refused not in values(said)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("They gave us sixteen weeks and we were out in fourteen.", ["14 weeks"]),
        ("Over 320 houses since I came, but as chief a hundred and forty.", ["320", "140"]),
        ("We were out fourteen times last year.", ["14"]),
        ("In 2023 we had 1,900 members, and by last May 5,200.", ["1,900 to 5,200"]),
        ("In 2024 we had four recalls, in 2025 zero.", ["4 to 0"]),
        ("No accident in my crew since then.", ["0"]),
        ("I train the mentors, sixty-four so far.", ["64"]),
        ("It went down by a third, and waste went from 9% to 6%.", ["9% to 6%", "33%"]),
        ("We were nineteen members and now we are sixty-four.", ["19 to 64"]),
    ],
)
def test_numbers_that_need_their_neighbours(said, found):
    assert [measure.value for measure in measures(said)] == found


@pytest.mark.parametrize(
    ("said", "right", "wrong"),
    [
        ("I've been on five trips. Six, there was one in May.", "six trips", "five"),
        ("She saved forty grand. More like thirty.", "thirty grand", "forty"),
        ("It's now one point one six. No, sorry, one point one eight.", "one eight", "one six"),
        (
            "I came in March 2017, chief from 2022. No, sorry, May 2023.",
            "March 2017",
            "2022",
        ),
    ],
)
def test_a_number_put_right_at_once(said, right, wrong):
    mended = repaired(said)
    assert right in mended
    assert wrong not in mended
