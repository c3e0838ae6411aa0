"""Texts that try to be obeyed (tests/fixtures/injections), hidden in what people bring along."""

import json
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

FOLDER = Path(__file__).parent / "fixtures" / "injections"
CARRIERS = json.loads((FOLDER / "carriers.json").read_text(encoding="utf-8"))
"""What a text is hidden in: resume, job post, pack of questions, pasted chat, transcript."""


@dataclass(frozen=True)
class Injected:
    id: str
    form: str
    text: str
    carrier: str

    @property
    def whole(self):
        """The carrier with the text in it; a text without words of its own keeps its place."""
        return CARRIERS[self.carrier].format(payload=self.text)


def in_turn():
    """Each text in one carrier, all carriers in turn."""
    lines = (FOLDER / "texts.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Injected(carrier=carrier, **json.loads(line))
        for line, carrier in zip(lines, cycle(CARRIERS), strict=False)
    ]


def in_each():
    """Each text in each carrier."""
    return [
        Injected(one.id, one.form, one.text, carrier) for one in in_turn() for carrier in CARRIERS
    ]
