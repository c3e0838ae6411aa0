"""Which words are nobody's name, and which are: looked up by their folded form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.policies.hearing.lexicon import words
from sanctum_desktop.core.policies.hearing.lexicon.names import Named, Names, names
from sanctum_desktop.core.policies.placeholders.folding import fold
from sanctum_desktop.core.policies.placeholders.lexicon import folded

_WIDE: Final = ("english_wikipedia", "us_tv_and_film")
_BRANDS: Final = frozenset(
    "excel facebook google java linkedin powerpoint python sql whatsapp word team staff".split()
)
"""Words with a capital that name no firm, unless somebody works at it."""


def is_function(bare: str) -> bool:
    """True for the small words of a dozen languages: never a name by themselves."""
    return bare in folded("function")


def is_plain(bare: str) -> bool:
    """True for a word that begins a sentence without naming anybody."""
    if bare in folded("firms_like_words") or bare in _strange():
        return False
    return bare in _plain() or is_function(bare)


def is_small(bare: str) -> bool:
    """True for a word that names nobody where it stands in lower case."""
    return is_plain(bare) or bare in folded("homographs") or bare in folded("plain_en")


def is_german_noun(bare: str) -> bool:
    """True for a word that has its capital in German, whatever it says."""
    return bare in folded("nouns_de")


def is_first_name(bare: str) -> bool:
    return bare in first_names()


def is_surname(bare: str) -> bool:
    return bare in surnames()


def is_english(bare: str) -> bool:
    """True for a word of the wide list, which has rare words and also names."""
    return bare in _wide() or is_small(bare)


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
        if not is_person(bare) and bare not in folded("firms_like_words"):
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
def _strange() -> frozenset[str]:
    return first_names() - folded("abroad")


@lru_cache(maxsize=1)
def _wide() -> frozenset[str]:
    return frozenset().union(*map(_list, _WIDE))


@lru_cache(maxsize=8)
def _list(name: str) -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # ours for guessing passphrases, too

    return frozenset(map(fold, FREQUENCY_LISTS[name]))
