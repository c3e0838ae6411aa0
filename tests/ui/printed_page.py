"""A world whose pages are really set: long names, long words, one to three pages."""

from dataclasses import replace
from pathlib import Path

from doubles import World
from told_talk import NOW, TALK, fact

from sanctum_desktop.bootstrap.container import renderer
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
from sanctum_desktop.core.domain.trail import TrailEntry, TrailEvent
from sanctum_desktop.core.domain.wordings import Reviewed
from sanctum_desktop.core.policies.resume_writing import decided
from sanctum_desktop.ui.qt.file_dialog import EntryRow

NAME = "Maximiliane Hohenstein-Rittershausen-Kun"  # of forty letters
TITLE = "Donaudampfschifffahrtsgesellschaftskapitänin"
DEEDS = (
    "Drew up a four-week plan; missed shifts went from five a month to one",
    "Trained 9 new bakers at the evening school of the Konditorenhandwerksinnungsverband",
    "Cut waste from 14% to 6% and kept it there through the whole of the second year",
    "Filed the offers of 12 suppliers in one sheet, so that the office found each of them within "
    "2 minutes, where it had taken the better part of a morning",
)


def page_of(jobs):
    """A page of so many jobs, four lines each, and the facts its lines rest on."""
    facts, entries = [], []
    for job in range(jobs):
        told = [
            fact(100 + 10 * job + n, Section.WORK, "highlight", deed, f"I {deed.lower()}, yes.")
            for n, deed in enumerate(DEEDS)
        ]
        facts += told
        lines = tuple(
            ResumeLine(id=LineId(f"line-{job}-{n}"), text=one.value, facts=(FactId(one.id),))
            for n, one in enumerate(told)
        )
        years = f"{2024 - 2 * job} – {2026 - 2 * job}"
        entries.append(
            ResumeEntry(title=TITLE, organization="Rosen & Töchter", dates=years, lines=lines)
        )
    contact = ("Garmisch-Partenkirchen", "maximiliane.hohenstein@beispielgesellschaft.example")
    page = Resume(
        id=ResumeId(TALK),
        header=Header(name=NAME, label=TITLE, contact=contact),
        sections=(
            ResumeSection(section=Section.WORK, heading="Experience", entries=tuple(entries)),
        ),
        written_at=NOW,
        gaps=("No dates for the job before the Konditorenhandwerksinnungsverband.",),
        refused=("Left out: “Sold loaves”. You didn't say how many, so I don't either.",),
    )
    return page, facts


class PrintedWorld(World):
    """Its pages are set by typst; without jobs there is nothing to set."""

    def __init__(self, jobs=2):
        super().__init__()
        self.page, facts = page_of(jobs)
        self.facts |= {one.id: one for one in facts}
        self._setter = renderer()
        self.kept_vault.entries.append(TrailEntry(NOW, TrailEvent.RECOVERY_CONFIRMED))

    async def _write(self, *, conversation, restyle=lambda style: style):
        kept = self.resumes._kept.get(self.page.id, self.page)
        style = restyle(kept.style)
        paper = style.paper or PageSize.A4
        page = self.page if self.page.sections[0].entries else replace(self.page, sections=())
        page = replace(decided(page, kept.decisions), style=style, paper=paper, country="DE")
        await self.resumes.put(page)
        return page

    async def _render(self, resume, *, template, page):
        return self._setter.render(resume, template=template, page=page)

    async def _preview(self, resume, *, template, page, ppi):
        return self._setter.preview(resume, template=template, page=page, ppi=ppi)


TOO_MANY = "Drew up a four-week plan; missed shifts went from twelve a month to one"
LONG_FOLDER = "Rechtsschutzversicherungsgesellschaftsangestelltenausweise"
FULL = "could not be written: the disk is full. Free some space and try again."


def _refuse(resume):
    resume.line.choose("line-0-0")
    resume.line.keep(TOO_MANY)
    resume.line.weigh()


def _state(resume):
    resume.line.choose("line-0-0")
    resume.decisions.state(TOO_MANY)


def _take(resume):
    dialog = resume.saving.dialog
    dialog._taken = Path(dialog.name)
    dialog.changed.emit()


def _fill_folders(resume):
    names = (
        "Bewerbungen",
        "Zeugnisse und Bescheinigungen des Berufsbildungszentrums",
        LONG_FOLDER,
    )
    rows = [EntryRow(f"{name} {year}", "/") for year in range(2019, 2026) for name in names]
    resume.saving.dialog.entries.show(rows)


def _set_slowly(resume):
    resume._enter(stoppable=True)


def _hand_over(resume):
    resume.moment._playing, resume.moment._mirror = True, "From five missed shifts to one."
    resume.moment.changed.emit()


def _ask(resume):
    resume.wordings.ask()


def _read_slowly(resume):
    """The model is at its second line, and will be for ever."""
    wordings = resume.wordings
    wordings._asking, wordings._read = True, Reviewed(done=1, count=8, answered=1)
    wordings.changed.emit()


def _take_words(resume):
    (first, *_) = resume.wordings.rows.rows
    resume.line.choose(first.line)
    resume.wordings.take(first.line)


BROUGHT = {
    "wordings": _ask,
    "wordings_none": _ask,
    "reworded": _ask,
    "whole_page": lambda resume: resume.paged.fitTo("page"),
    "marked": lambda resume: resume.line.choose("line-0-0"),
    "refused_edit": _refuse,
    "stated": _state,
    "accent": lambda resume: resume.style.tint("navy"),
    "taken": _take,
    "unsaved": lambda resume: resume.saving.dialog.ask_again(f"{NAME} - Resume.pdf {FULL}"),
    "save_full": _fill_folders,
    "page_busy": _set_slowly,
    "page_failed": lambda resume: resume.tell(f"The page {FULL}"),
    "saved": lambda resume: resume.saving.save(f"/home/kun/Dokumente/{NAME} - Resume.pdf"),
    "hand_over": _hand_over,
}


async def bring_state(resume, state):
    """Bring the screen of the page into a state that takes more than opening it."""
    if state in ("save_page", "save_full", "taken", "unsaved"):
        resume.saving.ask()
        await resume.saving.dialog.tasks.settled()
    BROUGHT.get(state, lambda _: None)(resume)
    await resume.saving.dialog.tasks.settled()
    await resume.tasks.settled()
    if state == "wordings_busy":
        _read_slowly(resume)
    if state == "reworded":
        _take_words(resume)
        await resume.tasks.settled()
