"""Vaults and their automatic backups as a list shows them: nothing of their content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BackupKind(StrEnum):
    """Why an automatic backup was made."""

    DAILY = "daily"
    BEFORE_UPDATE = "before-update"


@dataclass(frozen=True, slots=True)
class BackupPoint:
    """A moment the vault can go back to; `id` names it to the person ("2026-11-21-1447")."""

    id: str
    day: date
    kind: BackupKind
    bytes: int


@dataclass(frozen=True, slots=True)
class KeptBackups:
    """What the daily round did; `notice` is for the person where it could not do its work."""

    made: BackupPoint | None = None
    notice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultSummary:
    """A vault as the file system knows it; `opened` is the day it was last opened."""

    name: str
    bytes: int
    opened: date
    backups: int


@dataclass(frozen=True, slots=True)
class Erased:
    """What is left after an erasure, by name.

    `same_keys` are vaults kept beside it that still open with its passphrase; `foreign` are files
    in its folder that are not Sanctum's and were not touched.
    """

    same_keys: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
