"""Corrections across answers: what is put right later wins over what was said before."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.policies.hearing.vocabulary import MONTH_NAME

_VALUE: Final = rf"(?:(?:{MONTH_NAME}) )?(?:19|20)\d\d|(?-i:[A-ZÀ-Þ][\w'’&.-]*(?: (?:of |and |the )?[A-ZÀ-Þ][\w'’&.-]*)*)|\d[\d.,]*%?"
_SWAPS: Final = (
    re.compile(rf"(?P<right>{_VALUE}), (?:and )?not (?:in |at |a |an |the )?(?P<wrong>{_VALUE})(?=[.,;!]|$)", re.IGNORECASE),
    re.compile(rf"\bnot (?:in |at |a |an |the )?(?P<wrong>{_VALUE}),? but (?:in |at |a |an |the )?(?P<right>{_VALUE})(?=[.,;!]|$)", re.IGNORECASE),
    re.compile(rf"(?P<wrong>{_VALUE}) (?:is|was) wrong,? (?:it is|it'?s|it was|that'?s)? ?(?:in |at |a |an |the )?(?P<right>{_VALUE})(?=[.,;!]|$)", re.IGNORECASE),
)  # fmt: skip
_LEAD: Final = re.compile(
    r"(?i)^(?:it was|it is|it's|that was|the|in|at|since|from|a|an|i was|i am|i'm)\s+"
)
_CORRECTS: Final = re.compile(
    r"(?i)^\W*(?:no,? wait|wait|no,|actually|sorry|correction|i meant|that'?s wrong|that is wrong|wrong|one thing is wrong)\b"
)
_MOST: Final = 2_000
"""Characters in which a correction is looked for; longer answers tell, they do not correct."""


@lru_cache(maxsize=2048)  # the whole talk is heard again at each turn
def corrects(said: str) -> bool:
    """True where the answer takes back something said before."""
    return bool(_CORRECTS.match(said)) or bool(swaps(said))


@lru_cache(maxsize=2048)  # the whole talk is heard again at each turn
def swaps(said: str) -> tuple[tuple[str, str], ...]:
    """What is wrong and what is right instead: "2019, not 2018" gives ("2018", "2019")."""
    found = []
    for pattern in _SWAPS:
        for match in pattern.finditer(said[:_MOST]):
            wrong, right = (_LEAD.sub("", match[part]).strip() for part in ("wrong", "right"))
            if wrong and right and wrong.lower() != right.lower():
                found.append((wrong, right))
    return tuple(found)
