"""Posts and ends of certificates in the exported profile."""

from datetime import UTC, datetime

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.facts import Fact, FactId, Section, Source
from sanctum_desktop.core.domain.profile import Entry, Profile
from sanctum_desktop.core.schemas.json_resume import json_resume

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def fact(section, name, value):
    return Fact(
        id=FactId(f"{section}-{name}-{value}"),
        section=section,
        entry=f"{section}:1",
        name=name,
        value=value,
        source=Source(ConversationId("c"), 1, 0, len(value), value),
        heard_at=NOW,
        confidence=0.9,
        method="test",
    )


WORK = (
    fact(Section.WORK, "name", "St Oswin's"),
    fact(Section.WORK, "step", "|Staff Nurse"),
    fact(Section.WORK, "step", "2025-05|Senior Staff Nurse"),
    fact(Section.WORK, "highlight", "Made a card"),
)
HELD = (
    fact(Section.CERTIFICATES, "name", "ACLS"),
    fact(Section.CERTIFICATES, "expires", "2027-01"),
)
PROFILE = Profile((Entry(Section.WORK, "w", WORK), Entry(Section.CERTIFICATES, "c", HELD)))


def test_posts_are_no_highlights():
    (work,) = json_resume(PROFILE, evidence=None)["work"]
    assert work["highlights"] == ["Made a card"]
    assert work["steps"] == [
        {"position": "Staff Nurse"},
        {"position": "Senior Staff Nurse", "startDate": "2025-05"},
    ]


def test_a_certificate_tells_when_it_ends():
    assert json_resume(PROFILE, evidence=None)["certificates"] == [
        {"name": "ACLS", "expires": "2027-01"}
    ]


def test_each_post_has_the_path_of_its_evidence():
    meta = json_resume(PROFILE, evidence=WORK)["meta"]["sanctum"]
    assert [one["path"] for one in meta["facts"]] == [
        "work.0.name", "work.0.steps.0", "work.0.steps.1", "work.0.highlights.0",
    ]  # fmt: skip
