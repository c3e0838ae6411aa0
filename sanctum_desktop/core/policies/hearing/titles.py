"""Job titles: a head noun of some trade and the words that belong to it.

A title counts only where the person gives it to herself as a noun: "as a driver", "I'm a driver",
"they made me driver". "I drive a tram" names no title, and none is made of it. Titles of others,
wishes and what somebody is not are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.core.policies.hearing.lexicon import words

_HEADS: Final = words("titles")
_PHRASES: Final = words("title_phrases")
"""Heads of several words, and words that are titles only where they are claimed as such."""
_WEAK: Final = frozenset(word for word in _PHRASES if " " not in word) | {"head", "lead", "guide"}


def _any_of(heads: frozenset[str]) -> str:
    return "|".join(re.escape(head) for head in sorted(heads, key=len, reverse=True))


_HEAD: Final = re.compile(
    rf"(?<![\w'’-])(?:{_any_of(_HEADS | _PHRASES)})"
    r"(?:(?: de partie| in charge| on duty)|(?: of [a-z]{3,})(?= (?:at|in|for|since|from)\b|[.,;]|$))?"
    r"(?: (?-i:II|III|IV|V)\b| (?-i:I)(?=[.,;)]|$)| (?:grade|level|band) \d)?\b(?!['’]s|-)",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(r"(?:(?<![\w'’/-])[\w'’&/-]+ ){1,4}$")
_STOP: Final = words("title_stops")
_FILLER: Final = (
    r"(?:\s+(?:a|an|the|their|still|now|just|currently|officially|also|only|already|really|actually"
    r"|basically|always|mostly|there|here|working|employed|mainly|like|again|full[- ]time|this"
    r"|self[- ]employed|fully|qualified|first))*"
)
_CLAIM: Final = re.compile(
    r"(?i)(?:\b(?:i['’]?m|i am|i was|i['’]?ve been|i have been|i had been|i['’]d been|as|became|become"
    r"|promoted(?: me)? to|made (?:me|up)(?: up| to| into)*|(?:was|got|been|and|,) made|moved(?: me)?(?: up)? to|up to|being|then|later"
    r"|(?:i was|i am|i['’]m) (?:his|her|their|my \w+['’]s)|now|next|first|initially|before|position(?: of| is| was)?|title(?: is| was)?|ended up|been"
    r"|(?:call|calls|called)(?: me| it| us| this| you)?|(?:it|that|this|which|job|role|post|work|name|contract|badge)"
    r"(?: is| was| says| said|['’]s)|work(?:ed|ing)? like|by trade|to be|and then|acting|turned|job:?"
    r"|(?:worked|moved|went|rose|climbed|came) [^.]{0,16}\bfrom|work\w*\b[^.]{0,40}\blike)"
    rf"{_FILLER}\s+|\bi['’]?m{_FILLER}\s+|\b(?:i['’]?m|i am|i was) (?:an? )?[\w-]+,\s+)$"
)
_OPENS: Final = re.compile(
    r"(?i)(?:^|[.!?;:,(–—]|\s-)\s*(?:a |an |now |still |only |just |first |then )*$"
)
_CLOSES: Final = re.compile(
    r"(?i)\s*(?:$|[.,;!?)–—]|(?:at|for|in|with|on|since|from|then|and then|till|until|to|there|here|of"
    r"|they call|part[- ]time|full[- ]time|now|up|when|before|after|but|which|again|first|while|later|and later|and after(?:wards)?)\b|-\s|\d{4}\b)"
)
_JOINED: Final = re.compile(
    r"(?i)^(?: in (?:\w+ )?\d{4})?\s*(?:,|and to|and|or|and also|,? ?and then|up to|to|/|plus|&)\s*"
    r"(?:a |an |the |later |then |after |afterwards )*$"
)
_OTHERS: Final = re.compile(
    r"(?i)(?<!\bi was )(?<!\bi am )(?<!\bi'm )(?<!\bas )(?<!\bbecame )\b(?:my|our|his|her|their|your|another|each|every|some|any|no|which|what)\s*$"
)
_NOT_I: Final = re.compile(
    r"(?i)(?<!for )(?<!with )(?<!to )(?<!by )(?<!from )(?<!under )\b(?:he|she|who|they|(?:my|his|her|our|the) (?:mother|father|mum|mom|dad|brother|sister|husband|wife|son"
    r"|daughter|uncle|aunt|boss|friend|neighbour|neighbor|cousin|mate|partner|colleague|\w+er|\w+or)"
    r"|we had|we have|there (?:is|are|was|were)|including|with (?:two|three|four|five|six)|everyone|everybody)"
    r"(?:['’]s)?\b(?! (?:called|call|calls|took|take|made|make|promoted|put|had me|gave|moved|changed|hired|let me|asked me|closed|needed"
    r"|kept|offered|said i|say i))[^.;!?]*$"
)
_I_AGAIN: Final = re.compile(r"(?i)\b(?:i|me|i['’](?:m|ve|d))\b[^.;!?]*$")
_NEGATED: Final = re.compile(
    r"(?i)\b(?:not|never|no|nor|isn['’]?t|wasn['’]?t|ain['’]?t|didn['’]?t|don['’]?t|rather than|instead of|almost|nearly|than"
    r"|without)\b[\w'’ ]{0,24}$"
)
_WISHED: Final = re.compile(
    r"(?i)\b(?:want(?:ed|s)?|like|love|hop(?:e|ed|ing)|dream(?:ed|t)?|going|plan(?:ned|ning)?|train(?:ed|ing)|study(?:ing)?"
    r"|studied|meant|supposed|wish(?:ed)?|could|would|might|should|will|try(?:ing)?|tried|learn(?:ing|ed|t)?|have|able)"
    r"\s+(?:\w+\s+)?(?:to\s+)?(?:be|become|been)\s*(?:a|an|the)?\s*(?:\w+\s+){0,2}$"
    r"|\b(?:applied|apply|interview(?:ed)?|replied)\b[\w'’ ]{0,24}$|\bif i (?:was|were)\b[\w'’ ]{0,16}$"
)
_SPOKEN_OF: Final = re.compile(
    r"(?i)\s+(?:of the (?:week|month|year|day)|said|says|told|tells|asked|asks|wanted|wants|knows|knew|put|has|had|would|can|could|is|was|were"
    r"|training|course|school|licen[cs]e|licence|badge|union|uniform|shortage|certificate|ticket|himself|herself)\b"
)
_TAKEN_BACK: Final = re.compile(r"(?i)[\s.…,–-]*(?:no\b|sorry\b|wait\b|i mean\b|or rather\b)")
_UPDATED: Final = re.compile(r"(?i)\b(?:since|changed|now|promoted|last year|upgraded|moved)\b")
_LATE: Final = re.compile(
    r"(?i)^[\w ,]{0,12}?\b(?:now\b|since\b|at the end\b|in the end\b|by the end\b|they call (?:it|me)\b|from (?:19|20)\d\d)"
)
_LATE_LEAD: Final = re.compile(
    r"(?i)\b(?:now|became|become|promoted(?: me)? to|made(?: me| up)?(?: up| to)*|moved(?: me)?(?: up)? to"
    r"|ended up(?: as)?|finally|later|then|after|afterwards|up to|today|changed it|these days|eventually|upgraded(?: me)? to)\W*"
    r"(?:as |i am |i'm |i was |a |an |the |to )*$|\bfrom [\w' -]{3,40} to (?:an? )?$|\bsince [\w ]{3,20},? i(?:['’]m| am) (?:an? |the )?$"
)
_EARLY: Final = re.compile(
    r"(?i)(?:\bbefore\b|\bstart(?:ed)?\b|\bused to\b|\bfirst(?:ly)?\b|\bcame in as\b|\btook me on\b|\bentered\b"
    r"|\bhired\b|\bjoined\b|\b(?:came|arrived|went|got) in\b|\bcame\b(?=[^,;.]* as\b)|\binitially\b|\bi['’]d been\b|\bhad been\b|\bbegan\b|\bpreviously\b)[^.,;]{0,30}$"
)
_CAME_AS: Final = re.compile(
    r"(?i)\b(?:joined|came|started|began|entered|hired|taken on|took me on)\b[^.;]{0,80},? as (?:an? |the )?$"
)
_EARLY_AFTER: Final = re.compile(
    r"(?i)^[\w ,]{0,12}\b(?:at first|to start|to begin|in the beginning|for starters|before that|before then|beforehand|previously)\b"
)
_TRADES: Final = frozenset(
    "registered certified chartered qualified limited licensed skilled".split()
)
_DOING: Final = frozenset(
    "working being doing going leading running managing helping studying living looking becoming starting having making"
    " getting earning seeking wanting trying using seeing meeting asking telling during including"
    " regarding bringing giving taking finding leaving joining replacing assisting".split()
)


_SENTENCE_START: Final = re.compile(r"(?:^|[.!?]\s+)$")
_FIELD: Final = re.compile(
    r", (?!(?:then|first|later|mostly|mainly|part|full|various|several|different|many|nights?|days?|and|but|for|at|in|with|from|since|that|which|there|here|now|still|no|not|so|paid|self)\b)"
    r"[a-z]+(?: [a-z]+){0,2}(?=\.)"
)
"""The field of a title that stands alone: "Laboratory technician, clinical biochemistry." """
_REACH: Final = 160
"""Characters on either side of a title that are read to see whose it is."""


@dataclass(frozen=True, slots=True)
class Title:
    """A job title, and whether it is the later of several (1), the earlier (-1) or unmarked."""

    name: str
    start: int
    end: int
    order: int


def titles(words: str) -> Iterator[Title]:
    """Titles the person gives herself; others' titles are passed over."""
    last_end = -1
    for name, begin in _candidates(words):
        end = begin + len(name)
        lead, after = words[max(0, begin - _REACH) : begin], words[end : end + _REACH]
        follows = last_end >= 0 and bool(_JOINED.match(words[last_end:begin]))
        if not (follows or _claimed(lead, after, weak=name.lower() in _WEAK)):
            continue
        if _refused(lead, after):
            continue
        of_field = _FIELD.match(after) if _SENTENCE_START.search(lead) else None
        whole = name + (of_field.group() if of_field else "")
        last_end = begin + len(whole)
        yield Title(whole, begin, last_end, _order(lead, after))


