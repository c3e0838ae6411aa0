"""Credit given in a sentence of its own: "That was all three of us.", "I didn't do it alone."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_COUNT: Final = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|\d{1,3})"
)
_LEAD: Final = (
    r"^\W*(?:(?:and|but|well|though|although|so|i mean|i should say|to be fair|to be honest|honestly"
    r"|mind you|of course|no|yes)\b[, ]*)*"
)
_THING: Final = (
    r"(?:(?:that|this|it|they|those|these)|(?:(?:the|my|those|these) )?(?:\d[\d,.]*|[\w-]+)(?: \w+){0,3}?,? ?"
    r"(?:that|this|it|they|those|these)?)"
)
_WAS: Final = r"(?:['’]s|['’]re| was| is| were| are| took| came from)(?: (?:really|actually|just|of course|all down to|down to))?"
_WHO: Final = (
    rf"(?P<us>(?:(?:all|the|just) )*{_COUNT} of us|all of us|both of us)"
    r"|(?P<team>(?:the|our|my) (?:whole|entire) (?:team|crew|shift|ward|department|office|gang|class)"
    r"|(?:the|our|my|a) (?:whole )?team(?:['’]s)?(?: (?:effort|work|job|thing))?|team ?work)"
    r"|(?P<others>fifty[- ]fifty(?: with (?:my |the )?[\w-]+)?|half each|not (?:alone|(?:only|just|all) (?:me|mine|my (?:work|doing|own)))|us (?:all |both )?together"
    r"|a (?:joint|group|shared|family|common) (?:effort|thing|work|job)"
    r"|me and (?:my |the |an? |two |three )?[\w-]+(?: [\w-]+)?|(?:my |the )?[\w-]+(?: [\w-]+)? and (?:me|i|myself))"
)
_TAIL: Final = r"(?:,? (?:together|really|though|of course|in fact|who did (?:it|that|this)|did (?:it|that|this)|to be honest|honestly|(?:you )?(?:can )?(?:write|put|say) it (?:so|like that|that way)|not (?:(?:only|just) me|alone)))*[.!]*\s*$"
_GIVEN: Final = re.compile(rf"{_LEAD}(?:{_THING}{_WAS},? )?(?:{_WHO}){_TAIL}", re.IGNORECASE)
_TOGETHER: Final = re.compile(
    rf"{_LEAD}(?:we|(?P<us>(?:(?:all|the|both) )*{_COUNT} of us)|me and [\w ]{{2,20}}?|(?:my |the )?[\w-]+ and i)"
    r"(?: all| both)? (?:did|made|built|have done|were doing) (?:it|that|this|them|all of (?:it|that))"
    r"(?: all)? (?:together|as a team|between us)[.!]*\s*$",
    re.IGNORECASE,
)
_NOT_ALONE: Final = re.compile(
    rf"{_LEAD}i (?:didn['’]?t|did not|wasn['’]?t|was not|couldn['’]?t have|could not have|never) "
    r"(?:(?:do|did|doing|done|make|made|build|built|manage|managed|in) )?(?:(?:it|that|this|them|any of (?:it|that)) )?"
    r"(?:alone|on my own|by myself|single-handed(?:ly)?)(?: in (?:it|that|this))?[.!]*\s*$"
    rf"|{_LEAD}(?:(?:that|it|this) (?:wasn['’]?t|isn['’]?t) (?:only|just|all) (?:me|mine|my (?:work|doing))"
    r"|(?:my|the|our) [a-z]+(?: [a-z]+)? did (?:half|50 ?%|most|the (?:rest|other half)|part|a lot|as much|the same)(?: (?:of|as) [a-z]+)?)[.!]*\s*$",
    re.IGNORECASE,
)
_SO_MANY: Final = re.compile(r"\b\d[\d,.]* (?!of us\b)[a-z]{3}")
"""What is counted, by which the deed is known: "350 samples, that was all three of us"."""
CREDIT: Final = "credit"
"""Name of the fact that shares the credit of a deed."""
_MOST: Final = 120
"""Characters of a sentence that does nothing but give credit."""


@lru_cache(maxsize=4096)  # the whole talk is heard again at each turn
def company(sentence: str) -> str:
    """With whom, in a line's words ("all three of us", "with others"); "" for another sentence.

    Understands a sentence as said and as the gate reads it ("not alone" for "not only me").
    """
    if len(sentence) > _MOST:
        return ""
    given = _GIVEN.match(sentence) or _TOGETHER.match(sentence)
    if given is None:
        return "with others" if _NOT_ALONE.match(sentence) else ""
    parts = given.groupdict()
    if parts.get("us"):
        return parts["us"].lower()
    return "with the team" if parts.get("team") else "with others"


def shared_deed(credit: str, deeds: Sequence[str]) -> int | None:
    """Which deed, in the order told, the credit is of: the one it counts, else the last.

    All in digits. None where what it counts was told of no deed.
    """
    counted = _SO_MANY.search(credit)
    known = [n for n, deed in enumerate(deeds) if counted is None or counted.group() in deed]
    return known[-1] if known else None
