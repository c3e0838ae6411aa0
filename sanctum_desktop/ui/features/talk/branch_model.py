"""The branches of the talk: which versions of a turn there are, and the one being written anew."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn
from sanctum_desktop.core.domain.talk_tree import NO_PARENT, TalkTree
from sanctum_desktop.ui.half_written import HalfWritten
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class BranchModel(QObject):
    """Holds the tree of the talk that stands there; half-written edits are kept over a lock.

    `wanted` asks for the branch through a turn, `edited` has a turn said in other words, and
    `again` wants another reply in a turn's place.
    """

    changed = Signal()
    wanted = Signal(int)
    edited = Signal(int, str)
    again = Signal(int)

    def __init__(self, desk: Desk, tasks: TaskOwner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._half = HalfWritten(desk.drafts, tasks, "turn", self)
        self._editing = NO_PARENT
        self._versions: dict[int, list[int]] = {}
        self.tree: TalkTree | None = None

    @Property(bool, constant=True)
    def offered(self) -> bool:
        """True where turns can be changed and asked for anew."""
        return self._desk.talking is not None

    @Property(bool, constant=True)
    def readOnly(self) -> bool:  # noqa: N802 - QML's name for it
        return self._desk.read_only

    @Property(int, notify=changed)
    def editing(self) -> int:
        """The turn that is being written anew, -1 where none is."""
        return self._editing

    @Property(str, notify=changed)
    def halfway(self) -> str:
        """Its new words, as far as they are written."""
        return self._half.of(self._place(self._editing)) or self._said(self._editing)

    @Property(int, notify=changed)
    def branches(self) -> int:
        """How many ways this talk went."""
        return len(self.tree.tips()) if self.tree else 0

    async def read(self, conversation: ConversationId) -> TalkTree | None:
        """Read the tree of that talk, and what is half-written in it; None without any."""
        if self._desk.talking is None:
            return None
        if not self._desk.read_only:
            self._half.save()
            await self._half.load()
        return await self._desk.talking.tree(conversation)

    def show(self, tree: TalkTree | None) -> None:
        """That is the talk; an edit that a lock broke off is open again."""
        self.tree = tree
        self._gather()
        on_it = () if tree is None else tree.branch()
        half = set(self._half.known())
        self._editing = next(
            (one.index for one in on_it if self._place(one.index) in half), NO_PARENT
        )
        self.changed.emit()

    def grow(self, turn: Turn, parent: int) -> bool:
        """It was said after that turn; False where the tree is not known so far."""
        tree = self.tree
        if tree is None or turn.index != len(tree.turns):
            return False
        self.tree = replace(
            tree,
            turns=(*tree.turns, turn),
            parents=(*tree.parents, parent),
            tip=turn.index,
        )
        self._versions.setdefault(parent, []).append(turn.index)
        self.changed.emit()
        return True

    def parent_of(self, turn: int) -> int:
        return self.tree.parents[turn] if self.tree else NO_PARENT

    def turn(self, turn: int) -> Turn | None:
        known = self.tree is not None and 0 <= turn < len(self.tree.turns)
        return self.tree.turns[turn] if self.tree and known else None

    def version_of(self, turn: int) -> tuple[int, int]:
        """Which version it is, from 1, and how many there are."""
        if self.turn(turn) is None:
            return 1, 1
        versions = self._versions[self.parent_of(turn)]
        return versions.index(turn) + 1, len(versions)

    def through(self, turn: int) -> TalkTree | None:
        """The tree as it stands with the branch through that turn, unwritten."""
        tree = self.tree
        return None if tree is None else replace(tree, tip=tree.tip_through(turn))

    def save(self) -> None:
        """Begin to write what is half-written."""
        self._half.save()

    def forget(self, turn: int) -> None:
        """Its new words are kept as a turn: nothing is half-written there any more."""
        self._half.keep(self._place(turn), "")
        self._half.save()
        if self._editing == turn:
            self._editing = NO_PARENT
            self.changed.emit()

    @Slot(int, int)
    def step(self, turn: int, by: int) -> None:
        """To the version before or after that one."""
        if self.turn(turn) is None:
            return
        versions = self._versions[self.parent_of(turn)]
        at = versions.index(turn) + by
        if 0 <= at < len(versions):
            self.wanted.emit(versions[at])

    @Slot(int)
    def edit(self, turn: int) -> None:
        """Begin to write that turn anew."""
        told = self.turn(turn)
        if not self._desk.read_only and told is not None and told.speaker is Speaker.PERSON:
            self._editing = turn
            self.changed.emit()

    @Slot(str)
    def keep(self, words: str) -> None:
        """The new words as they are typed."""
        if self._editing >= 0:
            unchanged = words == self._said(self._editing)
            self._half.keep(self._place(self._editing), "" if unchanged else words)

    @Slot()
    def leave(self) -> None:
        """The turn stays as it was; what was half-written goes."""
        if self._editing >= 0:
            self.forget(self._editing)

    @Slot(str)
    def finish(self, words: str) -> None:
        """Say these words in the place of the turn's, which stays as a version."""
        words = words.strip()
        if self._editing < 0 or not words:
            return
        if words == self._said(self._editing):
            self.leave()
        else:
            self.edited.emit(self._editing, words)

    @Slot(int)
    def askAgain(self, turn: int) -> None:  # noqa: N802 - QML's name for it
        """Another reply in the place of that turn of the persona's, which stays as a version."""
        if not self._desk.read_only and self.parent_of(turn) != NO_PARENT:
            self.again.emit(turn)

    def _said(self, turn: int) -> str:
        told = self.turn(turn)
        return told.text if told else ""

    def _place(self, turn: int) -> str:
        return f"{self.tree.conversation}:{turn}" if self.tree else ""

    def _gather(self) -> None:
        found: dict[int, list[int]] = defaultdict(list)
        for turn, parent in enumerate(self.tree.parents if self.tree else ()):
            found[parent].append(turn)
        self._versions = dict(found)
