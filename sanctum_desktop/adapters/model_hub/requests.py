"""What is asked of the hub's net process, and what it answers with."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from sanctum_desktop.runtime.net_calls import Exchange


class HubFile(msgspec.Struct, frozen=True):
    """A file of a repository; `sha256` in lower-case hex."""

    path: str
    sha256: str
    bytes: int


class LookUp(msgspec.Struct, frozen=True, tag=True):
    """What are these files now? `revision` "" is the newest. Only `hosts` are spoken to."""

    endpoint: str
    hosts: tuple[str, ...]
    repository: str
    revision: str
    paths: tuple[str, ...]


class Fetch(msgspec.Struct, frozen=True, tag=True):
    """Bring these files into `folder`, leaving `keep_free_bytes` of its disk free."""

    endpoint: str
    hosts: tuple[str, ...]
    repository: str
    revision: str
    files: tuple[HubFile, ...]
    folder: str
    keep_free_bytes: int


class Stated(msgspec.Struct, frozen=True, tag=True):
    """What the hub says; `hosts` are those it sends one to for the files."""

    revision: str
    licence: str
    files: tuple[HubFile, ...]
    hosts: tuple[str, ...]


class Here(msgspec.Struct, frozen=True, tag=True):
    """How many bytes of all files are here now."""

    bytes: int


HubItem: TypeAlias = Stated | Here | Exchange
