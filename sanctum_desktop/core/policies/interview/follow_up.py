"""What an achievement still lacks: the outcome, the number, the time or one's own part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from sanctum_desktop.core.domain.facts import Fact, OwnPart, Section

MOST = 2
"""Questions on one achievement beyond the first; then on."""


class Missing(StrEnum):
    """What to ask for."""

    OUTCOME = "outcome"
    NUMBER = "number"
    PART = "part"
    TIME = "time"


_OUTCOME: Final = re.compile(
    r"(?i)\b(?:so that|went (?:down|up)|fell|rose|dropped|fewer|less|more|faster|better|stopped|saved|now|since then|after that"
    r"|result|improved|reduced|increased|no longer|cut|grew|won|passed|finished|copied)\b"
)


def missing(
    deeds: Sequence[Fact], answered: Sequence[Missing], *, duties: bool = False
) -> Missing | None:
    """The first thing the deeds of the last answer lack; None where nothing or no deed.

    Duties have no outcome: of them only the number is asked.
    """
    told = [fact for fact in deeds if fact.section is Section.WORK and fact.name == "highlight"]
    if not told:
        return None
    words = " ".join(fact.source.quote for fact in told)
    lacks = {
        Missing.OUTCOME: not _OUTCOME.search(words),
        Missing.NUMBER: not any(fact.measures for fact in told),
        Missing.PART: all(fact.own_part is OwnPart.UNSAID for fact in told),
    }
    wanted = (Missing.NUMBER,) if duties else tuple(lacks)
    return next((what for what in wanted if lacks[what] and what not in answered), None)
