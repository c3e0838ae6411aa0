"""A linear classifier: each feature of a sentence speaks for a label or against it.

The weights are those of a logistic regression over log-count ratios (Wang and Manning 2012,
"Baselines and Bigrams"), one line each in `weights`, so that what made it decide can be read.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from sanctum_desktop.core.policies.recognition.features import features, windows

BIAS: Final = "(bias)"
"""The line of the weight that every sentence has; its threshold is in it."""


@dataclass(frozen=True, slots=True)
class LinearClassifier:
    """The weights of one label; a sentence whose sum is above 0 has it."""

    weights: Mapping[str, float]
    bias: float

    def score(self, said: str) -> float:
        """The sum of the sentence that speaks most for the label, in log-odds."""
        pieces = [words for words in windows(said) if len(words) > 1]
        return max(map(self._sum, pieces), default=-math.inf)  # one word alone says too little

    def _sum(self, words: tuple[str, ...]) -> float:
        return self.bias + sum(self.weights.get(feature, 0.0) for feature in features(words))


@cache
def classifier(label: str) -> LinearClassifier:
    """The classifier of `label`, read from its file of weights."""
    text = files(__package__).joinpath(f"weights/{label}.txt").read_text(encoding="utf-8")
    weights = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            feature, _, weight = line.rpartition("\t")
            weights[feature] = float(weight)
    return LinearClassifier(weights, weights.pop(BIAS))


@lru_cache(maxsize=512)  # the whole talk is read again at each turn
def best(labels: tuple[str, ...], said: str) -> str | None:
    """The label with most to speak for it; None where none is heard."""
    scores = {label: classifier(label).score(said) for label in labels}
    found = max(scores, key=lambda label: scores[label])
    return found if scores[found] > 0 else None
