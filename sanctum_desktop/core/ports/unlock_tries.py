"""The failed tries to open a vault since it was last opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol


class UnlockTries(Protocol):
    """Known without any key, and cheap to ask; another process may add to them."""

    def failed(self) -> Sequence[datetime]:
        """When each was made, in order."""
        ...
