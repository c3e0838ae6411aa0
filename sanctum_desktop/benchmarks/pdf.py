"""A resume to its PDF, placements included, against a bare typst compile of the same source."""

from __future__ import annotations

import statistics
import time
from datetime import UTC, datetime
from typing import Any, Final

import typst

from sanctum_desktop.adapters.typst.renderer import TypstRenderer
from sanctum_desktop.benchmarks.rows import row
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.facts import FactId, Section
from sanctum_desktop.core.domain.resume import (
    Header,
    LineId,
    PageSize,
    Resume,
    ResumeEntry,
    ResumeId,
    ResumeLine,
    ResumeSection,
)

RATIO_BAR: Final = 1.5
TOTAL_BAR: Final = 0.3
RUNS: Final = 21
TEMPLATE: Final = "classic"


def measure() -> list[dict[str, Any]]:
    """Interleaved medians, each run with another text so that no cache answers for it."""
    renderer = TypstRenderer(asset_path("templates"), asset_path("fonts"))
    started = time.perf_counter()
    renderer.render(_resume(0), template=TEMPLATE, page=PageSize.A4)
    first = time.perf_counter() - started
    ours, bare = [], []
    compiler = _bare_compiler()
    for run in range(1, RUNS + 1):
        bare.append(_seconds_bare(renderer, compiler, _resume(2 * run)))
        started = time.perf_counter()
        renderer.render(_resume(2 * run + 1), template=TEMPLATE, page=PageSize.A4)
        ours.append(time.perf_counter() - started)
    ratio = statistics.median(o / b for o, b in zip(ours, bare, strict=True))
    rows = [
        ("pdf", ratio, RATIO_BAR, statistics.median(ours), statistics.median(bare)),
        ("pdf_first", first / TOTAL_BAR, 1.0, first, TOTAL_BAR),
    ]
    return [
        row(name, value, bar, figures=(our, reference, "s"))
        for name, value, bar, our, reference in rows
    ]


def _bare_compiler() -> typst.Compiler:
    return typst.Compiler(
        str(asset_path("templates") / f"{TEMPLATE}.typ"),
        font_paths=[str(asset_path("fonts"))],
        ignore_system_fonts=True,
        sys_inputs={"resume": "{}"},
    )


def _seconds_bare(renderer: TypstRenderer, compiler: typst.Compiler, resume: Resume) -> float:
    source, _ = renderer.source(resume, PageSize.A4)
    started = time.perf_counter()
    compiler.compile(format="pdf", sys_inputs={"resume": source}, pdf_standards=["ua-1"])
    return time.perf_counter() - started


def _resume(run: int) -> Resume:
    """Three jobs and a row of skills: one full page."""
    jobs = tuple(
        ResumeEntry(
            title="Lorry driver",
            organization=f"Carrow Timber {job}",
            dates=f"{2010 + job} – {2012 + job}",
            lines=tuple(
                ResumeLine(
                    id=LineId(f"line-{run}-{job}-{line}"),
                    text=f"Drove {run + line} tonnes to {job + 3} yards a day, about 300 miles, "
                    "and kept the book of every load in the cab",
                    facts=(FactId(f"{job}-{line}"),),
                )
                for line in range(5)
            ),
        )
        for job in range(3)
    )
    skills = tuple(
        ResumeLine(id=LineId(f"skill-{run}-{n}"), text=f"Skill {n}", facts=()) for n in range(12)
    )
    return Resume(
        id=ResumeId(f"bench-{run}"),
        header=Header(name="Maren Holt", label="Driver", contact=("Norwich", "m@example.com")),
        sections=(
            ResumeSection(section=Section.WORK, heading="Experience", entries=jobs),
            ResumeSection(
                section=Section.SKILLS, heading="Skills", entries=(ResumeEntry(lines=skills),)
            ),
        ),
        written_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
