"""A line in other words: what it must be to stand in the place of the Guide's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, product
from typing import Final

from sanctum_desktop.core.domain.facts import Fact, FactId, Section
from sanctum_desktop.core.domain.resume import (
    LineDecision,
    Resume,
    ResumeEntry,
    ResumeLine,
    Verdict,
)
from sanctum_desktop.core.policies.grounding.kinds import is_deed, like_verb
from sanctum_desktop.core.policies.grounding.reading import Word, read
from sanctum_desktop.core.policies.grounding.roots import weaker
from sanctum_desktop.core.policies.resume_writing.choosing import SAME_LEAD_MOST, opening
from sanctum_desktop.core.policies.resume_writing.drafts import quotes
from sanctum_desktop.core.policies.resume_writing.lines import MAX_CHARACTERS, figures, printed
from sanctum_desktop.core.policies.resume_writing.spelling import respelled
from sanctum_desktop.core.policies.resume_writing.steps import is_steps
from sanctum_desktop.core.policies.resume_writing.stock import stock_phrase
from sanctum_desktop.core.policies.resume_writing.wording import says_more

_ROWS: Final = (Section.SKILLS, Section.LANGUAGES)
_PLAIN: Final = frozenset(" ,;’-–")
"""Signs a line may have though the Guide's has none of them."""
_DIGITS: Final = frozenset("0123456789")
_FIGURE: Final = re.compile(r"\d+(?:[.,:]\d+)*")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SELF: Final = frozenset("i me my mine myself we us our ours ourselves".split())
_SHARED: Final = frozenset(
    "with together team crew colleague colleagues help helped helping assisted supported part one"
    " both all us others jointly joint shared under alongside between half plus".split()
)
"""Words that share a deed: as many of them stay."""
_EXACTNESS: Final = frozenset(
    "about around roughly approximately maybe perhaps nearly almost over under up least most"
    " more less mostly mainly usually often sometimes some partly only once twice every each per"
    " or".split()
)
"""Words that say how exactly a thing was so."""
_ARTICLES: Final = frozenset("the a an".split())
_ARTICLE: Final = re.compile(r"\b(?:the|an?)\b *(?P<noun>[\w’'-]*)")
_DETERMINED: Final = re.compile(
    r"\b(?:the|an?|my|our|his|her|their|your|this|that|these|those)\b *(?P<noun>[\w’'-]*)"
)
_BEGIN: Final = frozenset("and i we".split())
_TENSE: Final = frozenset(
    "am is are was were be been being has have had do does did will would can could".split()
)
_IDLE: Final = frozenset("also just really actually then even still very quite so well".split())
"""Words that can be left out of between two others."""
_DENIED: Final = frozenset("not no never none nobody nothing without cannot".split())
_CLAUSE: Final = re.compile(r"\s*(?:[;–()]|,(?!\d))\s*")
_KEPT_OF_A_CLAUSE: Final = 0.6
_KEPT_OF_ALL: Final = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A line as it stands, what it rests on, and what it stands among.

    `others` are the words of the other lines; `respell` gives for a word the reader's spelling.
    """

    line: ResumeLine
    quotes: Sequence[str] = field(repr=False)
    employer: str = field(default="", repr=False)
    others: Sequence[str] = field(default=(), repr=False)
    respell: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def past(self) -> bool:
        """True where the line opens in the past, and so must every wording of it."""
        return is_deed(opening(self.line.text) or "is")


def undecided(
    resume: Resume, facts: Mapping[FactId, Fact], respell: Mapping[str, str]
) -> Iterator[Worded]:
    """The lines that tell a deed and that nobody has decided on, in the order of the page.

    A line is left out where one of its facts is not among `facts`, which may all be printed.
    """
    for entry, line in _deeds(resume):
        if line.verdict is None and line.facts and all(fact in facts for fact in line.facts):
            yield _worded(entry, line, facts, respell)


def borne(
    resume: Resume,
    decisions: Sequence[LineDecision],
    facts: Mapping[FactId, Fact],
    respell: Mapping[str, str],
) -> tuple[LineDecision, ...]:
    """The decisions, but for a model's wording of what was since said to be otherwise.

    A wording that stands is in the reader's spelling. `resume` is the Guide's.
    """
    places = {line.id: (entry, line) for entry, line in _deeds(resume)}
    standing = []
    for one in decisions:
        if one.verdict is not Verdict.REWORDED:
            standing.append(one)
        elif one.line in places:
            words = reworded(one.text, _worded(*places[one.line], facts, respell))
            if words:
                standing.append(replace(one, text=words))
    return tuple(standing)


def reworded(answer: str, of: Worded) -> str:
    """The words as they would be printed; "" where they may not stand in the line's place.

    They pass the gate the line itself has passed, against the same quotes. Beyond it they keep
    the line's figures, names, hedges and shares and each thing it tells, follow one another as
    they were said, and read as a line.
    """
    if not 0 < len(answer.strip()) <= MAX_CHARACTERS:
        return ""
    words = printed(answer)
    if not (_is_plain(words, of.line.text) and _reads_as_a_line(words, of)):
        return ""
    line = printed(of.line.text)  # numbers in digits, as in the words
    if not (_keeps_each(words, line) and _keeps_what_counts(words, line)):
        return ""
    if not _follows(words, of) or says_more(words, of.quotes, of.respell, employer=of.employer):
        return ""
    reader = respelled(words, of.respell)
    more = reader != words and says_more(reader, of.quotes, of.respell, employer=of.employer)
    return words if more else reader


def _deeds(resume: Resume) -> Iterator[tuple[ResumeEntry, ResumeLine]]:
    for section in resume.sections:
        for entry in section.entries if section.section not in _ROWS else ():
            for line in entry.lines:
                if not is_steps(line):
                    yield entry, line


def _worded(
    entry: ResumeEntry,
    line: ResumeLine,
    facts: Mapping[FactId, Fact],
    respell: Mapping[str, str],
) -> Worded:
    said = quotes(facts[fact] for fact in line.facts if fact in facts)
    return Worded(line=line, quotes=said, employer=entry.organization, respell=respell)


def _is_plain(words: str, line: str) -> bool:
    """True for letters, digits and few signs: no mark, address or markup but the line's own."""
    own = frozenset(line) | _PLAIN | _DIGITS
    return all(sign in own or sign.isalpha() for sign in words) and not stock_phrase(words)


