"""The gate every printed line passes: a line may say only what the words it rests on say."""

from sanctum_desktop.core.policies.grounding.gate import refusals

__all__ = ["refusals"]
