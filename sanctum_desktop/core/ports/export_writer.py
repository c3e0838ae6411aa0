"""Where an export is put."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class ExportWriter(Protocol):
    """One folder or ZIP file that is not there yet, bound by who built it. Both calls block.

    `refuse_taken` raises BadInput where something stands at the place. `write` puts all files
    there, by their path with "/", or none; CannotWrite says why none.
    """

    def refuse_taken(self) -> None: ...

    def write(self, files: Mapping[str, bytes]) -> None: ...