def _reads_as_a_line(words: str, of: Worded) -> bool:
    """True where it opens with a deed as the line does, in words no other line has."""
    first, before = opening(words), opening(of.line.text)
    if not _opens_alike(words, of.line.text) or " " not in words:
        return False
    leads = Counter(opening(other) for other in of.others)
    worn = first not in ("", before) and leads[first] >= SAME_LEAD_MOST
    return not worn and words.lower() not in {other.lower() for other in of.others}


def _opens_alike(words: str, line: str) -> bool:
    """True for the same opening, or a verb in the tense of the line's own."""
    first, before = opening(words), opening(line)
    if first == before:
        return bool(first) or words.split()[:1] == line.split()[:1]
    if not first or not _is_verb(before):
        return bool(first) and is_deed(first)
    return _is_verb(first) and is_deed(first) is is_deed(before)


def _is_verb(word: str) -> bool:
    return bool(word) and (is_deed(word) or like_verb(word))


def _keeps_each(words: str, line: str) -> bool:
    """True where most of what the line tells is told, and something of each of its clauses."""
    told = _roots(words)
    clauses = [roots for clause in _CLAUSE.split(line) if (roots := _roots(clause))]
    least = all(len(roots & told) >= _KEPT_OF_A_CLAUSE * len(roots) for roots in clauses)
    whole = frozenset[str]().union(*clauses)
    return least and len(whole & told) >= _KEPT_OF_ALL * len(whole)


def _follows(words: str, of: Worded) -> bool:
    """True where words that stand together stood together, and none comes oftener than it did.

    The gate hears what is said more. It lets small words change and neighbours part, as people
    do when they tell a thing twice; of who never heard it told, neither is taken.
    """
    told = [_standing(read(of.line.text)), _standing(read(" | ".join(of.quotes), told=True))]
    pairs = {pair for one in told for pair in _pairs(one)}
    starts = {word.lemma for one in told for word, _ in (*_starts(one), *_starts(_busy(one)))}
    told_words = " ".join((of.line.text, *of.quotes, *map(figures, of.quotes)))
    now = _standing(read(words))
    for one, other in _neighbours(now):
        if not any(pair in pairs for pair in product(_stands_for(one), _stands_for(other))):
            return False
    if any(before and not _stands_for(word) & starts for word, before in _starts(now)):
        return False
    counts = [Counter(word.lemma for word in one) for one in told]
    often = Counter(word.lemma for word in now if not word.glue)
    return _has_its_articles(words, told_words) and all(
        count <= max(1, *(told_of[root] for told_of in counts)) for root, count in often.items()
    )


def _has_its_articles(words: str, told: str) -> bool:
    """True where each article stands before a word that had one, or something like it, before."""
    before = {found["noun"] for found in _DETERMINED.finditer(told.lower())}
    return all(found["noun"] in before for found in _ARTICLE.finditer(words.lower()))


def _standing(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.low not in _ARTICLES]


def _busy(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.low not in _IDLE]


def _starts(words: Sequence[Word]) -> Iterator[tuple[Word, Word | None]]:
    """Words that begin something, behind a stop, an "and" or an "I", and what is before them."""
    for before, word in pairwise((None, *words)):
        if word is not None and (
            before is None or before.phrase != word.phrase or before.low in _BEGIN
        ):
            yield word, before


def _pairs(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """The roots of words that stand side by side, also where what is between adds nothing."""
    for one, other in (*_neighbours(words), *_neighbours(_busy(words))):
        yield one.lemma, other.lemma


def _neighbours(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Words side by side, with no stop and no "and" between them."""
    for one, other in pairwise(words):
        if one.phrase == other.phrase and "and" not in (one.low, other.low):
            yield one, other


def _stands_for(word: Word) -> frozenset[str]:
    return weaker().get(word.lemma, frozenset()) | {word.lemma}


def _roots(words: str) -> frozenset[str]:
    return frozenset(word.lemma for word in read(words) if not word.glue)


def _keeps_what_counts(words: str, line: str) -> bool:
    """True where figures, hedges, shares and denials are the line's, and every name is in it."""
    now, before = (_small_words(one) for one in (words, line))
    if sorted(_FIGURE.findall(words)) != sorted(_FIGURE.findall(line)):
        return False
    if any(_of(now, kind) != _of(before, kind) for kind in (_EXACTNESS, _SHARED, _DENIED)):
        return False
    names = {
        found[0] for found in _WORD.finditer(words) if found.start() and found[0][0].isupper()
    }
    kept_out = now.keys() & (_SELF | _TENSE)
    return names <= set(_WORD.findall(line)) and kept_out <= before.keys()


def _small_words(words: str) -> Counter[str]:
    plain = words.lower().replace("’", "'").replace("n't", " not")
    return Counter(re.findall(r"[^\W\d_]+", plain))


def _of(counted: Counter[str], kind: Collection[str]) -> dict[str, int]:
    return {word: count for word, count in counted.items() if word in kind}
