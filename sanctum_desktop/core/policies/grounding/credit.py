"""Whose deed it was: somebody else's, a shared one, one of several people's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding.laying import Laying
from sanctum_desktop.core.policies.grounding.lexicon import word_list
from sanctum_desktop.core.policies.grounding.reading import By, Word, is_deed, is_person

_PARTAKING: Final = frozenset("help assist join".split())
_REST: Final = frozenset("rest bits half others other".split())
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
_OF_OTHERS: Final = frozenset("for to under by from with".split())
_SMALL: Final = frozenset("a an the my our his her their new other some".split())
_ADVERBS: Final = frozenset("still now since then already also later".split())
_NEAR: Final = 4
_SENTENCE: Final = 12


def others(laying: Laying) -> str:
    """What somebody else did, or is, is not the person's own."""
    for at, (word, place) in enumerate(laying.words):
        if place is not None and word.by is By.OWN and _others_at(laying, at, place):
            return text("abby.refused.other", words=word.raw)
    return ""


def _others_at(laying: Laying, at: int, place: int) -> bool:
    word, was = laying.words[at][0], laying.said[place]
    theirs = was.actor or _of_others(laying.said, place) or _one_of_many(laying, at, place)
    if _titled(laying, at) and theirs and not word.actor:
        return True
    if _done_by(laying.said, place) and not _passive(laying, at):
        return True
    itself = was.by is By.THING and was.verb and not was.raw.lower().endswith("ing")
    if itself and is_deed(word.raw) and opens(laying, at):
        return not _passive(laying, at)  # "our shift won", and the line "Won"
    if was.by is not By.OTHER:
        return not was.verb and opens(laying, at) and _other_did(laying.said, place)
    if _done_to_me(laying.said, place):
        return was.verb and _upon_others(laying, at)
    if was.verb and not opens(laying, at) and not _acting(word):
        return False  # "checked eggs for cracks"
    if was.verb:
        return not (_passive(laying, at) or _idle(laying, at))
    return _object_of_other(laying, at, place)


def _acting(word: Word) -> bool:
    return is_deed(word.raw) or word.raw.lower().endswith("ing")


def _done_by(said: Sequence[Word], place: int) -> bool:
    """True on "painted" in "the hall was painted by Carol", and not in "by hand"."""
    if not is_deed(said[place].raw):
        return False
    if not any(word.lemma in ("be", "get") for word in said[max(0, place - 3) : place]):
        return False
    later = [word for word in said[place + 1 : place + 8] if word.sentence == said[place].sentence]
    by = next((n for n, word in enumerate(later) if word.raw.lower() == "by"), len(later))
    doers = later[by + 1 : by + 4]
    if any(word.raw.lower() in ("me", "us") for word in doers):
        return False
    return any(is_person(word.raw) or (word.raw[0].isupper() and not word.number)
               or word.raw.lower() in ("them", "him", "her") for word in doers)  # fmt: skip


def _titled(laying: Laying, at: int) -> bool:
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
    single = was.raw.lower() == laying.words[at][0].raw.lower() + "s"
    return single and before.number and place - 1 not in laying.kept


def _of_others(said: Sequence[Word], place: int) -> bool:
    """True on "solicitor" in "typing for a solicitor"."""
    for before in range(place - 1, max(-1, place - _NEAR), -1):
        raw = said[before].raw.lower()
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
        if word.by is not By.OWN or _passive(laying, n)
    }
    return opens or any(verb not in told for verb in verbs)


def pronoun_for(said: Sequence[Word], one: int, other: int) -> bool:
    """True where "it" or "them" stands near the later word, for what was named before."""
    later = max(one, other)
    near = said[max(0, later - _NEAR) : later + _NEAR]
    return any(
        (word.raw.lower() in ("it", "them", "him", "one", "ones", "mine") or word.raw == "That")
        and word.group == said[later].group
        for word in near
    )


def _done_to_me(said: Sequence[Word], place: int) -> bool:
    near = said[max(0, place - _NEAR) : place + _NEAR + 2]
    return any(
        one.raw.lower() in ("me", "us") and said[n - 1].raw.lower() != "not"
        for n, one in enumerate(near, max(0, place - _NEAR))
        if n >= place - 2 or one.phrase == said[place].phrase
    )


