"""Things people name in a row: skills, languages and certificates."""

from sanctum_desktop.core.policies.hearing.certificates import certificates
from sanctum_desktop.core.policies.hearing.languages import LANGUAGES, languages
from sanctum_desktop.core.policies.hearing.skills import skills, skills_in_passing
from sanctum_desktop.core.policies.hearing.taken_back import NEGATED, WITHDRAWN

__all__ = [
    "LANGUAGES",
    "NEGATED",
    "WITHDRAWN",
    "certificates",
    "languages",
    "skills",
    "skills_in_passing",
]
