"""Which words are nobody's name, and which are: looked up by their folded form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from sanctum_desktop.core.policies.hearing.lexicon import words
from sanctum_desktop.core.policies.hearing.lexicon.names import Named, Names, names
from sanctum_desktop.core.policies.placeholders.folding import fold
from sanctum_desktop.core.policies.placeholders.lexicon import folded

_WIDE: Final = ("english_wikipedia", "us_tv_and_film")
_BRANDS: Final = frozenset(
    "excel facebook google java linkedin powerpoint python sql whatsapp word team staff".split()
)
"""Words with a capital that name no firm, unless somebody works at it."""
_ENDINGS: Final = ("s", "es", "d", "ed", "er", "ers", "ing", "ings", "ly", "ness", "able")
_VOWELS: Final = "aeiou"
_LONG_ENOUGH: Final = 5
"""Of a shorter word only letters in the wrong order are taken for a slip; of a long one, two."""
_LONG: Final = 8


def is_function(bare: str) -> bool:
    """True for the small words of a dozen languages: never a name by themselves."""
    return bare in folded("function")


def is_plain(bare: str) -> bool:
    """True for a word that begins a sentence without naming anybody."""
    if is_function(bare):
        return True
    return bare in _plain() and not is_firm(bare) and bare not in _strange()


def is_small(bare: str) -> bool:
    """True for a word that names nobody where it stands in lower case."""
    return is_plain(bare) or bare in folded("homographs") or bare in folded("plain_en")


def is_german_noun(bare: str) -> bool:
    """True for a word that has its capital in German, whatever it says."""
    return bare in folded("nouns_de")


def is_firm(bare: str) -> bool:
    """True for a word that many know as a firm."""
    return bare in folded("firms_like_words")


def is_homograph(bare: str) -> bool:
    """True for a plain word that is also what people are called: "hope", "rose"."""
    return bare in folded("homographs")


def is_first_name(bare: str) -> bool:
    return bare in first_names()


def is_surname(bare: str) -> bool:
    return bare in surnames()


def is_english(bare: str) -> bool:
    """True for a word of the wide list, which has rare words and also names."""
    return bare in wide_english() or is_small(bare)


@lru_cache(maxsize=4096)
def is_misspelt(bare: str) -> bool:
    """True for a form of an English word, or a slip in one: "rockets", "agian", "lovley".

    A vowel more at the end is no slip: many a name is a word with one.
    """
    for ending in _ENDINGS:
        stem = bare.removesuffix(ending)
        if stem != bare and (is_english(stem) or is_english(f"{stem}e")):
            return True
    short, most = len(bare) < _LONG_ENOUGH, 1 if len(bare) < _LONG else 2
    return any(
        OSA.distance(bare, word, score_cutoff=most) <= most
        and not (bare[:-1] == word and bare[-1] in _VOWELS)
        and not (short and sorted(bare) != sorted(word))
        for word in _by_first().get(bare[:1], ())
    )


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    return _list("female_names") | _list("male_names")


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    return _list("surnames")


def is_person(bare: str) -> bool:
    return bare in first_names() or bare in surnames()


def places_in(said: str) -> Iterator[Named]:
    """Countries, larger towns and states, where they are no names of people."""
    return _nobodys(said, _places())


def trades_in(said: str) -> Iterator[Named]:
    """Languages, weekdays, titles, degrees: what has a capital in a working life."""
    return _nobodys(said, _trades())


def tools_in(said: str) -> Iterator[Named]:
    """Skills and certificates, some of which are also firms."""
    yield from _nobodys(said, names("skills"))
    yield from _nobodys(said, names("certificates"))
    yield from _nobodys(said, _brands())


def _nobodys(said: str, known: Names) -> Iterator[Named]:
    for named in known.find(said):
        bare = fold(said[named.start : named.end])
        if not is_person(bare) and not is_firm(bare):
            yield named


@lru_cache(maxsize=1)
def _places() -> Names:
    return Names(words("places") | words("us_states"))


@lru_cache(maxsize=1)
def _trades() -> Names:
    told = words("languages") | words("titles") | words("degrees") | words("not_names")
    return Names(one for one in told if fold(one) not in _BRANDS)


@lru_cache(maxsize=1)
def _brands() -> Names:
    return Names(_BRANDS)


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    return folded("plain_en") | folded("abroad")


@lru_cache(maxsize=1)
def _by_first() -> Mapping[str, Sequence[str]]:
    """Plain words by their first letter, which is seldom the wrong one."""
    grouped: dict[str, list[str]] = {}
    for word in folded("plain_en") | folded("function"):
        grouped.setdefault(word[:1], []).append(word)
    return grouped


@lru_cache(maxsize=1)
def _strange() -> frozenset[str]:
    return first_names() - folded("abroad")


@lru_cache(maxsize=1)
def wide_english() -> frozenset[str]:
    """Fifty thousand words of films and an encyclopaedia: rare words, and names, too."""
    return frozenset().union(*map(_list, _WIDE))


@lru_cache(maxsize=8)
def _list(name: str) -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # ours for guessing passphrases, too

    return frozenset(map(fold, FREQUENCY_LISTS[name]))
