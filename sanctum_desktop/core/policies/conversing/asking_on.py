"""Which part of an answer an interviewer asks for once more, and of what patience that depends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from sanctum_desktop.core.domain.conversation import Topic
from sanctum_desktop.core.domain.questions import QuestionKind
from sanctum_desktop.core.policies.conversing.room import FOLLOW, Temper
from sanctum_desktop.core.policies.interview.follow_up import Missing, missing

_MOST: Final = {Temper.FRIENDLY: 1, Temper.NEUTRAL: 1, Temper.TOUGH: 2}
_STORIES: Final = frozenset(
    {QuestionKind.BEHAVIOURAL, QuestionKind.CONFLICT, QuestionKind.STRENGTHS}
)
_VIEWS: Final = frozenset({QuestionKind.SITUATIONAL, QuestionKind.CRAFT})
_ONCE: Final = re.compile(
    r"(?i)\b(?:once|last (?:\w+)|ago|one (?:day|night|time|morning|evening)|that (?:day|night|time)|(?:in|since) (?:19|20)\d\d|yesterday"
    r"|(?:i|we|he|she|they|it|there) (?:\w+ )?(?:was|were|had|did|made|got|took|told|said|went|found|gave|kept|wrote|ran|left|came|saw|knew|brought|taught|built|began|led|held|sent|put|spoke|met|[a-z]{2,}ed)"
    r"|i(?:['’]ve| have) (?:\w+ )?(?:been|done|made|taken|begun|built|run|[a-z]{2,}ed))\b"
)
"""Tells of one time that was, and not of what is always done."""
_REASON: Final = re.compile(
    r"(?i)\b(?:because|since|so that|otherwise|the reason|due to|in order to|that way|if not)\b"
)
_MINE: Final = re.compile(
    r"(?i)\b(?:myself|on my own|alone|by me|i was the one|my (?:part|job) was)\b"
)
_SHORT: Final = 9
_LONG: Final = 130
_BRIEF_OPENING: Final = 15


def follow_up(
    kind: QuestionKind, story: str, follows: Sequence[str], temper: Temper, *, cut_short: bool
) -> str:
    """What to ask for on this question, "" where nothing is: a part of a message's id.

    `follows` are the wordings of what was asked on it; `cut_short` says that somebody was asked
    for two sentences before.
    """
    asked = [word.removeprefix(FOLLOW).split(".")[0] for word in follows]
    if len(asked) >= _MOST[temper]:
        return ""
    words = len(story.split())
    if words > _LONG and temper is not Temper.FRIENDLY and not (cut_short or asked):
        return "short"
    found = _lacking(kind, story, words, asked, temper)
    return found if found not in asked else ""


def _lacking(
    kind: QuestionKind, story: str, words: int, asked: Sequence[str], temper: Temper
) -> str:
    if kind in _STORIES:
        return _of_story(story, words, asked)
    if kind in _VIEWS:
        reason = "" if _REASON.search(story) else "reason"
        return reason or ("other" if temper is Temper.TOUGH else "")
    if kind is QuestionKind.MOTIVATION:
        return "" if _ONCE.search(story) or _REASON.search(story) else "evidence"
    return "more" if kind is QuestionKind.OPENING and words < _BRIEF_OPENING else ""


def _of_story(story: str, words: int, asked: Sequence[str]) -> str:
    if "example" not in asked and (words < _SHORT or not _ONCE.search(story)):
        return "example"
    before: list[Missing] = []
    for one in asked:
        with suppress(ValueError):  # what Gem does not ask for
            before.append(Missing(one))
    found = missing(Topic.PROUD, story, before, before)
    if found is Missing.PART and _MINE.search(story):
        return ""
    return found.value if found else ""
