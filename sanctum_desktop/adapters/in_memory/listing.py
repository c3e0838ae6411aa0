"""Pages of what is kept by its key, in the order it was first put."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from sanctum_desktop.core.domain.errors import NotFound

K = TypeVar("K", bound=str)
V = TypeVar("V")


def of_key(kept: Mapping[K, V], key: K, kind: str) -> V:
    if key not in kept:
        raise NotFound(f"There is no such {kind}.")
    return kept[key]


def newest_first(kept: Mapping[K, V], before: K | None) -> list[V]:
    end = len(kept) if before is None else _position(kept, before)
    return list(kept.values())[:end][::-1]


def oldest_first(kept: Mapping[K, V], after: K | None) -> list[V]:
    return list(kept.values())[0 if after is None else _position(kept, after) + 1 :]


def _position(kept: Mapping[K, V], key: K) -> int:
    if key not in kept:
        raise NotFound("The list was asked to go on from something that is not there.")
    return list(kept).index(key)
