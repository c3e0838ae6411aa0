"""What a text is made of: its headings, or the lines it lists."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.attachments import Attachment, Citation
from sanctum_desktop.core.policies.conversing.reading import Passage, cite, passages

MOST: Final = 14
_FEWEST: Final = 2
_LONGEST: Final = 90


@lru_cache(maxsize=16)
def topics_of(text: Attachment) -> tuple[Citation, ...]:
    """Headings with something under them; where there are none, the lines of its lists.

    Empty where it has neither. At most fourteen.
    """
    read = passages(text.untrusted_text)
    headings = [one for one, after in pairwise(read) if one.heading and not after.heading]
    listed = [one for one in read if one.listed and not one.heading]
    named = [one for one in headings if not one.text.endswith(":")]
    headings = named if len(named) >= _FEWEST else headings
    chosen = headings if len(headings) >= _FEWEST else _topics_in_lists(listed)
    return tuple(cite(text, one.start, one.end) for one in chosen[:MOST])


def _topics_in_lists(listed: list[Passage]) -> list[Passage]:
    short = [one for one in listed if len(one.text) <= _LONGEST]
    return short if len(short) >= _FEWEST else []
