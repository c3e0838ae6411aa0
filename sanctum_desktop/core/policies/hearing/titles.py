"""Job titles: a head noun of some trade and the words that belong to it.

A title counts only where the person gives it to herself as a noun: "as a driver", "I'm a driver",
"they made me driver". "I drive a tram" names no title, and none is made of it. Titles of others,
wishes and what somebody is not are passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.policies.hearing.lexicon import words

_FOREIGN: Final = words("titles_foreign")
_HEADS: Final = words("titles") | _FOREIGN
_PHRASES: Final = words("title_phrases")
"""Heads of several words, and words that are titles only where they are claimed as such."""
_WEAK: Final = frozenset(word for word in _PHRASES if " " not in word) | {"head", "lead", "guide"}


def _any_of(heads: frozenset[str]) -> str:
    return "|".join(re.escape(head) for head in sorted(heads, key=len, reverse=True))


_HEAD: Final = re.compile(
    rf"(?:{_any_of(_HEADS | _PHRASES)})"
    r"(?:(?: de partie| in charge| on duty| (?:de|del|della|da|do|di) (?:la |las |los )?[a-zà-ÿ]{3,})|(?: of the (?:[\w-]+ ){1,2}(?:desk|team|section|department|unit|group|branch|shift|crew|division|workshop))|(?: of (?!the\b|our\b|his\b|her\b|one\b|two\b|three\b|four\b)[a-z]{3,}|(?<=driver|erator) of the (?:[a-z]+ )?(?:bus|van|truck|lorry|tram|train|crane|forklift|machine|press|line|ambulance|tractor|digger|ferry|boat)s?(?=[.,;]|$| (?:at|in|for|since|from|until|on|with)\b))(?: (?!there\b|here\b|with\b|when\b|then\b|since\b|from\b|until\b|till\b|and\b|for\b|but\b)[a-z]{3,})?"
    r"(?= (?:at|in|for|since|from|there|here|then|and|until|till|on|with|when)\b|[.,;]|$))?"
    r"(?: (?:grade|level|band|class) \w{1,5}\b(?! and)| (?-i:II|III|IV|V)\b| (?-i:I)(?=[.,;)]|$))?(?:, (?:first|second|third) (?:class|grade)\b)?\b(?!['’]s(?! (?:what|on (?:my|the)))|-)",
    re.IGNORECASE,
)
_FIRST_WORDS: Final = frozenset(head.split()[0] for head in _HEADS | _PHRASES)
_WORD: Final = re.compile(r"(?<![\w'’-])\w(?:[\w'’-]*\w)?")
_BEFORE: Final = re.compile(r"(?:(?<![\w'’/-])[\w'’&/-]+ ){1,4}$")
_STOP: Final = words("title_stops")
_FILLER: Final = (
    r"(?:\s+(?:a|an|the|their|still|now|just|currently|officially|also|only|already|really|actually"
    r"|basically|always|mostly|there|here|working|employed|mainly|like|again|full[- ]time|this"
    r"|self[- ]employed|fully|qualified|first|both|down|officially))*"
)
_CLAIM: Final = re.compile(
    r"(?i)(?:\b(?:i['’]?m|i am|i was|i['’]?ve been|i have been|i had been|i['’]d been|as|became|become"
    r"|promoted(?: me)? to|made (?:me|up)(?: up| to| into)*|(?:was|got|been|and|,) made|moved(?: me)?(?: up)? to|up to|being|then|later"
    r"|(?:i was|i am|i['’]m) (?:his|her|their|my \w+['’]s)|now|next|first|initially|before|(?:position|post|role|job|title|rank|grade)(?: of| is| was)|position|title|ended up|been"
    r"|(?:call|calls|called) (?:me|it|us|this|you)|(?:they|we|you|people|everyone|i) calls?|(?:is|was|be|been|am|['’]m|['’]s|job|post|role) called|years|(?:since|from) (?:\w+ )?(?:19|20)\d\d,?|(?:it|that|this|which|job|role|post|work|name|contract|badge|card|(?:pay)?slip|paper|door|letter|rota|lanyard|sheet|tag)"
    r"(?: is| was| says| said| reads| read| had|['’]s)|work(?:ed|ing)? like|by trade|to be|and then|acting|turned|job:?"
    r"|(?:worked|moved|went|rose|climbed|came) [^.]{0,16}\bfrom|work\w*\b[^.]{0,40}\blike)"
    rf"{_FILLER}\s+|\bi['’]?m{_FILLER}\s+|\b(?:i['’]?m|i am|i was) (?:an? )?[\w-]+,\s+)$"
)
_OPENS: Final = re.compile(
    r"(?i)(?:^|[.!?;:,(–—]|\s-)\s*(?:a |an |now |still |only |just |first |then )*$"
)
_CLOSES: Final = re.compile(
    r"(?i)\s*(?:$|[.,;!?)–—]|['’]s (?:what|on)\b|(?:at|for|in|with|on|since|from|then|and then|till|until|to|there|here|of"
    r"|they call|part[- ]time|full[- ]time|now|up|when|before|after|but|which|again|first|while|later|and later|and after(?:wards)?)\b|-\s|\d{4}\b)"
)
_JOINED: Final = re.compile(
    r"(?i)^(?: (?:in|from|since|until|till) (?:\w+ )?\d{4}| (?:at )?first)?\s*(?:, and|,|and to|and|or|and also|,? ?and then|up to|to|/|plus|&)\s*"
    r"(?:a |an |the |later |then |after |afterwards )*$"
)
_THEN_GOT: Final = re.compile(
    r"(?i)^ (?:(?:[a-z]+ )?[a-z]+ (?:years?|months?) (?:later|after)|(?:in|from|since) (?:\w+ )?\d{4}),? and (?:a |an |the |then )*$"
)
"""Between two titles got one after the other: "supervisor two years after, and grower"."""
_GOT: Final = re.compile(r"(?i)\b(?:i|me) (?:got|took|had|was given|landed)? ?(?:the|an?) $")
_POST: Final = re.compile(r"(?i) (?:job|post|position|role)\b")
"""Around a title that was given with its post: "I got the supervisor job"."""
_BESIDE: Final = re.compile(r"(?i)^ ?(?:and|plus|&|/) ?(?:also )?(?:an? |the )?$")
_OTHERS: Final = re.compile(
    r"(?i)(?<!\bi was )(?<!\bi am )(?<!\bi'm )(?<!\bas )(?<!\bbecame )\b(?:my|our|his|her|their|your|another|each|every|some|any|no|which|what)\s*$"
)
_NOT_I: Final = re.compile(
    r"(?i)(?<!i'm )(?<!i am )(?<!i was )(?<!as )(?<!for )(?<!with )(?<!to )(?<!by )(?<!from )(?<!under )\b(?:he|she|who|they|(?:my|his|her|our|the) (?:mother|father|mum|mom|dad|brother|sister|husband|wife|son"
    r"|daughter|uncle|aunt|boss|friend|neighbour|neighbor|cousin|mate|partner|colleague|\w+er|\w+or)"
    r"|we had|we have|there (?:is|are|was|were)|including|with (?:two|three|four|five|six)|everyone|everybody)"
    r"(?:['’]s)?\b(?! (?:called|call|calls|took|take|made|make|promoted|put|had me|gave|moved|changed|hired|let me|asked me|closed|needed"
    r"|kept|offered|said i|say i))[^.;!?]*$"
)
_I_AGAIN: Final = re.compile(r"(?i)\b(?:i|me|i['’](?:m|ve|d))\b[^.;!?]*$")
_NEGATED: Final = re.compile(
    r"(?i)\b(?:not|never|no|nor|isn['’]?t|wasn['’]?t|ain['’]?t|didn['’]?t|don['’]?t|rather than|instead of|almost|nearly|than"
    r"|without)\b[\w'’ ]{0,24}$|\b(?:before i became|(?:until|till|(?:stopped|ended|left|quit)(?: it)? when) i (?:became|was|got)(?: made)?) (?:an? |the )?$"
)
_SAID_BY_OTHERS: Final = re.compile(
    r"(?i)\b(?:(?:my|our) (?:\w+ )?(?:mother|father|mum|mom|dad|parents|family|wife|husband|son|daughter|kids|children|brother|sister|aunt|uncle|friends?|neighbou?rs?|gran\w*)"
    r"|people|everyone|everybody|the (?:neighbou?rs|village|tourists|guests|visitors|patients|children|kids))\b[^.;!?]{0,20}"
    r"\b(?:tells?|told|thinks?|thought|says?|said|believes?|believed|imagines?)\b[^.,;!?]{0,40}\bi(?:['’]m| am| was) (?:an? |the |some )?$"
)
"""What family and strangers take one for: "my mother tells the village I am a dentist"."""
_STOOD_IN: Final = re.compile(
    r"(?i)^[^.;!?]{0,40}\bbut (?:that|it|this)(?:['’]s| is| was) (?:only|just)\b"
)
"""A post in name, or for somebody else: "as foreman for a season but that was only because"."""
_SO_CALLED: Final = re.compile(
    r"(?i)^,? (?:but |which |and )?(?:(?:at|by|in|with) (?:ours|us|our \w+|my country|the contract)|here|there|with us)?,? ?"
    r"(?:(?:it|that|this)(?:['’]s| is| was)|(?:we|they) call (?:it|this|that|me)|(?:it|that|this|i)(?:['’]s|['’]m| is| am| was)) ?(?:called |named )?(?:an? )?$"
)
"""Between a title and what the same post is called in that place."""
_CALLED: Final = re.compile(r"(?i)\bcall(?:ed)?\b|\bnamed\b")
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
    r"(?i)^[\w ,]{0,12}?(?<!and )\b(?:now\b|since\b|at the end\b|in the end\b|by the end\b|they call (?:it|me)\b|from (?:19|20)\d\d)"
    r"|^['’]s what (?:it says|they write) on (?:my|the)\b|^['’]s what['’]s on (?:my|the) \w+ now\b"
)
_LATE_LEAD: Final = re.compile(
    r"(?i)\b(?:now|became|become|promoted(?: me)? to|made(?: me| up)?(?: up| to)*|moved(?: me)?(?: up)? to"
    r"|(?:ended up|came out|left|finished)(?: as)?|finally|later|then|after|afterwards|up to|today|changed it|these days|eventually|upgraded(?: me)? to)\W*"
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
    r"(?i)^ first(?=[,.]| and\b)|^[\w ,]{0,12}\b(?:at first|to start|to begin|in the beginning|for starters|before that|before then|beforehand|previously|the first (?:\w+ )?(?:years?|months?|weeks?))\b"
)
_TRADES: Final = frozenset(
    "registered certified chartered qualified limited licensed skilled".split()
)
_GRADES: Final = frozenset("class band grade level category cat".split())
_GRADE: Final = len("three")
_DOING: Final = frozenset(
    "working being doing going leading running managing helping studying living looking becoming starting having making"
    " getting earning seeking wanting trying using seeing meeting asking telling during including"
    " regarding bringing giving taking finding leaving joining replacing assisting".split()
)


_CALL_CENTRE: Final = re.compile(r"(?i)call (?:centre|center)\b")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?]\s+)$")
_FIELD: Final = re.compile(
    r", (?!(?:then|first|later|mostly|mainly|part|full|various|several|different|many|nights?|days?|and|but|for|at|in|with|from|since|that|which|there|here|now|still|no|not|so|paid|self|first|\w+ly)\b)"
    r"[a-z]+(?: [a-z]+){0,2}(?=\.)"
)
"""The field of a title that stands alone: "Laboratory technician, clinical biochemistry." """
_IN_ENGLISH: Final = re.compile(
    r"(?i)^,? ?(?:(?:or|so|like|meaning|in english|i\.e\.|that is|that['’]s|that means|which is|which means|it['’]s|it is|it means|you (?:would )?say|(?:as )?(?:we|they) (?:call(?: it| that| this)?|say)),? )?(?:(?:like )?(?:an? |the ))?$"
)
"""Between a title and the same in another language: "Erzieherin, that is kindergarten teacher"."""
_REACH: Final = 160
"""Characters on either side of a title that are read to see whose it is."""


@dataclass(frozen=True, slots=True)
class Title:
    """A job title, and whether it is the later of several (1), the earlier (-1) or unmarked."""

    name: str
    start: int
    end: int
    order: int


@lru_cache(maxsize=512)  # a job's clauses are read for its employer, and again for its titles
def titles(words: str) -> tuple[Title, ...]:
    """Titles the person gives herself; others' titles are passed over."""
    found: list[Title] = []
    listed = False
    told = _candidates(words)
    for at, (name, begin) in enumerate(told):
        end = begin + len(name)
        lead, after = (
            words[max(0, begin - _REACH) : begin].rstrip("'‘“\""),
            words[end : end + _REACH],
        )
        gap = words[found[-1].end : begin] if found else ""
        other = bool(gap) and _translates(found[-1].name, name, gap)
        then_got = bool(gap and _THEN_GOT.match(gap))
        follows = other or then_got or bool(gap and _JOINED.match(gap))
        whole_pair = words[_end_of_pair(told, at, words) :][:_REACH]
        if not (follows or _claimed(lead, whole_pair, weak=name.lower() in _WEAK)):
            continue
        if _refused(lead, after) or (not other and _SO_CALLED.match(gap) and _CALLED.search(gap)):
            continue
        lone = _SENTENCE_START.search(lead) and " of the " not in name
        of_field = _FIELD.match(after) if lone else None
        whole = name + (of_field.group() if of_field else "")
        title = Title(whole, begin, begin + len(whole), _order(lead, after))
        if then_got and found[-1].order == 1:
            title = replace(title, order=1)
        if other:
            found[-1] = found[-1] if _is_foreign(name) else title  # the page is in English
        elif found and not listed and _beside(found[-1], title, gap, after):
            found[-1] = _both(found[-1], title)
        else:
            found.append(title)
            listed = follows and gap.strip() == ","
    return tuple(found)


