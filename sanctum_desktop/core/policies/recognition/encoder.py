"""A small neural network that says what a passage does: the first layers of MiniLM, taught anew.

A transformer encoder (Vaswani et al. 2017) of the shape of all-MiniLM-L6-v2 (Wang et al. 2020),
cut to its first layers (on dropping the last see Sajjad et al. 2020) and taught with the lines of
`packaging/phrases`. It runs here in NumPy, a few milliseconds a passage: nobody waits for an
engine to start when somebody says that they are in danger.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from sanctum_desktop.core.policies.recognition.word_pieces import WordPieces

if TYPE_CHECKING:  # the lock screen must not wait for it
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

HEADS: Final = 12
LONGEST: Final = 48
"""Pieces of a passage that are read."""
_EPSILON: Final = 1e-12
_GELU: Final = math.sqrt(2 / math.pi)


@dataclass(frozen=True, slots=True)
class Encoder:
    """The weights by name, as `packaging/train_encoder.py` writes them.

    `words` stays in bytes, one row for each of the `pieces`; `labels` are the columns of `head`.
    """

    labels: tuple[str, ...]
    pieces: WordPieces
    layers: int
    weights: Mapping[str, Floats]
    words: NDArray[np.int8]

    def log_odds(self, passage: str) -> dict[str, float]:
        """How much more likely than not the passage has each label; 0 is even."""
        ids = self.pieces(passage)
        if len(ids) > LONGEST:
            ids = [*ids[: LONGEST - 1], ids[-1]]
        hidden = self._embedded(ids)
        for number in range(self.layers):
            hidden = self._layer(number, hidden)
        odds = hidden.mean(axis=0) @ self.weights["head"] + self.weights["head.bias"]
        return dict(zip(self.labels, odds.tolist(), strict=True))

    def _embedded(self, ids: list[int]) -> Floats:
        words = self.words[ids] * self.weights["words.scale"][ids, None]
        return self._normed("embedded", words + self.weights["places"][: len(ids)])

    def _layer(self, number: int, hidden: Floats) -> Floats:
        import numpy as np

        name = f"{number}."
        seen = _attended(self._linear(name + "attending", hidden))
        hidden = self._normed(name + "seen", self._linear(name + "out", seen) + hidden)
        wide = self._linear(name + "wide", hidden)
        cubed = wide * wide * wide  # a power takes NumPy ten times as long
        wide *= 0.5 * (1 + np.tanh(_GELU * (wide + 0.044715 * cubed)))  # Hendrycks and Gimpel
        return self._normed(name + "told", self._linear(name + "narrow", wide) + hidden)

    def _linear(self, name: str, hidden: Floats) -> Floats:
        told: Floats = hidden @ self.weights[name] + self.weights[f"{name}.bias"]
        return told

    def _normed(self, name: str, hidden: Floats) -> Floats:
        import numpy as np

        centred = hidden - hidden.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=1, keepdims=True) + _EPSILON)
        normed: Floats = centred / spread * self.weights[f"{name}.norm"]
        return normed + self.weights[f"{name}.shift"]


def _attended(attending: Floats) -> Floats:
    """Multi-head attention of one passage, from its queries, keys and values side by side."""
    import numpy as np

    length, width = attending.shape[0], attending.shape[1] // 3
    query, key, value = (
        part.reshape(length, HEADS, -1).swapaxes(0, 1) for part in np.split(attending, 3, axis=1)
    )
    scores = query @ key.swapaxes(1, 2) / math.sqrt(width // HEADS)
    shares = np.exp(scores - scores.max(axis=2, keepdims=True))
    shares /= shares.sum(axis=2, keepdims=True)
    seen: Floats = (shares @ value).swapaxes(0, 1).reshape(length, width)
    return seen


@cache
def encoder() -> Encoder:
    """The network that ships."""
    import numpy as np

    with files(__package__).joinpath("weights/encoder.npz").open("rb") as file:
        kept = dict(np.load(file, allow_pickle=False))
    matrices = [name for name in kept if f"{name}.scale" in kept and name != "words"]
    for name in matrices:  # bytes, with a scale for each column
        kept[name] = kept[name] * kept.pop(f"{name}.scale")
    vocabulary = str(kept.pop("vocabulary")).split("\n")
    return Encoder(
        labels=tuple(str(kept.pop("labels")).split("\n")),
        pieces=WordPieces({piece: number for number, piece in enumerate(vocabulary)}),
        layers=sum(name.endswith(".wide") for name in matrices),
        words=kept.pop("words"),
        weights=kept,
    )
