"""What makes a deed smaller stays with it: "helped", "nearly", "some of", "wants me to"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding.kinds import is_person
from sanctum_desktop.core.policies.grounding.laying import Laying
from sanctum_desktop.core.policies.grounding.lexicon import word_list
from sanctum_desktop.core.policies.grounding.reading import Word
from sanctum_desktop.core.policies.grounding.roots import lemma

_TRYING: Final = frozenset(
    lemma(word) for word in "help assist try support contribute participate".split()
)
_PARTAKING: Final = frozenset(lemma(word) for word in "participate assist help".split())
_AFTER: Final = frozenset(lemma(word) for word in "helper assistant mostly mainly".split())
_WHERE: Final = frozenset("in at on from".split())
_PARTS: Final = frozenset("some most bit part few half".split())
_OF_IT: Final = frozenset({("of", "it"), ("of", "them")})
_THEM: Final = frozenset("them those these".split())
_MODAL: Final = frozenset("might may should must will shall".split())
_HYPOTHETICAL: Final = frozenset("would could should might".split())
_SERVES: Final = frozenset("to of for".split())
_STAGES: Final = frozenset(lemma(word) for word in "finish end start begin".split())
_TIMES: Final = frozenset(lemma(word) for word in "minute hour shift day night week month".split())
_STAYS: Final = frozenset(
    "sometimes occasionally rarely seldom partly slightly unofficially once temporarily".split()
)
_SHORT_TIMES: Final = frozenset("day week weekend fortnight month term afternoon".split())
_FLEETING: Final = _STAYS | {"for"}
_STOPGAP: Final = frozenset(
    "off short away sick ill absent busy quiet let needed allowed asked leave lunch"
    " holiday".split()
)
_CONDITION_BEHIND: Final = 6
_TRIED_BEFORE: Final = 5
_PART_BEFORE: Final = 3
_PART_OF_THEM_BEFORE: Final = 6


@cache
def _roots_of(name: str) -> frozenset[str]:
    return frozenset(lemma(word) for word in word_list(name))


def limited(laying: Laying) -> str:
    """Words like "helped", "nearly" and "some of" stay with the word they stood before."""
    for at, (word, place) in enumerate(laying.words):
        before = laying.place_before(at)
        others = word.low in word_list("companions") and word.lemma not in _TRYING
        if place is None or word.actor or others:
            continue
        if before is not None and _elsewhere(laying, before, place):
            continue
        if at > 1 and _for(laying, at) and laying.said[place].lemma not in _TRYING:
            checks = tuple(check for check in _CHECKS if check is not _tried)
        else:
            checks = _CHECKS
        if any(check(laying, place) for check in checks):
            return text("abby.refused.part")
    return ""


def _for(laying: Laying, at: int) -> bool:
    """True on "return" in "for the VAT return": what something was for is nobody's deed."""
    before = [word.low for word, _ in laying.words[max(0, at - 3) : at]]
    return "for" in before and not {"and", "by"} & set(before)


def _elsewhere(laying: Laying, before: int, place: int) -> bool:
    """True where the line names here what a pronoun stood for in the sentence it tells."""
    said = laying.said
    told = [word.low for word in said if word.sentence == said[before].sentence]
    return said[before].sentence > said[place].sentence and bool(_THEM & set(told))


def _small(laying: Laying, place: int) -> bool:
    """True where "nearly" or "trainee" stood beside the word and was left out."""
    limits = _roots_of("limits")
    before = {word.lemma for word in laying.dropped(_same_phrase(laying, place, -2))}
    beside = {word.low for word in laying.dropped(_same_phrase(laying, place, -1))}
    after = {word.lemma for word in laying.dropped(_same_phrase(laying, place, 1))}
    return bool(before & limits or beside & word_list("meagre") or after & _AFTER)


def _tried(laying: Laying, place: int) -> bool:
    """True where "helped my colleague to" stood before the word and was left out."""
    before = _same_phrase(laying, place, -_TRIED_BEFORE)
    for n in before:
        if laying.said[n].lemma in _TRYING and n not in laying.kept:
            told = [word.low for word in laying.said[n + 1 : place]]
            part = laying.said[n].lemma in _PARTAKING and told[:1] == ["in"]
            return part or not any(raw in _WHERE for raw in told)
    return False