def _upon_others(laying: Laying, at: int) -> bool:
    """True for "trained others", where "they trained me"."""
    if laying.words[at][0].lemma == "make":
        return False  # "made foreman"
    following = [word.raw for word, _ in laying.words[at + 1 : at + 3]]
    object_ = next((raw for raw in following if raw.lower() not in _SMALL - {"other"}), "")
    verb = laying.words[at][0].raw
    return opens(laying, at) and (is_deed(verb) or verb.endswith("ing")) and (
        bool(object_) and (is_person(object_) or _fellow(object_.lower()))
    )  # fmt: skip


def _passive(laying: Laying, at: int) -> bool:
    """True for "was moved", and for "designed by", "still used" behind what it was done to."""
    words = [word for word, _ in laying.words]
    if not at:
        return False
    before, after = words[at - 1], words[at + 1 : at + 2]
    if before.lemma in ("be", "get") or before.raw.lower() == "which":
        return True
    if any(one.raw.lower() == "by" for one in words[at + 1 : at + 1 + _NEAR]):
        return is_deed(words[at].raw)  # "checked each year by the council"
    ends = not after or after[0].phrase != words[at].phrase or after[0].raw.lower() == "by"
    noun = not (before.glue or is_deed(before.raw)) or before.raw.lower() in _ADVERBS
    return ends and noun and is_deed(words[at].raw)


def _idle(laying: Laying, at: int) -> bool:
    """True for a bare "did" whose object lies elsewhere: it claims only what the object says."""
    place, follows = laying.words[at][1], laying.place_from(at + 1)
    if laying.words[at][0].lemma != "do" or place is None or follows is None:
        return False
    return not 0 < follows - place <= _NEAR


def shared(laying: Laying) -> str:
    """What "we" did, or one of several, needs a word in the line that says so."""
    if _shares(laying):
        return ""
    went = any(word.raw.lower() == "from" for word, _ in laying.words)  # "errors from 9 to 3"
    titles = {
        at
        for at, (_, place) in enumerate(laying.words)
        if place is not None and _titled(laying, at)
    }
    named = any(not laying.said[place].verb for at in titles if (place := laying.words[at][1]))
    for at, (word, place) in enumerate(laying.words):
        if place is None or word.glue or _idle(laying, at) or _passive(laying, at):
            continue
        if _has_subject(laying, at):
            continue
        was = laying.said[place]
        if (
            _one_of(laying, place)
            or _alone_with(laying, at, place)
            or (at in titles and _beside_others(laying.said, place))
        ):
            return text("abby.refused.shared")
        if at in titles and word.raw.lower() in word_list("people"):
            continue
        counted = (was.number and not went) or was.raw.lower() in ("once", "twice")
        counted = counted and was.by is not By.OTHER and not named
        if not (was.verb or counted or (is_deed(word.raw) and opens(laying, at))):
            continue
        if was.by is By.SHARED or _with_me(laying.said, place) or _also_we(laying.said, place):
            return text("abby.refused.shared")
    return ""


def _has_subject(laying: Laying, at: int) -> bool:
    """True for what the line itself tells of another: "the choir as a whole raised 4,000"."""
    words = [word for word, _ in laying.words]
    first = at
    while first and words[first - 1].phrase == words[at].phrase:
        if words[first - 1].raw.lower() in ("when", "which", "while", "and", "after"):
            break
        first -= 1
    clause = [word for word in words[first:] if word.phrase == words[at].phrase]
    if clause[0].raw.lower() != "the" or len(clause) < 3:  # noqa: PLR2004 - "the", a noun, a verb
        return False
    return any(is_deed(word.raw) for word in clause[2:])


def opens(laying: Laying, at: int) -> bool:
    """True for the first word of a phrase of the line, and for what "and" adds to it."""
    word, before = laying.words[at][0], laying.words[at - 1][0]
    return at == 0 or before.phrase != word.phrase or before.raw.lower() == "and"


