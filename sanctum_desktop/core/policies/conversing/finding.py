"""Finds the passage of attached texts that answers best: by words, their roots and likeness."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from sanctum_desktop.core.domain.attachments import Attachment, Citation
from sanctum_desktop.core.policies.conversing.reading import Passage, cite, passages, run_from
from sanctum_desktop.core.policies.grounding.lexicon import word_list
from sanctum_desktop.core.policies.grounding.roots import lemma

_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]+)*")
_ASKING: Final = frozenset(
    "what which who whom whose when where why how is are was were be been do does did can could will would shall should may might must"
    " explain tell me about please define definition mean means meaning describe say said know learn understand remember difference between"
    " i you your my it its this that there they he she we us our one some any all if so then just really also very much many more most"
    " the a an of to in on at for by with as from and or not no than into what's who's that's it's i'm don't text notes file attached document"
    " thing things something word again hello hi ok okay yes well um need want help give show find look exactly important just quickly please only really sure thanks".split()
)
_ALIKE: Final = 84
"""Likeness in percent from which two roots are one, misspelt; short roots must be the same."""
_LONG_ENOUGH: Final = 5
_OF_A_MISSPELLING: Final = 0.85
_OF_A_HEADING: Final = 0.55
_OF_A_NAME: Final = 0.5
"""Share of a heading's words from which it is named."""
_LONG: Final = 8
_PARTS: Final = re.compile(r"[.,;:?!\n]+|\b(?:but|and|because|so)\b")
_COVERED: Final = 0.45
"""Share of what was asked, weighed by how rare its words are, that an answer must hold."""
_DEFINES: Final = 0.2
_DEFINING: Final = re.compile(
    r"^.{2,60}?\b(?:is|are|means?|refers? to|describes?|stands for)\b|^.{2,50}(?::| – | — )"
)


@dataclass(frozen=True, slots=True)
class Found:
    """The passage that answers best, as it is quoted; `share` of what was asked stands in it."""

    citation: Citation = field(repr=False)
    share: float


@lru_cache(maxsize=4096)
def roots(words: str) -> tuple[str, ...]:
    """The roots of the words that tell something, in their order; numbers as they stand."""
    plain = words.lower().replace("’", "'")
    telling = (word for word in _WORD.findall(plain) if word not in _stop_words())
    return tuple(word if word[0].isdigit() else lemma(word) for word in telling)


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    return _ASKING | word_list("glue")


@dataclass(frozen=True, slots=True)
class _Index:
    """What a text's passages are found by."""

    passages: tuple[Passage, ...]
    held: tuple[frozenset[str], ...]
    above: tuple[frozenset[str], ...]
    rarity: Mapping[str, float]


@lru_cache(maxsize=16)
def _index(untrusted_text: str) -> _Index:
    read = passages(untrusted_text)
    held = tuple(frozenset(roots(one.text)) for one in read)
    above = tuple(frozenset(roots(one.under)) for one in read)
    counts = Counter(root for words in held for root in words)
    rarity = {root: math.log(1 + len(read) / count) for root, count in counts.items()}
    return _Index(read, held, above, rarity)


def found(asked: str, texts: Sequence[Attachment]) -> Found | None:
    """The best passage of all texts, None where none holds enough of what was asked.

    A long question is also looked for by its parts, and by the heading it names.
    """
    parts = [asked, *_PARTS.split(asked)] if len(asked.split()) > _LONG else [asked]
    best: Found | None = None
    for part in parts:
        wanted = tuple(dict.fromkeys(roots(part)))
        for text in texts if wanted else ():
            one = _in_text(wanted, text)
            if one and (best is None or one.share > best.share):
                best = one
    return best or next((one for text in texts if (one := under_heading(asked, text))), None)


def under_heading(asked: str, text: Attachment, *, whole: bool = False) -> Found | None:
    """What stands under the heading that shares most words with it; `whole`: all of its words."""
    wanted, index = frozenset(roots(asked)), _index(text.untrusted_text)
    best, most = None, 0.0
    for n, passage in enumerate(index.passages):
        shared = len(wanted & index.held[n]) / len(index.held[n]) if index.held[n] else 0
        follows = n + 1 < len(index.passages) and not index.passages[n + 1].heading
        if passage.heading and follows and shared > most:
            best, most = n + 1, shared
    if best is None or most < (1 if whole else _OF_A_NAME):
        return None
    return Found(cite(text, *run_from(index.passages, best)), most)


def likened(root: str, among: Sequence[str] | frozenset[str]) -> str:
    """The root itself, or the one it may be a misspelling of; "" where there is none."""
    if root in among:
        return root
    if len(root) < _LONG_ENOUGH or root[0].isdigit():
        return ""
    near = process.extractOne(root, among, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return near[0] if near else ""


def _in_text(wanted: Sequence[str], text: Attachment) -> Found | None:
    index = _index(text.untrusted_text)
    known = {root: likened(root, tuple(index.rarity)) for root in wanted}
    rarest = max(index.rarity.values(), default=1.0)
    weights = {
        root: index.rarity.get(same, rarest) * (1 if same == root else _OF_A_MISSPELLING)
        for root, same in known.items()
    }
    whole = sum(index.rarity.get(same, rarest) for same in known.values())
    best, share = None, 0.0
    for n, passage in enumerate(index.passages):
        here = _share(index, n, known, weights) / whole
        if here >= _COVERED and _DEFINING.match(passage.text) and _first(index, n, known):
            here += _DEFINES
        if here > share and not passage.heading:
            best, share = n, here
    if best is None or share < _COVERED:
        return None
    return Found(cite(text, *run_from(index.passages, best)), min(share, 1.0))


def _share(index: _Index, n: int, known: Mapping[str, str], weights: Mapping[str, float]) -> float:
    return sum(
        weights[root] * (1 if same in index.held[n] else _OF_A_HEADING)
        for root, same in known.items()
        if same and (same in index.held[n] or same in index.above[n])
    )


def _first(index: _Index, n: int, known: Mapping[str, str]) -> bool:
    """True where a passage begins with what was asked for."""
    begins = roots(index.passages[n].text)[:2]
    return bool(set(begins) & {same for same in known.values() if same})
