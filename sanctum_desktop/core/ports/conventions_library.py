"""Where the conventions of the page are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.conventions import Conventions, SpellingPairs


class ConventionsLibrary(Protocol):
    """Knows what readers of a country are used to.

    `countries` gives all that are known, by English name. `spelling` gives the pairs of words
    that may stand for one another wherever they stand.
    """

    def countries(self) -> Sequence[Conventions]: ...

    def spelling(self) -> SpellingPairs: ...
