"""Posts given at the job talked about, told in answer to another question."""

from datetime import date

import pytest

from sanctum_desktop.core.policies.hearing.promotions import promotions

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("said", "post", "since"),
    [
        ("They made me senior technician in 2020.", "Senior Technician", "2020"),
        ("Since June 2025 I'm the head gardener, it's a big word.", "Head Gardener", "2025-06"),
        ("Welder, and shift leader since 2012.", "Welder and Shift Leader", "2012"),
        ("In 2019 I was promoted to store manager.", "Store Manager", "2019"),
    ],
)
def test_a_post_that_is_held(said, post, since):
    told = [(finding.name, finding.value) for finding in promotions(said, TODAY)]
    assert ("position", post) in told
    assert any(name == "step" and value.startswith(since) for name, value in told)


@pytest.mark.parametrize(
    "said",
    [
        "They made me head nurse in 2021, until January.",
        "I was head cook from 2020, no, that was Megan.",
        "They promoted Ana to supervisor.",
        "I became chef for a year.",
        "I have two apprentices since 2023.",
        "If they had made me foreman I'd have stayed.",
        "They should have made me shift leader in 2020.",
        "They promised they'd made me a supervisor.",
        "Nobody made me team leader, I just did it.",
        "He made me team leader for the day.",
        "I became supervisor in 2019, and I gave it back in 2020.",
        "They made me deputy manager, but not on paper.",
    ],
)
def test_no_post_of_today(said):
    assert not list(promotions(said, TODAY))


@pytest.mark.parametrize(
    "said",
    [
        "They made me supervisor in 2021 and I declined.",
        "Ana got promoted to supervisor in 2020.",
        "The man I trained was promoted to foreman in 2020.",
        "In 2020 my wife promoted me to head gardener.",
        "Manager since 2015, that's my boss.",
        "They made me team leader in 2022, then took it away.",
        "Has anybody made me manager since 2019? No.",
        "They made me manager.",
    ],
)
def test_no_post_of_others_or_refused_or_without_a_day(said):
    assert not list(promotions(said, TODAY))
