"""What a story still lacks, and which of it is worth the next question.

A story is what was told on one matter: the first answer and those to its follow-ups. It wants a
context, an action and a result; what is missing of these is asked first, then a short ladder is
climbed (how many, over what time, how known). Where no measure is known, one counterfactual; where
a thing never happened, for how long it did not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from sanctum_desktop.core.domain.conversation import Topic
from sanctum_desktop.core.policies.hearing.measures import in_digits, measures

MOST = 2
"""Questions on one achievement beyond the first; then on."""
FOLLOW_UP: Final = "gem.follow."
"""How the ids of follow-up wordings begin; the kind comes next: "gem.follow.number.2"."""


class Missing(StrEnum):
    """What to ask for."""

    OUTCOME = "outcome"
    NUMBER = "number"
    PART = "part"
    TIME = "time"
    KNOWN = "known"
    WITHOUT = "without"


RESULTS: Final = frozenset({Missing.OUTCOME, Missing.NUMBER})
"""Either of these, told, makes a story whole."""
_OUTCOME: Final = re.compile(
    r"(?i)\b(?:so that|went (?:down|up)|fell|rose|dropped|fewer|less|faster|better|stopped|saved|now(?! and then)|since then|after that"
    r"|result|improved|reduced|increased|no longer|grew|won|passed|copied|never (?:had|again|missed|came)|got (?:back|going|moved)|shorter|quicker|safer|cheaper|asked for the same)\b"
)
_ALONE: Final = re.compile(
    r"(?i)\b(?:I (?!was there|think|guess|suppose|mean|know|remember)(?:\w+ )?[a-z]{3,}|myself|by hand|on my own|my idea|just me|all alone)\b"
)
SHARED: Final = re.compile(
    r"(?i)\b(?:we|us|our|team|together|everybody|everyone|one of|helped|me and|and me)\b"
)
_TIME: Final = re.compile(
    r"(?i)\b(?:(?:19|20)\d\d|january|february|march|april|may \d|june|july|august|september|october|november|december|spring|summer|autumn|winter|(?:last|this) year"
    r"|(?:\w+|\d+) (?:weeks?|months?|years?|nights?|days?) (?:ago|later|in a row|long|straight)|(?:for|in|took|within|over|after) (?:\w+ ){0,2}(?:days?|weeks?|months?|years?|nights?|hours?))\b"
)
_KNOWN: Final = re.compile(
    r"(?i)\b(?:counted|measured|wrote|written|report|audit|survey|log|logbook|letter|certificate|told me|said|noticed|says?|inspector|award|prize|figures?|statistics?|book|system shows)\b"
)
_CHANGED: Final = re.compile(
    r"(?i)\b(?:I|we)(?: (?:also|then|even|once|just|only|first|finally|soon|there))? (?:started (?!at|in|as|on|there|with|when|my|out|off|working|from)"
    r"|began (?!at|in|as|on|there|with|when|my|working|from)|(?:got|talked|persuaded|convinced|had) (?:them|him|her|the \w+|my \w+|our \w+) (?:to|into)"
    r"|set up|put in|brought in|came up with|found (?:a|the|out|that)|(?:re)?built (?:a|an|the|my|our|them)|made (?:a|an|the|up|them)|changed|moved the|introduced"
    r"|organi[sz]ed|fixed (?:a|the|up|their|our)|mended (?:a|the)|repaired (?:a|the)|wrote (?:a|an|the|them|down)|drew (?:a|an|the|up)|redid|turned|saved|opened (?:a|an|the|up) "
    r"|invented|designed|replaced|reorgani[sz]ed|rearranged|stopped (?:them|the)|trained (?:a|the|up|two|three|four|five|\d+)|taught (?:a|the|them|my|two|three|four|five|\d+))"
)
"""Tells of a change somebody made, beside what they were there for."""
_ENDED: Final = re.compile(
    r"(?i)\b(?:until|till) (?:the )?(?:(?:last|this) )?\w+(?: (?:19|20)\d\d)?"
)
"""Says when it was over, and not since when."""
_YEAR: Final = re.compile(r"^(?:19|20)\d\d$")

_NO_AMOUNT: Final = re.compile(
    r"(?i)\b(?:at|until|till|since|half|past|ward|line|route|room|level|floor|number|no\.?|year|class|from(?! \d+ to))"
    r" \d{1,3}\b(?!%| (?!am\b|pm\b|o'clock|in the|and\b|we\b|i\b|until\b|till\b|to\b)[a-z]+s\b)"
    r"|\bthe \d{2,3}\b(?= [a-z]|[,.])|\b\d{1,2}(?:[- ]hour(?:s|ly)?\b|:\d\d| ?o'clock|(?:am|pm)\b|st\b|nd\b|rd\b|th\b)|(?<!\w)'\d\d\b"
)
"""Numbers that count nothing: the time of day, a shift's length, a ward, a bus line."""

