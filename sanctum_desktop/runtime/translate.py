"""Error borders: what a library raises becomes what the person can act on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sanctum_desktop.core.domain.errors import SanctumError


@contextmanager
def translate(
    border: Mapping[type[Exception], Callable[[Any], SanctumError]],
) -> Iterator[None]:
    """Raise the border's error in place of a library's; the first kind that fits is taken.

    The library's error stays as the cause, for the developer; people see our sentence only.
    """
    try:
        yield
    except tuple(border) as error:
        for kind, ours in border.items():
            if isinstance(error, kind):
                raise ours(error) from error
        raise
