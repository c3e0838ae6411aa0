"""Say an error: what happened, what still works, what to do."""

from __future__ import annotations

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.policies.degrading import still_works


def tell_error(error: SanctumError) -> str:
    """All of it in one line."""
    return " ".join(part for part in (str(error), still_works(error), error.advice) if part)