def _candidates(words: str) -> list[tuple[str, int]]:
    """Each head with the words before it; "trainee joiner" is one, not two."""
    found: list[tuple[str, int]] = []
    for match in _HEAD.finditer(words):
        begin = _own_start(words, match.start())
        if found and found[-1][1] >= begin:
            found.pop()
        found.append((words[begin : match.end()], begin))
    return found


def _claimed(lead: str, after: str, *, weak: bool) -> bool:
    """True where the words before the title make it the speaker's own."""
    if _CLAIM.search(lead):
        return not (weak and re.search(r"(?i)\b(?:then|first|now|up to|before)\s+$", lead))
    return not weak and bool(_OPENS.search(lead)) and bool(_CLOSES.match(after))


def _refused(lead: str, after: str) -> bool:
    """True for a title of somebody else, one wished for, denied, taken back or only spoken of."""
    others = _NOT_I.search(lead)
    if others and not _I_AGAIN.search(lead[others.start() :]):
        return True
    if _OTHERS.search(lead) or _NEGATED.search(lead) or _WISHED.search(lead):
        return True
    taken_back = _TAKEN_BACK.match(after) and not _UPDATED.search(after[:60])
    return bool(taken_back or _SPOKEN_OF.match(after))


def _order(lead: str, after: str) -> int:
    if _LATE.match(after) or _LATE_LEAD.search(lead):
        return 1
    early = _EARLY.search(lead) or _CAME_AS.search(lead) or _EARLY_AFTER.match(after)
    return -1 if early else 0


def _own_start(words: str, head: int) -> int:
    """Where the title begins: "I'm still a junior Java developer" at "junior"."""
    before = _BEFORE.search(words[max(0, head - _REACH) : head])
    said = before.group().split(" ")[:-1] if before else []
    first = len(said)
    while first > 0 and said[first - 1].lower() not in _STOP and not said[first - 1].isdigit():
        first -= 1
    if first and said[first - 1] == "IT":
        first -= 1
    article = first > 0 and said[first - 1].lower() in ("a", "an")
    if first < len(said) and not article and _only_a_verb(said[first]):
        first += 1
    return head - sum(len(word) + 1 for word in said[first:])


def _only_a_verb(word: str) -> bool:
    """True for a participle that begins no title: "working", but not "nursing"."""
    if not word.islower():
        return False
    return word in _DOING or (word.endswith("ed") and word not in _TRADES)
