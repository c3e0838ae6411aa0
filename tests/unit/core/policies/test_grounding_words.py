"""The gate's word lists and shapes: a plain writer's word passes, a larger one does not."""

import pytest

from sanctum_desktop.core.policies.grounding import refusals
from sanctum_desktop.core.policies.grounding.lexicon import pairs
from sanctum_desktop.core.policies.grounding.roots import lemma, weaker

AGENCY = (
    "lead manage direct head supervise own establish design invent launch oversee increase"
    " reduce improve achieve publish certify promote negotiate"
).split()

TRUE = [
    ("I took care of the invoices.", "Handled invoices"),
    ("I looked after an old lady with dementia.", "Cared for an elderly lady with dementia"),
    ("We got back the money.", "We recovered the money"),
    ("The company got back eleven thousand.", "Company got 11,000 back"),
    ("I wrote it down each day, what they ate.", "Noted each day what they ate"),
    ("I'd say thirty chickens a day, I butcher them.", "Butchers about thirty chickens daily"),
    ("I do coordinate the volunteers.", "Coordination of volunteers"),
    ("I translate the letters.", "Translation of the letters"),
    ("I do reading to the blind.", "Reading to blind people"),
    ("I coordinate the volunteers, that's twenty-odd people.", "Coordinated 20-odd volunteers"),
    ("I translated the safety sheets. There were nine sheets.", "Translated 9 safety sheets"),
    ("I board dogs, two at most at once.", "Dogs boarded, at most 2 at once"),
    (
        "Completion went from, um, they said about a third of people to seventy-four per cent.",
        "Completion went from about a third of people to 74%",
    ),
    (
        "Scrap was two point one percent when I got it and it's nought point nine now.",
        "Scrap went from 2.1% to 0.9%",
    ),
    ("My target was forty policies and I was at fifty.", "At 50 policies; target 40"),
    (
        "I kept the books till I left for university.",
        "Kept the books until leaving for university",
    ),
    ("I have first aid, it runs out next May.", "First aid"),
    ("I took the minutes at the residents' meetings.", "Took minutes at residents' meetings"),
    ("I taught drivers in groups of ten. I did the slides.", "Taught drivers and did the slides"),
    ("I drew the budget, the council checked it.", "Drew the budget, checked by the council"),
]

RAISED = [
    ("I took care of the invoices.", "Managed the invoices"),
    ("I showed the new ones the scanner.", "Trained the new ones on the scanner"),
    ("I did soup for up to seventy.", "Did soup for 70"),
    ("My lead hand liked it in the tool crib.", "Lead hand in the tool crib"),
    ("The boss asked me to train for lead but I've not done it yet.", "Trained for lead"),
    ("I drew the plans, the architect signed them off.", "Architect of the plans"),
    ("I drew the plans, the architect signed them off.", "Drew and signed off the plans"),
    ("I can drive the ninety-tonne crane. But most days it is the forty-tonne.",
     "Drives the 90-tonne crane most days"),
    ("I sold forty-five, forty-six policies a month.", "Sold 46 policies a month"),
    ("I've got my Part 1 card, I'm doing my Part 2.", "Part 2 card"),
    ("We do the audit, me and the chef, and we got five stars both times.",
     "Did the audit, five stars both times"),
    ("I ironed thirty shirts an hour, mostly.", "Ironed 30 shirts an hour, always"),
    ("I ironed shirts, thirty an hour when the press was good.", "Ironed shirts, 30 an hour"),
    ("I set up the tablets. There was a lot. I did it with Amira.", "Set up the tablets"),
    ("I was there twenty-six years, finishing as a shift foreman.", "26 years as shift foreman"),
    ("I do the parties on Sundays, up to five a day.", "Did the parties every day, up to five"),
    ("Two vans, one lad working for me.", "Had two vans and a team"),
    ("Errors were three a week, now it's nine.", "Errors fell from 3 to 9 a week"),
    ("I like dogs, nine of them, and three cats.", "Dogs went from 9 to 3"),
    ("I did two rescues in four summers.", "Four rescues in two summers"),
    ("I photograph houses for the estate agent.", "Estate agent: photographed houses"),
    ("I was a lifeguard. The boss there trained us.", "Lifeguard, training others"),
    ("I moved the boxes for the house.", "Filmed the boxes for the house"),
    ("I told the customers, with care.", "Cars for the customers"),
    ("My lad works with a lady who is busy.", "Buses"),
    ("I have policies to read.", "Police"),
    ("No clash last year, it takes all August.", "No clash ever"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "line"), TRUE)
def test_an_equal_word_or_shape_passes(said: str, line: str) -> None:
    assert refusals(line, [said]) == ()


@pytest.mark.parametrize(("said", "line"), RAISED)
def test_a_larger_claim_is_refused(said: str, line: str) -> None:
    assert refusals(line, [said])


@pytest.mark.parametrize("verb", AGENCY)
def test_no_list_lets_a_word_of_agency_stand_for_another(verb: str) -> None:
    assert not weaker().get(lemma(verb))


def test_each_row_of_the_lists_has_two_sides() -> None:
    rows = pairs("stands_for", "<") + pairs("phrasal", "=")
    assert rows
    assert all(left and right and len(left.split()) == 1 for left, right in rows)
