"""What Home says, and the one thing it leads to."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError, VaultAiling
from sanctum_desktop.core.domain.standing import Daytime, Standing, Step
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.use_cases.tell_error import tell_error
from sanctum_desktop.ui.left_model import LeftModel
from sanctum_desktop.ui.qt.dates import long_day
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

PERSONA: Final = "gem"
_LEADS_TO: Final = {
    Step.BEGIN: "talk",
    Step.GO_ON: "talk",
    Step.SHOW: "resume",
    Step.SAVE: "resume",
    Step.LOOK: "resume",
}
_UNREAD: Final = Standing(step=Step.BEGIN, daytime=Daytime.MORNING)


@QmlElement
class HomeModel(QObject):
    """Where the latest talk stands; `wanted` names the screen the person goes on to.

    `ailed` says why the vault could not be read.
    """

    changed = Signal()
    wanted = Signal(str)
    ailed = Signal(str)

    def __init__(
        self, desk: Desk, left: LeftModel | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._left = desk, left
        if left is not None:
            left.changed.connect(self.changed)
        self._standing = _UNREAD
        self._message = ""
        self.tasks = TaskOwner(self._failed)

    @property
    def has_talk(self) -> bool:
        """True where something was said to go on with."""
        return self._standing.step is not Step.BEGIN

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._standing is not _UNREAD

    @Property(bool, notify=changed)
    def begun(self) -> bool:
        return self.has_talk

    @Property(str, notify=changed)
    def greeting(self) -> str:
        if self._standing is _UNREAD:
            return ""
        part = "back" if self._standing.away else self._standing.daytime.value
        if self._standing.first_name:
            return text(f"ui.home.greeting.{part}.named", name=self._standing.first_name)
        return text(f"ui.home.greeting.{part}")

    @Property(str, notify=changed)
    def welcome(self) -> str:
        """What is said below the greeting."""
        if not self._action():
            return ""
        if not self.has_talk:
            return text("ui.home.empty")
        return text("ui.home.away" if self._standing.away else "ui.home.here")

    @Property(str, notify=changed)
    def said(self) -> str:
        """The last that was heard, in the person's words; "" where there is nothing to quote."""
        said = self._standing.said
        return text("ui.home.quote", words=said) if said else ""

    @Property(str, notify=changed)
    def stands(self) -> str:
        """Where it stands, in one line."""
        if not self.has_talk:
            return ""
        step, asked, day = self._standing.step, self._standing.asked, self._standing.saved_on
        if step is Step.GO_ON and asked:
            return text("ui.home.stands.asked", asked=asked)
        return text(f"ui.home.stands.{step}", day=long_day(day) if day else "")

    @Property(str, notify=changed)
    def action(self) -> str:
        """The next step, "" where there is none."""
        return self._action()

    @Property(str, notify=changed)
    def other(self) -> str:
        """What may be done instead, "" where there is nothing else."""
        step = self._other()
        return text(f"ui.home.step.{step}") if step else ""

    @Property(str, notify=changed)
    def message(self) -> str:
        return self._message

    def look(self) -> None:
        """Read where things stand now."""
        self.tasks.start("look", self._look())

    @Slot()
    def go(self) -> None:
        """Take the next step."""
        if self._action():
            self.wanted.emit(_LEADS_TO[self._standing.step])

    @Slot()
    def goOther(self) -> None:  # noqa: N802 - QML's name for it
        step = self._other()
        if step is not None:
            self.wanted.emit(_LEADS_TO[step])

    @Property(bool, constant=True)
    def company(self) -> bool:
        """True where there are others than Gem to talk with."""
        return self._desk.talking is not None and not self._desk.read_only

    @Slot()
    def askCompany(self) -> None:  # noqa: N802 - QML's name for it
        """Where the person is asked whom they want to talk with."""
        self.wanted.emit("company")

    @Property(str, notify=changed)
    def left(self) -> str:
        """What left this computer; without a ledger, that there is no way out for what is said."""
        return self._left.words() if self._left else text("ui.home.privacy")

    @Property(str, notify=changed)
    def leftSign(self) -> str:  # noqa: N802 - QML's name for it
        """The icon beside it."""
        return str(self._left.property("sign")) if self._left else "shield"

    @Slot()
    def showLeft(self) -> None:  # noqa: N802 - QML's name for it
        """Where it is told in full what leaves this computer."""
        self.wanted.emit("ledger" if self._left else "privacy")

    def _action(self) -> str:
        """Nothing can be begun where nothing can be kept."""
        step, read_only = self._standing.step, self._desk.read_only
        if self._standing is _UNREAD or (read_only and step is Step.BEGIN):
            return ""
        return text(f"ui.home.step.{'read' if read_only and step is Step.GO_ON else step}")

    def _other(self) -> Step | None:
        """A talk can always go on, and a page be made once there is enough for it."""
        if self._desk.read_only or not self.has_talk:
            return None
        if self._standing.step is not Step.GO_ON:
            return Step.GO_ON
        return Step.SHOW if self._standing.enough else None

    async def _look(self) -> None:
        self._standing = await self._desk.find_standing(PERSONA)
        self._message = ""
        self.changed.emit()

    def _failed(self, error: SanctumError) -> None:
        if isinstance(error, VaultAiling):
            self.ailed.emit(str(error))
        else:
            self._message = tell_error(error)
            self.changed.emit()
