"""From facts to a page: claims become lines, lines stand under their entries."""

from sanctum_desktop.core.policies.resume_writing.compose import compose

__all__ = ["compose"]
