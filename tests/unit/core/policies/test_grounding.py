"""The gate: true lines pass, and a line that says more than was said does not."""

import pytest

from sanctum_desktop.core.policies.grounding import refusals

CARD = "I made a turning card and showed it at every handover for two months."
SORES = "Pressure sores went down from nine cases in a quarter to three."
GROUP = "I was only one of five in the group that changed the handover."
FORTY = "The handover was taking forty minutes, now about twenty-five."
ERRORS = "Wrong parcels fell by a fifth after I moved the shelves."
HELPED = "I helped my colleague to train eight new drivers."
NOT = "I looked after the floor at night but I was not their manager."
VANS = "I drove a seven-tonne lorry for Carrow Timber, about 300 miles a day."
WE = "We moved fourteen services from the old server to containers."
CALLS = "I answered maybe sixty calls a day and wrote the weekly report."
THESIS = "I wrote my thesis on salt in lakes, with a supervisor in Turku."
TILL = "I counted the till every evening and never had a difference over two pounds."
STAFF = "There were eight nurses in a shift and I took the students."
SALES = "Sales went up from 1.2 million to 1.5 million in 2023."
TRIED = "I tried to repair the old pump and it ran for three more weeks."

WASTE = "Waste is at twenty-nine and a half."

TRUE = [
    (WASTE, "Waste is at 29 and a half"),
    (CARD, "Made a turning card and showed it at every handover for 2 months"),
    (CARD, "Made a turning card"),
    (CARD, "Made a turning card and showed it at every handover"),
    (CARD, "Showed it at every handover for two months"),
    (SORES, "Pressure sores went down from 9 cases in a quarter to 3"),
    (SORES, "Pressure sores went down from nine cases in a quarter to three"),
    (GROUP, "Only one of 5 in the group that changed the handover"),
    (GROUP, "Only one of five in the group that changed the handover"),
    (GROUP, "I was only one of five in the group that changed the handover"),
    (FORTY, "Handover was taking 40 minutes, now about 25"),
    (FORTY, "The handover was taking forty minutes, now about twenty-five"),
    (ERRORS, "Wrong parcels fell by 20% after I moved the shelves"),
    (ERRORS, "Wrong parcels fell by a fifth after I moved the shelves"),
    (ERRORS, "Wrong parcels fell by a fifth"),
    (ERRORS, "Moved the shelves"),
    (HELPED, "Helped my colleague to train 8 new drivers"),
    (HELPED, "Helped colleague train eight new drivers"),
    (HELPED, "Helped to train 8 new drivers"),
    (NOT, "Looked after the floor at night but was not their manager"),
    (NOT, "Looked after the floor at night"),
    (NOT, "I was not their manager"),
    (VANS, "Drove a 7-tonne lorry for Carrow Timber, about 300 miles a day"),
    (VANS, "Drove a seven-tonne lorry for Carrow Timber"),
    (VANS, "Drove a lorry for Carrow Timber"),
    (VANS, "Drove a seven-tonne lorry, about 300 miles per day"),
    (WE, "We moved 14 services from the old server to containers"),
    (WE, "We moved fourteen services to containers"),
    (CALLS, "Answered maybe 60 calls a day and wrote the weekly report"),
    (CALLS, "Wrote the weekly report"),
    (CALLS, "Answered maybe sixty calls a day"),
    (THESIS, "Wrote my thesis on salt in lakes, with a supervisor in Turku"),
    (THESIS, "Wrote thesis on salt in lakes"),
    (TILL, "Counted the till every evening and never had a difference over 2 pounds"),
    (TILL, "Counted the till every evening"),
    (STAFF, "There were 8 nurses in a shift and I took the students"),
    (STAFF, "Took the students"),
    (SALES, "Sales went up from 1.2 million to 1.5 million in 2023"),
    (SALES, "Sales went up from 1.2 million to 1.5 million"),
    (TRIED, "Tried to repair the old pump and it ran for 3 more weeks"),
    (TRIED, "Tried to repair the old pump"),
]

