"""What somebody else did, or is, is not the person's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding.kinds import is_deed, is_doing, is_person
from sanctum_desktop.core.policies.grounding.laying import Laying
from sanctum_desktop.core.policies.grounding.lexicon import word_list
from sanctum_desktop.core.policies.grounding.reading import By, Word

_OF_OTHERS: Final = frozenset("for to under by from with".split())
_NOT_UPON: Final = frozenset("not before after than like".split())
"""What stands before "me" where nothing was done to me: "the guy before me"."""
_SMALL: Final = frozenset("a an the my our his her their new other some".split())
_ADVERBS: Final = frozenset("still now since then already also later".split())
_NEAR: Final = 4


def others(laying: Laying) -> str:
    """What somebody else did, or is, is not the person's own."""
    for at, (word, place) in enumerate(laying.words):
        if place is None or word.by is not By.OWN or _with_its_subject(laying, at, place):
            continue
        if _others_at(laying, at, place):
            return text("abby.refused.other", words=word.raw)
    return ""


def _others_at(laying: Laying, at: int, place: int) -> bool:
    word, was = laying.words[at][0], laying.said[place]
    theirs = was.actor or _of_others(laying.said, place) or _one_of_many(laying, at, place)
    if titled(laying, at) and theirs and not word.actor:
        return True
    if _done_by(laying.said, place) or _did_itself(laying, at, place):
        return not passive(laying, at)
    if was.by is not By.OTHER:
        return not was.verb and opens(laying, at) and _other_did(laying.said, place)
    if _done_to_me(laying.said, place):
        return was.verb and _upon_others(laying, at)
    if was.verb and not _only_named(laying, at, place):
        return not (passive(laying, at) or idle(laying, at))
    return not was.verb and _object_of_other(laying, at, place)


def _with_its_subject(laying: Laying, at: int, place: int) -> bool:
    """True on "died" in "Calves died less": the line says whose deed it was."""
    before = laying.place_before(at)
    told = before is not None and before == place - 1 and laying.said[before].actor
    return told and laying.said[place].verb


def _did_itself(laying: Laying, at: int, place: int) -> bool:
    """True on "Won" where it was "our shift won"."""
    word, was = laying.words[at][0], laying.said[place]
    itself = was.by is By.THING and was.verb and not was.low.endswith("ing")
    return itself and is_deed(word.raw) and opens(laying, at)


def _only_named(laying: Laying, at: int, place: int) -> bool:
    """True on "cracks" in "checked eggs for cracks": what others did is named, and not done."""
    having = place > 0 and laying.said[place - 1].lemma == "have"
    return not (having or opens(laying, at) or is_doing(laying.words[at][0].raw))


def _done_by(said: Sequence[Word], place: int) -> bool:
    """True on "painted" in "the hall was painted by Carol", and not in "by hand"."""
    if not is_deed(said[place].raw):
        return False
    if not any(word.lemma in ("be", "get") for word in said[max(0, place - 3) : place]):
        return False
    later = [word for word in said[place + 1 : place + 8] if word.sentence == said[place].sentence]
    by = next((n for n, word in enumerate(later) if word.low == "by"), len(later))
    doers = later[by + 1 : by + 4]
    if any(word.low in ("me", "us") for word in doers):
        return False
    return any(is_person(word.raw) or (word.raw[0].isupper() and not word.number)
               or word.low in ("them", "him", "her") for word in doers)  # fmt: skip


def titled(laying: Laying, at: int) -> bool:
    """True on "chef" in "Chef: pots" and "Second chef at the Mallard": what the person is."""
    word = laying.words[at][0]
    plural = word.raw.endswith("s") and not word.raw.endswith("ss")
    if plural or not is_person(word.raw):
        return False
    before = [one for one, _ in laying.words[:at] if one.phrase == word.phrase]
    after = [one for one, _ in laying.words[at + 1 : at + 2] if one.phrase == word.phrase]
    ends = not after and not word.raw.endswith("s")  # "Lighting designer:", not "training drivers"
    return word.phrase == laying.words[0][0].phrase and not any(
        one.glue or one.number or is_deed(one.raw) or (one.raw.endswith("ing") and not ends)
        for one in before
    )


def _one_of_many(laying: Laying, at: int, place: int) -> bool:
    """True for "engineer" from "six engineers": nothing says the person is one of them."""
    was, before = laying.said[place], laying.said[max(0, place - 1)]
    single = was.low == laying.words[at][0].low + "s"
    return single and before.number and place - 1 not in laying.kept


