"""What an answer does beside telling of work: is in danger, confides, makes small, steers.

Three listeners, all of them quick enough for every answer and none of them an engine: the phrases
of `core.policies.phrases`, which are sure of the plain wordings and enough by themselves; linear
classifiers over short runs of words; and a small encoder that reads a passage as a whole. The last
two were taught with phrases of many speakers (`packaging/phrases`) and decide together: where one
is misled, the other seldom is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.policies.phrases import phrases
from sanctum_desktop.core.policies.recognition.classifier import classifier
from sanctum_desktop.core.policies.recognition.encoder import encoder
from sanctum_desktop.core.policies.recognition.passages import passages

MAX_READ: Final = 20_000
"""Characters of one answer that are read."""
_UNLIKELY: Final = -3.0
"""Log-odds of the words alone under which the encoder is not asked: it takes milliseconds."""
_SURE: Final = 8.0
"""The most that the words alone may say for a label."""


@lru_cache(maxsize=4096)  # the whole talk is read again at each turn
def recognised(label: str, said: str) -> bool:
    """True where the answer, or a passage of it, is one of `label`: "danger", "distress", ..."""
    if phrases(label).search(said[:MAX_READ]) is not None:
        return True
    return log_odds(label, said) > 0


def log_odds(label: str, said: str) -> float:
    """How much more likely than not the answer has the label, its idioms aside; 0 is even."""
    plain = phrases(label).without_idioms(said[:MAX_READ])
    return max((_of_passage(label, passage) for passage in passages(plain)), default=-math.inf)


def _of_passage(label: str, passage: str) -> float:
    words = classifier(label).score(passage)
    if words < _UNLIKELY:
        return -math.inf
    return min(words, _SURE) + _read(passage)[label]


@lru_cache(maxsize=512)  # one reading answers for every label
def _read(passage: str) -> Mapping[str, float]:
    return encoder().log_odds(passage)