MUTANTS = [
    (STAFF, "Managed a team of 800"),
    (STAFF, "There were 80 nurses in a shift and I took the students"),
    (STAFF, "Led eight nurses in a shift"),
    (STAFF, "Taught the students"),
    (CARD, "Made a turning card and showed it at every handover for 12 months"),
    (CARD, "Made a turning card and showed it at every handover for 2 years"),
    (CARD, "Designed a turning programme for the hospital"),
    (CARD, "Made 2 turning cards"),
    (SORES, "Reduced pressure sores by 67%"),
    (SORES, "Pressure sores went down from 9 cases in a month to 3"),
    (SORES, "Pressure sores went up from 9 cases in a quarter to 3"),
    (SORES, "Pressure sores went down from 3 cases in a quarter to 9"),
    (SORES, "Pressure sores went down from 9 cases in a quarter to 2"),
    (GROUP, "Led the group that changed the handover"),
    (GROUP, "Led one of five in the group that changed the handover"),
    (GROUP, "Changed the handover"),
    (GROUP, "One of 50 in the group that changed the handover"),
    (FORTY, "Handover was taking 40 minutes, now 25"),
    (FORTY, "Handover was taking 40 hours, now about 25"),
    (FORTY, "Cut the handover from 40 minutes to about 25"),
    (ERRORS, "Wrong parcels fell by 30% after I moved the shelves"),
    (ERRORS, "Wrong parcels increased by a fifth after I moved the shelves"),
    (ERRORS, "Wrong parcels fell by a fifth because I moved the shelves"),
    (ERRORS, "Reduced wrong parcels by a fifth"),
    (HELPED, "Trained 8 new drivers"),
    (HELPED, "Helped my colleague to train 18 new drivers"),
    (HELPED, "Led training for eight new drivers"),
    (NOT, "Looked after the floor at night and was their manager"),
    (NOT, "I was their manager"),
    (NOT, "Managed the floor at night"),
    (VANS, "Drove a seven-tonne lorry for Carrow Timber, 300 miles a day"),
    (VANS, "Drove a seven-tonne lorry for Barrow Timber, about 300 miles a day"),
    (VANS, "Drove a seven-tonne lorry for Carrow Timber, about 300 miles a week"),
    (VANS, "Drove a seventy-tonne lorry for Carrow Timber"),
    (VANS, "Drove a seven-tonne lorry for Carrow Timber safely"),
    (WE, "Moved fourteen services from the old server to containers"),
    (WE, "We moved forty services from the old server to containers"),
    (WE, "We moved fourteen services from containers to the old server"),
    (CALLS, "Answered sixty calls a day"),
    (CALLS, "Answered maybe sixty calls an hour"),
    (THESIS, "Published my thesis on salt in lakes"),
    (THESIS, "Wrote my thesis on salt in rivers, with a supervisor in Turku"),
    (TILL, "Counted the till every evening and had a difference over 2 pounds"),
    (TILL, "Counted the till every morning"),
    (SALES, "Increased sales from 1.2 million to 1.5 million in 2023"),
    (SALES, "Sales went up from 1.2 million to 1.5 billion in 2023"),
    (SALES, "Sales went up by 25% in 2023"),
    (TRIED, "Repaired the old pump and it ran for 3 more weeks"),
    (TRIED, "Tried to repair the old pump and it ran for 13 more weeks"),
    (WASTE, "Waste is at 29 and 50%"),
    (WASTE, "Waste is at 29"),
    (SALES, "Sales went up from 1.2 to 1.5 in 2023"),
]


@pytest.mark.parametrize(("said", "line"), TRUE)
def test_a_line_that_says_what_was_said_passes(said: str, line: str) -> None:
    assert refusals(line, [said]) == ()


@pytest.mark.parametrize(("said", "line"), MUTANTS)
def test_a_line_that_says_more_is_refused_with_a_reason(said: str, line: str) -> None:
    reasons = refusals(line, [said])
    assert reasons
    assert all(reason.strip() for reason in reasons)


def test_a_line_may_rest_on_any_one_of_its_quotes() -> None:
    assert refusals("Wrote the weekly report", [CARD, CALLS]) == ()


def test_a_line_without_evidence_is_refused() -> None:
    assert refusals("Kept the books", [])
