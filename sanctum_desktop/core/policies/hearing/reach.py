"""Whether an answer says how somebody is reached: what no model needs to read."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.policies.hearing.contact import contact

_REACHED_BY: Final = frozenset({"phone", "email", "url"})
_SIGNS: Final = re.compile(
    r"@|https?:|\bwww\.|\.[A-Za-z]{2,6}/\w|(?:\d[ ()/.+-]{0,2}){7,}"
    r"|(?i:\bdot [a-z]{2,})"
    r"|(?i:\bmy (?:[\w-]+ ){0,2}(?:e-?mail|mail|address|phone|mobile|cell|telephone|number|website"
    r"|post ?code|zip|linkedin)(?:(?: address| number| code)?(?: is| was)\b|['’]s\b|:))"
    r"|(?i:\b(?:find|reach|ring|call|text|mail|e-?mail|message|contact|write) (?:to )?me"
    r" (?:on|at|by|under|via|in)\b)"
    r"|(?i:\b(?:live|living|lives|stay|staying|home is) (?:at|on)?\s*(?:number |no\.? )?\d)"
    r"|(?i:\b\d{1,4}[a-z]?,? (?:[\w'’-]+ ){1,3}(?:street|road|lane|avenue)\b)"
    r"|(?i:\w(?:straße|strasse|str\.) \d)"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
)
"""Also where it is not theirs, or not whole: rather one answer too many is left out."""


@lru_cache(maxsize=512)  # the whole talk is read again at each turn
def tells_how_to_reach(said: str) -> bool:
    """True where a telephone, a place on the net, a street or a postcode is in it."""
    if _SIGNS.search(said):
        return True
    return any(found.name in _REACHED_BY for found in contact(said, named=False))
