"""A little talk as it is kept: its turns, what was heard, the page made of it."""

from datetime import UTC, date, datetime

from sanctum_desktop.adapters.assets_library.conventions import ConventionFiles
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn, TurnKind
from sanctum_desktop.core.domain.facts import Fact, FactId, Section, Source
from sanctum_desktop.core.domain.resume import (
    Header,
    LineId,
    Resume,
    ResumeEntry,
    ResumeId,
    ResumeLine,
    ResumeSection,
)
from sanctum_desktop.core.domain.vaults import BackupKind, BackupPoint
from sanctum_desktop.core.policies.closing import Closing, OpenQuestion, Strength
from sanctum_desktop.core.use_cases.offer_page_styles import PageOffer

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TALK = ConversationId("talk-1")

SAID = (
    (Speaker.INTERVIEWER, "Hello, I'm Gem. What does a usual week look like for you just now?"),
    (
        Speaker.PERSON,
        "I run the night bakery at Rosen & Daughters, since 2021. Mostly sourdough, and I do the "
        "rota for six people.",
    ),
    (Speaker.INTERVIEWER, "The rota for six. What was it like before you took it over?"),
    (
        Speaker.PERSON,
        "Chaos, honestly. People swapped by text. I drew up a four-week plan and we went from "
        "five missed shifts a month to one.",
    ),
    (Speaker.INTERVIEWER, "From five missed shifts to one. Was the plan your own idea?"),
)


def turns(count=None):
    return tuple(
        asked(at, words)
        if speaker is Speaker.INTERVIEWER
        else Turn(index=at, speaker=speaker, text=words, said_at=NOW)
        for at, (speaker, words) in enumerate(SAID[:count])
    )


def asked(index, words, said_at=NOW):
    return Turn(
        index=index,
        speaker=Speaker.INTERVIEWER,
        text=words,
        said_at=said_at,
        kind=TurnKind.QUESTION,
    )


def fact(number, section, name, value, quote, turn=1):
    return Fact(
        id=FactId(f"fact-{number}"),
        section=section,
        entry=f"{section}:1",
        name=name,
        value=value,
        source=Source(TALK, turn, 0, len(quote), quote),
        heard_at=NOW,
        confidence=0.9,
        method="told",
    )


FACTS = (
    fact(1, Section.WORK, "name", "Rosen & Daughters", "the night bakery at Rosen & Daughters"),
    fact(2, Section.WORK, "startDate", "2021", "since 2021"),
    fact(3, Section.SKILLS, "keyword", "Sourdough", "Mostly sourdough"),
    fact(
        4,
        Section.WORK,
        "highlight",
        "Drew up a four-week plan: missed shifts from five a month to one",
        "I drew up a four-week plan and we went from five missed shifts a month to one.",
        turn=3,
    ),
)
LINES = (
    ResumeLine(
        id=LineId("line-4"),
        text="Drew up a four-week plan; missed shifts went from five a month to one.",
        facts=(FactId("fact-4"),),
    ),
    ResumeLine(id=LineId("line-3"), text="Sourdough", facts=(FactId("fact-3"),)),
)
PAGE = Resume(
    id=ResumeId(TALK),
    header=Header(name="Miriam Adeyemi", label="Night baker"),
    sections=(
        ResumeSection(
            section=Section.WORK,
            heading="Work",
            entries=(ResumeEntry(title="Night baker", organization="Rosen", lines=LINES),),
        ),
    ),
    written_at=NOW,
    gaps=("No dates for the job before the bakery.",),
    refused=("You didn't say how many loaves, so I don't either.",),
    left_out=(ResumeLine(id=LineId("line-9"), text="Ordered the flour", facts=()),),
)
CLOSING = Closing(
    strengths=(
        Strength(
            "improving",
            (
                "drew up a four-week plan; missed shifts went from five a month to one",
                "moved the mixing to the evening, and the ovens are never waited for now",
            ),
            (FactId("fact-4"), FactId("fact-5")),
        ),
        Strength(
            "teaching",
            ("showed two apprentices how to shape a loaf", "trained the Saturday girls"),
            (FactId("fact-6"), FactId("fact-3")),
        ),
    ),
    open=OpenQuestion("job", "Rosen & Daughters", "Rosen & Daughters"),
)
OFFER = PageOffer(
    templates=("classic", "compact", "modern"),
    countries=ConventionFiles(asset_path("conventions")).countries(),
)
POINTS = (
    BackupPoint("2026-03-01-0905", date(2026, 3, 1), BackupKind.DAILY, 90_000),
    BackupPoint("before-3-20260220", date(2026, 2, 20), BackupKind.BEFORE_UPDATE, 80_000),
)
