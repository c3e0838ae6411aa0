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
_NOT: Final = frozenset("no not without excluding except".split())
_FALLEN: Final = frozenset("fall less few decrease".split())
_WAYS: Final = {
    **dict.fromkeys("went".split(), 0),
    **dict.fromkeys("fell falling dropped dropping decreased declined down".split(), -1),
    **dict.fromkeys("rose rising grew growing increased climbed up".split(), 1),
}
"""Words for how an amount moved by itself, and which way; 0 goes either."""
_LATER: Final = frozenset("now then to after later start today by since end until when".split())
_TIMES: Final = frozenset(
    "minute hour shift day night morning afternoon evening week month quarter season year".split()
)
_THE: Final = frozenset("blind deaf elderly homeless disabled unemployed young old sick".split())
_WISHED: Final = frozenset("ask asks like likes want wants wanted asked wish wishes".split())
_NEAR: Final = 4
_RELATIVES: Final = ("which", "who", "where")


def unsaid_words(laying: Laying) -> list[str]:
    """The line's words that nobody said and that are not free."""
    free = word_list("soft")
    fellows = word_list("companions") if _others_named(laying) else frozenset[str]()
    missing = []
    for at, (word, place) in enumerate(laying.words):
        raw = word.low
        if place is not None or word.glue or word.lemma in free or raw in free:
            continue
        if word.lemma in laying.employer and word.raw[0].isupper():
            continue
        counted = at > 0 and laying.words[at - 1][0].number
        if raw in fellows and not counted and not _own_team(laying, at):
            continue
        if not any(stands_for(laying, at, raw) for stands_for in _STAND_INS):
            missing.append(word.raw)
    return missing


def _others_named(laying: Laying) -> bool:
    return any(word.by in (By.OTHER, By.SHARED) for word in laying.said) or any(
        word.low in ("us", "our", "me", "ones") or word.raw[0].isupper()
        for word in laying.said[1:]
    )


def _own_team(laying: Laying, at: int) -> bool:
    """True on "team" in "two vans and a team": a thing one has, and not who one was with."""
    raws = [word.low for word, _ in laying.words[max(0, at - 2) : at]]
    return raws[-1:] in (["a"], ["an"]) and raws[0] in ("and", "had", "has")


def _one_of(laying: Laying, at: int, raw: str) -> bool:
    """True on "one of" where "we" said that there were several."""
    return raw in ("one", "1") and _next(laying, at) == "of" and any(
        one.by is By.SHARED or one.low in ("us", "other", "others") for one in laying.said
    )  # fmt: skip


def _one_other(laying: Laying, at: int, raw: str) -> bool:
    """True on "one" in "with one colleague" for "two of us" or "me and another girl"."""
    said = [word.low for word in laying.said]
    two = ("2", "of", "us") in zip(said, said[1:], said[2:], strict=False)
    follows = _next(laying, at)
    if raw in ("one", "1") and follows in ("colleague", "other", "person"):
        named = any(
            link in ("and", "with") and who.raw[0].isupper() and who.raw != "I"
            for link, who in zip(said, laying.said[1:], strict=False)
        )
        return two or "another" in said or named
    return (
        raw.isdigit()
        and follows in ("others", "other", "colleagues")
        and ((str(int(raw) + 1), "of", "us") in zip(said, said[1:], said[2:], strict=False))
    )


def _one_more(laying: Laying, at: int, raw: str) -> bool:
    """True on "three" in "one of three riders" for "me and two other riders"."""
    if not raw.isdigit() or [word.low for word, _ in laying.words[at - 2 : at]] != [
        "one", "of",
    ]:  # fmt: skip
        return False
    fewer = str(int(raw) - 1)
    return any(
        number.raw == fewer and other.low in ("other", "others")
        for number, other in pairwise(laying.said)
    )


def _age(laying: Laying, at: int, raw: str) -> bool:
    """True on "age" in "from the age of 16" for "when I was 16"."""
    number = next((place for word, place in laying.words[at + 1 : at + 3] if word.number), None)
    if raw not in ("age", "aged") or not number:
        return False
    before = [word.low for word in laying.said[max(0, number - 2) : number]]
    return before in (["i", "was"], ["i", "am"])


def _relative(laying: Laying, at: int, raw: str) -> bool:
    """True on "which" for the "it" that stood there."""
    before, follows = laying.place_before(at), laying.place_from(at)
    if raw not in _RELATIVES or before is None or follows is None:
        return False
    near = laying.said[max(0, follows - _NEAR) : follows]
    return any(one.low in ("it", "we") or one.lemma == laying.said[before].lemma for one in near)


