"""Reads a line or an answer word by word: what each word means, who acts, what is denied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.policies.grounding.lexicon import lemmas, word_list
from sanctum_desktop.core.policies.hearing.measures import in_digits, in_percent

_TOKEN: Final = re.compile(
    r"\d+(?:\.\d+)?|[£$€%]|[^\W\d_]+(?:'[^\W\d_]+)*|[.!?]+(?=\s|$)|[,;:–—()|]", re.UNICODE
)
_CONTRACTED: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), whole)
    for pattern, whole in (
        (r"\bwon't\b", "will not"),
        (r"\bcan(?:'t|not)\b", "can not"),
        (r"(?<=\w)n't\b", " not"),
        (r"\b(i)'m\b", r"\1 am"),
        (r"(?<=\w)'re\b", " are"),
        (r"(?<=\w)'ve\b", " have"),
        (r"(?<=\w)'ll\b", " will"),
        (r"\b(i|we|they|you|he|she|it)'d\b", r"\1 would"),
        (r"\b(he|she|it|that|there|who|what|here|where)'s\b", r"\1 is"),
        (r"(?<=\w)'s\b", ""),
        (r"'em\b", "them"),
        (r"(?<=s)'(?=\s|$)", ""),
        (r"\band a half\b", "plushalf"),
        (r"(\w+)-(?:odd|ish|some)\b", r"about \1"),
        (r"\bsomething like\b", "about"),
        (r"£\s?(\d[\d,.]*)", r"\1 pounds"),
        (r"\$\s?(\d[\d,.]*)", r"\1 dollars"),
        (r"€\s?(\d[\d,.]*)", r"\1 euros"),
        (r"\ba couple(?: of)?\b", "two"),
        (r"\ba dozen\b", "twelve"),
        (r"\bper cent\b", "percent"),
        (r"\bper\b|/", " a "),
    )
)
_PUNCTUATION: Final = frozenset(",;:.!?–—()|")
_STRONG: Final = frozenset(";:.!?|")
_FIRST: Final = frozenset(["i"])
_SHARED: Final = frozenset(["we"])
_OTHERS: Final = frozenset(["he", "she", "they", "you"])
_ACTORS: Final = _OTHERS - {"you"}
_GROUPS: Final = frozenset("group team crew gang".split())
_THINGS: Final = frozenset(["it", "there"])
_DETERMINERS: Final = frozenset(
    "the a my our his her their this that other two three some".split()
)
_AUXILIARY: Final = frozenset(
    "be have will would could can may might must should also just only always then still never not"
    " once ever hardly nearly all mostly mainly usually even".split()
)
_TURNS: Final = frozenset(
    "then after before later but so because when if while until till".split()
)
_DENIED_FOR: Final = 7
"""Words after a negation that it can deny."""
_ENDINGS: Final = (
    "ations", "ation", "ments", "ment", "ingly", "ings", "ing", "ies", "ied", "ed", "es", "s",
    "y", "e",
)  # fmt: skip
_ROOT: Final = 3


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
    punctuation.
    """

    raw: str
    lemma: str
    sentence: int
    group: int
    by: By
    verb: bool
    denied: bool
    phrase: int
    actor: bool

    @property
    def number(self) -> bool:
        return self.raw[0].isdigit()


@lru_cache(maxsize=2048)
def read(words: str) -> tuple[Word, ...]:
    """The words of a text, punctuation left out."""
    return tuple(_Reader(_tokens(words)).words())


def _tokens(words: str) -> list[str]:
    plain = words.replace("’", "'").replace("‘", "'")
    plain = re.sub(r"(?<=\w)-(?=\w)", " ", _expanded(plain))
    plain = in_digits(in_percent(plain))
    plain = re.sub(r"(\d+) plushalf\b", r"\1.5", plain)
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", plain)
    plain = re.sub(r"(?<=\d)s\b", "", plain)  # the under-12s
    return _TOKEN.findall(re.sub(r"(?<=\d)(?=[a-zA-Z%])", " ", plain))


def _expanded(words: str) -> str:
    for pattern, whole in _CONTRACTED:
        words = pattern.sub(whole, words)
    return words


@lru_cache(maxsize=8192)
def lemma(raw: str, *, name: bool = False) -> str:
    """What a word is compared by: its root, or what may stand for it; a name only for itself."""
    word = raw.lower()
    if word == "one":
        return "1"
    if word[0].isdigit():
        return word.rstrip("0").rstrip(".") if "." in word else word
    same = {} if name else lemmas("equivalent")
    word = same.get(word, word)
    word = lemmas("irregular").get(word, word)
    if word in _bases() or word in word_list("glue"):
        return word
    root = _root(word)
    return same.get(root, root)


@lru_cache(maxsize=1)
def _bases() -> frozenset[str]:
    """Words that stand for their forms, and so are roots already."""
    return frozenset(lemmas("irregular").values()) | frozenset(lemmas("equivalent").values())


