"""What the resume screen shows and does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import SanctumError, VaultAiling
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.resume import LineDecision, LineId, PageStyle, Resume
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.use_cases.tell_error import tell_error
from sanctum_desktop.ui.features.resume.closing_model import ClosingModel
from sanctum_desktop.ui.features.resume.decisions_model import DecisionsModel, Kept
from sanctum_desktop.ui.features.resume.evidence_model import EvidenceModel
from sanctum_desktop.ui.features.resume.export_model import ExportModel
from sanctum_desktop.ui.features.resume.hand_over_model import HandOverModel
from sanctum_desktop.ui.features.resume.line_model import LineModel
from sanctum_desktop.ui.features.resume.notes_model import NotesModel
from sanctum_desktop.ui.features.resume.pages_model import PagesModel
from sanctum_desktop.ui.features.resume.style_model import PageStyleModel, Restyle
from sanctum_desktop.ui.features.resume.under_way_model import PageWork
from sanctum_desktop.ui.features.resume.wordings_model import WordingsModel
from sanctum_desktop.ui.qt.commands import Command, CommandKind
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_GEM: Final = "gem"


def _as_it_was(style: PageStyle) -> PageStyle:
    return style


@QmlElement
class ResumeModel(PageWork):
    """The page Abby wrote; a chosen line opens to the words it rests on.

    `shown` says that it stands as it was last written; `ailed` says why the vault could not be
    read or written, and then the page stays as it was shown.
    """

    shown = Signal()
    ailed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(self._failed, parent)
        self._desk = desk
        self._resume: Resume | None = None
        self._facts: Sequence[Fact] = ()
        self.chosen = LineModel(desk, self.tasks, self)
        self.choices = DecisionsModel(self.chosen, self, self._keep)
        self.other = WordingsModel(desk.abby.reword, self.tasks, self.choices.decide, self)
        self.said = EvidenceModel(self.chosen, self)
        self.paper = PagesModel(self._draw, self.tasks, self)
        self.exporting = ExportModel(desk, self.tasks, self)
        self.exporting.told.connect(self.tell)
        self.exporting.failed.connect(self._failed)
        self.moment = HandOverModel(self)
        self.stood_out = ClosingModel(self)
        self.beside = NotesModel(self)
        self._style = PageStyleModel(desk.page_offer, self._restyle, self)

    @Property(PagesModel, constant=True)
    def paged(self) -> PagesModel:
        return self.paper

    @Property(EvidenceModel, constant=True)
    def evidence(self) -> EvidenceModel:
        return self.said

    @Property(ExportModel, constant=True)
    def saving(self) -> ExportModel:
        return self.exporting

    @Property(HandOverModel, constant=True)
    def handOver(self) -> HandOverModel:  # noqa: N802 - QML's name for it
        return self.moment

    @Property(NotesModel, constant=True)
    def notes(self) -> NotesModel:
        return self.beside

    @Property(PageStyleModel, constant=True)
    def style(self) -> PageStyleModel:
        return self._style

    @Property(ClosingModel, constant=True)
    def closing(self) -> ClosingModel:
        return self.stood_out

    @Property(LineModel, constant=True)
    def line(self) -> LineModel:
        return self.chosen

    @Property(DecisionsModel, constant=True)
    def decisions(self) -> DecisionsModel:
        return self.choices

    @Property(WordingsModel, constant=True)
    def wordings(self) -> WordingsModel:
        return self.other

    @Property(bool, notify=shown)
    def written(self) -> bool:
        """True where something stands on the page."""
        return bool(self._resume and self._resume.sections)

    def hand_over(self) -> None:
        """The person asked to be shown: the next page that opens is handed over by Gem."""
        self.moment.begin()

    def open(self, conversation: ConversationId, facts: Sequence[Fact]) -> None:
        """Write the page of this talk anew, from what is known now."""
        self.rewrite(partial(self._open, conversation, tuple(facts)))

    async def close(self) -> None:
        """Keep what is half-written, and let what is under way come to its end."""
        self.chosen.save()
        self.other.stop()
        self.leave_unwritten()  # nothing is lost by it, and an act must not wait for it
        await self.tasks.settled()

    def commands(self) -> Iterable[Command]:
        """What the palette offers of this screen."""
        if self._resume is None:
            return
        yield Command(text("ui.resume.export"), self.exporting.ask, screen="resume")
        for line in self._resume.lines().values():
            act = partial(self.chosen.choose, line.id)
            yield Command(line.text, act, kind=CommandKind.LINE, screen="resume")

    def _quotes(self) -> dict[str, str]:
        return {fact.id: fact.source.quote for fact in self._facts}

    def _restyle(self, restyle: Restyle) -> None:
        if self.chosen.page is not None:
            self.act(partial(self._write, self.chosen.page, restyle, self._facts))

    async def _open(self, conversation: ConversationId, facts: Sequence[Fact]) -> None:
        if self.moment.awaits:
            talk = await self._desk.read_talk(_GEM, conversation)
            self.moment.show(talk.conversation.turns if talk else ())
        await self._write(conversation, _as_it_was, facts)

    async def _write(
        self, conversation: ConversationId, restyle: Restyle, facts: Sequence[Fact]
    ) -> None:
        resume = await self._desk.write_resume(conversation=conversation, restyle=restyle)
        self._facts = facts
        await self._show(resume)
        self.stood_out.show(await self._desk.close_story(conversation), self._quotes())

    async def _keep(
        self, page: ConversationId, line: LineId, decision: LineDecision | None, kept: Kept
    ) -> None:
        decisions = self._resume.decisions if self._resume else ()
        resume = await self._desk.abby.decide(conversation=page, line=line, decision=decision)
        kept(next((one for one in decisions if one.line == line), None))
        if self.chosen.page == page:
            if decision is not None:
                self.chosen.decided(line, decision.text)
            await self._show(resume)

    async def _show(self, resume: Resume) -> None:
        rendered = await self._desk.render_resume(
            resume, template=resume.style.template, page=resume.paper
        )
        abby = await self._desk.abby.present(
            resume, conversation=ConversationId(resume.id), pages=rendered.pages
        )
        await self.paper.show(resume, rendered.placements)
        self._resume = resume
        self.beside.show(resume, abby)
        self._style.show(resume)
        self.exporting.show(resume)
        self._notices = " ".join(rendered.notices)
        await self.chosen.show(resume, self._quotes())
        self.said.show(resume, self._facts)
        await self.other.show(resume)
        self.shown.emit()

    async def _draw(self, resume: Resume, density: int) -> tuple[bytes, ...]:
        return await self._desk.preview_resume(
            resume, template=resume.style.template, page=resume.paper, ppi=density
        )

    def _failed(self, error: SanctumError) -> None:
        if isinstance(error, VaultAiling):
            self.ailed.emit(str(error))
        else:
            self.tell(tell_error(error))