def _part_of(laying: Laying, place: int) -> bool:
    """True where "some of the" or "most of them I could" was left out."""
    said = laying.said
    for some, of in pairwise(range(max(0, place - _PART_OF_THEM_BEFORE), place)):
        half = said[some].low == "half" and said[of].low in ("the", "my", "our")
        counted = said[some].number and said[of + 1].low not in _THEM
        part = (said[some].low in _PARTS or counted) and said[of].low == "of"
        part = part or half
        if not part or some in laying.kept or said[some].phrase != said[place].phrase:
            continue
        fronted = said[min(of + 1, place)].low in _THEM
        if fronted or place - some <= _PART_BEFORE:
            return True
    return False


def _percentage(laying: Laying, place: int) -> bool:
    """True on "hall" in "half the hall", which is read as 50 %, where that was left out."""
    said = laying.said
    for n in _same_phrase(laying, place, -_PART_BEFORE):
        if said[n].lemma == "percent" and n not in laying.kept and n - 1 not in laying.kept:
            return said[n + 1].low in ("the", "my", "our", "of")
    return False


def _not_yet(laying: Laying, place: int) -> bool:
    """True for a deed that was only wished, asked for or possible."""
    said = laying.said
    before = _same_phrase(laying, place, -_TRIED_BEFORE + 1)
    told = [said[n].low for n in before if said[n].low not in ("a", "an", "the")]
    if told[-1:] and told[-1] in ("be", "become") and "to" in told[-2:]:
        return any(word.lemma in _roots_of("wishes") for word in laying.dropped(before))
    if place and said[place - 1].low == "to":
        if _done_after_all(laying, place):
            return False
        wishes = _roots_of("wishes")
        return any(word.lemma in wishes for word in laying.dropped(before))
    if said[place].low.endswith("ing") and any(
        word.lemma in _roots_of("considering") for word in laying.dropped(before[-2:])
    ):
        return True
    raws = [said[n].low for n in before if n not in laying.kept]
    return bool(_MODAL & set(raws[-1:])) or any(
        modal in _HYPOTHETICAL and have == "have" for modal, have in pairwise(raws[-2:])
    )


def _done_after_all(laying: Laying, place: int) -> bool:
    """True where "did it" or "thanked for it" follows what was asked."""
    return any(
        word.low in ("did", "done", "for") and it.low == "it" and not word.denied
        for word, it in pairwise(laying.said[place:])
    )


def _doubted(laying: Laying, place: int) -> bool:
    """True where "I think" or "probably" stood beside a deed, and not before a number."""
    said = laying.said
    if not said[place].verb:
        return False
    for n in _same_phrase(laying, place, -_TRIED_BEFORE) + _same_phrase(
        laying, place, _TRIED_BEFORE
    ):
        if said[n].low not in word_list("doubts") or n in laying.kept:
            continue
        if not any(word.number for word in said[n + 1 : n + 1 + _PART_BEFORE]):
            return True
    here = said[place].sentence
    later = [n for n in range(place, len(said)) if said[n].sentence == here]
    return not any(said[n].number for n in later) and any(
        said[n].low == "perhaps" and n not in laying.kept and _only_of_phrase(said, n)
        for n in later
    )


def _helper_to(laying: Laying, place: int) -> bool:
    """True on "instructor" where it was "helper to the instructor"."""
    said = laying.said
    if not is_person(said[place].raw):
        return False
    limits = word_list("limits")
    return any(
        said[n].low in limits and said[n + 1].low in _SERVES and n not in laying.kept
        for n in _same_phrase(laying, place, -3)
    )


def _came_to(laying: Laying, place: int) -> bool:
    """True on "foreman" in "26 years, finishing as foreman": the years were not all his."""
    said = laying.said
    if not is_person(said[place].raw):
        return False
    return any(
        said[n].lemma in _STAGES and said[n + 1].low == "as" and n not in laying.kept
        for n in _same_phrase(laying, place, -_TRIED_BEFORE)
    ) and any(word.number for word, _ in laying.carried)


