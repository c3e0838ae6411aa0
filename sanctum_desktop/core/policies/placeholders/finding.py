"""Names nobody told us of: words with a capital that are no plain words, with what is joined."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.policies.hearing.lexicon.names import Named
from sanctum_desktop.core.policies.hearing.organisations import is_kind
from sanctum_desktop.core.policies.placeholders.folding import Word, words_of
from sanctum_desktop.core.policies.placeholders.index import NameIndex
from sanctum_desktop.core.policies.placeholders.kinds import Kind, Span
from sanctum_desktop.core.policies.placeholders.reaching import NORMS
from sanctum_desktop.core.policies.placeholders.vocabulary import (
    is_english,
    is_firm,
    is_first_name,
    is_function,
    is_german_noun,
    is_homograph,
    is_misspelt,
    is_person,
    is_plain,
    is_small,
    is_surname,
    places_in,
    tools_in,
    trades_in,
)

_STARTS: Final = re.compile(r"[.!?…;¡¿\n\r•|*>]|^\s*[-–—]\s|\s[-–—]\s+$")
_JOINT: Final = re.compile(r"\.?[ \u00a0]|[-‐‑'’`´&_.]| ['’]| ?& ?| ?[-–] ?")
_INITIAL: Final = re.compile(r"\.?[ \u00a0]?|[-'’`´]")
_SHORTENED: Final = frozenset("st ste sta bros co jr".split())
_PARTICLES: Final = frozenset(
    "de da di do du dos das del della dei van von den der ten ter zu zum zur af av el al bin bint ibn abu la le of the und y i".split()
)  # fmt: skip
_SURE_TITLES: Final = frozenset(
    "mr mrs ms miss mx dr herr herrn frau senor senora senorita sr sra srta monsieur madame mademoiselle mme mlle signor signora signorina pan pani panie pana panu panem pania dhr mevrouw mevr meneer".split()
)  # fmt: skip
"""A word behind one of these is a name, also where it is a plain one: "mr young"."""
_TITLES: Final = _SURE_TITLES | frozenset(
    "pastor rev reverend imam rabbi capt captain sgt fr alhaji alhaja oga prof professor sir dame lady lord don dona sister brother father uncle auntie aunt tante onkel tio tia ate kuya".split()
)  # fmt: skip
_EMPLOYERS: Final = frozenset(
    "at for joined left quit chez bei beim presso bij per dla para".split()
)
_CALLS: Final = frozenset(
    "called named name boss manager colleague supervisor friend wife husband partner sister brother son daughter mentor foreman matron with for at joined left from by told asked thanked met m this under uncle aunt cousin missus mum dad mate neighbour teacher trainer principal auditor dispatcher accountant owner im".split()
)  # fmt: skip
_ROLES: Final = frozenset(
    "boss manager colleague supervisor friend wife husband partner sister brother daughter son mentor foreman matron called named uncle aunt cousin missus mum dad mate bloke".split()
)  # fmt: skip
"""What is told before a first name, also before one that is a plain word: "my supervisor hope"."""
_CALLED_ABROAD: Final = frozenset(
    "chez bei beim bij presso jefe jefa companero companera encargado encargada llamo llama chef cheffe appelle collegue patron patronne kollege kollegin chefin heisse heisst chamo chama chefe patrao patroa colega chiamo chiama capo collega nazywam imie szef szefowa heet baas con com avec mit met firma empresa societe empleador employeur".split()
)  # fmt: skip
_MODALS: Final = frozenset({"will", "may"})
_AFTER_MODALS: Final = frozenset(
    "i you he she it we they the my this that these those there be not a an your our his her their anyone somebody".split()
)  # fmt: skip
_MONTHS: Final = frozenset({"april", "june", "may", "august"})
_BEFORE_MONTHS: Final = frozenset(
    "in since until till by from of last next to early late mid and through this each every during before after".split()
)  # fmt: skip
_COPULAS: Final = frozenset("is was s are were to of".split())
_COPULAS_ABROAD: Final = frozenset(
    "es era fue est etait ist war heisst e era to byl is was heet".split()
)
_NUMBERS: Final = frozenset("one two three four five six seven eight nine ten first".split())
_LISTING: Final = frozenset("and or with".split())
_ME: Final = frozenset("me i".split())
_BEHIND_VERBS: Final = frozenset("to that it the i you we be not a".split())
_INSTITUTIONS: Final = frozenset(
    "college university school academy institute hospital clinic lodge ltd limited gmbh ventures logistics".split()
)  # fmt: skip
_ALSO_PEOPLE: Final = frozenset(
    "jordan georgia florence chelsea paris austin lincoln sydney victoria charlotte brooklyn dallas madison savannah israel chad milan adelaide alexandria carolina devon lorraine santiago".split()
)  # fmt: skip
_BEFORE_PLACES: Final = frozenset("in from to near en a aus nach".split())
_BEHIND_PEOPLE: Final = frozenset(
    "was is has had said told taught asked gave made went came left knew did and who helped liked".split()
)  # fmt: skip
_TAILS: Final = frozenset({"t"})
_LEVEL: Final = re.compile(
    rf"{NORMS}\d+|[ABC][12]|\d+(?:st|nd|rd|th|s|x|h|m|k|km|kg|mm|cm|am|pm|%)?", re.IGNORECASE
)
_ENDINGS: Final = ("ing", "ed", "ly")
_FEW: Final = 3
_MOST_SHOUTED: Final = 0.6
_ENOUGH_ENGLISH: Final = 0.55
_ENOUGH_SMALL: Final = 0.12
_ENOUGH_CASED: Final = 0.5
_LONG_ENOUGH: Final = 3
_GERMAN: Final = frozenset(
    "der die das und ich nicht war habe mit bei den dem ein eine einen wir von zu im als auf fur mein meine sich ist hat auch nach".split()
)  # fmt: skip


_ENGLISH: Final = frozenset(
    "the and my im for it they you not that with at were are have had this she her his our from but what when after before did do or how who there here".split()
)  # fmt: skip
"""Small words that no other language has."""


@dataclass(slots=True)
class _Read:
    """A text as it is looked through: its words and what is known of them by their numbers."""

    said: str
    words: list[Word]
    starts: list[bool]
    few: list[bool]
    trade: frozenset[int]
    tool: frozenset[int]
    place: frozenset[int]
    shouted: bool
    english: bool
    german: bool
    spelled: bool
    cased: bool


def names_in(said: str, index: NameIndex) -> Iterator[Span]:
    """Runs of words that name somebody, some firm or some place nobody knows."""
    words = list(words_of(said))
    if not words:
        return
    read = _read(said, words)
    hidden: list[bool] = []
    for at in range(len(words)):
        hidden.append(_is_name(read, at, index) or _is_listed(read, at, hidden))
    at = 0
    while at < len(words):
        if not hidden[at]:
            at += 1
            continue
        first, last = _run(read, hidden, at)
        start, end = words[first].start, words[last].end
        yield Span(start, end, _kind(read, first, last))
        at = last + 1


def _read(said: str, words: list[Word]) -> _Read:
    starts = [at == 0 or _is_start(words[at - 1], word) for at, word in enumerate(words)]
    letters = [mark for mark in said if mark.isalpha()]
    cased = [mark for mark in letters if mark.upper() != mark.lower()]
    upper = sum(map(str.isupper, cased))
    return _Read(
        said=said,
        words=words,
        starts=starts,
        few=_few(starts),
        trade=_within(words, trades_in(said)),
        tool=_within(words, tools_in(said)),
        place=_within(words, places_in(said)),
        shouted=upper > _MOST_SHOUTED * max(len(cased), 1),
        english=sum(is_english(w.bare) for w in words) >= _ENOUGH_ENGLISH * len(words),
        german=sum(w.bare in _GERMAN for w in words) >= _ENOUGH_SMALL * len(words),
        spelled=sum(w.bare in _ENGLISH for w in words) >= _ENOUGH_SMALL * len(words),
        cased=len(cased) >= _ENOUGH_CASED * max(len(letters), 1),
    )


def _is_start(before: Word, word: Word) -> bool:
    """True where a sentence begins with the word: not behind "Dr." or "J."."""
    shortened = len(before.text) == 1 or before.bare in _TITLES | _SHORTENED
    return bool(_STARTS.search(word.gap)) and not (shortened and _INITIAL.fullmatch(word.gap))


def _few(starts: Sequence[bool]) -> list[bool]:
    """Whether the sentence of each word has so few that its first may be a name by itself."""
    begins = [at for at, start in enumerate(starts) if start] + [len(starts)]
    few: list[bool] = []
    for begin, end in pairwise(begins):
        few += [end - begin <= _FEW] * (end - begin)
    return few


def _within(words: Sequence[Word], found: Iterator[Named]) -> frozenset[int]:
    """The numbers of the words that lie in one of these places."""
    numbers: set[int] = set()
    starts = [word.start for word in words]
    for one in found:
        at = bisect_left(starts, one.start)
        while at < len(words) and words[at].end <= one.end:
            numbers.add(at)
            at += 1
    return frozenset(numbers)


def _is_name(read: _Read, at: int, index: NameIndex) -> bool:
    word = read.words[at]
    before = read.words[at - 1].bare if at and not read.starts[at] else ""
    if before in _SURE_TITLES and word.is_capital and not word.bare.isdigit():
        return True  # "Mrs Ng", whatever "ng" says elsewhere
    if before in _TITLES and not is_function(word.bare) and not word.bare.isdigit():
        named = word.is_capital or not is_small(word.bare)
        return named or before in _SURE_TITLES or (before in _ROLES and is_homograph(word.bare))
    if word.is_capital:
        return _is_capital_name(read, at, before)
    if any(mark.isalpha() and mark.upper() == mark.lower() for mark in word.text):
        return read.cased and word.text.isalpha() and not word.text.isascii()
    return _is_small_name(read, at, before, index)


def _is_capital_name(read: _Read, at: int, before: str) -> bool:
    word = read.words[at]
    if len(word.text) == 1 or _LEVEL.fullmatch(word.text) or word.bare in _TITLES:
        return False
    if word.bare in _MODALS | _MONTHS:
        return _names_somebody(read, at, before)
    if _is_excused(read, at, before):
        return False
    if read.starts[at] or read.shouted:
        return _begins_with_name(read, at, before)
    return True


def _is_excused(read: _Read, at: int, before: str) -> bool:
    """True for a word that has a capital and is known to name nobody."""
    word = read.words[at]
    follows = read.words[at + 1] if at + 1 < len(read.words) else None
    return (
        (is_function(word.bare) and (read.starts[at] or not is_person(word.bare)))
        or (follows is not None and follows.bare in _TAILS and follows.gap in ("'", "’"))
        or (at in read.place and (word.bare not in _ALSO_PEOPLE or before in _BEFORE_PLACES))
        or (at in read.trade and not (read.starts[at] and is_homograph(word.bare)))
        or (at in read.tool and before not in _EMPLOYERS)
        or (read.german and is_german_noun(word.bare))
    )


def _begins_with_name(read: _Read, at: int, before: str) -> bool:
    """Of the first word of a sentence, which has its capital anyhow, or one of a text in capitals."""
    bare = read.words[at].bare
    if not is_plain(bare):
        return True
    after = read.words[at + 1] if at + 1 < len(read.words) else None
    if after and is_homograph(bare) and (after.bare in _BEHIND_PEOPLE or after.is_capital):
        return True
    if _begins_a_firm(read, at):
        return True
    if read.shouted:
        return before in _EMPLOYERS and not is_function(bare)
    return read.few[at] and not is_function(bare) and not bare.endswith(_ENDINGS)


def _begins_a_firm(read: _Read, at: int) -> bool:
    """Of a plain word before another with a capital, in English: "Sunrise Care let me go"."""
    if at + 1 >= len(read.words) or read.shouted or not read.english:
        return False
    after = read.words[at + 1]
    joined = not read.starts[at + 1] and _JOINT.fullmatch(after.gap)
    known = (at + 1) in read.trade | read.tool | read.place
    titled = after.is_capital and len(after.text) > _FEW
    return bool(joined) and titled and not known and not is_function(read.words[at].bare)


def _names_somebody(read: _Read, at: int, before: str) -> bool:
    """Of "Will", "May", "June": the person, not the verb and not the month."""
    bare = read.words[at].bare
    after = read.words[at + 1].bare if at + 1 < len(read.words) else ""
    if bare in _MONTHS and (before in _BEFORE_MONTHS or after.isdigit() or before.isdigit()):
        return False
    return not (bare in _MODALS and after in _AFTER_MODALS)


def _is_small_name(read: _Read, at: int, before: str, index: NameIndex) -> bool:
    """Of a word in lower case: a first name, or what nobody knows behind "my boss"."""
    bare = read.words[at].bare
    told = before in _ROLES or (before in _CALLS and index.knows(bare))
    if told and is_homograph(bare) and bare not in _MODALS:
        return True
    if is_small(bare):
        return False
    if _is_before(read, at, _INSTITUTIONS) or _is_called_abroad(read, at, before):
        return True
    end = read.words[at].end
    several = (
        bare.endswith("s") and is_surname(bare[:-1]) and read.said.startswith(("'", "’"), end)
    )
    owns = read.english and (several or read.said.startswith(("'s ", "’s "), end))
    if index.knows(bare) or is_first_name(bare) or is_firm(bare) or owns:
        return True
    said_of = read.words[at - 2].bare if at > 1 and before in _COPULAS else before
    if not _is_strange(read, at):
        return False
    return said_of in _CALLS or (read.spelled and not is_misspelt(bare))


def _is_before(read: _Read, at: int, words: frozenset[str]) -> bool:
    """True where one of these is the next word, with nothing but a space between."""
    after = read.words[at + 1] if at + 1 < len(read.words) else None
    return after is not None and after.bare in words and after.gap == " "


def _is_called_abroad(read: _Read, at: int, before: str) -> bool:
    """Of a word in lower case that is no plain one: behind "mi jefe", "s'appelle" and the like."""
    word, ago = read.words[at], read.words[at - 2].bare if at > 1 else ""
    if read.starts[at] or len(word.bare) < _LONG_ENOUGH or not word.text.islower():
        return False
    if is_small(before) and before not in _PARTICLES | _COPULAS_ABROAD:
        return before in _CALLED_ABROAD
    return before in _CALLED_ABROAD or ago in _CALLED_ABROAD | _SURE_TITLES


def _is_strange(read: _Read, at: int) -> bool:
    """True for a word in lower case that no list of English has, in English."""
    word = read.words[at]
    letters = len(word.bare) >= _LONG_ENOUGH and word.bare.isalpha() and word.text.islower()
    return (
        letters and read.english and not is_english(word.bare) and at not in read.tool | read.trade
    )


def _is_listed(read: _Read, at: int, hidden: Sequence[bool]) -> bool:
    """True for a strange word beside a name: "rashida and gulnaz"."""
    if at < 2 or read.words[at - 1].bare not in _LISTING:  # noqa: PLR2004 - "X and Y"
        return False
    before, word = read.words[at - 2], read.words[at]
    after = read.words[at + 1].bare if at + 1 < len(read.words) else ""
    if word.text.islower() and is_homograph(word.bare) and after not in _BEHIND_VERBS:
        return before.bare in _ME or (hidden[at - 2] and before.text.islower())
    return hidden[at - 2] and _is_strange(read, at)


def _run(read: _Read, hidden: Sequence[bool], at: int) -> tuple[int, int]:
    """The first and the last word of a name that has this one, which is hidden."""
    words, first, last = read.words, at, at
    while first and not read.starts[first] and _leads(read, first - 1):
        first -= 1
    while (more := _goes_on(read, hidden, last)) > last:
        last = more
    return first, min(last, len(words) - 1)


def _leads(read: _Read, at: int) -> bool:
    """True for the word before a name that may be a part of it: "Green Leaf Bakery", "M. Lopez"."""
    word, after = read.words[at], read.words[at + 1]
    if len(word.text) == 1 and word.text.isupper() and word.text != "I":
        return bool(_INITIAL.fullmatch(after.gap))
    if not word.is_capital or not _JOINT.fullmatch(after.gap) or word.bare in _TITLES:
        return False
    if at in read.place or (word.bare in _NUMBERS and not read.starts[at]):
        return True  # "Berlin Bakery", "at Two Rivers"
    if at in read.trade | read.tool or read.shouted:
        return False
    return not is_function(word.bare) and not word.bare.isdigit()


def _goes_on(read: _Read, hidden: Sequence[bool], last: int) -> int:
    """The number of the next word of the name; `last` where it ends."""
    words, at = read.words, last + 1
    if at >= len(words) or read.starts[at] or not _JOINT.fullmatch(words[at].gap):
        return last
    small = words[last].text.islower()
    if hidden[at] and small == words[at].text.islower():
        return at
    if small and _is_before(read, last, _INSTITUTIONS):
        return at
    if small:
        strange = is_surname(words[at].bare) or not is_english(words[at].bare)
        plain = is_small(words[at].bare) and not is_homograph(words[at].bare)
        named = strange and not plain and len(words[at].bare) >= _LONG_ENOUGH
        return at if named and read.english else last
    if words[at].is_capital and not read.shouted and not is_function(words[at].bare):
        return at  # "Lindqvist Berlin", "Harbour General Hospital"
    end = at
    while end < len(words) and _is_particle(words[end]) and _JOINT.fullmatch(words[end].gap):
        end += 1
    whole = at < end < len(words) and hidden[end] and _JOINT.fullmatch(words[end].gap)
    return end if whole and words[end].is_capital else last


def _is_particle(word: Word) -> bool:
    return word.bare in _PARTICLES or (word.is_capital and is_function(word.bare))


def _kind(read: _Read, first: int, last: int) -> Kind:
    """What the words say of whom they name; `NAME` where they say nothing."""
    name = read.said[read.words[first].start : read.words[last].end]
    before = read.words[first - 1].bare if first and not read.starts[first] else ""
    if is_kind(name):
        return Kind.COMPANY
    if before in _TITLES or any(is_first_name(w.bare) for w in read.words[first : last + 1]):
        return Kind.PERSON
    return Kind.COMPANY if before in _EMPLOYERS - {"for", "by"} else Kind.NAME
