"""Teaches the recognisers of `core.policies.recognition` the phrases in packaging/phrases.

`<label>.txt` holds what is meant, `<label>_not.txt` what only looks like it, `ordinary.txt` what
people say of their work; `commands.txt` has a kind behind a tab. Needs scikit-learn, which comes
with sentence-transformers. The same lists give the same weights.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sanctum_desktop.core.policies.recognition.classifier import BIAS
from sanctum_desktop.core.policies.recognition.features import features, stems

PHRASES = Path(__file__).resolve().parent / "phrases"
WEIGHTS = (
    Path(__file__).resolve().parent.parent / "sanctum_desktop/core/policies/recognition/weights"
)
LABELS = {"danger": 0.2, "distress": -0.2, "confided": -0.25, "minimising": 0.0}
"""What is heard, and how far from even odds the line is drawn, in log-odds."""
COMMAND_AT = 0.3
RARE = 2
"""Features seen less often tell of a speaker, not of a label."""
SMALLEST = 0.05


def lines(name: str) -> list[str]:
    return (PHRASES / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def commands() -> dict[str, list[str]]:
    """The phrases of each kind of command."""
    kinds: dict[str, list[str]] = {}
    for line in lines("commands"):
        phrase, _, kind = line.rpartition("\t")
        kinds.setdefault(kind, []).append(phrase)
    return kinds


def lists_digest() -> str:
    """SHA-256 over all lists: says whether the weights are those of these phrases."""
    digest = hashlib.sha256()
    for path in sorted(PHRASES.glob("*.txt")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def train(meant: Sequence[str], other: Sequence[str]) -> dict[str, float]:
    """Weights of the features that tell `meant` from `other`."""
    import numpy as np
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

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
    return {BIAS: round(float(model.intercept_[0]), 2), **kept}


def write(label: str, weights: dict[str, float]) -> None:
    head = f"# lists {lists_digest()}\n"
    rows = (f"{name}\t{weight:g}\n" for name, weight in sorted(weights.items()))
    (WEIGHTS / f"{label}.txt").write_text(head + "".join(rows), encoding="utf-8")


def others_of(label: str) -> list[str]:
    """What is not of the label: its look-alikes, the other labels' phrases, ordinary answers."""
    # Who is in danger is distressed: neither speaks against the other.
    near = {"danger", "distress"}
    foreign = [o for o in LABELS if o != label and not {o, label} <= near]
    found = lines(f"{label}_not") + [x for o in LABELS if o != label for x in lines(f"{o}_not")]
    return found + [x for o in foreign for x in lines(o)] + lines("ordinary")


def main() -> None:
    for label, at in LABELS.items():
        weights = train(lines(label), others_of(label))
        write(label, {**weights, BIAS: round(weights[BIAS] - at, 2)})
    kinds = commands()
    short = [line for line in others_of("danger") if len(line.split()) < 12]
    for kind, phrases in kinds.items():
        rest = [x for other, said in kinds.items() if other != kind for x in said]
        weights = train(phrases, rest + lines("commands_not") + short)
        write(f"command_{kind}", {**weights, BIAS: round(weights[BIAS] - COMMAND_AT, 2)})


if __name__ == "__main__":
    main()
