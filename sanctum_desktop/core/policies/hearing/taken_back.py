"""Words that take something back, deny it, or hedge it to nothing: what they speak of is not heard."""

from __future__ import annotations

import re
from typing import Final

WITHDRAWN: Final = re.compile(
    r"\b(?:leave (?:it|that|this|them|those|these)(?: out)?|you can leave"
    r"|i'?d leave (?:it|that|out)"
    r"|(?:don'?t|do not|wouldn'?t|would not) (?:put|write|say|quote|count|include|mention|print)|not (?:(?:honest|fair|right|correct|true) )?to (?:put|write|mention|print|include|list)"
    r"|(?:doesn'?t|does not|don'?t) count|not (?:to be )?(?:written|printed)|skip (?:it|that)"
    r"|(?:would|'d) rather not|not in there|forget (?:it|that)|i don'?t have it"
    r"|(?:doesn'?t|does not|don'?t|needn'?t|shouldn'?t|mustn'?t|not) (?:(?:need|have|want) )?(?:to )?(?:go|be|stand|belong|appear)?(?: (?:in|on|inside|there|written|mentioned))+(?=\W*$|[.,;])"
    r"|let (?:it|that|this) (?:be |stay )?(?:out|outside|away)|(?:don'?t|do not|can'?t|won'?t) claim|stays? (?:out|outside|private)(?=\W*$|[.,;])"
    r"|not for (?:the|a|my) (?:cv|page|paper|resume|résumé)"
    r"|just attendance|between us|off the record|keep (?:it|that) (?:private|between))\b",
    re.IGNORECASE,
)
NEGATED: Final = re.compile(
    r"\b(?:no|not|never|can'?t|cannot|can not|don'?t|didn'?t|haven'?t|hasn'?t|won'?t|wouldn'?t|couldn'?t|nothing"
    r"|without|useless|hopeless|rubbish (?:at|with)"
    r"|i open and close|only opened|opened twice|barely|hardly)\b",
    re.IGNORECASE,
)
NOT_DENIED: Final = re.compile(
    r"(?i)\bno problem(?: with)?|\bnot (?:bad|too bad) (?:at|with|in)|\bnot only\b|\bnot just\b"
    r"|\bwithout (?:looking|help|thinking)\b|\bnever a problem\b|\bfrom nothing\b|\bnothing (?:better|easier)\b"
)
"""What sounds like a denial and is none: "not bad at Excel"."""
SCARCELY: Final = re.compile(
    r"(?i)\b(?:open and close|can (?:only |just )?open|not enough to|nothing (?:serious|professional|deep)|(?:was|were|is) (?:just|only) (?:a |for )?(?:homework|school|college|uni\w*|hobby|demo|toy)"
    r"|i (?:leave|left|give|hand) (?:\w+ )?to (?:the|my|our|her|him|them)\b|i (?:only |just )?started(?! (?:in|as|at|with|to))|(?:did|drove|used|tried|touched|ran|drive) (?:it )?(?:only )?(?:once|twice|one time|two times|a couple of times)|only (?:ever )?(?:opened|seen|saw|tried|looked|watched|held|heard|touched|sat|stood)|i(?: have|'ve)? (?:seen|saw|watched) (?:it )?(?:only )?(?:in|at|on|once)|(?:just|only) (?:once|twice)"
    r"|(?:opened|used|tried|touched|saw|seen) (?:[\w+#]+ )?(?:only )?(?:once|twice)|it'?s (?:all )?gone|forgot(?:ten)? (?:it|most|all|everything)|only read|only (?:a )?few words|trial (?:version|period)|(?:is|was)(?: not|n'?t) (?:really )?a skill|no skill)\b"
)

_LEFT_OUT: Final = re.compile(r"(?i)\bleave (?:the )?(?:[\w+#]+ ){1,3}out\b")


def denied(words: str) -> bool:
    """True where the words say that it is not so, hardly so, or must not be written."""
    words = NOT_DENIED.sub("", words.replace("’", "'"))
    taken_back = WITHDRAWN.search(words) or _LEFT_OUT.search(words)
    return bool(taken_back or NEGATED.search(words) or SCARCELY.search(words))
