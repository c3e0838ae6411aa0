"""The phrases that the recognisers of `core.policies.recognition` are taught with.

`<label>.txt` holds what is meant, `<label>_not.txt` what only looks like it, `ordinary.txt` what
people say of their work; `commands.txt` has a kind behind a tab.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PHRASES = ROOT / "packaging" / "phrases"
RECOGNITION = ROOT / "sanctum_desktop" / "core" / "policies" / "recognition"
LABELS = ("danger", "distress", "confided", "minimising")
NEAR = frozenset({"danger", "distress"})
"""Who is in danger is distressed: neither speaks against the other."""


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


def others_of(label: str) -> list[str]:
    """What is not of the label: its look-alikes, the other labels' phrases, ordinary answers."""
    foreign = [o for o in LABELS if o != label and not {o, label} <= NEAR]
    found = lines(f"{label}_not") + [x for o in LABELS if o != label for x in lines(f"{o}_not")]
    return found + [x for o in foreign for x in lines(o)] + lines("ordinary")