def _end_of_pair(told: list[tuple[str, int]], at: int, words: str) -> int:
    """Where the title ends, with the one joined to it by a bare "and": "baker and driver"."""
    end = told[at][1] + len(told[at][0])
    name, begin = told[at + 1] if at + 1 < len(told) else ("", 0)
    return begin + len(name) if words[end:begin] in (" and ", " & ") else end


def _beside(first: Title, second: Title, gap: str, after: str) -> bool:
    """True for a title held together with the one before: "class teacher and maths lead"."""
    undated = not re.match(r" (?:in|from|since|until|till) (?:\w+ )?\d{4}", after)
    alike = first.name.lower() == second.name.lower() or first.order or second.order
    return undated and not alike and bool(_BESIDE.match(gap))


def _translates(first: str, second: str, gap: str) -> bool:
    """True for one title in two languages."""
    return _is_foreign(first) is not _is_foreign(second) and bool(_IN_ENGLISH.match(gap))


def _is_foreign(name: str) -> bool:
    return name.rsplit(maxsplit=1)[-1].lower() in _FOREIGN


def _both(first: Title, second: Title) -> Title:
    return replace(first, name=f"{first.name} and {second.name}", end=second.end)


def _candidates(words: str) -> list[tuple[str, int]]:
    """Each head with the words before it; "trainee joiner" is one, not two."""
    found: list[tuple[str, int]] = []
    upto = 0
    for word in _WORD.finditer(words):
        low = word.group().lower()
        if word.start() < upto or not _FIRST_WORDS & {low, low[:-2]}:  # "coordinator's"
            continue
        head = _HEAD.match(words, word.start())
        if head is None:
            continue
        upto = head.end()
        begin = _own_start(words, head.start())
        if found and found[-1][1] >= begin:
            found.pop()
        found.append((words[begin : head.end()], begin))
    return found


