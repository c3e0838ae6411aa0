"""Whether words that stand together in the line belong together in the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding.figures import adds
from sanctum_desktop.core.policies.grounding.kinds import is_deed, is_person
from sanctum_desktop.core.policies.grounding.laying import Laying
from sanctum_desktop.core.policies.grounding.lexicon import word_list
from sanctum_desktop.core.policies.grounding.others import pronoun_for
from sanctum_desktop.core.policies.grounding.reading import By, Word

_PREPOSITIONS: Final = frozenset("for to with under of by from at about on in".split())
_PARTS: Final = frozenset("part job role work task duty".split())
"""What these "were" was the person's own: "my part was the wiring"."""
_LINKS: Final = frozenset("but until till".split())
_HEADING: Final = 3
_OBJECT: Final = 3
_NOW: Final = frozenset("now today hit dropped fell rose down".split())
_LIGHT: Final = frozenset("do get go use make put work take".split())
_TIMES: Final = frozenset(
    "day night shift week month year hour minute morning evening afternoon time".split()
)
_SCENE: Final = frozenset("it there that i we they this here now about maybe".split())
_HIM: Final = frozenset("he she him".split())


def joined(laying: Laying) -> str:
    """Words of one phrase come from one stretch of the evidence, unless a pronoun stood there."""
    said = laying.said
    for (left, was), (right, place) in pairwise(laying.carried):
        if left.phrase != right.phrase or left.group != right.group:
            continue
        apart = said[was].group != said[place].group and not _together(
            laying, (left, was), (right, place)
        )
        swapped = any(check(laying, was, place) for check in (_verb_lost, _object_swapped))
        swapped = swapped or _object_lost(laying, left, was, place)
        if apart or (swapped and not _named_again(laying, was, place)):
            return text("abby.refused.joined", words=f"{left.raw} … {right.raw}")
    return _without_subject(laying) or _moved(laying)


def _together(laying: Laying, one: tuple[Word, int], other: tuple[Word, int]) -> bool:
    """True where two stretches may be told as one."""
    (left, was), (right, place) = one, other
    said = laying.said
    numbered = adds(laying, left, was, place) or adds(laying, right, place, was)
    if numbered or pronoun_for(said, was, place) or _named_again(laying, was, place):
        return True
    if _nothing_between(laying, was, place) or _company(laying, right):
        return True
    if _set_before(laying, was, place):
        return True
    if _headed(said, was, place) or (right.number and _then_and_now(said, was, place)):
        return True
    opening = left.phrase == laying.spoken[0].phrase and not _place_name(said, place)
    if _fragment(said, was, place) or (opening and _whole(laying, was)):
        return True
    own = said[place].verb and said[place].by is said[was].by is By.OWN  # "and did the slides"
    forward = said[was].sentence == said[place].sentence and was < place
    return (own or forward) and _and_between(laying, left, right)


def _set_before(laying: Laying, was: int, place: int) -> bool:
    """True where one stretch only sets the scene or the topic for the other."""
    said = laying.said
    if _in_both(laying, was, place):
        return True
    counts = [n for n in (was, place) if said[n].number]
    if counts:  # "gang of eight. The last three years": only its own scene gives a number away
        return all(_setting(said, n) and _with_its_own(laying, n) for n in counts)
    sets = _setting(said, was) or _setting(said, place) or _topic(said, was, place)
    return sets or _own_part(said, was, place)


def _with_its_own(laying: Laying, number: int) -> bool:
    """True for a number that counts nothing named, or whose noun the line keeps."""
    after = laying.said[number + 1 : number + 2]
    bare = not after or after[0].glue or after[0].phrase != laying.said[number].phrase
    return bare or number + 1 in laying.kept


def _setting(said: Sequence[Word], place: int) -> bool:
    """True for what only sets the scene: "Crew of nine.", "It's a ward with sixteen beds."."""
    here = said[place]
    stretch = [word for word in said if word.sentence == here.sentence]
    opening = [word for word in stretch if word.phrase == stretch[0].phrase]
    if opening[0].number and here in opening and len(opening) < len(stretch):
        stretch = opening  # "Three doctors, me and another girl share it"
    raws = [word.low for word in stretch]
    titles = any(one == ("i", "was", "a") for one in zip(raws, raws[1:], raws[2:], strict=False))
    titles = titles or any(is_person(word.raw) and not word.raw.endswith("s") for word in stretch)
    if titles or sum(word.lemma in ("be", "have") for word in stretch) > 1:
        return False
    if stretch[0].low in ("my", "our", "his", "her", "their", "the"):
        return False
    subject = next((n for n, word in enumerate(stretch) if word.lemma in ("be", "have")), 0)
    named = any(not (word.glue or word.low in _SCENE) for word in stretch[:subject])
    return not named and not any(
        word.verb or word.denied or is_deed(word.raw) or word.by in (By.OTHER, By.SHARED)
        for word in stretch
        if word.lemma not in ("be", "have")
    )


