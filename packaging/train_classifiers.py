"""Teaches the linear classifiers of `core.policies.recognition` the phrases in packaging/phrases.

Needs scikit-learn, which comes with sentence-transformers. The same lists give the same weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from phrase_lists import LABELS, RECOGNITION, commands, lines, lists_digest, others_of
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from sanctum_desktop.core.policies.recognition.classifier import BIAS
from sanctum_desktop.core.policies.recognition.features import features, stems

COMMAND_AT = 0.3
"""How far from even odds the line is drawn for commands, in log-odds."""
SHORT = 12
RARE = 2
"""Features seen less often tell of a speaker, not of a label."""
SMALLEST = 0.05


def train(meant: Sequence[str], other: Sequence[str], at: float = 0.0) -> dict[str, float]:
    """Weights of the features that tell `meant` from `other`."""
    said = [features(stems(line)) for line in (*meant, *other)]
    seen = Counter(feature for found in said for feature in found)
    vectorizer = DictVectorizer()
    counts = vectorizer.fit_transform(
        [{feature: 1.0 for feature in sorted(found) if seen[feature] >= RARE} for found in said]
    )
    has = np.array([True] * len(meant) + [False] * len(other))
    in_meant = np.asarray(counts[has].sum(axis=0)).ravel() + 0.5
    in_other = np.asarray(counts[~has].sum(axis=0)).ravel() + 0.5
    ratio = np.log((in_meant / in_meant.sum()) / (in_other / in_other.sum()))
    model = LogisticRegression(C=1.0, class_weight="balanced", max_iter=3000)
    model.fit(counts.multiply(ratio).tocsr(), has)
    weights = dict(zip(vectorizer.get_feature_names_out(), model.coef_[0] * ratio, strict=True))
    kept = {name: round(w, 2) for name, w in weights.items() if abs(w) >= SMALLEST}
    return {BIAS: round(float(model.intercept_[0]) - at, 2), **kept}


def write(label: str, weights: dict[str, float]) -> None:
    head = f"# lists {lists_digest()}\n"
    rows = (f"{name}\t{weight:g}\n" for name, weight in sorted(weights.items()))
    path = RECOGNITION / "weights" / f"{label}.txt"
    path.write_text(head + "".join(rows), encoding="utf-8")


def main() -> None:
    for label in LABELS:
        write(label, train(lines(label), others_of(label)))
    kinds = commands()
    short = [line for line in others_of("danger") if len(line.split()) < SHORT]
    for kind, phrases in kinds.items():
        rest = [x for other, said in kinds.items() if other != kind for x in said]
        write(f"command_{kind}", train(phrases, rest + lines("commands_not") + short, COMMAND_AT))


if __name__ == "__main__":
    main()
