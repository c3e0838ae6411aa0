"""What stood out: strengths in the person's own words, each resting on what was told."""

from __future__ import annotations

from sanctum_desktop.core.domain.facts import Fact, OwnPart, Section
from sanctum_desktop.core.domain.profile import Profile
from sanctum_desktop.core.policies.resume_writing.compose import grounded_line

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


def _weight(fact: Fact) -> tuple[int, int]:
    return (-len(fact.measures) if fact.own_part is OwnPart.OWN else 1, fact.source.turn)
