"""What a model says in Gem's place: the person's own words pass, everything else does not."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanctum_desktop.core.policies.grounding.reading import read
from sanctum_desktop.core.policies.interview.follow_up import Missing
from sanctum_desktop.core.policies.interview.mirror import sayable
from sanctum_desktop.core.policies.interview.model_wording import (
    MIRROR_WORDS,
    QUESTION_WORDS,
    mirror_said,
    question_asked,
)
from sanctum_desktop.core.policies.interview.told_to_model import Offer

CARDS = (
    "We had many pressure sores from the masks. I made a card with pictures and showed it at "
    "every handover."
)
BAKERY = "I run the MRI desk at Rosen Bakery and I cut waste from 9 to 3 crates."
CHOIR = "I led the choir. 800 people came. My sister sorted the discharge letters."


def offer(said=CARDS, asks=None, question="What came of it?", spoken=(), hushed=()):
    parts = sayable(said)
    return Offer(
        said=said, sayable=parts, told=parts, asks=asks, question=question, spoken=spoken,
        hushed=hushed,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "mirror"),
    [
        (CARDS, "A card with pictures, at every handover."),
        (CARDS, "A card with pictures, then."),
        (CARDS, "You made a card with pictures."),
        (BAKERY, "You cut waste from 9 to 3 crates."),
        (BAKERY, "The MRI desk at Rosen Bakery."),
        ("I have twenty-one children in my class.", "Your class."),
    ],
)
def test_their_own_words_may_be_said_back(said, mirror):
    assert mirror_said(mirror, offer(said)) == mirror


def test_a_full_stop_and_a_capital_are_given():
    assert mirror_said("  a card with pictures", offer()) == "A card with pictures."


@pytest.mark.parametrize(
    ("said", "mirror"),
    [
        (CHOIR, "You led 800 people."),  # from two sentences
        (CHOIR, "You sorted the discharge letters."),  # what somebody else did
        (BAKERY, "You cut waste from 3 to 9 crates."),
        (BAKERY, "You cut waste by 6 crates."),
        (BAKERY, "You run Rosen Bakery."),
        (BAKERY, "You cut waste from nine to three pallets."),
        (CARDS, "A great card with pictures."),
        (CARDS, "You clearly made a card with pictures."),
        (CARDS, "Did you make a card with pictures?"),
        (CARDS, "A card with pictures. You showed the card."),
        (CARDS, "A card with pictures!"),
        (CARDS, "I made a card with pictures."),
        (CARDS, "We had many pressure sores."),
        (CARDS, "You showed it at every handover."),  # "it" points at nothing
        (CARDS, "You MADE a card with pictures."),
        (CARDS, "**A card** with pictures."),
        (CARDS, "A card with pictures 😀"),
        (CARDS, "A card\u200b with pictures"),
        (CARDS, "A card\nwith pictures"),
        (CARDS, "<|im_start|>A card with pictures"),
        (CARDS, "A card with pictures https://example.org"),
        (CARDS, "Una tarjeta con dibujos."),
        (CARDS, "Card."),
        (CARDS, "You made a."),
        (CARDS, ""),
        (CARDS, "?"),
        (CARDS, "A card with pictures and a card with pictures and a card with pictures and a"),
        ("The boss said it was my fault, and my father died.", "Your father died."),
        ("I never dropped a plate.", "You dropped a plate."),
        (CARDS, "You had many pressure sores from the masks."),  # "we"
        (CARDS, "You just made a card with pictures."),
        ("I was good with the children.", "You was with the children."),
        ("I was one of five in the group that built the ramp.", "You built the ramp."),
    ],
)
def test_anything_else_is_not_said(said, mirror):
    assert mirror_said(mirror, offer(said)) is None


def test_what_was_told_between_us_is_not_said_back_in_other_company():
    hushed = offer(hushed=("The pictures were my wife's.",))
    assert mirror_said("A card with pictures.", hushed) is None
    assert mirror_said("A card, at every handover.", hushed) is not None


@pytest.mark.parametrize(
    "spoken", ["You made the rota, then. And who used it?", "So. You made a card with pictures."]
)
def test_no_opening_comes_twice(spoken):
    assert mirror_said("You made a card with pictures.", offer(spoken=(spoken,))) is None


ASKED = [
    (CARDS, Missing.OUTCOME, "Did the sores change after that, as far as you could see?"),
    (CARDS, Missing.OUTCOME, "What changed after you showed the card?"),
    (CARDS, Missing.NUMBER, "About how many handovers was that?"),
    (CARDS, Missing.NUMBER, "How often did you show the card?"),
    (CARDS, Missing.PART, "Which part of the card was your own?"),
    (CARDS, Missing.TIME, "When did you make the card?"),
    (CARDS, Missing.KNOWN, "Who noticed the card?"),
    (CARDS, Missing.WITHOUT, "What would have happened without the card?"),
    (BAKERY, Missing.TIME, "Since when do you run the MRI desk?"),
]


@pytest.mark.parametrize(("said", "asks", "question"), ASKED)
def test_what_asks_for_it_in_their_words_may_be_asked(said, asks, question):
    assert question_asked(question, offer(said, asks)) == question


@pytest.mark.parametrize(("said", "asks", "question"), ASKED)
def test_what_asks_for_something_else_may_not(said, asks, question):
    proof = {Missing.OUTCOME} if asks is Missing.KNOWN else set()  # "who noticed" tells of both
    for other in set(Missing) - {asks} - proof:
        assert question_asked(question, offer(said, other)) is None
    assert question_asked(question, offer(said, None)) is None


@pytest.mark.parametrize(
    ("asks", "question"),
    [
        (Missing.OUTCOME, "What changed after you led the ward?"),
        (Missing.OUTCOME, "How much did the sores drop, and what changed?"),
        (Missing.OUTCOME, "What changed? And who noticed the card?"),
        (Missing.OUTCOME, "What changed, and what did the card do?"),
        (Missing.OUTCOME, "So you changed the card?"),
        (Missing.OUTCOME, "Did you change the card?"),
        (Missing.OUTCOME, "What changed in the 3 weeks after the card?"),
        (Missing.OUTCOME, "What changed for Marta after the card?"),
        (Missing.OUTCOME, "What changed after the great card?"),
        (Missing.OUTCOME, "You should say what changed after the card?"),
        (Missing.OUTCOME, "What was the result of the card in the STAR form?"),
        (Missing.OUTCOME, "What changed after the card"),
        (Missing.OUTCOME, "What changed after the card!?"),
        (Missing.OUTCOME, "What changed after **the card**?"),
        (Missing.OUTCOME, "What changed after the pressure?"),  # half of "pressure sores"
        (Missing.OUTCOME, "What changed after your masks?"),
        (Missing.OUTCOME, "What came of it?"),
        (Missing.OUTCOME, "And what came of it?"),
        (Missing.OUTCOME, "Was hat sich danach geändert?"),
        (Missing.OUTCOME, "?"),
        (Missing.OUTCOME, ""),
        (Missing.NUMBER, "Was it about ten handovers?"),
        (Missing.NUMBER, "How many people did you lead?"),
        (Missing.PART, "What did you do yourself as the lead of the card?"),
    ],
)
def test_no_other_question_is_asked(asks, question):
    assert question_asked(question, offer(CARDS, asks)) is None


def test_no_question_is_asked_twice():
    asked = "What changed after you showed the card?"
    before = offer(asks=Missing.OUTCOME, spoken=("The card, then. What changed after the card?",))
    assert question_asked(asked, offer(asks=Missing.OUTCOME)) == asked
    assert question_asked(asked, before) is None


@pytest.mark.parametrize(
    "question", ["How often did you sort the letters?", "How many letters did you sort?"]
)
def test_no_question_makes_theirs_what_others_did(question):
    assert question_asked(question, offer(CHOIR, Missing.NUMBER)) is None


WORDS = sorted(set(re.findall(r"[\w'’-]+|[.,?!*]", f"{CARDS} {BAKERY} {CHOIR}"))) + (
    "you your led great how many what changed did 12 and not never so then".split()
)
SPOKEN = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join)
)


@settings(deadline=None)
@given(SPOKEN, st.sampled_from([CARDS, BAKERY, CHOIR]))
def test_whatever_is_said_back_was_said(untrusted, told):
    mirror = mirror_said(untrusted, offer(told))
    if mirror is not None:
        assert re.fullmatch(r"[^.?!*\n]+\.", mirror)
        assert len(mirror.split()) <= MIRROR_WORDS
        said = {word.lemma for word in read(told, told=True)}
        assert {
            w.lemma for w in read(mirror) if not w.glue and w.low not in ("you", "your")
        } <= said


@settings(deadline=None)
@given(SPOKEN, st.sampled_from(Missing))
def test_whatever_is_asked_is_one_question(untrusted, asks):
    asked = question_asked(f"{untrusted}?", offer(CARDS, asks))
    if asked is not None:
        assert re.fullmatch(r"[^.?!*\n\d]+\?", asked)
        assert len(asked.split()) <= QUESTION_WORDS
