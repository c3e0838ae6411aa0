"""What a person takes back while speaking is gone; what stays keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctum_desktop.core.policies.hearing.repairs import repaired


@pytest.mark.parametrize(
    ("said", "gone", "kept"),
    [
        ("I was there from 2014... no wait, 2015.", "2014", "2015"),
        ("It was 2016 to 2021. No, they closed, so to 2020.", "2021", "2016"),
        ("How many, eleven? No wait, twelve.", "eleven", "twelve"),
        ("I had forty pens... no, forty pencils.", "forty pens.", "forty pencils"),
        ("It's a@b.example, no wait, that's old, use c@d.example.", "a@b.example", "c@d.example"),
        (
            "For Red House... no hang on, that's the other one. I was a cook.",
            "Red House",
            "a cook",
        ),
        ("English, sorry. Did some French.", "NOTHING", "English, sorry"),
        ("Done in 2005. University no, we were four.", "NOTHING", "in 2005"),
        ("Licence, 2019... no, the theory was 2019, the licence 2020.", "e, 2019", "licence 2020"),
        ("Kim Olsen, no, Olsson.", "Olsen", "Kim"),
        ("At Marsh House, no, Elmwood.", "Marsh", "Elmwood"),
        ("I ran it. I cut the sick days by a third. Hm, no.", "sick days", "I ran it"),
        ("Sick days went down by a third. Hm, no, by a quarter.", "third", "down"),
        ("Was it hard? Well, no.", "NOTHING", "hard"),
        ("It was nine a month, now it is four. No... six.", "four", "six"),
        ("I won it in May and June. No, not June, that was Ana.", "June", "May"),
        ("I launched it... no, I prepared it, for a month.", "launched", "prepared it"),
        ("We had no findings in 2019, none.", "NOTHING", "no findings in 2019"),
        ("No degree. Sociology in 2008.", "NOTHING", "2008"),
        ("Since 2017... no. March 2016. Chef since 2020.", "2017", "March 2016"),
        ("The card for high voltage, no: for low voltage.", "high voltage", "low voltage"),
        ("From May 2014, no, the lease was in June, so June 2014.", "May 2014", "June 2014"),
        ("I entered in May 2004... no, May was the letter, in June.", "May", "June 2004"),
        ("They closed in May 2014. No, hang on, the wake was in June.", "May", "June 2014"),
        ("From January 2010. I left in... a June, no, after, that was 2013.", "NOTHING", "2010"),
        ("Left after Year Ten. I was at Rex... no, at Lux, twelve of us.", "Rex", "Year Ten"),
        ("I trained with the Rex... no, tell a lie, with Lux Zinc.", "Rex", "with Lux Zinc"),
        ("I'm in Rex... no, that's the other one, Lux, in Graz.", "other one", "Lux, in Graz"),
        ("612 555 010... no, that's my old one, 613 555 020.", "612 555 010", "613 555 020"),
    ],
)
def test_repairs(said, gone, kept):
    assert gone not in repaired(said)
    assert kept in repaired(said)


@given(st.text(max_size=400))
def test_a_repair_never_moves_a_word(said):
    assert len(repaired(said)) == len(said)


@pytest.mark.parametrize("said", ["I sent it " * 2000, "word " * 4000, " " * 20_000, "1" * 20_000])
def test_what_nobody_would_say_ends_too(said):
    assert len(repaired(said)) == len(said)