def _because(laying: Laying, at: int, raw: str) -> bool:
    """True on "because" for the "so" that stood between the same two."""
    before, follows = laying.place_before(at), laying.place_from(at)
    if raw != "because" or before is None or follows is None:
        return False
    first, last = sorted((before, follows))
    inner = {word.low for word in laying.said[first:last]}
    return laying.said[first].sentence == laying.said[last].sentence and bool(inner & _CAUSES)


def _when(laying: Laying, at: int, raw: str) -> bool:
    """True on "when" for the "once" of the same sentence."""
    follows = laying.place_from(at)
    return raw == "when" and follows is not None and any(
        word.low in _WHEN and word.sentence == laying.said[follows].sentence
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
    said = {word.low for word in laying.said}
    if raw == "moved" and _next(laying, at) == "from":
        return bool(said & _LATER) and any(w.raw == "to" for w, _ in laying.words[at:])
    return raw == "went" and _next(laying, at) == "from" and {"from", "to"} <= said


def _the_blind(laying: Laying, at: int, raw: str) -> bool:
    """True on "people" in "blind people" for "the blind"."""
    return raw == "people" and at > 0 and laying.words[at - 1][0].low in _THE


def _rate(laying: Laying, at: int, raw: str) -> bool:
    """True on "every" in "20 calls every day" for "20 calls a day"."""
    place = laying.place_from(at)
    if raw != "every" or place is None or laying.said[place].lemma not in _TIMES:
        return False
    numbers = {
        n for word, n in laying.words[max(0, at - _NEAR) : at] if word.number or word.lemma == "1"
    }
    near = numbers & set(range(place - _NEAR, place))
    return bool(near) and laying.said[place - 1].low in ("a", "an", "each")


def _moved(laying: Laying, at: int, raw: str) -> bool:
    """True on "fell" in "complaints fell from 6 to 2" for "were six, and now it's two"."""
    way = _WAYS.get(raw)
    if way is None or (at == 0 and way) or _next(laying, at) != "from":
        return False
    to = next((n for n, (one, _) in enumerate(laying.words) if n > at and one.raw == "to"), None)
    was, now = _figure(laying, at), _figure(laying, to) if to else None
    if was is None or now is None:
        return False
    inner = {word.low for word in laying.said[was[1] : now[1]]}
    return bool(inner & _LATER) and (way == 0 or (now[0] - was[0]) * way > 0)


def _figure(laying: Laying, at: int) -> tuple[float, int] | None:
    """The first number behind this word, and the place it came from."""
    return next(
        (
            (float(word.raw), place)
            for word, place in laying.words[at:]
            if word.number and place is not None
        ),
        None,
    )


def _came_after(laying: Laying, at: int, raw: str) -> bool:
    """True on "after" where what it names was said first, and "then" stood between."""
    before, follows = laying.place_before(at), laying.place_from(at)
    if raw != "after" or before is None or follows is None or follows >= before:
        return False
    inner = {word.low for word in laying.said[follows : before + 1]}
    return laying.said[follows].sentence == laying.said[before].sentence and "then" in inner


def _pronoun_one(laying: Laying, at: int, raw: str) -> bool:
    """True on "one" in "the last one", which only stands for what was named."""
    before = laying.words[at - 1][0].low if at else ""
    after = laying.words[at + 1 : at + 2]
    ends = not after or after[0][0].phrase != laying.words[at][0].phrase
    return raw == "one" and ends and before in ("last", "best", "first", "new", "old", "the")


def _on_request(laying: Laying, at: int, raw: str) -> bool:
    """True on "request" for "if they like", "when they ask"."""
    before = laying.words[at - 1][0].low if at else ""
    said = [word.low for word in laying.said]
    wish = any(if_ in ("if", "when") and {*said[n + 1 : n + 5]} & _WISHED
               for n, if_ in enumerate(said))  # fmt: skip
    return raw == "request" and before in ("on", "their") and wish


def _carrying(laying: Laying, at: int, raw: str) -> bool:
    """True on "carrying" and "which was held": small words for a doing that hang on another."""
    before = laying.words[at - 1][0].low if at else ""
    return at > 0 and (
        raw in ("carrying", "using", "keeping", "holding")
        or (raw in ("made", "held", "used") and before in ("was", "were", "is", "are", "which"))
    )


def _next(laying: Laying, at: int) -> str:
    following = laying.words[at + 1 : at + 2]
    return following[0][0].low if following else ""


_STAND_INS: Final[tuple[Callable[[Laying, int, str], bool], ...]] = (
    _one_of, _one_other, _one_more, _age, _relative, _because, _when, _not, _fewer,
    _went_from, _the_blind, _rate, _moved, _came_after,
    _carrying, _pronoun_one, _on_request,
)  # fmt: skip
