"""What was only agreed to: a bare "yes" to a question that put the words into one's mouth.

"So you led the team?" - "Yes." The words are the interviewer's. They are kept, so that the person
can find them and say them, and they are private: nothing agreed stands on a page until it is said.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn
from sanctum_desktop.core.domain.facts import Fact, FactId, Section, Source, ViewerLevel
from sanctum_desktop.core.policies.interview.commands import Command, command

AGREED: Final = "agreed"
"""Name of the attribute, and of the rule that heard it."""
_LITTLE: Final = 0.3
_LAST_SENTENCE: Final = re.compile(r"(?:^|[.!?]\s+)([^.!?]+)\?\s*$")
_LEAD: Final = (
    r"(?:(?:so|and|then|now|ok|okay|right|well|i see|i take it|i understand|i gather|you mean"
    r"|in other words|would you say|is it (?:right|true|fair to say)|am i right|do i understand"
    r"|if i understand (?:you )?(?:right|correctly))\b,? *(?:that )?)*"
)
_TAG: Final = (
    r"(?:,? (?:right|correct|yes|no|then|is that (?:right|so|correct)|is it not"
    r"|(?:\w+n'?t|did|were|are) (?:you|it|that|they)))*"
)
_NUMBER: Final = (
    r"(?:\d|\b(?:ten|eleven|twelve|\w+teen|\w+ty|hundred|half|two|three|four|five|six|seven"
    r"|eight|nine)\b)"
)
_SUGGESTS: Final = tuple(
    re.compile(rf"(?i){_LEAD}{form}(?P<words>.+?){_TAG}")
    for form in (
        r"you(?:'ve|'d|'re)? ",
        r"(?:did|do|have|had|were|are|was|didn't|weren't|aren't) you ",
        rf"(?:was|is|were|are) (?:it|that|this|they|there) (?=.*{_NUMBER})",
    )
)
"""Ways of asking that hold the answer; the last only where a number is suggested."""
_LEFT_OPEN: Final = re.compile(
    r"(?i)\b(?:any\w*|some\w*|another|else|or|who|what|where|when|which|how|why|ready|sure)\b"
    r"|^(?:like|want|mind|prefer|remember|recall|think|know|say|see|tell|need|wish|hear|agree|okay|done)\b"
)
"""Suggests nothing: the answer is the person's, or it is about the talk itself."""
_SHORTEST: Final = 2


def agreed(
    turns: Sequence[Turn], *, conversation: ConversationId, heard_at: datetime
) -> tuple[Fact, ...]:
    """The suggestions of a talk that were answered with nothing but a yes."""
    return tuple(
        _fact(words, answer, conversation, heard_at) for words, answer in _agreements(turns)
    )


def _agreements(turns: Sequence[Turn]) -> Iterator[tuple[str, Turn]]:
    for asked, answer in pairwise(turns):
        if asked.speaker is Speaker.INTERVIEWER and answer.speaker is Speaker.PERSON:
            words = suggested(asked.text) if command(answer.text) is Command.YES else ""
            if words:
                yield words, answer


def suggested(question: str) -> str:
    """The answer that a question holds already: "led the team"; "" where it leaves it open."""
    asked = _LAST_SENTENCE.search(question.replace("’", "'").strip())
    if asked is None:
        return ""
    for form in _SUGGESTS:
        match = form.fullmatch(asked[1].strip())
        if match and not _LEFT_OPEN.search(match["words"]):
            return match["words"] if len(match["words"].split()) >= _SHORTEST else ""
    return ""


def _fact(words: str, answer: Turn, conversation: ConversationId, heard_at: datetime) -> Fact:
    identity = f"{conversation}|{AGREED}|{answer.index}|{words}"
    said = answer.text.strip()
    start = answer.text.index(said)
    return Fact(
        id=FactId(hashlib.sha256(identity.encode()).hexdigest()[:24]),
        section=Section.WORK,
        entry="work",
        name=AGREED,
        value=words,
        source=Source(conversation, answer.index, start, start + len(said), said),
        heard_at=heard_at,
        confidence=_LITTLE,
        method=AGREED,
        viewer=ViewerLevel.PRIVATE,
    )
