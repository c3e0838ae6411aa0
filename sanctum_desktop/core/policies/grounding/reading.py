"""Reads a line or an answer word by word: what each word means, who acts, what is denied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.policies.grounding.kinds import is_deed, is_doing, is_person, like_verb
from sanctum_desktop.core.policies.grounding.lexicon import lemmas, word_list
from sanctum_desktop.core.policies.grounding.roots import is_glue, lemma, phrasal
from sanctum_desktop.core.policies.grounding.tokens import is_stop, tokens

_STRONG: Final = frozenset(";:.!?|")
_FIRST: Final = frozenset(["i"])
_SHARED: Final = frozenset(["we"])
_OTHERS: Final = frozenset(["he", "she", "they", "you"])
_ACTORS: Final = _OTHERS - {"you"}
_LETTING: Final = frozenset("help assist let".split())
_LOT: Final = frozenset("lot two three four all lads girls".split())
_ANYBODY: Final = frozenset(
    "someone somebody everyone everybody another others else anyone anybody".split()
)
_WHICH_ONE: Final = frozenset("before after in from on else of with at".split())
_BY_ITSELF: Final = frozenset(
    lemma(word)
    for word in "fall rise drop go grow improve double halve open close start come "
    "stop decrease increase change".split()
)
"""What a thing does by itself: "Waste dropped" is no name's deed."""
_NO_NAMES: Final = frozenset(
    "then also never always just still once sometimes usually often mostly nobody which that who"
    " what and so but monday tuesday wednesday thursday friday saturday sunday".split()
)
_CLAUSES: Final = frozenset("and so when if but then because perhaps that".split())
_BEHIND: Final = frozenset("to of for on at with from by in into and or up out off all".split())
"""What stands behind "it" where it is no subject: "sorted it by team"."""
_GROUPS: Final = frozenset("group team crew gang".split())
_THINGS: Final = frozenset(["it", "there"])
_DETERMINERS: Final = frozenset(
    "the a an my our his her their this that other two three some another each every both your"
    " no one".split()
)
_AUXILIARY: Final = frozenset(
    "be have will would could can may might must should also just only always then still never not"
    " once ever hardly nearly all mostly mainly usually even".split()
)
_LAPSED: Final = frozenset("lapsed expired".split())
_RAN: Final = frozenset("run ran".split())
_ADVERBS: Final = frozenset("there here now also still always often then just only".split())
_TURNS: Final = frozenset(
    "then after before later but so because when if while until till".split()
)
_SAYING: Final = frozenset(lemma(word) for word in "say tell reckon think guess".split())
_DENIED_FOR: Final = 7
"""Words after a negation that it can deny."""
_LINKS: Final = frozenset("for to in on at with from by of and or i we".split())
_PARTICLES: Final = frozenset("back up off out away down apart".split())
_PRONOUNS: Final = frozenset("it them him her".split())
_AFTER_NAMES: Final = frozenset(
    "had has did does said says goes told showed shows helped taught made ran keeps kept let lets"
    " gave closed fits".split()
)
_STYLES: Final = frozenset("mr mrs ms miss mx dr sister father uncle aunt auntie sir".split())


class By(Enum):
    """Who acts."""

    OWN = auto()
    SHARED = auto()
    OTHER = auto()
    THING = auto()
    """ "It went down": nobody's deed."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word: what it means, whose deed it belongs to, and how it stands.

    `verb` marks the first word of doing after its subject, `actor` somebody else as subject.
    `group` counts the stretches that no turn of time or stop breaks, `phrase` those between
    punctuation; `sentence` leaves one out where a new quote begins.
    """

    raw: str
    low: str
    lemma: str
    sentence: int
    group: int
    by: By
    verb: bool
    denied: bool
    phrase: int
    actor: bool
    glue: bool

    @property
    def number(self) -> bool:
        return self.raw[0].isdigit()


@lru_cache(maxsize=2048)
def read(words: str, *, told: bool = False) -> tuple[Word, ...]:
    """The words of a text, punctuation left out; `told` for speech, where names open sentences."""
    return tuple(_taken_back(_lapsed(_Reader(tokens(words), told=told).words())))


