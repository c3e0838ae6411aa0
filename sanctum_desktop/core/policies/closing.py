"""What stood out: strengths in the person's own words, each resting on what was told."""

from __future__ import annotations

import re

from sanctum_desktop.core.domain.facts import Fact, OwnPart, Section
from sanctum_desktop.core.domain.profile import Profile
from sanctum_desktop.core.policies.resume_writing.episodes import grounded_line

MOST = 3


def strengths(profile: Profile) -> tuple[str, ...]:
    """Three at most: the person's own deeds first, measured ones before others."""
    deeds = [
        fact
        for section in (Section.WORK, Section.VOLUNTEER, Section.PROJECTS)
        for entry in profile.of(section)
        for fact in entry.all("highlight")
    ]
    lines = [grounded_line(fact, []) for fact in sorted(deeds, key=_weight)]
    return tuple(dict.fromkeys(line for line in lines if line))[:MOST]


def _weight(fact: Fact) -> tuple[bool, bool, int, int]:
    """Sorts first what the person did alone, told as a deed ("I made ..."), and measured."""
    deed = re.match(
        r"(?:(?:and|so|then|but)\s+)?i\s+(?!was\b|am\b|had\b)", fact.value, re.IGNORECASE
    )
    not_alone = fact.own_part in (OwnPart.SHARED, OwnPart.HELPED)
    return (not_alone, deed is None, -len(fact.measures), fact.source.turn)