def _claimed(lead: str, after: str, *, weak: bool) -> bool:
    """True where the words before the title make it the speaker's own."""
    if _GOT.search(lead) and _POST.match(after):
        return True
    if _CLAIM.search(lead):
        return not (weak and re.search(r"(?i)\b(?:then|first|now|up to|before)\s+$", lead))
    return not weak and bool(_OPENS.search(lead)) and bool(_CLOSES.match(after))


def _refused(lead: str, after: str) -> bool:
    """True for a title of somebody else, one wished for, denied, taken back or only spoken of."""
    others = _NOT_I.search(lead)
    if others and not _I_AGAIN.search(lead[others.start() :]):
        return True
    if any(p.search(lead) for p in (_OTHERS, _NEGATED, _WISHED, _SAID_BY_OTHERS)):
        return True
    if _STOOD_IN.match(after):
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
    while first > 0 and (
        said[first - 1].lower() not in _STOP
        or _graded(said, first)
        or _CALL_CENTRE.match(" ".join(said[first - 1 :]))
    ):
        if said[first - 1].isdigit() and not _graded(said, first):
            break
        first -= 1
    if first and said[first - 1] == "IT":
        first -= 1
    article = first > 0 and said[first - 1].lower() in ("a", "an")
    if first < len(said) and not article and _only_a_verb(said[first]):
        first += 1
    begin = head - sum(len(word) + 1 for word in said[first:])
    return begin + (words[begin] in "'’")


def _graded(said: list[str], place: int) -> bool:
    """True for the grade of a title: the 2 of "class 2 driver"."""
    return place > 1 and said[place - 2].lower() in _GRADES and len(said[place - 1]) <= _GRADE


def _only_a_verb(word: str) -> bool:
    """True for a participle that begins no title: "working", but not "nursing"."""
    if not word.islower():
        return False
    return word in _DOING or (word.endswith("ed") and word not in _TRADES)


def title_case(title: str) -> str:
    """The title with its telling words in capitals: "head of the night shift"."""
    small = {"de", "of", "in", "and", "the", "on"}
    return " ".join(
        word if word in small or not word.islower() else word[0].upper() + word[1:]
        for word in title.split()
    )
