"""The rows of the models' screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EntryKind(StrEnum):
    """How a model stands to us: known here, found beside us, or of the catalogue."""

    KNOWN = "known"
    FOUND = "found"
    OFFERED = "offered"


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One model of the list; `key` is its own among all kinds, `tag` a short word on it or "".

    `place` is where its first file lies, or where one of the catalogue is published.
    """

    key: str
    kind: str
    section: str
    name: str
    about: str
    tag: str = ""
    tagIcon: str = ""  # noqa: N815 - QML's name for it
    warns: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class FactRow:
    """Something known of a model, and what it is called."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class UseRow:
    """Something a model may do, who does it now, and why.

    `offered` where the model failed at it: it can be used all the same, and is where `trusted`.
    """

    feature: str
    title: str
    doer: str
    note: str
    offered: bool = False
    trusted: bool = False
