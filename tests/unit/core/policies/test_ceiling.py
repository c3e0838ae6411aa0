"""What a model's tries say of it, and how that is told."""

from datetime import UTC, datetime

import pytest

from sanctum_desktop.core.domain.ceiling import Shortfall, Tried
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.models import (
    Ceiling,
    KnownModel,
    ModelFacts,
    ModelKind,
    ModelOrigin,
)
from sanctum_desktop.core.policies.ceiling import as_tested, ceiling_marks, ceiling_sentences
from sanctum_desktop.core.policies.ceiling_words import shortfall_of_words

MIRROR = Feature.MIRROR


def mark(*shortfalls):
    (found,) = ceiling_marks([Tried(MIRROR, one) for one in shortfalls], [MIRROR])
    return found


def told(marks, **more):
    return ceiling_sentences(
        Ceiling(tested_at=datetime(2026, 3, 2, tzinfo=UTC), marks=tuple(marks), **more)
    )


@pytest.mark.parametrize(
    ("tries", "does"),
    [
        ([None] * 4, True),
        ([None] * 3, True),
        ([None, None, None, Shortfall.NUMBER], True),
        ([None, None, None, Shortfall.SLOW], True),
        ([None, None, Shortfall.NUMBER, Shortfall.NUMBER], False),
        ([None, None, Shortfall.WORDS], False),
        ([None, None, None, Shortfall.ENDLESS], False),
        ([None, None, None, Shortfall.ENDED], False),
        ([None, None], False),
        ([], False),
    ],
)
def test_three_of_four_and_never_a_hang(tries, does):
    assert mark(*tries).does is does


def test_a_mark_counts_what_was_lacking():
    found = mark(None, Shortfall.NUMBER, Shortfall.SHAPE, Shortfall.NUMBER)
    assert (found.passed, found.tries) == (1, 4)
    assert found.shortfalls == ((Shortfall.NUMBER, 2), (Shortfall.SHAPE, 1))


def test_tries_of_other_features_are_theirs():
    tried = [Tried(MIRROR), Tried(Feature.FOLLOW_UP, Shortfall.WORDS)]
    marks = ceiling_marks(tried, [MIRROR, Feature.FOLLOW_UP])
    assert [(one.passed, one.tries) for one in marks] == [(1, 1), (0, 1)]


def test_a_person_reads_what_it_does_and_why_not():
    failed = mark(None, None, Shortfall.NUMBER, Shortfall.NUMBER)
    assert told([mark(None, None, None)]) == (
        "Gem's short reflections: it does this here, in 3 of 3 tries.",
    )
    assert told([failed]) == (
        "Gem's short reflections: the Guide goes on doing this. "
        "It named a number nobody had said in 2 of 4 tries.",
    )
    (trusted,) = told([failed], trusted=(MIRROR,))
    assert "because you trust it; its test says otherwise. It named a number" in trusted
    (untested,) = told([], trusted=(MIRROR,))
    assert untested.endswith("because you trust it; it was not tested.")
    (slow,) = told([mark(None, Shortfall.SLOW)])
    assert slow.endswith("the Guide goes on doing this. It is too slow here: there was time for "
                         "fewer than three tries.")  # fmt: skip


@pytest.mark.parametrize("shortfall", Shortfall)
def test_each_shortfall_has_words(shortfall):
    assert told([mark(*[shortfall] * 4)])[0].endswith("in 4 of 4 tries.")


def test_speeds_are_told_where_they_were_measured():
    assert told([], task_s=3.21, first_token_s=0.44, tokens_per_s=12.0) == (
        "A short task took it about 3.2 seconds.",
        "Its first word came after 0.4 seconds, then about 9.0 words a second.",
    )
    assert told([]) == ()


@pytest.mark.parametrize(
    ("answer", "shortfall"),
    [
        ("A board with arrows.", None),
        ("A board for forty drivers.", Shortfall.NUMBER),
        ("A board for 40 drivers.", Shortfall.NUMBER),
        ("One board, 12 gates.", None),
        ("Twelve gates.", None),
        ("Ich bin seit 12 Jahren mit einer Tafel für das Tor da.", Shortfall.LANGUAGE),
        ("У ворот висит доска со стрелками.", Shortfall.LANGUAGE),
        ("", None),
    ],
)
def test_words_show_what_they_lack(answer, shortfall):
    assert shortfall_of_words(answer, "I hung a board with arrows at 12 gates.") is shortfall


def a_model(*marks, **more):
    return KnownModel(
        id="m",
        name="M",
        kind=ModelKind.LANGUAGE,
        origin=ModelOrigin.ADDED,
        files=(),
        facts=ModelFacts(architecture="llama", kind=ModelKind.LANGUAGE),
        ceiling=Ceiling(tested_at=datetime(2026, 3, 2, tzinfo=UTC), marks=marks, **more),
    )


def test_what_another_prompt_showed_is_another_test():
    model = a_model(mark(None, None, None), prompts=("mirror.v1+own",))
    assert as_tested(model, {MIRROR: "mirror.v1"}) == model
    assert as_tested(model, {MIRROR: "mirror.v2"}).ceiling is None
    trusted = a_model(mark(None, None, None), prompts=("mirror.v1",), trusted=(MIRROR,))
    left = as_tested(trusted, {MIRROR: "mirror.v2"}).ceiling
    assert (left.marks, left.does(MIRROR)) == ((), True)


def test_what_a_test_never_came_to_stays_so():
    slow = a_model(mark(), prompts=("follow_up.v1",))
    assert as_tested(slow, {MIRROR: "mirror.v2"}) == slow
