"""Services in memory for the window, with a little talk of their own."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from hosting_double import Outside
from keeping_double import CODE, PASSPHRASE, KeptVault
from models_double import ModelWorld
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from talking_double import TalkingDouble
from told_talk import CLOSING, FACTS, NOW, OFFER, PAGE, POINTS, TALK, asked, turns

from sanctum_desktop.adapters.assets_library.conventions import ConventionFiles
from sanctum_desktop.adapters.in_memory import InMemoryDrafts, InMemoryResumes
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Speaker,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.errors import (
    BadInput,
    NotFound,
    VaultExists,
    VaultReadOnly,
    WrongPassphrase,
)
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.resume import (
    PageSize,
    Placement,
    RenderedResume,
)
from sanctum_desktop.core.domain.settings import Settings
from sanctum_desktop.core.domain.vaults import VaultSummary
from sanctum_desktop.core.policies.closing import Closing
from sanctum_desktop.core.policies.resume_writing import decided
from sanctum_desktop.core.policies.standing import Told, standing_of
from sanctum_desktop.core.policies.talk_title import talk_title
from sanctum_desktop.core.use_cases.advise_line import AdviseLine
from sanctum_desktop.core.use_cases.decide_line import DecideLine
from sanctum_desktop.core.use_cases.keep_drafts import KeepDrafts
from sanctum_desktop.core.use_cases.list_talks import ListedTalk
from sanctum_desktop.core.use_cases.make_page_file import MakePageFile
from sanctum_desktop.core.use_cases.present_page import PresentPage
from sanctum_desktop.core.use_cases.read_talk import Talk
from sanctum_desktop.core.use_cases.reword_lines import RewordLines
from sanctum_desktop.ui.services import Abby, Desk, Gate, Mending, Shelf


class Drafts(InMemoryDrafts):
    """Drafts that remember each write, and fail while `fails` is set."""

    def __init__(self):
        super().__init__()
        self.fails = None
        self.written = []

    async def put(self, place, text):
        if self.fails is not None:
            raise self.fails
        self.written.append((place, text))
        await super().put(place, text)

    @property
    def kept(self):
        return {place: words for place, words in self._kept.items() if words}


@dataclass
class Reply:
    """What the interview gives back."""

    turn: Turn
    facts: tuple[Fact, ...]
    conversation: ConversationId = TALK
    enough: bool = False
    finished: bool = False
    passed_over: frozenset = frozenset()


@dataclass
class World:
    """All that the window's services keep, for tests to look at."""

    vault: bool = True
    talked: bool = True
    finished: bool = False
    locked: int = 0
    unseen: bool = False
    closed: int = 0
    settings: Settings = field(default_factory=Settings)
    away: bool = False
    signs: list = field(default_factory=list)
    leaving: object = None
    facts: dict = field(default_factory=lambda: {one.id: one for one in FACTS})
    drafts: Drafts = field(default_factory=Drafts)
    exported: dict = field(default_factory=dict)
    heard: list = field(default_factory=list)
    resumes: InMemoryResumes = field(default_factory=InMemoryResumes)
    fails: BaseException | None = None
    closing: Closing = CLOSING
    said: tuple = field(default_factory=turns)
    older: dict = field(default_factory=dict)
    slow: object = None
    """An event that reading a talk waits for."""

    model: object = None
    """An event that an answer waits for as it would for a model; going on without sets it."""

    now: datetime = NOW
    standing_fails: BaseException | None = None
    written_at: datetime | None = None
    exported_at: datetime | None = None
    notices: tuple = ()
    tended: int = 0
    tending: str = ""
    tending_fails: BaseException | None = None
    talks: list = field(default_factory=list)
    kept_vault: KeptVault = field(default_factory=KeptVault)
    reword: RewordLines | None = None
    """None: there is no model."""
    models: ModelWorld = field(default_factory=ModelWorld)
    spoken: TalkingDouble | None = None
    """None: there is only Gem's interview."""
    outside: Outside | None = field(default_factory=Outside)
    """None: there are neither servers nor a ledger."""

    vaults: list = field(default_factory=lambda: ["main"])
    chosen: str = "main"
    new: str = ""
    wait_s: float = 0.0
    doubt: str = ""
    doubt_at_unlock: str = ""
    points: tuple = POINTS
    restored: list = field(default_factory=list)
    backed_up: list = field(default_factory=list)
    mending_fails: BaseException | None = None
    damaged: BaseException | None = None

    def __post_init__(self):
        self.keep_drafts = KeepDrafts(self.drafts)

    def kept(self, talk):
        self.talks.append(talk)
        return talk

    def rest(self):
        """Stop the timers of talks a test left open."""
        for talk in self.talks:
            talk.written.saving.stop()
            talk.said.speech.timer.stop()

    def gate(self) -> Gate:
        return Gate(
            shelf=self.shelf(),
            mending=self.mending(),
            vault_exists=lambda: self.vault,
            wait_s=lambda: self.wait_s,
            offer_passphrase=self._offer,
            guess_time=self.kept_vault.guess_time,
            create=self._create,
            save_page=self._export,
            unlock=self._unlock,
            recover=self._recover,
            notices=lambda: self.notices,
            settings=lambda: self.settings,
            keep_settings=self._keep_settings,
            absent=self._absent,
            watch_session=self._watch_session,
            lock=self._lock,
            close=self._close_vault,
            tend=self._tend,
            open_desk=self._open_desk,
            open_keeping=self._open_keeping,
        )

    def _open_keeping(self):
        self.kept_vault.fails = self.fails
        return self.kept_vault.keeping(lambda: self.settings, self._keep_settings)

    def desk(self) -> Desk:
        return Desk(
            interview=self._interview,
            find_standing=self._standing,
            list_talks=self._list_talks,
            decide_fact=self._decide,
            write_resume=self._write,
            abby=Abby(
                advise=self._advising(),
                decide=DecideLine(
                    resumes=self.resumes, write_resume=self._write, advise=self._advising()
                ),
                present=PresentPage(facts=self),
                make_file=MakePageFile(facts=self, renderer=PageSetter()),
                reword=self.reword,
            ),
            render_resume=self._render,
            preview_resume=self._preview,
            page_offer=OFFER,
            close_story=self._close,
            ask_open_question=self._ask,
            drafts=self.keep_drafts,
            read_talk=self._read_talk,
            today=NOW.date,
            export=self._export,
            open_models=self.models.open,
            hosting=self.outside.hosting() if self.outside else None,
            leaving=self.outside.leaving() if self.outside else None,
            read_only=bool(self.doubt),
            talking=self._talking(),
        )

    def _talking(self):
        if self.spoken is None:
            return None
        if self.talked:
            self.spoken.keep(TALK, "gem", self.said)
        for which, talk in self.older.items():
            self.spoken.keep(which, talk.persona, talk.turns)
        return self.spoken.talking()

    async def of_conversation(self, conversation):
        return tuple(self.facts.values())

    def _advising(self):
        library = ConventionFiles(asset_path("conventions"))
        return AdviseLine(facts=self, resumes=self.resumes, conventions=library)

    def shelf(self):
        return Shelf(
            name=lambda: self.new or self.chosen,
            vaults=self._vaults,
            choose=self._choose,
            begin=self._begin_new,
            turn_back=self._turn_back,
            is_new=lambda: bool(self.new),
        )

    def mending(self):
        return Mending(
            doubt=lambda: self.doubt,
            trust=self._trust,
            points=self._points,
            restore=self._restore,
            back_up=self._back_up,
        )

    async def _vaults(self):
        return tuple(
            VaultSummary(name=name, bytes=90_000, opened=NOW.date(), backups=2)
            for name in self.vaults
        )

    def _choose(self, name):
        self.chosen, self.new = name, ""

    def _begin_new(self, name):
        if " " in name:
            raise BadInput(f"A vault cannot be called {name!r}.", advice="Take letters.")
        if name in self.vaults:
            raise VaultExists(f"There is something called {name} already.")
        self.new = name

    def _turn_back(self):
        self.new = ""

    async def _trust(self):
        if self.mending_fails is not None:
            raise self.mending_fails
        self.doubt = ""

    async def _points(self):
        return self.points

    async def _restore(self, point, passphrase):
        if passphrase.reveal() != PASSPHRASE.encode():
            raise WrongPassphrase("That passphrase does not open it.", advice="Nothing is lost.")
        self.restored.append(point.id)
        self.doubt = ""

    async def _back_up(self, place):
        if self.mending_fails is not None:
            raise self.mending_fails
        self.backed_up.append(place)

    async def _read_talk(self, persona, conversation=None):
        if self.slow is not None:
            await self.slow.wait()
        if conversation in self.older:
            return Talk(conversation=self.older[conversation], facts=())
        if self.spoken is not None and conversation in self.spoken.talks:
            talk = await self.spoken.read(conversation)
            return replace(talk, facts=self._known() if conversation == TALK else ())
        talk = await self._find(persona)
        return Talk(conversation=talk, facts=self._known()) if talk else None

    async def _list_talks(self, persona):
        latest = [await self._find(persona)] if self.talked else []
        return tuple(
            ListedTalk(
                id=talk.id,
                title=talk_title([t for t in talk.turns if t.speaker is Speaker.PERSON]),
                last_said_at=talk.turns[-1].said_at,
            )
            for talk in (*latest, *self.older.values())
        )

    async def _tend(self):
        self.tended += 1
        if self.tending_fails is not None:
            raise self.tending_fails
        return self.tending

    async def _offer(self):
        return "harbour velvet onion ladder quiet"

    async def _create(self, passphrase):
        self.vault = True
        return CODE

    async def _unlock(self, passphrase):
        if passphrase.reveal() != PASSPHRASE.encode():
            self.wait_s = 4.0
            raise WrongPassphrase("That passphrase does not open it.", advice="Nothing is lost.")
        if self.damaged is not None:
            raise self.damaged
        self.doubt = self.doubt_at_unlock

    async def _recover(self, code, new):
        if code != "K7QF":
            raise WrongPassphrase("That code does not open it.")
        self.doubt = self.doubt_at_unlock
        if self.doubt:
            raise VaultReadOnly("The vault is open to read only; nothing was written.")

    def _keep_settings(self, settings):
        if self.fails is not None:
            raise self.fails
        self.settings = settings

    def _absent(self, active, lock_after_minutes):
        self.signs.append((active, lock_after_minutes))
        return self.away and lock_after_minutes > 0

    def _watch_session(self, leaving):
        self.leaving = leaving

    async def _lock(self, settle, unseen):
        await settle()
        self.locked += 1
        self.unseen = unseen

    async def _close_vault(self):
        self.closed += 1

    async def _open_desk(self):
        return self.desk()

    async def _find(self, persona):
        if not self.talked:
            return None
        return Conversation(id=TALK, persona=persona, started_at=NOW, turns=self.said)

    async def _standing(self, persona):
        if self.standing_fails is not None:
            raise self.standing_fails
        told = Told(
            turns=self.said if self.talked else (),
            facts=self._known(),
            enough=self.finished,
            written_at=self.written_at,
            exported_at=self.exported_at,
        )
        return standing_of(told, self.now)

    async def _interview(self, *, conversation=None, said=None, waiting=None):
        if conversation in self.older and said is None:
            last = self.older[conversation].turns[-1]
            return Reply(last, (), conversation, finished=last.kind is TurnKind.CLOSING)
        if said is None:
            return Reply(turns(1)[0] if conversation is None else self.said[-1], self._known())
        if self.fails is not None:
            raise self.fails
        self.heard.append(said)
        if self.model is not None and waiting is not None:
            waiting(self.model.set)
            await self.model.wait()
        words = "Every Sunday. How would somebody have noticed?"
        return Reply(
            asked(len(self.said) + 1, words), self._known(), enough=True, finished=self.finished
        )

    def _known(self):
        return tuple(self.facts.values()) if self.talked else ()

    async def _decide(self, fact, *, status=None, value=None):
        if self.fails is not None:
            raise self.fails
        before = self.facts[fact]
        after = replace(before, status=status or before.status, value=value or before.value)
        self.facts[fact] = after
        return after

    async def _write(self, *, conversation, restyle=lambda style: style):
        try:
            before = await self.resumes.get(PAGE.id)
        except NotFound:
            before = PAGE
        back = {one.line for one in before.decisions}
        spare = tuple(line for line in PAGE.left_out if line.id not in back)
        job = PAGE.sections[0].entries[0]
        kept = tuple(line for line in PAGE.left_out if line.id in back)
        entry = replace(job, lines=(*job.lines, *kept))
        page = replace(
            PAGE, left_out=spare, sections=(replace(PAGE.sections[0], entries=(entry,)),)
        )
        style = restyle(before.style)
        page = replace(
            decided(page, before.decisions),
            style=style,
            country=style.country or "GB",
            paper=style.paper or (PageSize.LETTER if style.country == "US" else PageSize.A4),
        )
        await self.resumes.put(page)
        return page

    async def _render(self, resume, *, template, page):
        lines = [li for s in resume.sections for e in s.entries for li in e.lines]
        placements = tuple(
            Placement(line.id, 1, 72, 190 + 26 * at, 440, 16) for at, line in enumerate(lines)
        )
        return RenderedResume(pdf=b"%PDF-1.7", pages=1, placements=placements)

    async def _preview(self, resume, *, template, page, ppi):
        return (_picture(resume, page),)

    async def _close(self, conversation):
        return self.closing

    async def _ask(self, conversation):
        words = self.closing.open.asked
        return asked(len(self.said) + 2, words)

    async def _export(self, data, path):
        self.exported[path] = data


class PageSetter:
    """A renderer that sets nothing."""

    def render(self, resume, *, template, page):
        return RenderedResume(pdf=b"%PDF-1.7", pages=1, placements=())


def _picture(resume, page):
    height = 1684 if page is PageSize.A4 else 1584
    image = QImage(1190, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(QColor("#222222"))
    painter.setFont(QFont(painter.font().family(), 32))
    painter.drawText(QRectF(144, 130, 900, 100), Qt.AlignmentFlag.AlignLeft, resume.header.name)
    painter.setFont(QFont(painter.font().family(), 16))
    lines = [li for s in resume.sections for e in s.entries for li in e.lines]
    for at, line in enumerate(lines):
        painter.drawText(QRectF(144, 380 + 52 * at, 900, 40), 0, line.text)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    buffer.close()
    return bytes(data)