def _of_others(said: Sequence[Word], place: int) -> bool:
    """True on "solicitor" in "typing for a solicitor"."""
    for before in range(place - 1, max(-1, place - _NEAR), -1):
        raw = said[before].low
        if said[before].phrase != said[place].phrase:
            return False
        if raw in _OF_OTHERS:
            return not (raw == "under" and before == place - 1)  # "under-gardener"
        compound = before == place - 1 and not (
            said[before].glue or said[before].verb or raw.endswith("est")  # "for best apprentice"
        )
        if raw not in _SMALL and not said[before].number and not compound:
            return False  # "for an estate agent" is one word further away
    return False


def _other_did(said: Sequence[Word], place: int) -> bool:
    """True on "measure" in "I go to measure with my boss, he measures"."""
    here = said[place]
    return any(
        word.verb and word.by is By.OTHER and word.lemma == here.lemma
        for word in said
        if word.sentence == here.sentence
    )


def _object_of_other(laying: Laying, at: int, place: int) -> bool:
    """True for what somebody else's verb was about, where the line does not give them the verb."""
    said = laying.said
    before = laying.place_before(at)
    if before is not None and pronoun_for(said, before, place):
        return False  # "my manager did the reconciliations, I printed them"
    if any(said[n].actor and said[n].sentence == said[place].sentence for n in laying.kept):
        return False  # "a supervisor's paper"
    having = any(word.lemma in ("have", "be") for word in said[max(0, place - 2) : place])
    whose = [n for n in range(max(0, place - 6), place) if said[n].phrase == said[place].phrase]
    if having and any(n in laying.kept for n in whose):
        return False  # "one of them has dementia"
    verbs = [n for n in range(max(0, place - 2), place) if said[n].verb and said[n].by is By.OTHER]
    opens = at == 0 and said[place].lemma not in ("never", "not", "still", "always")
    told = {
        was
        for n, (word, was) in enumerate(laying.words)
        if word.by is not By.OWN or passive(laying, n)
    }
    return opens or any(verb not in told for verb in verbs)


def pronoun_for(said: Sequence[Word], one: int, other: int) -> bool:
    """True where "it" or "them" stands near the later word, for what was named before."""
    later = max(one, other)
    near = said[max(0, later - _NEAR) : later + _NEAR]
    return any(
        (word.low in ("it", "them", "him", "one", "ones", "mine") or word.raw == "That")
        and word.group == said[later].group
        for word in near
    )


def _done_to_me(said: Sequence[Word], place: int) -> bool:
    near = said[max(0, place - _NEAR) : place + _NEAR + 2]
    return any(
        one.low in ("me", "us") and said[n - 1].low not in _NOT_UPON
        for n, one in enumerate(near, max(0, place - _NEAR))
        if place - 2 <= n <= place + 2 or one.phrase == said[place].phrase
    )


def _upon_others(laying: Laying, at: int) -> bool:
    """True for "trained others", where "they trained me"."""
    if laying.words[at][0].lemma == "make":
        return False  # "made foreman"
    following = [word.raw for word, _ in laying.words[at + 1 : at + 3]]
    object_ = next((raw for raw in following if raw.lower() not in _SMALL - {"other"}), "")
    verb = laying.words[at][0].raw
    return opens(laying, at) and (is_deed(verb) or verb.endswith("ing")) and (
        bool(object_) and (is_person(object_) or fellow(object_.lower()))
    )  # fmt: skip


def passive(laying: Laying, at: int) -> bool:
    """True for "was moved", and for "designed by", "still used" behind what it was done to."""
    words = laying.spoken
    if not at:
        return False
    before, after = words[at - 1], words[at + 1 : at + 2]
    if before.lemma in ("be", "get") or before.low == "which":
        return True
    if any(one.low == "by" for one in words[at + 1 : at + 1 + _NEAR]):
        return is_deed(words[at].raw)  # "checked each year by the council"
    ends = not after or after[0].phrase != words[at].phrase or after[0].low == "by"
    noun = not (before.glue or is_deed(before.raw)) or before.low in _ADVERBS
    return ends and noun and is_deed(words[at].raw)


def idle(laying: Laying, at: int) -> bool:
    """True for a bare "did" whose object lies elsewhere: it claims only what the object says."""
    place, follows = laying.words[at][1], laying.place_from(at + 1)
    if laying.words[at][0].lemma != "do" or place is None or follows is None:
        return False
    return not 0 < follows - place <= _NEAR


def opens(laying: Laying, at: int) -> bool:
    """True for the first word of a phrase of the line, and for what "and" adds to it."""
    word, before = laying.words[at][0], laying.words[at - 1][0]
    return at == 0 or before.phrase != word.phrase or before.low == "and"


def fellow(raw: str) -> bool:
    """True for one of those with whom a deed is shared: "cousin", "nurses"."""
    return any(
        one in word_list("fellows") or one in word_list("companions")
        for one in (raw, raw.removesuffix("s"))
    )