def _one_of(laying: Laying, place: int) -> bool:
    """True for "clerk" where "one of four ward clerks" was said."""
    said = laying.said
    return is_person(said[place].raw) and any(
        said[one].raw.lower() in ("one", "1")
        and said[of].raw.lower() == "of"
        and said[one].phrase == said[place].phrase
        and one not in laying.kept
        for one, of in pairwise(range(max(0, place - _NEAR), place))
    )


def _alone_with(laying: Laying, at: int, place: int) -> bool:
    """True on "alone" where "alone with the porter" was said."""
    after = [word.raw.lower() for word in laying.said[place + 1 : place + 2]]
    now = [word.raw.lower() for word, _ in laying.words[at + 1 : at + 2]]
    return laying.said[place].raw.lower() == "alone" and after == ["with"] != now


def _beside_others(said: Sequence[Word], place: int) -> bool:
    """True on "riders" in "me and two other riders"."""
    before = [word.raw.lower() for word in said[max(0, place - _NEAR - 1) : place]]
    return ("me", "and") in pairwise(before)


def _also_we(said: Sequence[Word], place: int) -> bool:
    """True for "I ran it, well, me and Pauline ran it"."""
    if _did_it_with(said, place) or _one_who(said, place) or _others_helped(said, place):
        return True
    here, to_do = said[place], said[max(0, place - 1)].raw.lower() == "to"
    return any(
        word.verb and word.by is By.SHARED
        and ((here.verb and word.lemma == here.lemma and word.sentence == here.sentence)
             or (to_do and word.lemma == "do" and it.raw.lower() == "it" and _follows(here, word)))
        for word, it in pairwise(said)
    )  # fmt: skip


def _one_who(said: Sequence[Word], place: int) -> bool:
    """True for "I was one of six who painted", "one of the ones that painted"."""
    before = [word.raw.lower() for word in said[max(0, place - 7) : place]]
    return bool({"who", "that"} & set(before[-2:])) and any(
        one in ("one", "1") and of == "of" for one, of in pairwise(before)
    )


def _others_helped(said: Sequence[Word], place: int) -> bool:
    """True for "I painted it, the caretaker helped", "but Carol did the high bits"."""
    here = said[place]
    return here.verb and any(
        word.verb and word.by is By.OTHER and word.sentence == here.sentence
        and (word.lemma in _PARTAKING
             or (word.lemma == "do" and {one.raw.lower() for one in said[n + 1 : n + 4]} & _REST))
        for n, word in enumerate(said[place:], place)
    )  # fmt: skip


