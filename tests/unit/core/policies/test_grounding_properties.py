"""What holds of the gate for every line: own words pass, a changed number or a "led" does not."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sanctum_desktop.core.policies.grounding import refusals
from sanctum_desktop.core.policies.grounding.lexicon import lemmas
from sanctum_desktop.core.policies.grounding.roots import lemma

CASES = Path(__file__).parents[3] / "fixtures" / "gate"
NUMBER = re.compile(
    r"(?i)\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|sixty)\b(?!-)"
)
AGENCY = (
    "led managed directed headed supervised ran owned founded designed created invented".split()
)


def _quotes() -> list[tuple[str, ...]]:
    rows = [
        json.loads(row)
        for name in ("open", "written")
        for row in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return list(dict.fromkeys(tuple(row["evidence"]) for row in rows))


def _sentences(quotes: tuple[str, ...]) -> list[str]:
    return [one for quote in quotes for one in re.split(r"(?<=[.!?])\s+", quote)]


told = st.sampled_from(_quotes())
deeds = st.tuples(
    st.sampled_from(["packed", "washed", "counted", "mended", "taught", "drove"]),
    st.integers(2, 400),
    st.sampled_from(["boxes", "sheets", "lambs", "pumps", "pupils", "parcels"]),
    st.sampled_from(["in the shed", "for the school", "on nights", "every week", "with care"]),
)


@given(told, st.data())
@settings(max_examples=300, deadline=None)
def test_a_whole_sentence_of_the_evidence_passes(quotes, data) -> None:
    sentence = data.draw(st.sampled_from(_sentences(quotes)))
    assert refusals(sentence, quotes) == ()


@given(st.lists(deeds, min_size=1, max_size=3, unique_by=lambda deed: deed[2]))
@settings(deadline=None)
def test_each_deed_as_it_was_told_passes_without_its_subject(deeds) -> None:
    quotes = [f"I {verb} {count} {thing} {where}." for verb, count, thing, where in deeds]
    verb, count, thing, where = deeds[0]
    assert refusals(f"{verb.capitalize()} {count} {thing} {where}", quotes) == ()


@given(told, st.data())
@settings(max_examples=300, deadline=None)
def test_a_changed_number_is_refused(quotes, data) -> None:
    sentence = data.draw(st.sampled_from(_sentences(quotes)))
    numbers = list(NUMBER.finditer(sentence))
    assume(numbers)
    place = data.draw(st.sampled_from(numbers))
    other = data.draw(st.sampled_from(["eleven", "three", "nine", "sixty", "17", "250"]))
    changed = sentence[: place.start()] + other + sentence[place.end() :]
    assume(lemma(other) != lemma(place[0]) and place[0].lower() != other)
    assume(changed not in _sentences(quotes))
    assert refusals(changed, quotes)


@given(st.lists(deeds, min_size=2, max_size=3, unique_by=lambda deed: (deed[2], deed[1])))
@settings(deadline=None)
def test_a_number_of_another_deed_is_refused(deeds) -> None:
    counts = {count for _, count, _, _ in deeds}
    things = {thing for _, _, thing, _ in deeds}
    assume(len(counts) == len(things) == len(deeds))
    quotes = [f"I {verb} {count} {thing} {where}." for verb, count, thing, where in deeds]
    verb, _, thing, where = deeds[0]
    assert refusals(f"{verb.capitalize()} {deeds[1][1]} {thing} {where}", quotes)


@given(told, st.sampled_from(AGENCY), st.data())
@settings(max_examples=300, deadline=None)
def test_a_verb_of_command_that_was_not_said_is_refused(quotes, verb, data) -> None:
    sentence = data.draw(st.sampled_from(_sentences(quotes)))
    said = re.findall(r"[a-z]+", " ".join(quotes).lower())
    assume(all(lemma(word) != lemma(verb) for word in said))
    assert refusals(f"{verb.capitalize()} {sentence[0].lower()}{sentence[1:]}", quotes)


@pytest.mark.parametrize("larger", AGENCY)
def test_no_word_that_may_stand_for_another_raises_what_was_done(larger: str) -> None:
    homely = {"do", "help", "work", "use", "take", "try", "assist", "join", "learn", "watch"}
    pairs = {**lemmas("equivalent"), **lemmas("irregular")}
    forms = {lemma(one) for one, first in pairs.items() if lemma(first) == lemma(larger)}
    assert not forms & homely
    assert lemma(larger) not in {lemma(one) for one in homely}
