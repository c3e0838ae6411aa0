"""What an answer does beside telling of work: is in danger, confides, makes small, steers.

Two listeners, and either is enough: the phrases of `core.policies.phrases`, which are sure of the
plain wordings, and linear classifiers over short runs of words, taught with phrases of many
speakers (`packaging/phrases`), which hear what no list foresaw.
"""

from __future__ import annotations

from sanctum_desktop.core.policies.phrases import phrases
from sanctum_desktop.core.policies.recognition.classifier import classifier


def recognised(label: str, said: str) -> bool:
    """True where the answer, or a sentence of it, is one of `label`: "danger", "distress", ..."""
    known = phrases(label)
    if known.search(said) is not None:
        return True
    return classifier(label).hears(known.without_idioms(said))