def _only_when(laying: Laying, place: int) -> bool:
    """True on "30" in "30 an hour when the press was good": so fast, and only then."""
    said, after = laying.said, _same_phrase(laying, place, _CONDITION_BEHIND)
    at = next((n for n in after if said[n].low in ("when", "if")), None)
    if at is None or not said[place].number:
        return False
    rate = [n for n in after if n < at and not said[n].glue]
    rest = [n for n in range(at + 1, len(said)) if said[n].phrase == said[place].phrase]
    return len(rate) == 1 and said[rate[0]].lemma in _TIMES and not laying.kept & set(rest)


def _now_and_then(laying: Laying, place: int) -> bool:
    """True for a deed done "sometimes", "unofficially" or "for a week"."""
    said, here = laying.said, laying.said[place]
    if not here.verb:
        return False
    for n, word in enumerate(said):
        raw = word.low
        if raw not in _FLEETING or word.sentence != here.sentence or n in laying.kept:
            continue
        beside = word.phrase == here.phrase or _only_of_phrase(said, n)
        ends = n + 1 == len(said) or said[n + 1].phrase != word.phrase
        at_once = raw == "once" and (not ends or said[n - 1].low == "at")
        if raw in _STAYS and beside and not at_once:
            return not _holds(laying, _STAYS)
        short = raw == "for" and [one.low for one in said[n + 1 : n + 3]]
        if short and beside and short[:1] == ["a"] and short[-1] in _SHORT_TIMES:
            return not _holds(laying, _SHORT_TIMES)
    return False


def _most_of_it(laying: Laying, place: int) -> bool:
    """True for what "most of it" follows: "translated the manual, most of it"."""
    said, here = laying.said, laying.said[place]
    return here.verb and any(
        some.low in _PARTS and (of.low, it.low) in _OF_IT
        and some.sentence == here.sentence and n > place and n not in laying.kept
        and said[n - 1].phrase != some.phrase
        for n, (some, of, it) in enumerate(zip(said, said[1:], said[2:], strict=False))
    )  # fmt: skip


def _holds(laying: Laying, raws: frozenset[str]) -> bool:
    return any(word.low in raws for word, _ in laying.words)


def _only_of_phrase(said: Sequence[Word], place: int) -> bool:
    """True for a word that stands between two commas, alone."""
    return all(word.glue or n == place for n, word in enumerate(said)
               if word.phrase == said[place].phrase)  # fmt: skip


def _on_condition(laying: Laying, place: int) -> bool:
    """True for a deed done only "if the cook was off", where the line leaves that out."""
    said, here = laying.said, laying.said[place]
    if not here.verb:
        return False
    for n, word in enumerate(said):
        if word.sentence != here.sentence or word.low not in ("if", "when", "unless"):
            continue
        clause = _clause(said, n)
        stopgap = word.low == "if" or any(said[m].low in _STOPGAP for m in clause)
        opens = n == 0 or said[n - 1].sentence != word.sentence
        told = any(said[m].verb for m in range(place + 1, n))
        told = told or (n > 0 and said[n - 1].low in ("and", "but"))
        if place in clause or not stopgap or (not opens and (n < place or told)):
            continue
        if not any(m in laying.kept and not said[m].glue for m in clause):
            return True
    return False


def _clause(said: Sequence[Word], start: int) -> list[int]:
    """The places of an "if" and what it says, up to a comma or the "I" of the main clause."""
    clause = [start]
    for n in range(start + 1, len(said)):
        mine = said[n].raw == "I" and n > start + 1
        if mine or said[n].phrase != said[start].phrase:
            break
        clause.append(n)
    return clause


def _same_phrase(laying: Laying, place: int, reach: int) -> list[int]:
    """The places within reach of this one, behind it or before it, that no comma divides."""
    said = laying.said
    start, end = (place + reach, place) if reach < 0 else (place + 1, place + reach + 1)
    places = range(max(0, start), min(end, len(said)))
    return [n for n in places if said[n].phrase == said[place].phrase]


_CHECKS: Final[tuple[Callable[[Laying, int], bool], ...]] = (
    _small, _tried, _part_of, _not_yet, _helper_to, _doubted,
    _came_to, _only_when, _now_and_then, _percentage, _on_condition,
    _most_of_it,
)  # fmt: skip
