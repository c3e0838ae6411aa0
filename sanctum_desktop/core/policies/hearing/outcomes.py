"""What others did or had because of a deed: heard where the question was what came of it.

Without that question "Both passed" tells nothing of one's own, and no rule of deeds hears it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.domain.conversation import Turn
from sanctum_desktop.core.domain.facts import OwnPart, Section
from sanctum_desktop.core.policies.hearing.asides import without_asides
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.highlights import OF_OTHERS, without_third_persons
from sanctum_desktop.core.policies.hearing.lists import WITHDRAWN
from sanctum_desktop.core.policies.hearing.measures import measures
from sanctum_desktop.core.policies.hearing.text import sentences, without_fillers
from sanctum_desktop.core.policies.hearing.unprinted import WHERE, for_no_page

_OF_THE_RESULT: Final = "gem.follow.outcome"
_ASKED: Final = re.compile(
    r"(?i)\b(?:what came of (?:it|that)|how did (?:it|that) (?:turn out|end|go)"
    r"|what was (?:the result|different)|what changed|did anything change|who noticed)\b"
)
_MANY: Final = r"(?:both|all|everybody|everyone|most|half|some|none|nobody|no one|hardly (?:any|anyone|anybody)|not (?:one|a single)|each|every|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)(?: of| more| other)?)\b"
_THING: Final = r"(?:the|an?|another|other|our|their|people|customers|families|parents|patients|guests|visitors|children|inspectors?)\b"
_SUBJECT: Final = re.compile(
    rf"(?i)(?:(?:and|so|then),? )?(?:(?:now|today|since then|after that|in the end),? )?(?:{_MANY}|{_THING}|they\b)"
)
_VERB: Final = re.compile(
    r"(?i)\b(?:is|are|has|have|had|can|could|gets?|got|goes|went|comes?|came|takes?|took|buys?|bought|wants?|keeps?|kept|stays?|finds?|found|gave"
    r"|gone|knows?|made|makes?|ran|runs?|put|puts|sent|sends|said yes|sells?|sold|uses?|wins?|won|lets?|paid|pays|works?|[a-z]{3,}ed)\b"
)
_NO_RESULT: Final = re.compile(
    r"(?i)\b(?:I|me|my|mine|I'm|we'll see|don['’]?t know|not sure|maybe|perhaps|hope|think|guess|suppose|somehow|(?:they|people|some|others) says?|laugh\w*|joke\w*"
    r"|the same|nothing(?: much)? (?:changed|happened|came)|hard to (?:say|tell)|couldn['’]?t tell)\b"
    r"|^they(?:['’]re| are| were)\b"
)
"""Of oneself, of doubt, or of nothing: what came of it is told otherwise or not at all."""
_LEAST: Final = 3
_MOST: Final = 30


def asks_what_came(question: Turn) -> bool:
    """True for a question about the result of what was just told."""
    return question.wording.startswith(_OF_THE_RESULT) or bool(_ASKED.search(question.text))


def outcomes(said: str, heard: Sequence[Finding]) -> Iterator[Finding]:
    """Results told as what others did or had, beside those in `heard`."""
    for sentence in sentences(said):
        if any(f.start < sentence.end and sentence.start < f.end for f in heard):
            continue
        words = without_third_persons(without_fillers(sentence.text))
        if _tells_result(words):
            yield Finding(
                section=Section.WORK, name="highlight", value=words.rstrip("."),
                start=sentence.start, end=sentence.end, method=OF_OTHERS, confidence=0.6,
                own_part=OwnPart.UNSAID, measures=measures(words),
            )  # fmt: skip


@lru_cache(maxsize=2048)  # the whole talk is heard again at each turn
def _tells_result(words: str) -> bool:
    if words.endswith("?") or not _LEAST <= len(words.split()) <= _MOST:
        return False
    if WHERE.match(words) or WITHDRAWN.search(words) or for_no_page(words):
        return False
    if _NO_RESULT.search(words) or without_asides(words) != words.rstrip(".! "):
        return False
    subject = _SUBJECT.match(words)
    return subject is not None and _VERB.search(words, subject.end()) is not None
