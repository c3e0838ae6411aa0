"""What to look for in earlier talks, for the answer to what was said last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.policies.conversing.page_reading import OfPage, asked_of_page, subject
from sanctum_desktop.core.policies.conversing.quiet import is_open
from sanctum_desktop.core.policies.interview.things import is_small

_REFERS: Final = re.compile(
    r"(?i)\b(?:(?:as|like|what|which) (?:i|we) (?:\w+ )?(?:said|told|mentioned|talked|spoke|wrote)"
    r"|i (?:already |have |['’]ve )*(?:told|mentioned|said) (?:\w+ )?(?:you|gem|abby|kai|noor|viktor|before|already|it|that|last)"
    r"|(?:do|did|can|will) you (?:still )?(?:remember|recall)|remember (?:when|that|what|how|the|my|i)"
    r"|(?:what|when) did i (?:say|tell|want|mention)|did i (?:say|tell|mention)"
    r"|last (?:time|week|month|year) (?:i|we|you)|we (?:talked|spoke) (?:about|of)"
    r"|the other day (?:i|we)|in (?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december) (?:i|we))\b"
)
_QUOTED: Final = re.compile(r"“(?P<words>[^”]+)”")
_BACK: Final = "kai.back"
_OF_THE_PAGE: Final = "abby."
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]+")
_OF_TALKING: Final = frozenset(
    "said say says told tell mentioned mention talked talk spoke speak remember recall wanted want"
    " wrote gem abby kai noor viktor last time week month year day still already earlier asked know"
    " did didn't think thing things january february march april may june july august september"
    " october november december know don't can't i'm i've".split()
)
_MOST: Final = 2
"""Words looked for: a turn is found only where it holds all of them."""
_SHORTEST: Final = 4


def asks_to_recall(said: str) -> bool:
    """True where the person goes back to something said before."""
    return _REFERS.search(said) is not None


def recall_words(turns: Sequence[Turn]) -> str:
    """The words to look for, "" for none.

    Something is looked for where the person goes back to what was said, and in the answer to a
    step that Kai came back to; and where Abby is asked why something is not on the page. What is confided, or said in need, is never looked for.
    """
    if not turns or turns[-1].speaker is not Speaker.PERSON:
        return ""
    said = turns[-1].text
    if not is_open(said):
        return ""
    before = turns[-2] if len(turns) > 1 else None
    if asks_to_recall(said):
        return _telling(said)
    if (
        before
        and before.wording.startswith(_OF_THE_PAGE)
        and asked_of_page(said) is OfPage.WHY_NOT
    ):
        return " ".join(subject(said)[:_MOST])
    quoted = _QUOTED.search(before.text) if before and before.wording.startswith(_BACK) else None
    return _telling(quoted["words"]) if quoted else ""


def _telling(said: str) -> str:
    """The longest words that name something, in their order."""
    words = [word.group() for word in _WORD.finditer(said)]
    telling = [w for w in words if not is_small(w) and w.lower() not in _OF_TALKING]
    fit = [word for word in telling if len(word) >= _SHORTEST]
    longest = sorted(set(fit), key=lambda word: (-len(word), fit.index(word)))[:_MOST]
    return " ".join(sorted(longest, key=fit.index))