def _taken_back(words: list[Word]) -> list[Word]:
    """What "sorry" takes back is denied, and what "no" stands behind: "the repairs, no"."""
    back: set[int] = set()
    for n, word in enumerate(words):
        raw = word.low
        last = n + 1 == len(words) or words[n + 1].phrase != word.phrase
        first = n == 0 or words[n - 1].phrase != word.phrase
        if raw == "sorry" and first and last:
            back |= {m for m in range(n) if words[m].sentence == word.sentence}
        elif raw == "no" and last and not first:
            back |= {m for m in range(n) if words[m].phrase == word.phrase}
        elif raw == "no" and last and first and n:
            phrase = words[n - 1].phrase
            back |= {m for m in range(n) if words[m].phrase == phrase and words[m].number}
    return [replace(word, denied=True) if n in back else word for n, word in enumerate(words)]


def _lapsed(words: list[Word]) -> list[Word]:
    """What has run out or expired is denied."""
    lapsed = {word.group for word in words if word.low in _LAPSED}
    lapsed |= {run.group for run, out in pairwise(words) if run.low in _RAN and out.raw == "out"}
    return [replace(word, denied=True) if word.group in lapsed else word for word in words]


class _Reader:
    """Walks once over the tokens and keeps who is speaking of whom."""

    def __init__(self, tokens: list[str], *, told: bool) -> None:
        self._tokens = tokens
        self._told = told
        self._sentence = self._group = self._phrase = 0
        self._by = By.OWN
        self._awaits_verb = False
        self._denied_left = 0

    def words(self) -> list[Word]:
        out: list[Word] = []
        merged: set[int] = set()
        for place, raw in enumerate(self._tokens):
            if is_stop(raw):
                self._stop(raw)
                self._group += self._at_another_place(place + 1)
            if is_stop(raw) or place in merged:
                continue
            word = raw.lower()
            named = self._subject(place, word)
            inner = place > 0 and not is_stop(self._tokens[place - 1])
            meaning, rest = _meaning(self._tokens, place, name=raw[0].isupper() and inner)
            merged.update(rest)
            subject = named or word in _FIRST | _SHARED | _OTHERS | _THINGS
            passing = (
                subject
                or self._name_of_other(raw)
                or {word, meaning} & _AUXILIARY
                or word[0].isdigit()
            )
            opens = place == 0 or self._tokens[place - 1][0] in ".!?|"
            verb = not passing and (self._awaits_verb or (opens and word.endswith(("ing", "ed"))))
            if verb and inner and lemma(self._tokens[place - 1]) == "be" and not is_doing(raw):
                verb = self._awaits_verb = False  # "I was in accounts", "who was deaf"
            out.append(
                Word(raw, word, meaning, self._sentence, self._group, self._by, verb,
                     self._denied_left > 0, self._phrase, subject and self._by is By.OTHER,
                     is_glue(raw))
            )  # fmt: skip
            if verb:
                self._awaits_verb = False
            self._denied_left -= 1
            if word in word_list("negations"):
                self._denied_left = _DENIED_FOR
        return out

    def _name_of_other(self, raw: str) -> bool:
        """True on "Dave" in "my manager Dave got": no verb yet."""
        return self._awaits_verb and self._by is By.OTHER and raw[0].isupper()

    def _stop(self, mark: str) -> None:
        self._phrase += 1
        self._denied_left = 0
        if mark[0] in _STRONG:
            self._group += 1
        if mark[0] in ".!?|":
            self._sentence += 2 if mark == "|" else 1
            self._by, self._awaits_verb = By.OWN, False
        elif self._by in (By.OTHER, By.THING):
            self._by = By.OWN  # "they moved me to grading, took the test"

    def _at_another_place(self, place: int) -> bool:
        """True before "at Aldi I did shelves", behind a comma."""
        at, name, who = [*self._tokens[place : place + 3], ".", ".", "."][:3]
        return at.lower() in ("at", "in", "for") and name[0].isupper() and who in ("I", "we", "it")

    def _subject(self, place: int, word: str) -> bool:
        """Follow who acts; True where this word says it."""
        after = self._next(place)
        behind = self._tokens[place - 1].lower() if place else "."
        ends = is_stop(after) or after[0].isdigit()  # "the year before"
        pointing = word == "then" and behind in ("since", "by", "until", "from")
        pointing = pointing or (
            word in ("before", "after") and (ends or after in ("that", "this", "then"))
        )
        pointing = pointing and (
            ends or word == "then" or not (is_stop(behind) or behind in ("and", "then"))
        )
        turns = word in _TURNS and not pointing and (behind, word) != ("or", "so")
        if turns or (word == "and" and self._turns_elsewhere(place + 1)):
            self._group += 1
            self._denied_left = 0
        before = self._tokens[max(0, place - 3) : place]
        by = self._who(place, word, [token.lower() for token in before])
        if by is not None:
            self._by, self._awaits_verb = by, True
            self._denied_left = 0
        return by is not None

    def _who(self, place: int, word: str, before: list[str]) -> By | None:
        beside = before[-1:] == ["and"] or "of" in before or self._next(place) == "and"
        paired = word in ("me", "us") and beside
        if word in _FIRST and before[-1:] == ["and"]:
            paired = self._opens_with_person(place - 2)
        group = word in ("that", "who") and bool(before) and before[-1] in word_list("people")
        us = word == "us" and self._next(place) in _LOT
        if paired or us or word in _SHARED or (group and before[-1] in _GROUPS):
            return By.SHARED
        if word in _FIRST:
            return By.OWN
        it = word == "it" and not is_stop(self._next(place)) and self._next(place) not in _BEHIND
        if word in _THINGS and (it or lemma(self._next(place)) in ("be", "use")):
            return By.THING
        if word in _ACTORS and self._aside(place):
            return None
        some = word == "them" and before[-1:] == ["of"] and like_verb(self._next(place))
        anybody = word in _ANYBODY and self._acts(place)
        if group or some or anybody or word in _ACTORS or self._noun_subject(place):
            nearby = [token.lower() for token in self._tokens[max(0, place - 4) : place]]
            return By.SHARED if ("me", "and") in pairwise(nearby) else By.OTHER
        return By.THING if self._thing_subject(place) else None

    def _acts(self, place: int) -> bool:
        """True where a past form follows, or does behind a word or two of which one."""
        following = self._tokens[place + 1 : place + 4]
        if following[:1] and is_deed(following[0]):
            return True
        aside = following[:1] and following[0].lower() in _WHICH_ONE
        return bool(aside) and any(is_deed(one) for one in following[1:])

    def _opens(self, place: int) -> bool:
        before = self._tokens[place - 1].lower() if place else "."
        return is_stop(before) or before in _CLAUSES

    def _thing_subject(self, place: int) -> bool:
        """True on "shift" in "our shift won", on "sales" in "Sales rose"."""
        raw, before = self._tokens[place], self._tokens[max(0, place - 1)].lower()
        upon = [token.lower() for token in self._tokens[place + 2 : place + 3]]
        if before in _DETERMINERS and upon in (["it"], ["them"]) and self._opens(place - 1):
            return not (is_glue(self._next(place)) or is_stop(self._next(place)))
        if not self._told or raw == "I" or not is_deed(self._next(place)) or is_deed(raw):
            return False
        named = before in _DETERMINERS and place > 0 and self._opens(place - 1)
        return named or ((place == 0 or self._opens(place)) and raw[0].isupper())

    def _aside(self, place: int) -> bool:
        """True on "they" in "they said about a third": who gave the number did nothing."""
        verb, *after = [token.lower() for token in self._tokens[place + 1 : place + 4]] or ["."]
        return lemma(verb) in _SAYING and any(
            one[0].isdigit() or lemma(one) == "approx" for one in after
        )

    def _opens_with_person(self, place: int) -> bool:
        """True on "colleague" in "My colleague and I", where a sentence or part of one begins."""
        raw = self._tokens[place]
        if not (raw.lower() in word_list("people") or raw[0].isupper()):
            return False
        first = place - 1 if self._tokens[place - 1].lower() in _DETERMINERS else place
        return first <= 0 or is_stop(self._tokens[first - 1])

    def _next(self, place: int) -> str:
        return self._tokens[place + 1].lower() if place + 1 < len(self._tokens) else "."

    def _noun_subject(self, place: int) -> bool:
        """True on "manager" in "my new manager did", and on a name before a verb."""
        near = {lemma(token) for token in self._tokens[max(0, place - 3) : place]}
        if not self._told and near & _LETTING:
            return False  # "helped a father lay carpets"
        raw = self._tokens[place]
        before = self._tokens[place - 1].lower() if place else "."
        opens = is_stop(before) or before in ("and", "so", "when", "if", "but")
        if is_person(raw) and raw != raw.upper():
            # "my manager Dave got", "the hospital now uses"
            beside = self._tokens[place + 1 : place + 2]
            if beside and is_person(beside[0]):
                return False  # "other guys"
            skips = bool(beside) and beside[0] != "I" and (
                beside[0][0].isupper() or beside[0] in _ADVERBS
            )  # fmt: skip
            after = self._next(place + skips)
            two = self._tokens[place - 2].lower() if place > 1 else "."
            theirs = raw.endswith("s") and after.endswith("s") and after not in lemmas("irregular")
            begins = opens or bool({before, two} & _DETERMINERS)
            if begins and after in _WHICH_ONE and self._acts(place):
                return True  # "the guy before me painted it"
            return begins and like_verb(after) and not theirs  # "the residents' meetings"
        after = self._next(place)
        titled = before.rstrip(".") in _STYLES
        named = self._told and is_deed(after) and not (is_deed(raw) or raw.endswith("ing"))
        named = named and lemma(after) not in _BY_ITSELF and raw.lower() not in _NO_NAMES
        return raw[0].isupper() and raw != "I" and (
            (opens and (after in _AFTER_NAMES or named)) or (titled and like_verb(after))
        )  # fmt: skip

    def _turns_elsewhere(self, place: int) -> bool:
        """True before "at Dunbar I" and "the ovens are": what follows is another matter."""
        following = [token.lower() for token in self._tokens[place : place + 5]]
        if following[:1] and following[0] in ("at", "in", "on", "by"):
            return bool((_FIRST | _SHARED | _OTHERS | _THINGS) & set(following))
        if following[:1] and following[0] in _DETERMINERS:
            someone = any(is_person(one) for one in following[1:2])
            someone = someone and any(like_verb(one) for one in following[2:3])
            return someone or any(lemma(word) == "be" for word in following[2:3])
        return False


def _meaning(tokens: list[str], place: int, *, name: bool) -> tuple[str, Sequence[int]]:
    """What a word is compared by, and the places of those it is one verb with: "took care of"."""
    whole = lemma(tokens[place], name=name)
    ways = () if name else phrasal().get(whole, ())
    following = [token.lower() for token in tokens[place + 1 : place + 5]]
    for rest, meaning in ways:
        gap = _gap(following, rest)
        if following[gap : gap + len(rest)] == list(rest):
            return meaning, range(place + 1 + gap, place + 1 + gap + len(rest))
    return whole, ()


def _gap(following: list[str], rest: tuple[str, ...]) -> int:
    """How many words stand inside: one in "wrote it down", two in "got 11,000 pounds back"."""
    if rest[0] in _PARTICLES and len(rest) == 1 and rest[0] in following:
        gap = following.index(rest[0])
        inner, behind = following[:gap], following[gap + 1 : gap + 2]
        ends = behind == ["to"] or any(is_stop(one) or one in _LINKS for one in inner)
        return 0 if ends else gap  # "did soup for up to 70"
    return int(following[:1] != [rest[0]] and bool({*following[:1]} & _PRONOUNS))
