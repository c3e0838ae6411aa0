"""What belongs on nobody's page: illness, family, other people's names, what never happened."""

import pytest

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.highlights import highlights
from sanctum_desktop.core.policies.resume_writing.lines import line_from


@pytest.mark.parametrize(
    "said",
    [
        "I wasn't well, I was drinking then, I'm not now.",
        "I came out of prison in 2019.",
        "We divorced and I had two jobs.",
        "I was off with depression for six months.",
        "I cared for my mother for three years.",
        "I had my own little one then.",
        "If I'd not kept the books, they'd have shut us down.",
        "They would have lost forty orders.",
        "Could we start with two easier ones?",
        "Hang on, it was three or four.",
        "I was born in 1971 and I have two sons.",
        "My boss said I was the best of the two.",
        "I came there in 2014 as a helper.",
        "I joined them in March, the week it flooded.",
        "I started two years before the others came.",
        "In 2021 I asked for the foreman's post.",
        "Night watch we did not do.",
        "The yard has ninety men, but those are not mine.",
        "Call it thirty.",
        "I must be fair.",
        "Write it down, why not.",
        "Waiting, three years of waiting.",
        "How many, I have not counted.",
        "It was my first post, from 2009 on.",
        "Presently I am with Adom and Sons, nine people.",
        "The shop is hers, I have no share.",
        "My colleague Inge did the drawings.",
        "We lost many that spring.",
        "I'm fifty-one and still here.",
        "I scratched a van once.",
        "My niece is writing it in English for me.",
    ],
)
def test_it_is_no_deed(said):
    assert not [f for f in highlights(said, Section.WORK, generous=True) if f.name == "highlight"]


@pytest.mark.parametrize(
    "said",
    [
        "I moved the tables to the garden.",
        "I started a breakfast club for the drivers.",
        "I left a list for the night shift.",
        "I entered the orders by hand.",
        "I never missed a delivery.",
        "I asked every tenant what was broken.",
    ],
)
def test_a_deed_with_such_a_verb_stays_one(said):
    assert [f for f in highlights(said, Section.WORK, generous=True) if f.name == "highlight"]


@pytest.mark.parametrize(
    ("said", "kept", "gone"),
    [
        (
            (
                "There was old Mr. Varga, he kept bees, he gave me honey, and one day his mail was"
                " still in the box, so I looked in the window and I broke the glass with a shovel."
            ),
            "broke the glass",
            "Varga",
        ),
        (
            (
                "The company that pays for my post, Verity Foods, did a trial of two hundred"
                " litres with it, and I was in the plant for three days with a hairnet and my"
                " notebook."
            ),
            "in the plant for 3 days",
            "Did a trial",
        ),
    ],
)
def test_a_rambling_answer_keeps_its_point(said, kept, gone):
    told = [f for f in highlights(said, Section.WORK, generous=True) if f.name == "highlight"]
    line = " ".join(line_from(finding.value) for finding in told)
    assert kept in line
    assert gone not in line
