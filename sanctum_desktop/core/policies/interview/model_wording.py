"""What a model may say in Gem's place: words of the person's own, checked one by one.

What passes is one plain sentence whose telling words were all said, in one sentence of theirs,
which the gate of printed lines lets stand. Everything else is refused; the Guide speaks then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from sanctum_desktop.core.policies.grounding import refusals
from sanctum_desktop.core.policies.grounding.kinds import is_deed
from sanctum_desktop.core.policies.grounding.reading import By, Word, read
from sanctum_desktop.core.policies.interview.agreed import suggested
from sanctum_desktop.core.policies.interview.follow_up import Missing
from sanctum_desktop.core.policies.interview.lexicon import words
from sanctum_desktop.core.policies.interview.mirror import unfit_to_mirror
from sanctum_desktop.core.policies.interview.told_to_model import Offer
from sanctum_desktop.core.policies.recognition import recognised

_Counts: TypeAlias = Callable[[Word], bool]
"""Tells which words of what a model said have to be the person's."""
MIRROR_WORDS: Final = 14
QUESTION_WORDS: Final = 25
_LEAST_WORDS: Final = 2
_ASKING: Final = words("asking")
_JUDGING: Final = words("judging")
_PLAIN: Final = re.compile(
    r"[A-Za-zÀ-ÖØ-öø-ɏ0-9](?:[A-Za-zÀ-ÖØ-öø-ɏ0-9,'’%£$€&–-]| (?! )|(?<=\d)\.(?=\d))*"
)
"""Letters, digits and marks inside one sentence: no Markdown, address, emoji or control mark."""
_SPEAKER: Final = re.compile(
    r"\b(?:[Ii](?:['’]\w+)?|[Ww]e(?:['’]\w+)?|[Mm]e|my|My|[Mm]ine|myself|us|our|Our|ours)\b"
)
_POINTS: Final = re.compile(
    r"(?i)\byou (?:am|is|was|has)\b|\b(?:it|its|he|she|they|them|him|her|hers|his|their|theirs"
    r"|this|that|these|those|there"
    r"|here|such|only|just|even|anyway|wonder\w*|guess|think|suppose|hope)\b"
)
"""Points at what is not in the sentence, belittles, doubts, or was not turned well."""
_TURNED: Final = {
    "you": "I", "you're": "I'm", "you've": "I've", "you'd": "I'd", "your": "my", "yours": "mine",
    "yourself": "myself", "are": "am",
}  # fmt: skip
_TO_TURN: Final = re.compile(r"(?i)\b(?:you['’](?:re|ve|d)|yourself|yours?|you)\b|(?<=I )are\b")
_AS_ONE: Final = re.compile(r", then\.?$")
_ADDRESSED: Final = frozenset(["you", "your", "yours", "yourself"])
_TURNS_AWAY: Final = frozenset(
    "when while once after before since if about with without of for".split()
)
"""After these a question speaks of something else than what "you" did: "when the hall was ..."."""
_OPENS: Final = re.compile(
    r"(?i)(?:(?:and|about|around|roughly|since|from|until|by|in|over|for|of|on|at|to|with) )*"
    r"(?:what|which|who|how|where|when)\b|did (?:anything|something|the|it|that)\b"
)
"""How a question begins that leaves its answer open."""
_SECOND: Final = re.compile(
    r"(?i)(?:,|\b(?:and|or)) (?:and )?(?:what|which|who|how|where|when|why|did|was|were)\b"
)
_ALIKE: Final = 0.7
"""Share of words from which a question is one that was asked before."""
_SIGNS: Final = {
    Missing.NUMBER: r"how (?:many|much|often|large)|figures?|numbers?|count",
    Missing.OUTCOME: r"change[ds]?|(?:came|come) of|different(?:ly)?|turn(?:ed)? out|noticed?"
    r"|how did (?:it|that) (?:end|go)|happen(?:ed|s)? (?:after|then|next|once|when)",
    Missing.PART: r"your own|yourself|your (?:part|piece|share|hands?)|(?:did|do) you do",
    Missing.TIME: r"^(?:(?:and|roughly|about) )?when|since when|how long|which (?:year|month)s?"
    r"|over what time",
    Missing.KNOWN: r"how (?:did|do|would|could) (?:you|some(?:body|one)|anybody)"
    r" (?:know|tell|see|check|notice)"
    r"|who (?:saw|noticed|counted|checked|kept)|written|told you",
    Missing.WITHOUT: r"without|if (?:nobody|you had not)|had nobody|otherwise|would have",
}
_KINDS: Final = {
    kind: re.compile(rf"\b(?:{signs})\b", re.IGNORECASE) for kind, signs in _SIGNS.items()
}
_BESIDE: Final = {
    Missing.NUMBER: {Missing.TIME},
    Missing.OUTCOME: {Missing.KNOWN},
    Missing.KNOWN: {Missing.OUTCOME},
    Missing.WITHOUT: {Missing.OUTCOME},
}
"""What else a question of a kind may sound like: "how long" counts, and "who noticed" proves."""


def mirror_said(untrusted: str, offer: Offer) -> str | None:
    """The mirror as Gem would say it, with its full stop; None where she would not."""
    said = untrusted.strip().removesuffix(".")
    said = said[:1].upper() + said[1:]
    if not _is_plain(said, MIRROR_WORDS) or _POINTS.search(said) or not _is_new(said, offer):
        return None
    bare = _AS_ONE.sub("", said)
    mirrored = read(bare)
    if not any(map(_tells, mirrored)) or not _tells(mirrored[-1]):
        return None
    line = _TO_TURN.sub(lambda m: _TURNED[m[0].lower().replace("’", "'")], bare)
    if (
        unfit_to_mirror(said)
        or recognised("minimising", line)
        or not _may_be_told(mirrored, offer, _tells)
    ):
        return None
    return f"{said}." if _rests_on(offer.sayable, mirrored, line, _tells) else None