def _topic(said: Sequence[Word], was: int, place: int) -> bool:
    """True where the one is what the sentence right before the other's is about."""
    first, last = sorted((was, place))
    if said[last].sentence != said[first].sentence + 1 or said[first].number:
        return False
    before = [word for word in said[max(0, first - 2) : first]
              if word.sentence == said[first].sentence]  # fmt: skip
    opens = first - len(before) == 0 or said[first - len(before) - 1].sentence != (
        said[first].sentence
    )
    the = bool(before) and before[0].low in ("the", "our", "my")
    return opens and the and not is_person(said[first].raw) and said[first + 1].lemma == "be"


def _own_part(said: Sequence[Word], was: int, place: int) -> bool:
    """True for "We built a tunnel. I did the sensors": the part belongs to the whole."""
    whole, part = sorted((was, place))
    if said[part].sentence != said[whole].sentence + 1 or said[part].by is not By.OWN:
        return False
    shared = any(word.by is By.SHARED or word.low == "with"
                 for word in said if word.sentence == said[whole].sentence)  # fmt: skip
    opening = [word.low for word in said if word.sentence == said[part].sentence][:2]
    return shared and (opening[:1] == ["i"] or opening in (["my", "part"], ["my", "job"]))


def _in_both(laying: Laying, was: int, place: int) -> bool:
    """True where a thing the line names was named in both: "calls", "a hundred calls"."""
    said = laying.said
    if abs(said[was].sentence - said[place].sentence) > 1 or any(
        is_person(said[n].raw) or _place_name(said, n) for n in (was, place)
    ):
        return False
    first = {word.lemma for word in said if word.group == said[was].group and not word.glue}
    named = {said[n].lemma for n in laying.kept if _thing(said[n])}
    return any(
        word.group == said[place].group and word.lemma in first & named and not word.number
        for word in said
    )


def _thing(word: Word) -> bool:
    """True for a noun of work: no number, deed, time or person."""
    doing = word.verb or is_deed(word.raw) or word.low.endswith("ing")
    return not (doing or word.number or word.lemma in _TIMES or is_person(word.raw)
                or word.low in word_list("soft"))  # fmt: skip


def _named_again(laying: Laying, was: int, place: int) -> bool:
    """True for the chef of an earlier sentence who is "he" in this one."""
    said = laying.said
    first, last = sorted((was, place))
    told = [n for n in laying.kept if said[n].group == said[first].group or n == last]
    if not any(is_person(said[n].raw) for n in told):
        return False
    near = said[max(0, last - _HEADING) : last + _HEADING]
    return any(word.low in _HIM for word in near)


def _headed(said: Sequence[Word], was: int, place: int) -> bool:
    """True where the first stands in a heading of a word or two, as "The errors." is."""
    heading = [word for word in said if word.sentence == said[was].sentence]
    return len(heading) <= _HEADING and was < place


def _fragment(said: Sequence[Word], was: int, place: int) -> bool:
    """True for a next sentence without a verb, which only adds to the one before it."""
    was, place = sorted((was, place))
    if said[place].sentence != said[was].sentence + 1:
        return False
    later = [word for word in said if word.sentence == said[place].sentence]
    return not any(word.verb or word.by is not By.OWN or word.lemma == "be" for word in later)


def _nothing_between(laying: Laying, was: int, place: int) -> bool:
    said = laying.said
    inner = range(min(was, place) + 1, max(was, place))
    if said[was].sentence != said[place].sentence or place < was:
        return False
    return all(
        (said[n].glue or n in laying.kept or said[n].low in _LINKS) and said[n].low != "and"
        for n in inner
    )


def _whole(laying: Laying, place: int) -> bool:
    """True where the line holds all of what it took this word from: "I was the care assistant"."""
    said = laying.said
    stretch = [n for n, word in enumerate(said) if word.phrase == said[place].phrase]
    filler = ("just", "like", "only", "really")
    own = any(said[n].low == "i" and _is_be(said, n + 1) for n in stretch)
    return own and all(said[n].glue or n in laying.kept or said[n].low in filler for n in stretch)