def _root(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _ROOT and not word.endswith("ss"):
            root = word[: -len(ending)]
            doubled = len(root) > _ROOT and root[-1] == root[-2] and root[-1] not in "sl"
            root = root[:-1] if doubled else root
            return root[:-1] if len(root) > _ROOT and root[-1] in "ye" else root
    return word


class _Reader:
    """Walks once over the tokens and keeps who is speaking of whom."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._sentence = self._group = self._phrase = 0
        self._by = By.OWN
        self._awaits_verb = False
        self._denied_left = 0

    def words(self) -> list[Word]:
        out: list[Word] = []
        for place, raw in enumerate(self._tokens):
            if raw[0] in _PUNCTUATION:
                self._stop(raw)
                continue
            word = raw.lower()
            named = self._subject(place, word)
            inner = place > 0 and self._tokens[place - 1][0] not in _PUNCTUATION
            meaning = lemma(raw, name=raw[0].isupper() and inner)
            subject = named or word in _FIRST | _SHARED | _OTHERS | _THINGS
            passing = subject or meaning in _AUXILIARY or word[0].isdigit()
            opens = place == 0 or self._tokens[place - 1][0] in ".!?|"
            verb = not passing and (self._awaits_verb or (opens and word.endswith(("ing", "ed"))))
            out.append(
                Word(raw, meaning, self._sentence, self._group, self._by, verb,
                     self._denied_left > 0, self._phrase, subject and self._by is By.OTHER)
            )  # fmt: skip
            if verb:
                self._awaits_verb = False
            self._denied_left -= 1
            if word in word_list("negations"):
                self._denied_left = _DENIED_FOR
        return out

    def _stop(self, mark: str) -> None:
        self._phrase += 1
        self._denied_left = 0
        if mark[0] in _STRONG:
            self._group += 1
        if mark[0] in ".!?|":
            self._sentence += 1
            self._by, self._awaits_verb = By.OWN, False
        elif self._by is By.OTHER:
            self._by = By.OWN  # "they moved me to grading, took the test"

    def _subject(self, place: int, word: str) -> bool:
        """Follow who acts; True where this word says it."""
        if word in _TURNS or (word == "and" and self._turns_elsewhere(place + 1)):
            self._group += 1
            self._denied_left = 0
        before = self._tokens[max(0, place - 3) : place]
        by = self._who(place, word, [token.lower() for token in before])
        if by is not None:
            self._by, self._awaits_verb = by, True
            self._denied_left = 0
        return by is not None

    def _who(self, place: int, word: str, before: list[str]) -> By | None:
        after = self._tokens[place + 1].lower() if place + 1 < len(self._tokens) else ""
        paired = word in ("me", "us") and ("and" in before or "of" in before or after == "and")
        if word in _FIRST and before[-1:] == ["and"]:
            paired = self._opens_with_person(place - 2)
        group = word in ("that", "who") and bool(before) and before[-1] in word_list("people")
        if paired or word in _SHARED or (group and before[-1] in _GROUPS):
            return By.SHARED
        if word in _FIRST:
            return By.OWN
        if word in _THINGS:
            return By.THING
        if group or word in _ACTORS or self._noun_subject(place):
            return By.OTHER
        return None

    def _opens_with_person(self, place: int) -> bool:
        """True on "colleague" in "My colleague and I", where a sentence or part of one begins."""
        raw = self._tokens[place]
        if not (raw.lower() in word_list("people") or raw[0].isupper()):
            return False
        first = place - 1 if self._tokens[place - 1].lower() in _DETERMINERS else place
        return first <= 0 or self._tokens[first - 1][0] in _PUNCTUATION

    def _noun_subject(self, place: int) -> bool:
        """True on "manager" in "my manager did", and on a name before a verb."""
        raw = self._tokens[place]
        if place + 1 >= len(self._tokens) or self._tokens[place + 1][0] in _PUNCTUATION:
            return False
        after = self._tokens[place + 1].lower()
        before = self._tokens[place - 1].lower() if place else ""
        opens = place == 0 or before[0] in _PUNCTUATION or before in ("and", "so", "when", "if")
        if raw.lower() in word_list("people"):
            return (before in _DETERMINERS or opens) and _like_verb(after)
        return raw[0].isupper() and raw != "I" and opens and after in _AFTER_NAMES

    def _turns_elsewhere(self, place: int) -> bool:
        """True before "at Dunbar I" and "the ovens are": what follows is another matter."""
        following = [token.lower() for token in self._tokens[place : place + 5]]
        if following[:1] and following[0] in ("at", "in", "on", "by"):
            return bool((_FIRST | _SHARED | _OTHERS | _THINGS) & set(following))
        if following[:1] and following[0] in _DETERMINERS:
            someone = bool(word_list("people") & set(following[1:2]))
            return someone or any(lemma(word) == "be" for word in following[2:3])
        return False


_AFTER_NAMES: Final = frozenset(
    "had has did does said says goes told showed shows helped taught made ran keeps kept let lets"
    " gave closed fits".split()
)


def _like_verb(word: str) -> bool:
    known = word in lemmas("irregular") or word in _bases() or word.endswith("ed")
    return known or (word.endswith("s") and len(word) > _ROOT)
