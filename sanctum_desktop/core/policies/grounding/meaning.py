"""Whether a deed, its cause and its time are as they were told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding.kinds import is_deed, is_doing, is_person
from sanctum_desktop.core.policies.grounding.laying import Laying
from sanctum_desktop.core.policies.grounding.others import opens
from sanctum_desktop.core.policies.grounding.reading import By, Word
from sanctum_desktop.core.policies.grounding.roots import lemma

_PREPOSITIONS: Final = frozenset("for to with under of by from at about on in".split())
_SUBJECTS: Final = frozenset("i we he she they you".split())
_HAVING: Final = frozenset("have has got".split())
_OBJECT: Final = 3
_BEFORE_NOUNS: Final = frozenset(
    "for the a an of in on my his her their our under with from at by some any no".split()
)
_BROUGHT: Final = frozenset("get make bring take keep let lead result cause cut save give".split())
_CHANGED: Final = frozenset(
    lemma(word) for word in "fall drop rise grow improve double halve reduce save raise".split()
)
_CAUSING: Final = frozenset("which so by through because with after thanks leading".split())
_TIES: Final = frozenset("it that this so because after since then which".split())
_EACH_TIME: Final = frozenset("if when whenever sometimes each every any usually always".split())
_WORKING: Final = frozenset(lemma(word) for word in "do make give write keep".split())
_TIMES: Final = frozenset(
    "day night shift week month year hour minute morning evening afternoon time".split()
)
_OBJECTS: Final = frozenset("them it him her us the".split())


def acted(laying: Laying) -> str:
    """A thing that was named does not become a deed: "for review" is not "reviewed"."""
    for at, (word, place) in enumerate(laying.words):
        if place is None or place == 0 or not is_deed(word.raw) or not opens(laying, at):
            continue
        was, before = laying.said[place], laying.said[place - 1]
        form = was.low
        doing = form.endswith("ing") and before.low not in ("the", "some")
        as_deed = (
            was.verb
            or is_deed(form)
            or doing
            or (_own_work(laying.said, place) or is_person(form))
        )
        named = before.low in _BEFORE_NOUNS or (
            is_deed(before.raw) and before.lemma != "do"  # "got leads" is not "led"
        )
        if not as_deed and named and before.phrase == was.phrase:
            return text("abby.refused.unsaid", words=word.raw)
    return ""


def _own_work(said: Sequence[Word], place: int) -> bool:
    """True on "list" in "I made a list", on "deliveries" in "I do the deliveries"."""
    before = said[max(0, place - _OBJECT) : place]
    return any(word.verb and word.by is By.OWN and word.lemma in _WORKING
               and word.phrase == said[place].phrase for word in before)  # fmt: skip


def outlived(laying: Laying) -> str:
    """What was is not said to be still: "had two girls" is not "has two girls"."""
    told = {word.low for word in laying.said}
    for at, (word, place) in enumerate(laying.words):
        raw = word.low
        if raw == "has" and at == 0 and "had" in told and not told & _HAVING:
            return text("abby.refused.unsaid", words=word.raw)
        if place is None or not raw.endswith("s") or not opens(laying, at):
            continue
        if {one.low for one, _ in laying.words[at + 1 : at + 2]} & _PREPOSITIONS:
            continue  # "Calls to members"
        was = laying.said[place]
        used = [one.low for one in laying.said[max(0, place - 2) : place]] == [
            "used",
            "to",
        ]
        if used or (was.verb and is_deed(was.raw) and raw != was.low):
            return text("abby.refused.unsaid", words=word.raw)
    return ""


def caused(laying: Laying) -> str:
    """What happened is nobody's deed: "getting them to a final", "doubled bids"."""
    for at, (word, place) in enumerate(laying.words):
        if place is None or not at or not word.low.endswith("ing"):
            continue
        starts = laying.words[at - 1][0].phrase != word.phrase
        if starts and _state(laying.said, place):
            return text("abby.refused.unsaid", words=word.raw)
        upon = {one.low for one, _ in laying.words[at + 1 : at + 2]} & _OBJECTS
        said = {one.low for one in laying.said[place + 1 : place + 2]}
        if starts and upon - said and word.lemma in _BROUGHT:
            return text("abby.refused.unsaid", words=word.raw)
    if _outcome_of(laying):
        return text("abby.refused.unsaid", words=_outcome_of(laying))
    for (left, then), (right, now) in pairwise(laying.carried):
        if now < then and _happened(laying, left, then, now):
            return text("abby.refused.turned", words=f"{left.raw} {right.raw}")
    return ""


def _state(said: Sequence[Word], place: int) -> bool:
    """True on "lower" in "the bill was lower": it is not "lowering"."""
    was, before = said[place], said[max(0, place - 2) : place]
    return any(one.lemma == "be" for one in before) and not (was.verb or is_doing(was.raw))


def _outcome_of(laying: Laying) -> str:
    """The word that makes one sentence of the evidence the cause of another: "which cut"."""
    said, words = laying.said, laying.spoken
    for (left, was), (right, place) in pairwise(laying.carried):
        if said[was].sentence == said[place].sentence:
            continue
        between = words[words.index(left) + 1 : words.index(right)]
        links = [word.low for word in between if word.low in _CAUSING]
        later = max(was, place)
        opening = [word for word in said if word.sentence == said[later].sentence][:3]
        tied = any(
            word.low in _TIES or word.raw == "That" or word.lemma == left.lemma for word in opening
        )
        doing = right.low.endswith("ing") or right.lemma in _BROUGHT | _CHANGED
        if links and not tied and doing:
            return links[0]
    return ""


def _happened(laying: Laying, verb: Word, was: int, place: int) -> bool:
    """True for "doubled bids" where it was the bids that doubled."""
    said, words = laying.said, laying.spoken
    at = words.index(verb)
    if not (is_deed(verb.raw) and opens(laying, at) and is_deed(said[was].raw)):
        return False
    if any(word.low in _OBJECTS - {"the"} for word in said[was + 1 : was + 2]):
        return False  # "hung lights and focused them"
    inner = said[place + 1 : was]
    close = said[was].phrase == said[place].phrase and was - place <= _OBJECT
    acts = any(word.low in _SUBJECTS or word.lemma == "be" for word in inner)
    bare = words[at + 1 : at + 2] and words[at + 1].low not in _PREPOSITIONS
    return close and bool(bare) and not acts


def many(laying: Laying) -> str:
    """What was one thing does not become several."""
    for word, place in laying.carried:
        was, before = laying.said[place], laying.said[max(0, place - 1)].low
        plural = word.low in (was.low + "s", was.low + "es")
        if plural and before in ("a", "an") and was.lemma not in _TIMES and not word.verb:
            rate = place > 1 and laying.said[place - 2].number  # "sixty calls a day"
            habit = any(
                one.low in _EACH_TIME for one in laying.said if one.sentence == was.sentence
            )
            if not (habit or was.raw[0].isupper() or rate or _counted_in_line(laying, word)):
                return text("abby.refused.unsaid", words=word.raw)
    return ""


def _counted_in_line(laying: Laying, word: Word) -> bool:
    words = laying.spoken
    at = words.index(word)
    return any(one.number for one in words[max(0, at - 3) : at])
