"""A profile in JSON Resume v1 (jsonresume.org), with our evidence under `meta.sanctum`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sanctum_desktop.core.domain.facts import BESIDE_A_DEED, Fact, Section
from sanctum_desktop.core.domain.profile import Entry, Profile

VERSION: Final = "v1.0.0"

# Attribute names of facts -> keys of JSON Resume, where they differ
_KEYS: Final = {
    Section.VOLUNTEER: {"name": "organization"},
    Section.AWARDS: {},
}
_LISTS: Final = (
    Section.WORK,
    Section.VOLUNTEER,
    Section.EDUCATION,
    Section.LANGUAGES,
    Section.CERTIFICATES,
    Section.PROJECTS,
    Section.PUBLICATIONS,
    Section.AWARDS,
)
_LOCATION: Final = ("city", "region", "countryCode")


def json_resume(
    profile: Profile, *, evidence: Sequence[Fact] | None, strengths: Sequence[str] = ()
) -> dict[str, object]:
    """The profile as plain JSON values; goals, metrics and facts only where evidence is given."""
    paths: dict[str, str] = {}
    out: dict[str, object] = {"basics": _basics(profile, paths)}
    for section in _LISTS:
        out[section.value] = [
            _entry(entry, f"{section.value}.{number}", paths)
            for number, entry in enumerate(profile.of(section))
        ]
    out["skills"] = [
        {"name": keyword, "keywords": [keyword]} for keyword in _skills(profile, paths)
    ]
    out["meta"] = {"version": VERSION}
    if evidence is not None:
        out["meta"] = {
            "version": VERSION,
            "sanctum": _evidence(profile, evidence, paths, strengths),
        }
    return out


def _basics(profile: Profile, paths: dict[str, str]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for entry in profile.of(Section.BASICS):
        for fact in entry.facts:
            if fact.name in _LOCATION:
                out.setdefault("location", {})[fact.name] = fact.value
                paths[fact.id] = f"basics.location.{fact.name}"
            else:
                out[fact.name] = fact.value
                paths[fact.id] = f"basics.{fact.name}"
    newest = profile.of(Section.WORK)
    if "label" not in out and newest and newest[0].first("position"):
        out["label"] = newest[0].first("position")
    return out


def _entry(entry: Entry, path: str, paths: dict[str, str]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    highlights: list[str] = []
    for fact in entry.facts:
        if fact.name == "ongoing" or fact.name in BESIDE_A_DEED:
            continue  # JSON Resume says that a job goes on by leaving the end out
        if fact.name == "step":
            paths[fact.id] = f"{path}.steps.{len(out.setdefault('steps', []))}"
            out["steps"].append(_step(fact.value))
            continue
        if fact.name == "highlight":
            paths[fact.id] = f"{path}.highlights.{len(highlights)}"
            highlights.append(fact.value)
            continue
        key = _KEYS.get(entry.section, {}).get(fact.name, fact.name)
        paths[fact.id] = f"{path}.{key}"
        out[key] = fact.value
    if highlights:
        out["highlights"] = highlights
    return out


def _step(value: str) -> dict[str, str]:
    """A post held within the job, under names of JSON Resume's own."""
    since, _, position = value.partition("|")
    return {"position": position} | ({"startDate": since} if since else {})


def _skills(profile: Profile, paths: dict[str, str]) -> list[str]:
    found: list[str] = []
    for entry in profile.of(Section.SKILLS):
        for fact in entry.facts:
            paths[fact.id] = f"skills.{len(found)}.name"
            found.append(fact.value)
    return found


def _evidence(
    profile: Profile, facts: Sequence[Fact], paths: dict[str, str], strengths: Sequence[str]
) -> dict[str, object]:
    goals = [fact.value for entry in profile.of(Section.GOALS) for fact in entry.facts]
    return {
        "goals": goals,
        "metrics": [
            {"value": measure.value, "what": measure.what, "where": measure.where}
            for fact in facts
            for measure in fact.measures
        ],
        "facts": [
            {
                "path": paths.get(fact.id, f"{fact.section.value}.{fact.name}"),
                "value": fact.value,
                "confidence": fact.confidence,
                "turn": fact.source.turn,
                "span": [fact.source.start, fact.source.end],
            }
            for fact in facts
        ],
        "strengths": list(strengths),
    }
