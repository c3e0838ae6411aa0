"""What several did is not one's own: "we", "one of four", "with my cousin"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.credit import company
from sanctum_desktop.core.policies.grounding.kinds import is_deed, is_person
from sanctum_desktop.core.policies.grounding.laying import Laying
from sanctum_desktop.core.policies.grounding.lexicon import word_list
from sanctum_desktop.core.policies.grounding.others import (
    fellow,
    idle,
    opens,
    passive,
    titled,
)
from sanctum_desktop.core.policies.grounding.reading import By, Word

_PARTAKING: Final = frozenset("help assist join".split())
_REST: Final = frozenset("rest bits half others other last first".split())
_WITH_ME: Final = frozenset(
    {
        ("with", "me"),
        ("of", "us"),
        ("me", "and"),
        ("and", "me"),
        ("under", "him"),
        ("under", "her"),
    }
)
_TEAMS: Final = frozenset("team crew gang squad".split())
_ABOVE: Final = frozenset("supervisor boss manager owner foreman chef".split())
"""With these one may have written a thesis, and yet alone."""
_CHILDREN: Final = frozenset("boys girls class".split())
_SMALL: Final = frozenset("a an the my our his her their new other some".split())
_NEAR: Final = 4
_SENTENCE: Final = 12


def shared(laying: Laying) -> str:
    """What "we" did, or one of several, needs a word in the line that says so."""
    if _shares(laying):
        return ""
    went = any(word.low == "from" for word, _ in laying.words)  # "errors from 9 to 3"
    titles = {
        at
        for at, (_, place) in enumerate(laying.words)
        if place is not None and titled(laying, at)
    }
    named = any(not laying.said[place].verb for at in titles if (place := laying.words[at][1]))
    for at, (word, place) in enumerate(laying.words):
        if place is None or _says_nothing(laying, at):
            continue
        was = laying.said[place]
        if (
            _one_of(laying, place)
            or _alone_with(laying, at, place)
            or (at in titles and _beside_others(laying.said, place))
        ):
            return text("abby.refused.shared")
        if at in titles and word.low in word_list("people"):
            continue
        counted = (was.number and not went) or was.low in ("once", "twice")
        counted = counted and was.by is not By.OTHER and not named
        if not (was.verb or counted or (is_deed(word.raw) and opens(laying, at))):
            continue
        if was.by is By.SHARED or _with_me(laying.said, place) or _also_we(laying.said, place):
            return text("abby.refused.shared")
    return ""


def _says_nothing(laying: Laying, at: int) -> bool:
    """True for a word that claims no deed: of small words, idle, passive, or of another."""
    empty = laying.words[at][0].glue or idle(laying, at) or passive(laying, at)
    return empty or _has_subject(laying, at)


def _has_subject(laying: Laying, at: int) -> bool:
    """True for what the line itself tells of another: "the choir as a whole raised 4,000"."""
    words = laying.spoken
    first = at
    while first and words[first - 1].phrase == words[at].phrase:
        if words[first - 1].low in ("when", "which", "while", "and", "after"):
            break
        first -= 1
    clause = [word for word in words[first:] if word.phrase == words[at].phrase]
    if clause[0].low != "the" or len(clause) < 3:  # noqa: PLR2004 - "the", a noun, a verb
        return False
    return any(is_deed(word.raw) for word in clause[2:])


def _one_of(laying: Laying, place: int) -> bool:
    """True for "clerk" where "one of four ward clerks" was said."""
    said = laying.said
    return is_person(said[place].raw) and any(
        said[one].low in ("one", "1")
        and said[of].low == "of"
        and said[one].phrase == said[place].phrase
        and one not in laying.kept
        for one, of in pairwise(range(max(0, place - _NEAR), place))
    )


def _alone_with(laying: Laying, at: int, place: int) -> bool:
    """True on "alone" where "alone with the porter" was said."""
    after = [word.low for word in laying.said[place + 1 : place + 2]]
    now = [word.low for word, _ in laying.words[at + 1 : at + 2]]
    return laying.said[place].low == "alone" and after == ["with"] != now


def _beside_others(said: Sequence[Word], place: int) -> bool:
    """True on "riders" in "me and two other riders"."""
    before = [word.low for word in said[max(0, place - _NEAR - 1) : place]]
    return ("me", "and") in pairwise(before)


def _also_we(said: Sequence[Word], place: int) -> bool:
    """True for "I ran it, well, me and Pauline ran it"."""
    if _did_it_with(said, place) or _one_who(said, place) or _others_helped(said, place):
        return True
    if said[place].verb and said[place].sentence in credited(said):
        return True
    here, to_do = said[place], said[max(0, place - 1)].low == "to"
    return any(
        word.verb and word.by is By.SHARED
        and ((here.verb and word.lemma == here.lemma and word.sentence == here.sentence)
             or (to_do and word.lemma == "do" and it.low == "it" and _follows(here, word)))
        for word, it in pairwise(said)
    )  # fmt: skip


def credited(said: Sequence[Word]) -> set[int]:
    """The sentences behind which one comes that shares their credit: "That was all of us"."""
    spoken: dict[int, list[str]] = {}
    for word in said:
        spoken.setdefault(word.sentence, []).append(word.raw)
    shares = {number for number, words in spoken.items() if company(" ".join(words))}
    told = [number for number in spoken if number not in shares]
    return {max((n for n in told if n < later), default=later) for later in shares}


def _one_who(said: Sequence[Word], place: int) -> bool:
    """True for "I was one of six who painted", "one of the ones that painted"."""
    before = [word.low for word in said[max(0, place - 7) : place]]
    return bool({"who", "that"} & set(before[-2:])) and any(
        one in ("one", "1") and of == "of" for one, of in pairwise(before)
    )


def _others_helped(said: Sequence[Word], place: int) -> bool:
    """True for "I painted it, the caretaker helped", "but Carol did the high bits"."""
    here = said[place]
    return here.verb and any(
        word.verb and word.by is By.OTHER and word.sentence == here.sentence
        and (word.lemma in _PARTAKING
             or (word.lemma == "do" and {one.low for one in said[n + 1 : n + 4]} & _REST))
        for n, word in enumerate(said[place:], place)
    )  # fmt: skip


def _did_it_with(said: Sequence[Word], place: int) -> bool:
    """True where "I did it with Amira" follows the deed."""
    later = [word for word in said[place:] if word.sentence - said[place].sentence in (1, 2)]
    return said[place].verb and any(
        (do.lemma, it.low, link.low) == ("do", "it", "with")
        and (who.raw[0].isupper() or _company([who, *later[n + 4 :]], link, aside=False))
        for n, (do, it, link, who) in enumerate(
            zip(later, later[1:], later[2:], later[3:], strict=False)
        )
    )


def _follows(here: Word, later: Word) -> bool:
    return later.sentence in (here.sentence, here.sentence + 1)


def _with_me(said: Sequence[Word], place: int) -> bool:
    """True for "he did the lifting with me", "forty boats between four of us"."""
    around = range(max(0, place - 8), min(len(said), place + _SENTENCE))
    near = [said[n] for n in around if n > place or said[n].phrase == said[place].phrase]
    near = [word for word in near if word.sentence == said[place].sentence]
    for at, (left, right) in enumerate(pairwise(near)):
        first, second = left.low, right.low
        if (first, second) == ("me", "and") and not _somebody(near[at + 2 : at + 2 + _NEAR]):
            continue  # "me and the robot"
        if (first, second) in _WITH_ME or _with_somebody(near, at):
            return True
        here = left.phrase == said[place].phrase
        if (first, second) == ("not", "alone") and here:
            return True
        if first == "with" and _company(near[at + 1 : at + 1 + _NEAR], left, aside=not here):
            mine = any(word.raw == "I" for word in near[:at] if word.phrase > said[place].phrase)
            return left.phrase - said[place].phrase in (0, 1, 2) and not mine
    return False


def _with_somebody(near: Sequence[Word], at: int) -> bool:
    """True on "with" in "with Carol" and "along with the caretaker", on "team" of five."""
    first, right = near[at].low, near[at + 1]
    if first in ("with", "under") and right.raw[0].isupper() and not _firm(near[at + 1 :]):
        return True
    along = first == "with" and at and near[at - 1].low in ("along", "together")
    if along and any(is_person(word.raw) for word in near[at + 1 : at + 4]):
        return True
    return first in _TEAMS and _team(near, at)


def _firm(words: Sequence[Word]) -> bool:
    """True for a name of two words or more, "as" behind it: "with Brightwater Ferries as"."""
    name = list(takewhile(lambda word: word.raw[0].isupper(), words))
    after = words[len(name) : len(name) + 1]
    return len(name) > 1 and (not after or after[0].low in ("as", "for", "in", "since"))


def _somebody(words: Sequence[Word]) -> bool:
    return any(is_person(word.raw) or fellow(word.low) or word.raw[0].isupper() for word in words)


def _team(words: Sequence[Word], at: int) -> bool:
    """True on "team" in "two-man team" and "team of five", not in "for a team of five"."""
    before = [word.low for word in words[max(0, at - 3) : at] if word.phrase == words[at].phrase]
    after = words[at + 1 : at + 3]
    sized = any(raw[0].isdigit() for raw in before[-2:]) or (
        len(after) > 1 and after[0].low == "of" and after[1].number
    )
    return sized and not {"for", "to", "by"} & set(before)


def _company(words: Sequence[Word], link: Word, *, aside: bool) -> bool:
    """True for "my cousin", "two other volunteers": who took part."""
    for word in words:
        raw = word.low
        if word.phrase != link.phrase:
            return False
        if fellow(raw) and raw not in _CHILDREN and not (aside and raw in _ABOVE):
            return True
        if word.glue and raw not in _SMALL:
            return False
    return False


def _shares(laying: Laying) -> bool:
    """True where the line says that others had a part."""
    return any(
        _says_shared(laying, at) or _in_company(laying, at) for at in range(len(laying.words))
    )


def _says_shared(laying: Laying, at: int) -> bool:
    """True on "together", "helped", "one of", "not alone", and on 5 in "five people"."""
    word = laying.words[at][0]
    raw, follows = word.low, [one.low for one, _ in laying.words[at + 1 : at + 2]]
    says = raw in word_list("shared") and not _both_times(laying, at)
    says = says or word.lemma in _PARTAKING or (raw == "alone" and word.denied)
    one_of = raw in ("one", "1") and follows == ["of"]
    return says or one_of or (word.number and _of_us(laying, at))


def _in_company(laying: Laying, at: int) -> bool:
    """True on "with" in "with Carol", "with three others", and on others nobody named."""
    raw, following = laying.words[at][0].low, laying.words[at + 1 : at + 1 + _NEAR]
    if raw == "with" and (at == 0 or (following and following[0][0].raw[0].isupper())):
        return True
    if raw in word_list("companions") and _unnamed(laying, at):
        return True
    return raw in ("with", "under", "of", "in") and any(
        (fellow(one.low) or (raw == "under" and is_person(one.raw)))
        and _beside_me(laying.said, place)
        for one, place in following
    )


def _of_us(laying: Laying, at: int) -> bool:
    """True on 5 in "a five-person team" and "by five people" for "five of us", "we were five"."""
    place = laying.words[at][1]
    if place is None:
        return False
    said = laying.said
    after = [word.low for word in said[place + 1 : place + 3]]
    before = [word.low for word in said[max(0, place - 2) : place]]
    return after == ["of", "us"] or before == ["we", "were"]


def _both_times(laying: Laying, at: int) -> bool:
    """True on "both" in "both times", "both audits": it says of what, and not who."""
    following = laying.words[at + 1 : at + 2]
    return laying.words[at][0].low == "both" and any(
        place is not None and not (is_person(word.raw) or is_deed(word.raw))
        for word, place in following
    )


def _unnamed(laying: Laying, at: int) -> bool:
    """True for a colleague nobody called so, and for the one of "my colleague and I"."""
    place = laying.words[at][1]
    after = laying.said[place + 1 : place + 2] if place is not None else ()
    return place is None or (bool(after) and after[0].low == "and")


def _beside_me(said: Sequence[Word], place: int | None) -> bool:
    """True for a fellow in "with three others", not for the one in "there were ten volunteers"."""
    if place is None or said[place].by is By.SHARED:
        return True
    near = said[max(0, place - _NEAR) : place + _NEAR]
    return said[place].by is not By.THING or any(
        one.low in ("with", "me", "us", "our", "under") for one in near
    )
