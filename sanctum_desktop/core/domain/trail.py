"""What was done with a vault: kept in it, in order, and never edited."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class TrailEvent(StrEnum):
    """The kinds of acts that leave a trace."""

    UNLOCKED = "unlocked"
    UNLOCK_FAILED = "unlock_failed"
    RECOVERED = "recovered"
    FOUND_OLDER = "found_older"
    PASSPHRASE_CHANGED = "passphrase_changed"  # noqa: S105 - a kind of act
    KEYS_RENEWED = "keys_renewed"
    RECOVERY_RENEWED = "recovery_renewed"
    RECOVERY_CONFIRMED = "recovery_confirmed"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    EXPORTED = "exported"
    CONSENT_GIVEN = "consent_given"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    KEY_PUT = "key_put"
    KEY_REMOVED = "key_removed"
    WORD_HIDDEN = "word_hidden"
    WORD_TAKEN_BACK = "word_taken_back"
    AIRPLANE_ON = "airplane_on"
    AIRPLANE_OFF = "airplane_off"


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One act: when, what, and a few words on it ("" where the kind says all)."""

    at: datetime
    event: TrailEvent
    detail: str = field(default="", repr=False)
