"""Which passphrases are offered, which are refused, and how strong one is."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sanctum_desktop.core.domain.errors import WeakPassphrase
from sanctum_desktop.core.domain.secrets import MAX_PASSPHRASE_BYTES, GuessTime, Passphrase

LEAST_CHARACTERS: Final = 10
LEAST_WORDS: Final = 5
_ESTIMATED_CHARACTERS: Final = 72  # zxcvbn takes no more, and slows down long before
_TRIES_PER_S: Final = 10_000  # zxcvbn's figure for slow hashing; Argon2id allows fewer still
_DAY_S: Final = 86_400
_UNDER_S: Final = (
    (60, GuessTime.MOMENTS),
    (3_600, GuessTime.MINUTES),
    (_DAY_S, GuessTime.HOURS),
    (60 * _DAY_S, GuessTime.DAYS),
    (2 * 365 * _DAY_S, GuessTime.MONTHS),
    (200 * 365 * _DAY_S, GuessTime.YEARS),
)


@dataclass(frozen=True, slots=True)
class Strength:
    """How long guessing takes by zxcvbn's estimate, and whether a vault takes it."""

    takes: GuessTime
    acceptable: bool


@cache
def words() -> tuple[str, ...]:
    """The list the offer draws from: plain English words, each once."""
    listed = Path(__file__).with_name("passphrase_words.txt").read_text(encoding="ascii")
    return tuple(line for line in listed.split() if line)


def offer_passphrase() -> str:
    """Five words drawn at random, 55 bits and more."""
    return " ".join(secrets.choice(words()) for _ in range(LEAST_WORDS))


def refuse_weak(passphrase: Passphrase) -> None:
    """WeakPassphrase unless it has ten characters or five words; no other rule is made."""
    revealed = passphrase.reveal()
    if len(revealed) > MAX_PASSPHRASE_BYTES:
        raise WeakPassphrase(
            "That passphrase is too long: at most 1,024 bytes.", advice="Five words are plenty."
        )
    if not _acceptable(revealed.decode("utf-8")):
        raise WeakPassphrase(
            "That passphrase is too short: ten characters or five words at least.",
            advice="Five words that come to mind together are easy to keep.",
        )


def strength(text: str) -> Strength:
    """An estimate to show while the person types; it refuses nothing by itself."""
    from zxcvbn import zxcvbn

    guesses = zxcvbn(text[:_ESTIMATED_CHARACTERS])["guesses"] if text else 0
    seconds = int(guesses) // _TRIES_PER_S
    takes = next((name for under, name in _UNDER_S if seconds < under), GuessTime.CENTURIES)
    return Strength(takes, _acceptable(text))


def _acceptable(text: str) -> bool:
    return len(text) >= LEAST_CHARACTERS or len(text.split()) >= LEAST_WORDS