def _company(laying: Laying, right: Word) -> bool:
    """True for "with an aide": company takes nothing from anybody."""
    words = laying.spoken
    at = words.index(right)
    before = [word.low for word in words[max(0, at - 2) : at]]
    return is_person(right.raw) and "with" in before


def _verb_lost(laying: Laying, was: int, place: int) -> bool:
    """True where what stood with one verb was set to another: "held the animals in theatre"."""
    said = laying.said
    if was > place or said[was].group != said[place].group:
        return False
    verbs = [
        n
        for n in range(was + 1, place)
        if said[n].verb and not said[n].glue and said[n].lemma not in _LIGHT
    ]
    lost = [n for n in verbs if n not in laying.kept]
    return bool(lost) and said[was].phrase != said[place].phrase and any(
        word.low == "and" for word in said[was : lost[0]]
    )  # fmt: skip


def _object_swapped(laying: Laying, was: int, place: int) -> bool:
    """True where a verb lost its own object and got an earlier one: "passed the ACCA"."""
    said = laying.said
    if not said[was].verb or place > was or said[was].phrase == said[place].phrase:
        return False
    own = [
        n
        for n in range(was + 1, min(was + 1 + _OBJECT, len(said)))
        if said[n].phrase == said[was].phrase
    ]
    pronoun = any(said[n].low in ("it", "them") for n in own)
    return not pronoun and any(not said[n].glue and n not in laying.kept for n in own)


def _object_lost(laying: Laying, left: Word, was: int, place: int) -> bool:
    """True for "ran the crew" where it was "ran the saw for the crew"."""
    said, words = laying.said, laying.spoken
    if not said[was].verb or not was < place or said[was].phrase != said[place].phrase:
        return False
    at = words.index(left)
    told = [word.low for word in words[at + 1 : at + 1 + _OBJECT]]
    between = [n for n in range(was + 1, place) if not said[n].glue and n not in laying.kept]
    joins = [said[n].low for n in range(max(was + 1, place - 2), place)]
    return bool(between) and bool(_PREPOSITIONS & set(joins)) and not _PREPOSITIONS & set(told)


def _then_and_now(said: Sequence[Word], was: int, place: int) -> bool:
    """True for "it was 36%" in one sentence and "now it's 29" in a later one."""
    later = {word.low for word in said if word.sentence == said[place].sentence}
    return said[was].sentence < said[place].sentence and bool(later & _NOW)


def _and_between(laying: Laying, left: Word, right: Word) -> bool:
    words = laying.spoken
    between = words[words.index(left) + 1 : words.index(right)]
    joins = {word.low for word in between}
    came = any(word.low == "from" for word in words[: words.index(right)])
    return bool(joins & {"and", "then", "but"}) or (came and "to" in joins)


def _without_subject(laying: Laying) -> str:
    """What "the store was" is not said of the person: its subject is kept with it."""
    said = laying.said
    opening = laying.place_from(0)
    for word, place in laying.carried:
        if opening is None or said[place].sentence == said[opening].sentence:
            continue
        start = next(n for n, one in enumerate(said) if one.sentence == said[place].sentence)
        if said[start].low not in ("the", "our", "my", "his", "her", "their"):
            continue
        be = next((n for n in range(start + 1, start + 4) if _is_be(said, n)), None)
        if be is None or place < be or said[be - 1].low in _PARTS:
            continue
        if not any(n in laying.kept for n in range(start + 1, be)):
            return text("abby.refused.joined", words=word.raw)
    return ""


def _moved(laying: Laying) -> str:
    """What was at one named place is not at another."""
    said = laying.said
    for name, at in laying.carried:
        if not _place_name(said, at):
            continue
        for word, place in laying.carried:
            apart = said[place].group != said[at].group and word.phrase == name.phrase
            own = (n for n in range(len(said)) if said[n].group == said[place].group)
            if apart and any(
                _place_name(said, n) and n not in laying.kept and said[n].lemma != name.lemma
                for n in own
            ):
                return text("abby.refused.joined", words=f"{word.raw} … {name.raw}")
    return ""


def _place_name(said: Sequence[Word], place: int) -> bool:
    """True on "Dunbar" in "at Dunbar"."""
    here, before = said[place], said[max(0, place - 1)].low
    return here.raw[0].isupper() and before in ("at", "in", "for", "the") and not here.number


def _is_be(said: Sequence[Word], place: int) -> bool:
    return place < len(said) and said[place].lemma == "be"
