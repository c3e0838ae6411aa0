"""What was only wished for stands on no page; what came of a wish does."""

from datetime import date

import pytest

from sanctum_desktop.core.policies.hearing.answers import of_answer
from sanctum_desktop.core.policies.hearing.topics import About

TODAY = date(2026, 11, 20)


def heard(about, said):
    return {f.value for f in of_answer(said, (about,), TODAY, None)}


@pytest.mark.parametrize(
    ("about", "said"),
    [
        (About.CERTIFICATES, "Forklift, if I pass in May."),
        (About.CERTIFICATES, "I start my HACCP course in March."),
        (About.CERTIFICATES, "The forklift licence I still have to sit."),
        (About.EDUCATION, "I wish I'd gone to Oxford University, but there was no money."),
        (About.EDUCATION, "I want to study accounting at the Open University next year."),
        (About.EDUCATION, "I nearly did a degree in physics at Durham University."),
        (About.LANGUAGES, "I'm learning Spanish next year, maybe."),
        (About.SKILLS, "I'd love to learn Python."),
    ],
)
def test_what_is_not_so_is_not_heard(about, said):
    assert heard(about, said) == set()


@pytest.mark.parametrize(
    ("about", "said", "value"),
    [
        (
            About.CERTIFICATES,
            "I wanted to drive, and I passed the forklift licence in 2019.",
            "orklift",
        ),
        (About.EDUCATION, "I hoped to go to sea, but I went to Leeds University.", "Leeds"),
        (About.LANGUAGES, "I'm learning Spanish, I'm at B1 by now.", "Spanish"),
        (About.SKILLS, "I love to use Python for the reports.", "Python"),
    ],
)
def test_what_came_of_a_wish_is_heard(about, said, value):
    assert any(value in one for one in heard(about, said))


@pytest.mark.parametrize(
    "said",
    [
        "The boss reduced the waste by 40 percent.",
        "Graciela, the surveyor, revises it and signs.",
        "It isn't as if I led anything.",
        "We are not 52 any more.",
        "Not one fall was prevented by me.",
    ],
)
def test_what_another_did_or_nobody_is_no_deed(said):
    assert heard(About.DEEDS, said) == set()


@pytest.mark.parametrize(
    "said",
    ["I run the till with the boss.", "I checked 40 pallets and the boss signed."],
)
def test_a_deed_with_another_in_it_stays(said):
    assert heard(About.DEEDS, said)