def _did_it_with(said: Sequence[Word], place: int) -> bool:
    """True where "I did it with Amira" follows the deed."""
    later = [word for word in said[place:] if word.sentence - said[place].sentence in (1, 2)]
    return said[place].verb and any(
        (do.lemma, it.raw.lower(), link.raw.lower()) == ("do", "it", "with")
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
        first, second = left.raw.lower(), right.raw.lower()
        if (first, second) == ("me", "and") and not _somebody(near[at + 2 : at + 2 + _NEAR]):
            continue  # "me and the robot"
        if (first, second) in _WITH_ME or (
            first in ("with", "under") and right.raw[0].isupper() and not _firm(near[at + 1 :])
        ):
            return True
        if first == "with" and at and near[at - 1].raw.lower() in ("along", "together"):
            if any(is_person(word.raw) for word in near[at + 1 : at + 4]):
                return True
        if first in _TEAMS and _team(near, at):
            return True
        here = left.phrase == said[place].phrase
        if (first, second) == ("not", "alone") and here:
            return True
        if first == "with" and _company(near[at + 1 : at + 1 + _NEAR], left, aside=not here):
            mine = any(word.raw == "I" for word in near[:at] if word.phrase > said[place].phrase)
            return left.phrase - said[place].phrase in (0, 1, 2) and not mine
    return False


def _firm(words: Sequence[Word]) -> bool:
    """True for a name of two words or more, "as" behind it: "with Brightwater Ferries as"."""
    name = list(takewhile(lambda word: word.raw[0].isupper(), words))
    after = words[len(name) : len(name) + 1]
    return len(name) > 1 and (not after or after[0].raw.lower() in ("as", "for", "in", "since"))


def _somebody(words: Sequence[Word]) -> bool:
    return any(
        is_person(word.raw) or _fellow(word.raw.lower()) or word.raw[0].isupper() for word in words
    )


def _team(words: Sequence[Word], at: int) -> bool:
    """True on "team" in "two-man team" and "team of five", not in "for a team of five"."""
    before = [
        word.raw.lower() for word in words[max(0, at - 3) : at] if word.phrase == words[at].phrase
    ]
    after = words[at + 1 : at + 3]
    sized = any(raw[0].isdigit() for raw in before[-2:]) or (
        len(after) > 1 and after[0].raw.lower() == "of" and after[1].number
    )
    return sized and not {"for", "to", "by"} & set(before)


def _company(words: Sequence[Word], link: Word, *, aside: bool) -> bool:
    """True for "my cousin", "two other volunteers": who took part."""
    for word in words:
        raw = word.raw.lower()
        if word.phrase != link.phrase:
            return False
        if _fellow(raw) and raw not in _CHILDREN and not (aside and raw in _ABOVE):
            return True
        if word.glue and raw not in _SMALL:
            return False
    return False


def _shares(laying: Laying) -> bool:
    """True where the line says that others had a part."""
    words = [word for word, _ in laying.words]
    for at, word in enumerate(words):
        raw = word.raw.lower()
        if (
            (raw in word_list("shared") and not _both_times(laying, at))
            or word.lemma in _PARTAKING
            or (at == 0 and raw == "with")
        ):
            return True
        if word.number and _of_us(laying, at):
            return True
        if raw == "with" and words[at + 1 : at + 2] and words[at + 1].raw[0].isupper():
            return True
        following = laying.words[at + 1 : at + 1 + _NEAR]
        raws = [one.raw.lower() for one, _ in following]
        if raw in ("one", "1") and raws[:1] == ["of"]:
            return True
        if raw in word_list("companions") and _unnamed(laying, at):
            return True
        if raw == "alone" and word.denied:
            return True
        if raw in ("with", "under", "of", "in") and any(
            (_fellow(one) or (raw == "under" and is_person(one)))
            and _beside_me(laying.said, place)
            for one, (_, place) in zip(raws, following, strict=True)
        ):
            return True
    return False


def _of_us(laying: Laying, at: int) -> bool:
    """True on 5 in "a five-person team" and "by five people" for "five of us", "we were five"."""
    place = laying.words[at][1]
    if place is None:
        return False
    said = laying.said
    after = [word.raw.lower() for word in said[place + 1 : place + 3]]
    before = [word.raw.lower() for word in said[max(0, place - 2) : place]]
    return after == ["of", "us"] or before == ["we", "were"]


def _both_times(laying: Laying, at: int) -> bool:
    """True on "both" in "both times", "both audits": it says of what, and not who."""
    following = laying.words[at + 1 : at + 2]
    return laying.words[at][0].raw.lower() == "both" and any(
        place is not None and not (is_person(word.raw) or is_deed(word.raw))
        for word, place in following
    )


def _unnamed(laying: Laying, at: int) -> bool:
    """True for a colleague nobody called so, and for the one of "my colleague and I"."""
    place = laying.words[at][1]
    after = laying.said[place + 1 : place + 2] if place is not None else ()
    return place is None or (bool(after) and after[0].raw.lower() == "and")


def _beside_me(said: Sequence[Word], place: int | None) -> bool:
    """True for a fellow in "with three others", not for the one in "there were ten volunteers"."""
    if place is None or said[place].by is By.SHARED:
        return True
    near = said[max(0, place - _NEAR) : place + _NEAR]
    return said[place].by is not By.THING or any(
        one.raw.lower() in ("with", "me", "us", "our", "under") for one in near
    )


def _fellow(raw: str) -> bool:
    """True for one of those with whom a deed is shared: "cousin", "nurses"."""
    return any(
        one in word_list("fellows") or one in word_list("companions")
        for one in (raw, raw.removesuffix("s"))
    )