def question_asked(untrusted: str, offer: Offer) -> str | None:
    """The question, asking for what it is to ask for; None where Gem would not put it so."""
    said = untrusted.strip().removesuffix("?")
    if said == untrusted.strip() or offer.asks is None or not _is_plain(said, QUESTION_WORDS):
        return None
    said = said[:1].upper() + said[1:]
    asked = f"{said}?"
    if not _asks_for(said, offer.asks) or suggested(asked) or _was_asked(asked, offer):
        return None
    words_asked = read(said)
    told = [word for word in words_asked if _names(word)]
    if not told or any(word.number for word in told):
        return None
    line = _of_theirs(words_asked)
    if unfit_to_mirror(line) or not _may_be_told(words_asked, offer, _names):
        return None
    own = [one for one in offer.told if _own_where_addressed(words_asked, one)]
    return asked if _rests_on(own, words_asked, line, _names) else None


def _is_plain(said: str, most: int) -> bool:
    """One sentence of plain marks, neither short nor long, without praise or an "I"."""
    if not _PLAIN.fullmatch(said) or not _LEAST_WORDS <= len(said.split()) <= most:
        return False
    judges = {word.lower() for word in re.findall(r"[^\W\d_]+", said)} & _JUDGING
    return not (judges or _SPEAKER.search(said))


def _tells(word: Word) -> bool:
    """True for a word of a mirror that has to be the person's: not for one that only joins."""
    return (word.number or not word.glue) and word.low not in _ADDRESSED


def _names(word: Word) -> bool:
    """True for a word of a question that has to be the person's: not for those of asking."""
    return word.low not in _ASKING


def _may_be_told(said: Sequence[Word], offer: Offer, counts: _Counts) -> bool:
    """True where none of the words that count was told between us, or in danger."""
    hushed = {word.lemma for part in offer.hushed for word in read(part, told=True)}
    return hushed.isdisjoint(word.lemma for word in said if counts(word))


def _rests_on(sentences: Sequence[str], said: Sequence[Word], line: str, counts: _Counts) -> bool:
    """True where one of their sentences holds all of it, and would bear it as a printed line."""
    return any(
        _all_in(said, sentence, counts) and not refusals(line, [sentence])
        for sentence in sentences
    )


def _all_in(said: Sequence[Word], sentence: str, counts: _Counts) -> bool:
    """True where each word was said in that sentence: as it was written, and no half of a name.

    "The discharge" is half of "the discharge letters".
    """
    told = read(sentence, told=True)
    lemmas = {word.lemma for word in said if counts(word)}
    capitals = {word.raw for word in said if counts(word) and word.raw[1:] != word.raw[1:].lower()}
    return (
        lemmas <= {word.lemma for word in told}
        and capitals <= set(re.findall(r"[\w'’-]+", sentence))
        and _ends(said, counts) <= _ends(told, counts)
    )


def _ends(said: Sequence[Word], counts: _Counts) -> set[str]:
    """The words that end what they stand in: nothing that counts follows, or a deed does."""
    pairs = zip(said, (*said[1:], None), strict=True)
    return {
        word.lemma
        for word, after in pairs
        if counts(word)
        and (
            after is None or after.phrase != word.phrase or not counts(after) or is_deed(after.raw)
        )
    }


def _of_theirs(asked: Sequence[Word]) -> str:
    """What a question says of what was told, as a line: "bikes were sorted"."""
    named = [place for place, word in enumerate(asked) if _names(word)]
    inner = asked[named[0] : named[-1] + 1]
    return " ".join(word.raw for word in inner if _names(word) or word.glue)


def _own_where_addressed(asked: Sequence[Word], sentence: str) -> bool:
    """True where what follows "you" or "your" is the person's own by what they said."""
    told = read(sentence, told=True)
    mine = {
        word.lemma
        for place, word in enumerate(told)
        if not word.denied
        and (word.by is By.OWN or {one.low for one in told[max(0, place - 2) : place]} & {"my"})
    }
    return all(word.lemma in mine for word in _addressed(asked))


def _addressed(asked: Sequence[Word]) -> Iterator[Word]:
    """The first word after each "you" or "your" that has to be the person's."""
    waiting = False
    for word in asked:
        waiting = (waiting or word.low in _ADDRESSED) and word.low not in _TURNS_AWAY
        if waiting and _names(word):
            yield word
            waiting = False


def _asks_for(said: str, wanted: Missing) -> bool:
    """True for one open question, for what is wanted and nothing besides."""
    if not _OPENS.match(said) or _SECOND.search(said):
        return False
    kinds = {kind for kind, signs in _KINDS.items() if signs.search(said)}
    return wanted in kinds and kinds - {wanted} <= _BESIDE.get(wanted, set())


def _was_asked(asked: str, offer: Offer) -> bool:
    """True where Gem has asked it in this talk, or is about to in the Guide's words."""
    now = _bag(asked)
    before = [question for said in offer.spoken for question in _questions(said)]
    return any(
        len(now & then) >= _ALIKE * len(now | then)
        for then in map(_bag, (*before, offer.question))
    ) or asked.endswith(offer.question)


def _questions(said: str) -> list[str]:
    return re.findall(r"[^.!?\n]+\?", said)


def _bag(said: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", said.lower()))


def _is_new(said: str, offer: Offer) -> bool:
    """True where Gem has not said it yet, and has begun no turn of this talk with its words."""
    low = said.lower()
    opening = low.split()[:2]
    return not any(
        low in one.lower() or one.lower().split()[:2] == opening for one in offer.spoken
    )
