"""The gate every printed line and value passes: they say only what the words they rest on say."""

from sanctum_desktop.core.policies.grounding.gate import refusals
from sanctum_desktop.core.policies.grounding.values import unsaid

__all__ = ["refusals", "unsaid"]
