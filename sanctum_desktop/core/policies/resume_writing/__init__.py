"""From facts to a page: claims become lines, lines stand under their entries."""

from sanctum_desktop.core.policies.resume_writing.compose import compose
from sanctum_desktop.core.policies.resume_writing.decisions import decided

__all__ = ["compose", "decided"]
