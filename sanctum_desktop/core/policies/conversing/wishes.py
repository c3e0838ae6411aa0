"""What Kai hears: a wish, what is in the way of it, a step, a time, each in the person's words.

A rule takes only what is surely said; where none does, the matter counts as told and nothing of
it is said back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sanctum_desktop.core.policies.conversing.own_words import (
    cut,
    fragment,
    may_be_said_back,
    sentences_of,
    turned,
)
from sanctum_desktop.core.policies.conversing.quiet import is_hurt
from sanctum_desktop.core.policies.hearing.lists import LANGUAGES
from sanctum_desktop.core.policies.interview.asked_back import tells_nothing_of_it


class Need(StrEnum):
    """What Kai has to know, in the order he asks for it."""

    WISH = "wish"
    ENOUGH = "enough"
    WAY = "way"
    STEP = "step"
    WHEN = "when"
    NOTICE = "notice"


class Form(StrEnum):
    """How a wish stands in a sentence: a thing, "to do it", "I could do it", "when it is done"."""

    THING = "thing"
    TO = "to"
    CLAUSE = "clause"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class Wish:
    """The wish as it is said back."""

    words: str
    form: Form


_WANTS: Final = re.compile(
    r"(?i)\b(?:i(?:['’]d| would)(?: \w+){0,2}? (?:like|love|prefer)"
    r"|i(?: (?:just|only|really|also|still|do|always))* (?:want|wanna|need|wish|hope|dream)"
    r"(?: (?:of|for|about))?|i['’]?m (?:looking|hoping) for"
    r"|(?:it )?(?:would|will) be (?:enough|nice|good) (?:if|to have|for me to)"
    r"|if i (?:could|had)|enough (?:would be|is|means)|my (?:wish|dream|goal) is) (?P<wish>[^.!?\n]+)"
)
_NOT_WANTED: Final = re.compile(
    r"(?i)\bi (?:don['’]?t|do not) want (?P<wish>to [^.!?\n]+?)(?: any ?more)?(?=[,.!?;\n]|$)"
)
_BESIDE: Final = re.compile(r"(?i), (?=(?:no|not|and|or|also)\b)")
_THAT: Final = re.compile(
    r"(?i)^\W*that (?P<wish>(?:somebody|someone|they|people|my|the|i) [^.!?\n]+)"
)
_LITTLE: Final = re.compile(
    r"(?i)\b(?:once|at least|one (?:day|evening|hour|call|answer|person|time|chance))\b"
)
"""A wish that says itself how much of it would do."""
_PLENTY: Final = re.compile(
    r"(?i)\b(?:that|it|this) (?:would|['’]d|will) be (?:plenty|enough|fine|all)\b"
)
_NO_WISH: Final = re.compile(
    r"(?i)^(?:it|that|this|them|you|nothing|something|anything|to (?:know|say|tell|ask|talk|go"
    r"|stop)|a (?:minute|moment|break)|help|him|her)\b(?:\W*$| (?:to|else)\b|$)"
)
_DUTY: Final = re.compile(
    r"(?i)^\W*(?:(?:well|but|and|maybe|yes)[,.]* )*i (?:(?:probably|really|just) )*(?:should|ought to|am supposed to|must|have to)\b"
)
_SOFT: Final = re.compile(
    r"(?i)\b(?:maybe|perhaps|probably|i (?:guess|suppose)|i might|try to|i will try|i['’]ll try)\b"
)
_HINDERED: Final = re.compile(
    r"(?i)\b(?:i (?:can['’]?t|cannot|can not|don['’]?t|do not|am not|never|hate|have no|have not"
    r"|only|always)|i['’]?m (?:not|too|always|only|so|afraid|scared|nervous|tired)|they|he|she"
    r"|nobody|no one|everyone|everybody|everything|always|never|because|impossible|problem"
    r"|my (?:boss|manager|\w+) (?:is|are|won['’]?t|do|does|doesn['’]?t|never|always|says?|think)"
    r"|it['’]?s (?:too|not|always|all)|it is (?:too|not|always|all)|not enough|no time|no money"
    r"|unfair|idiots?|too (?:much|many|old|late|tired|far|little)|applications?|rejections?)\b"
)
_FEWER: Final = re.compile(
    r"(?i)^\W*(?:(?:a )?(?:small|little) (?:thing|bit)\W+)?(?:no more|not so|less|fewer|more|only|just|to)\b"
)
_KINDS: Final = {
    "answers": r"no (?:answer|reply|response)s?|never (?:answer|reply|call)|rejections?|rejected"
    r"|applications?|applied|turned down|(?:nobody|no one|they don['’]?t) (?:answer|call|reply)s?",
    "language": r"(?:my )?english|(?:my )?language|(?:my )?accent|(?:my )?grammar|(?:my )?german",
    "papers": r"(?:no |my |a |the )?(?:certificates?|diploma|visa|permit|licen[cs]e|papers)"
    r"|(?:not |is not |isn['’]t )recogni[sz]ed|no (?:experience|qualifications?|degree)",
    "knowing": r"(?:not|don['’]?t|dont|no idea|never) (?:really )?(?:know )?(?:how|where)(?: to)?"
    r"|(?:where|how) to (?:start|begin)|know (?:how|where)",
    "fear": r"(?<!they are )(?<!they're )afraid|scared|nervous|shy|asham\w+|embarrass\w+|confidence|courage|dare|fear"
    r"|good enough|too old|my age|laugh at me|look stupid|what (?:they|people) (?:will )?think",
    "care": r"(?:my |the )?(?:kids?|children|child|baby|daughter|son)|childcare|school run",
    "people": r"(?:my |the |our )?(?:boss|manager|supervisor|foreman|chef|colleagues?|husband|wife"
    r"|partner|family|mother|father|parents|team|director|owner|agency)",
    "money": r"(?:the |my )?(?:money|rent|bills?|pay|salary|savings|mortgage|wages?)|afford"
    r"|expensive",
    "time": r"(?:no |the |my )?(?:time|hours|shifts?|overtime|rota)|busy",
    "cut": r"cut(?:ting)? (?:my |our |the )?(?:hours|shifts|pay)|zero hours|(?:fewer|less) (?:hours|shifts)|lost my (?:job|work|place)|laid off|redundan\w+|contract (?:ends|ended|is (?:over|up))",
    "energy": r"tired(?! of)|energy|strength|worn out|my (?:back|knees?|health|sleep)|sick(?! of)|ill",
}
_COMPILED: Final = {
    kind: re.compile(rf"(?i)(?<!\w)(?:{words})(?!\w)") for kind, words in _KINDS.items()
}
_FEAR: Final = "fear"
_NAMING: Final = re.compile(r"(?i)(?:(?:my|the|our) )?[a-z]+")
_TONGUES: Final = frozenset(language.lower() for language in LANGUAGES)
_UNNAMED: Final = frozenset(
    "afraid scared nervous courage dare fear ashamed confidence embarrassed experience shy afford expensive busy tired sick ill dare applied rejected".split()
)
"""Words that tell of a hindrance and do not name it."""
_STEPS: Final = re.compile(
    r"(?i)\b(?<!if )(?:i(?:['’]ll| will| could| can| might| shall|['’]m going to| am going to)"
    r"(?: (?:maybe|perhaps|just|also|try to|try and|probably|at least|first|start by))*"
    r"|(?:maybe|perhaps)(?: i (?:can|could|will))?|i (?:will |can |could )?try to) "
    r"(?P<step>(?!not\b|never\b|be\b|do (?:it|that|nothing)\b|i\b)[a-z][^.!?\n]+)"
)
_PLAIN_STEP: Final = re.compile(
    r"(?i)\bi (?P<step>(?!go (?:red|quiet|blank|white|pale|mad|cold|silent)\b)(?:ask|call|go|write|talk|speak|send|look|tell|take|visit|phone|ring|mail|email|read"
    r"|practi[sc]e|start|apply|find|check|meet|bring|show|say)\b[^.!?\n]*)"
)
"""A step as it is told by those who have one form of each verb: "I ask the lady in office"."""
_DATED_STEP: Final = re.compile(
    r"(?i)\bi (?:ask|call|tell|talk|speak|write|phone|ring)\b(?![^.!?\n]*\b(?:every|always|nights|mornings|evenings)\b)"
    r"[^.!?\n]*\b(?:tomorrow|next week|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
"""A doing with its day, by those who have one form of each verb: it is still to come."""
_VERBS: Final = (
    r"ask|call|go|write|talk|speak|send|look|tell|take|visit|phone|ring|mail|email|text|read|set|put|get"
    r"|practi[sc]e|start|begin|apply|find|check|meet|bring|show|say|make|leave|clean|print|buy|sell|try|move"
    r"|learn|stop|turn|pack|walk|sleep|draw|count|open|close|wait|search|google|watch|listen|use|swap|book"
)
_DOING: Final = re.compile(rf"(?i)(?:{_VERBS})\b")
"""How a step begins that is told as one tells it to oneself: "set the clock across the room"."""
_NO_STEP: Final = re.compile(
    r"(?i)(?:that|the|my|his|her|their|they|he|she|it|its|we|no|not|none|time|if|because|when|so|there|nobody|somebody|everybody"
    r"|people|(?:one|two|three|\d+) (?:\w+ )?(?:an?|per|each|every)|i|i['’]?(?:d|m|ve)|more|less|enough|yes|no)\b|[A-Z]\w+$|\w+$"
)
"""What names no doing of one's own: a wish, a reason, somebody else's doing, one word."""
_CANNOT: Final = re.compile(
    r"(?i)\b(?:can['’]?t|cannot|don['’]?t|never|nothing|impossible|no (?:time|money|idea|way))\b"
)
_VAGUE: Final = re.compile(
    r"(?i)^\W*(?:it['’]?s|it is|i['’]?m|i am|everything is|all is|all)? ?(?:all )?(?:ok(?:ay)?|fine|alright|not bad|so so|same)\b.{0,12}$"
)
_SURE_STEP: Final = re.compile(r"(?i)\bi(?:['’]ll| will| could|['’]m going to| am going to)\b")
_HEDGE: Final = re.compile(
    r"(?i)^(?:(?:ok(?:ay)?|well|hm+|um+|maybe|perhaps|probably|yes|yeah|so|then|just|i think"
    r"|i guess|i suppose|to|or|please)[,.]* +)+"
)
_DAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PART: Final = r"(?:morning|afternoon|evening|night|lunchtime)"
_WHEN: Final = re.compile(
    rf"(?i)\b(?:(?:on |this |next |every |before |after |by )?{_DAY}s?(?: {_PART})?"
    rf"|(?:tomorrow|today|tonight)(?: {_PART})?|this (?:week|weekend|{_PART})"
    r"|(?:after|before|during|at) (?:my |the )?(?:work|lunch|shift|breakfast|dinner|school|break)"
    rf"|in the {_PART}|at \d{{1,2}}(?::\d\d)?(?: ?[ap]m)?|next week|(?:at |on )?the weekend)\b"
)
_LEARNS: Final = re.compile(
    r"(?i)\b(?:want|like|love|need|have|hope|going|try|could|should|must)(?: to)?"
    r"(?: (?:really|also|first|finally))? (?:learn|study|train (?:as|for|in)"
    r"|(?:do|take|find) (?:a|an|the|some|my) (?:\w+ ){0,2}?(?:course|class|exam|certificate|test)"
    r"|get better (?:at|in)|improve)\b(?P<what>[^.!?\n]*)"
)
_DONE: Final = re.compile(
    r"(?i)\b(?:yes|yeah|yep|did|done|i called|i asked|i went|i sent|i wrote|worked|finished)\b"
)
_UNDONE: Final = re.compile(
    r"(?i)\b(?:no|not|nope|didn['’]?t|haven['’]?t|couldn['’]?t|forgot|never|nothing|tomorrow"
    r"|tried|didnt|havent)\b"
)


def wish_in(said: str) -> Wish | None:
    """The wish as it is said back, where its words lend themselves to it."""
    found = _WANTS.search(said)
    that = _THAT.match(said)
    if that:
        return _said_back(cut(that["wish"]), Form.CLAUSE)
    if found is None:
        unwanted = _NOT_WANTED.search(said)
        words = f"not {unwanted['wish']}" if unwanted else fragment(said)
        return _said_back(words, Form.THING)
    if _NO_WISH.match(found["wish"]):
        return None
    words = cut(found["wish"])
    low = words.lower()
    if low.startswith("to "):
        return _said_back(words, Form.TO)
    if low.startswith(("when ", "if ")):
        return _said_back(words, Form.ONCE)
    return _said_back(words, Form.CLAUSE if re.match(r"(?:that )?i\b|i['’]", low) else Form.THING)


def wish_place(said: str) -> tuple[int, int] | None:
    """Where a wish that was put as one stands in the answer, from its first word to its last."""
    found = _WANTS.search(said)
    words = cut(found["wish"]) if found and not _NO_WISH.match(found["wish"]) else ""
    if found is None or not words:
        return None
    start = said.index(words, found.start("wish"))
    return start, start + len(words)


def _said_back(words: str, form: Form) -> Wish | None:
    told = turned(_BESIDE.split(words, maxsplit=1)[0])
    return Wish(told, form) if told and may_be_said_back(words) else None


def hindrance_in(said: str) -> tuple[str, str]:
    """The kind of what is in the way, and its name in their words; "" where there is none."""
    found = {kind: words.search(said) for kind, words in _COMPILED.items()}
    places = {kind: match for kind, match in found.items() if match}
    if not places:
        return "", ""
    kind = _FEAR if _FEAR in places else min(places, key=lambda one: places[one].start())
    first = min(places.values(), key=lambda match: match.start()).group()
    named = _NAMING.fullmatch(first) and first.lower() not in _UNNAMED
    return kind, turned(_spelt(first)) if named and kind != "care" else ""


def _spelt(name: str) -> str:
    """In small letters, but for a language: "my English"."""
    words = (one.title() if one in _TONGUES else one for one in name.lower().split())
    return " ".join(words)


def step_in(said: str, *, asked: bool) -> str:
    """The step in their very words: "call Maria on Tuesday"; "" where none was named briefly."""
    for sentence in sentences_of(said):
        found = _STEPS.search(sentence) or (_PLAIN_STEP.search(sentence) if asked else None)
        if found:
            words = cut(_HEDGE.sub("", found["step"]), most=14)
            if words:
                return words
    whole = cut(_HEDGE.sub("", said.strip()), most=12)
    timed = _WHEN.match(whole) is not None
    named = _DOING.match(whole) or (asked and not (timed or _NO_STEP.match(whole)))
    return whole if named and not _CANNOT.search(whole) else ""


def is_time(words: str) -> bool:
    """True for words that tell a time and nothing else: "Sunday evening"."""
    return bool(words) and not _WHEN.sub("", words).strip(" ,.")


def when_in(said: str, *, asked: bool) -> str:
    """The time in their very words."""
    found = [match.group() for match in _WHEN.finditer(said)]
    if found:
        further = [one for one in found[1:2] if not re.search(_DAY, f"{one}", re.IGNORECASE)]
        return " ".join((found[0], *further))
    return (
        cut(_HEDGE.sub("", said.strip()), most=4) if asked and not _HINDERED.search(said) else ""
    )


def learning_in(said: str) -> str:
    """What the person would like to learn: "English"; "it" is not named here."""
    found = _LEARNS.search(said)
    if found is None:
        return ""
    return cut(found.group().split(",")[0].split(maxsplit=1)[-1].removeprefix("to "))


def did(said: str) -> bool | None:
    """Whether what was meant to be done was done; None where that was not said."""
    if _UNDONE.search(said):
        return False
    return True if _DONE.search(said) else None


def is_duty(said: str) -> bool:
    """True where it sounds like what others want."""
    return _DUTY.search(said) is not None


def is_soft(said: str) -> bool:
    """True where a "maybe" stands before the step."""
    return _SOFT.search(said) is not None


def meets(said: str, asked: str) -> frozenset[str]:
    """Which needs an answer meets; `asked` is the one it was asked for."""
    if tells_nothing_of_it(said) or _VAGUE.match(said):
        return frozenset()
    met = frozenset(_met(said, asked))
    if not is_hurt(said):
        return met
    return met & {Need.WISH, Need.ENOUGH, Need.WAY} if _WANTS.search(said) else met & {Need.WAY}


def _met(said: str, asked: str) -> Iterator[Need]:
    wanted = _WANTS.search(said) or _NOT_WANTED.search(said) or _THAT.match(said)
    hindered = bool(_HINDERED.search(said))
    fewer = bool(_FEWER.match(said))
    if asked == Need.ENOUGH:
        if wanted or fewer or not hindered:
            yield Need.ENOUGH
    elif wanted or (asked == Need.WISH and (fewer or not hindered)):
        yield Need.WISH
    if (
        _PLENTY.search(said)
        or ("enough" in said.lower() and wanted)
        or (asked == Need.WISH and _LITTLE.search(said))
    ):
        yield Need.ENOUGH
    if asked == Need.WAY or (hindered and not fewer and asked not in (Need.WHEN, Need.NOTICE)):
        yield Need.WAY
    yield from _met_by_doing(said, asked)


def _met_by_doing(said: str, asked: str) -> Iterator[Need]:
    if asked == Need.STEP:
        step = step_in(said, asked=True)
    else:
        sure = _SURE_STEP.search(said) or (_DOING.match(said) and asked != Need.NOTICE)
        dated = _DATED_STEP.search(said) is not None
        step = step_in(said, asked=dated) if sure or dated else ""
    if step:
        yield Need.STEP
    elif asked == Need.STEP and hindrance_in(said)[0] and not _WANTS.search(said):
        yield Need.WAY
    bare = asked == Need.STEP and _WHEN.match(_HEDGE.sub("", said.strip()))
    if when_in(said if asked == Need.WHEN or bare else step, asked=asked == Need.WHEN):
        yield Need.WHEN
    if asked == Need.NOTICE:
        yield Need.NOTICE