_MEASURED: Final = re.compile(
    r"(?i)\d ?(?:%|per ?cent)|\bfrom (?:\w+ ){0,2}\d[^.!?;]{0,40}\bto (?:\w+ ){0,2}\d|\d(?: [a-z]+){0,2} (?:a|an|per|each|every) (?:hour|shift|night|day|week|month|quarter|season|term|year|time|person|head|load|trip|class)\b|\b[2-9]\d\b(?!\d)|\b\d{3}\b|\b\d{5,}\b|\d,\d{3}"
    r"|\b(?:(?<!that's )(?<!that is )half(?![- ](?:terms?|an? (?:hour|day)|hours?|days?|past|way)\b)|double|twice|third|quarter)\b"
)
"""A number that says how much: a share, a change, a rate, or many; not "two colleagues"."""
NOT_ONE: Final = re.compile(
    r"(?i)\b(?:never (?:had|missed|lost|dropped|once|been late)|not (?:one|a single|a (?:scratch|complaint|accident|mistake|error|day|drop|word|penny|cent))\b|none|zero|no (?:rejects?|accidents?|complaints?|errors?|injuries)"
    r"|nobody (?:\w+ ){0,4}(?:hurt|injured|fell|failed|left|died))\b"
)
"""Says how many: none. To ask "about how many?" would not have listened; "for how long?" has."""

# What a page gains on average from the answer, where the slot is empty.
_WORTH: Final = {
    Topic.PROUD: {
        Missing.OUTCOME: 0.8, Missing.NUMBER: 0.75, Missing.PART: 0.65, Missing.TIME: 0.35,
        Missing.KNOWN: 0.3, Missing.WITHOUT: 0.5,
    },
    Topic.DUTIES: {Missing.NUMBER: 0.8, Missing.PART: 0.75},
    Topic.EARLIER: {Missing.TIME: 0.6, Missing.OUTCOME: 0.5, Missing.NUMBER: 0.45},
    Topic.NOW: {Missing.TIME: 0.8},
}  # fmt: skip
_BY_THE_WAY: Final = 0.5
"""What is left of the worth of asking how many where a number was told that measures little."""
_OF_NONE: Final = {Missing.TIME: 0.9, Missing.NUMBER: 0.7, Missing.KNOWN: 0.6}
"""What tells most of a thing that never happened: over what time, of how many, how it is known."""
_UNASKED: Final = 0.28
"""Below this a question is not worth the person's patience."""
_RESULT_TOLD: Final = 0.5
"""What is left of the worth of asking what came of it where something seems to have come of it."""
_SECOND_RESULT: Final = 0.5
"""What is left of the worth of the other result where one was told: one's own part is next."""
_ACTION_TOLD: Final = 0.65
"""What is left of the worth of asking for one's part where "I" did something already."""


def asked_for(wording: str) -> Missing:
    """What the follow-up of that id asks for."""
    return Missing(wording.removeprefix(FOLLOW_UP).split(".")[0])


def missing(
    topic: Topic | None,
    story: str,
    asked: Sequence[Missing],
    answered: Collection[Missing] = (),
) -> Missing | None:
    """What is most worth asking next on this matter; None where nothing is.

    `asked` are the follow-ups it has had, `answered` those of them that were told something.
    """
    if topic not in _WORTH or len(asked) >= MOST:
        return None
    worth = {what: _WORTH[topic][what] for what in _lacking(story) if what in _WORTH[topic]}
    if Missing.PART in worth and _ALONE.search(story) and not SHARED.search(story):
        worth[Missing.PART] *= _ACTION_TOLD
    if Missing.NUMBER in worth and counts(story):
        worth[Missing.NUMBER] *= _BY_THE_WAY
    if RESULTS.isdisjoint(answered):
        worth |= _first_result(topic, worth, story, asked)
    else:
        worth |= {what: worth[what] * _SECOND_RESULT for what in RESULTS & worth.keys()}
    if topic is Topic.PROUD and NOT_ONE.search(story):
        worth |= {what: value for what, value in _OF_NONE.items() if what in worth}
    if Missing.NUMBER not in asked or counts(story):
        worth.pop(Missing.WITHOUT, None)  # asked only where no measure is known
    open_ = {what: value for what, value in worth.items() if what not in asked}
    best = max(open_, key=lambda what: open_[what], default=None)
    return best if best and open_[best] >= _UNASKED else None


def _first_result(
    topic: Topic, worth: Mapping[Missing, float], story: str, asked: Sequence[Missing]
) -> dict[Missing, float]:
    """The worth of each way to a result, where none was told on being asked."""
    first: dict[Missing, float] = {}
    seems_told = _OUTCOME.search(story)
    if Missing.NUMBER in worth and Missing.OUTCOME in asked and not seems_told:
        first[Missing.NUMBER] = _WORTH[topic][Missing.OUTCOME]  # the other way to a result
    if Missing.OUTCOME in worth and (seems_told or NOT_ONE.search(story)):
        no_number = Missing.NUMBER in asked and not counts(story)
        first[Missing.OUTCOME] = worth[Missing.OUTCOME] * (1 if no_number else _RESULT_TOLD)
    return first


def _lacking(story: str) -> Iterator[Missing]:
    if not (counts(story) and _MEASURED.search(in_digits(story))):
        yield Missing.NUMBER
    yield Missing.OUTCOME
    yield Missing.PART
    if not _TIME.search(_ENDED.sub("", story)):
        yield Missing.TIME
    if not _KNOWN.search(story):
        yield Missing.KNOWN
    yield Missing.WITHOUT


def changed(story: str) -> bool:
    """True where the story tells of something begun, made or mended."""
    return _CHANGED.search(story) is not None


def counts(story: str) -> bool:
    """True where the story holds a number of something done."""
    told = _NO_AMOUNT.sub(" ", in_digits(story))
    amounts = any(not _YEAR.match(measure.value) for measure in measures(told))
    return amounts or re.search(r"(?<![\d-])\d{1,3}(?![\d-])", told) is not None
