"""From facts to a page: claims become lines, lines stand under their entries."""

from sanctum_desktop.core.policies.resume_writing.compose import PageRules, compose
from sanctum_desktop.core.policies.resume_writing.decisions import decided
from sanctum_desktop.core.policies.resume_writing.rewording import borne
from sanctum_desktop.core.policies.resume_writing.target import conventions_for

__all__ = ["PageRules", "borne", "compose", "conventions_for", "decided"]
