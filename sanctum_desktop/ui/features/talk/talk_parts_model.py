"""What the talk's screen is made of: what was said, what is beside it, all talks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.attachments import Attachment
from sanctum_desktop.core.domain.conversation import ConversationId, Turn
from sanctum_desktop.core.domain.conversing import Say, Wish
from sanctum_desktop.core.domain.errors import SanctumError, VaultAiling
from sanctum_desktop.core.domain.story import StoryPart
from sanctum_desktop.core.domain.talk_tree import NO_PARENT, TalkTree
from sanctum_desktop.core.use_cases.tell_error import tell_error
from sanctum_desktop.ui.features.talk.answer_draft import AnswerDraft
from sanctum_desktop.ui.features.talk.attaching_model import AttachingModel
from sanctum_desktop.ui.features.talk.beside_model import BesideModel
from sanctum_desktop.ui.features.talk.branch_model import BranchModel
from sanctum_desktop.ui.features.talk.company_model import GEM, CompanyModel
from sanctum_desktop.ui.features.talk.facts_model import FactsModel
from sanctum_desktop.ui.features.talk.finding_model import FindingModel
from sanctum_desktop.ui.features.talk.offers_model import OffersModel
from sanctum_desktop.ui.features.talk.passages import Passages
from sanctum_desktop.ui.features.talk.rows import PartRow, part_rows
from sanctum_desktop.ui.features.talk.saving_model import TalkSavingModel
from sanctum_desktop.ui.features.talk.speech_model import SpeechModel
from sanctum_desktop.ui.features.talk.state_model import TalkState
from sanctum_desktop.ui.features.talk.talks_model import TalksModel
from sanctum_desktop.ui.features.talk.turns import Turns
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """The talk that stands here: the turns of the branch that is gone on with, and its tree.

    `draft` is what is half-written in it, `texts` what is attached to it.
    """

    conversation: ConversationId
    persona: str
    turns: Sequence[Turn]
    tree: TalkTree | None
    draft: str = field(default="", repr=False)
    texts: Sequence[Attachment] = ()


@QmlElement
class TalkParts(TalkState):
    """The talk that stands there and what belongs to it.

    `restored` brings back what is half-written, `opened` says that another talk stands here,
    `replied` what is heard of a reply, `ailed` why the vault could not be read or written;
    `pointed` names the row the person was led to.
    """

    restored = Signal(str)
    opened = Signal()
    replied = Signal(str)
    ailed = Signal(str)
    pointed = Signal(int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._parts = Rows(PartRow, self)
        self.anew = NO_PARENT
        self.passed_over: frozenset[StoryPart] = frozenset()
        self.conversation: ConversationId | None = None
        self.story: ConversationId | None = None
        self.tasks = TaskOwner(self._failed)
        self.said = Turns(desk.today, self)
        self.written = AnswerDraft(desk.drafts, self.tasks, self)
        self.learned = FactsModel(desk, self.tasks, self)
        self.with_whom = CompanyModel(desk, self)
        self.all = TalksModel(desk, self.tasks, self.with_whom, self)
        self.searching = FindingModel(desk, self.tasks, self.with_whom.name_of, self)
        self.branching = BranchModel(desk, self.tasks, self)
        self.attaching = AttachingModel(desk, self.tasks, self)
        self.offering = OffersModel(desk, self.tasks, self.said, self.branching, self)
        self.around = BesideModel(desk, self.tasks, self)
        self.exporting = TalkSavingModel(desk, self.tasks, self)
        self._dress()

    @Property(QObject, constant=True)
    def turns(self) -> QObject:
        return self.said.rows

    @Property(SpeechModel, constant=True)
    def speech(self) -> SpeechModel:
        return self.said.speech

    @Property(QObject, constant=True)
    def parts(self) -> QObject:
        """What is told of the story, part by part."""
        return self._parts

    @Property(FactsModel, constant=True)
    def facts(self) -> FactsModel:
        return self.learned

    @Property(TalksModel, constant=True)
    def talks(self) -> TalksModel:
        return self.all

    @Property(FindingModel, constant=True)
    def finding(self) -> FindingModel:
        return self.searching

    @Property(CompanyModel, constant=True)
    def company(self) -> CompanyModel:
        return self.with_whom

    @Property(BranchModel, constant=True)
    def branches(self) -> BranchModel:
        return self.branching

    @Property(AttachingModel, constant=True)
    def texts(self) -> AttachingModel:
        return self.attaching

    @Property(OffersModel, constant=True)
    def offers(self) -> OffersModel:
        return self.offering

    @Property(BesideModel, constant=True)
    def beside(self) -> BesideModel:
        return self.around

    @Property(TalkSavingModel, constant=True)
    def saving(self) -> TalkSavingModel:
        return self.exporting

    @Property(bool, constant=True)
    def readOnly(self) -> bool:  # noqa: N802 - QML's name for it
        return self.desk.read_only

    @Property(str, notify=opened)
    def draft(self) -> str:
        return self.written.words

    @property
    def with_gem(self) -> bool:
        return self.with_whom.current == GEM

    def waits_for_reply(self) -> bool:
        """True where the person's last words were kept, and nobody answered yet."""
        return not self.with_gem and not self.desk.read_only and self.said.unanswered

    def suggests(self) -> bool:
        """True where the last turn suggests something that can be taken up."""
        rows = self.said.rows.rows
        offered = rows[-1].offered if rows and not self.desk.read_only else ()
        return any(not offer.done for offer in offered)

    def stand(self, here: Here) -> None:
        """That talk stands here from here on, whole: nothing is waited for in between."""
        self.conversation, is_gems = here.conversation, here.persona == GEM
        if is_gems:
            self.story = here.conversation
        if here.persona != self.with_whom.current:
            self.with_whom.turn_to(here.persona)
        if not self.desk.read_only:
            self.written.turn_to(here.conversation, here.draft)
        self.attaching.show(here.conversation, here.texts)
        self.branching.show(here.tree)
        self.said.dress.talk = here.conversation
        self.said.dress.who = "" if is_gems else self.with_whom.name_of(here.persona)
        self.said.show(here.turns)
        self.all.mark(here.conversation)
        self.opened.emit()
        self.restored.emit(here.draft)

    def reply(self, turn: Turn) -> None:
        """Gem says that now."""
        self.replied.emit(self.said.reply(turn))

    def refresh_beside(self) -> None:
        """What the replies of the branch rest on is shown beside it."""
        tree = self.branching.tree
        if tree is not None:
            self.around.show(tree.branch(), self.said.dress.passage)

    async def settle_beside(self) -> None:
        """Bring up to date what stands around the talk."""
        await self.all.refresh()
        self.refresh_beside()
        await self.with_whom.ask_why()
        await self.look_at_plan()

    async def look_at_plan(self) -> None:
        """What is planned stands beside the talk, and where it was suggested."""
        steps = await self.around.read_plan()
        planned = frozenset((one.conversation, one.text) for one in steps)
        tree = self.branching.tree
        if planned != self.said.dress.planned and tree is not None:
            self.said.dress.planned = planned
            self.said.dress_offers(tree.branch())
            self.changed.emit()

    def was_kept(self, wish: Wish) -> None:
        """What the person said is in the vault: it is not half-written any more."""
        if isinstance(wish, Say) and wish.after is not None:
            self.branching.forget(self.anew)
        elif isinstance(wish, Say):
            self.written.save()

    def _dress(self) -> None:
        dress = self.said.dress
        dress.passage_of = Passages(self.attaching, self.all).of
        dress.name_of = self.with_whom.name_of
        dress.version_of = self.branching.version_of
        self.learned.changed.connect(
            lambda: self._parts.show(part_rows(self.learned.facts, self.passed_over))
        )

    def _failed(self, error: SanctumError) -> None:
        if not self.tasks.running("say"):  # what failed beside an answer does not end it
            self.rest()
        if isinstance(error, VaultAiling):
            self.ailed.emit(str(error))
        else:
            self.tell(tell_error(error))
