"""Which words of a line nobody said, and which small ones may stand for what was said."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.policies.grounding.laying import Laying
from sanctum_desktop.core.policies.grounding.lexicon import word_list
from sanctum_desktop.core.policies.grounding.reading import By

_CAUSES: Final = frozenset("because cause so since why as".split())
_WHEN: Final = frozenset("when whenever once while as if so".split())
_NOT: Final = frozenset("no not without".split())
_FALLEN: Final = frozenset("fall less few decrease".split())
_RELATIVES: Final = ("which", "who", "where")


def unsaid_words(laying: Laying, employer: set[str]) -> list[str]:
    """The line's words that nobody said and that are not free."""
    free = word_list("soft")
    fellows = word_list("companions") if _others_named(laying) else frozenset[str]()
    missing = []
    for at, (word, place) in enumerate(laying.words):
        raw = word.raw.lower()
        if place is not None or word.glue or word.lemma in free or raw in free:
            continue
        if word.lemma in employer and word.raw[0].isupper():
            continue
        if raw in fellows and not (at and laying.words[at - 1][0].number):
            continue
        if not any(stands_for(laying, at, raw) for stands_for in _STAND_INS):
            missing.append(word.raw)
    return missing


def _others_named(laying: Laying) -> bool:
    return any(word.by in (By.OTHER, By.SHARED) for word in laying.said) or any(
        word.raw.lower() in ("us", "our", "me", "ones") or word.raw[0].isupper()
        for word in laying.said[1:]
    )


def _one_of(laying: Laying, at: int, raw: str) -> bool:
    """True on "one of" where "we" said that there were several."""
    return raw in ("one", "1") and _next(laying, at) == "of" and any(
        one.by is By.SHARED or one.raw.lower() == "us" for one in laying.said
    )  # fmt: skip


def _one_more(laying: Laying, at: int, raw: str) -> bool:
    """True on "three" in "one of three riders" for "me and two other riders"."""
    if not raw.isdigit() or [word.raw.lower() for word, _ in laying.words[at - 2 : at]] != [
        "one", "of",
    ]:  # fmt: skip
        return False
    fewer = str(int(raw) - 1)
    return any(
        number.raw == fewer and other.raw.lower() in ("other", "others")
        for number, other in pairwise(laying.said)
    )


def _age(laying: Laying, at: int, raw: str) -> bool:
    """True on "age" in "from the age of 16" for "when I was 16"."""
    number = next((place for word, place in laying.words[at + 1 : at + 3] if word.number), None)
    if raw not in ("age", "aged") or not number:
        return False
    before = [word.raw.lower() for word in laying.said[max(0, number - 2) : number]]
    return before in (["i", "was"], ["i", "am"])


def _relative(laying: Laying, at: int, raw: str) -> bool:
    """True on "which" for the "it" that stood there."""
    before, follows = laying.place_before(at), laying.place_from(at)
    if raw not in _RELATIVES or before is None or follows is None:
        return False
    near = laying.said[max(0, follows - 2) : follows]
    return any(
        one.raw.lower() in ("it", "we") or one.lemma == laying.said[before].lemma for one in near
    )


def _because(laying: Laying, at: int, raw: str) -> bool:
    """True on "because" for the "so" that stood between the same two."""
    before, follows = laying.place_before(at), laying.place_from(at)
    if raw != "because" or before is None or follows is None:
        return False
    first, last = sorted((before, follows))
    inner = {word.raw.lower() for word in laying.said[first:last]}
    return laying.said[first].sentence == laying.said[last].sentence and bool(inner & _CAUSES)


def _when(laying: Laying, at: int, raw: str) -> bool:
    """True on "when" for the "once" of the same sentence."""
    follows = laying.place_from(at)
    return raw == "when" and follows is not None and any(
        word.raw.lower() in _WHEN and word.sentence == laying.said[follows].sentence
        for word in laying.said
    )  # fmt: skip


def _not(laying: Laying, at: int, raw: str) -> bool:
    """True on "without" for "I don't use": what it denies was denied."""
    follows = laying.place_from(at)
    return raw in _NOT and follows is not None and laying.said[follows].denied


def _fewer(laying: Laying, at: int, raw: str) -> bool:
    """True on "fewer" before what went down, and on "down" and "up" for it."""
    said = laying.said
    if raw in ("fewer", "less", "down"):
        moved = _FALLEN
    elif raw in ("up", "more"):
        moved = frozenset({"rise"})
    else:
        return False
    near = [laying.place_before(at), laying.place_from(at)]
    kept = near if raw in ("down", "up") else near[1:]
    return any(
        word.lemma in moved and word.group == said[place].group and not word.denied
        for place in kept
        if place is not None
        for word in said
    )


def _went_from(laying: Laying, at: int, raw: str) -> bool:
    """True on "went" in "went from five to two", where "from five to two" was said."""
    said = {word.raw.lower() for word in laying.said}
    return raw == "went" and _next(laying, at) == "from" and {"from", "to"} <= said


def _next(laying: Laying, at: int) -> str:
    following = laying.words[at + 1 : at + 2]
    return following[0][0].raw.lower() if following else ""


_STAND_INS: Final[tuple[Callable[[Laying, int, str], bool], ...]] = (
    _one_of, _one_more, _age, _relative, _because, _when, _not, _fewer,
    _went_from,
)  # fmt: skip
