"""What an answer does beside telling of work: is in danger, confides, makes small, steers.

Two listeners, and either is enough: the phrases of `core.policies.phrases`, which are sure of the
plain wordings, and linear classifiers over short runs of words, taught with phrases of many
speakers (`packaging/phrases`), which hear what no list foresaw.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from sanctum_desktop.core.policies.phrases import phrases
from sanctum_desktop.core.policies.recognition.classifier import classifier

MAX_READ: Final = 20_000
"""Characters of one answer that are read."""


@lru_cache(maxsize=4096)  # the whole talk is read again at each turn
def recognised(label: str, said: str) -> bool:
    """True where the answer, or a sentence of it, is one of `label`: "danger", "distress", ..."""
    known, said = phrases(label), said[:MAX_READ]
    return known.search(said) is not None or classifier(label).hears(known.without_idioms(said))
