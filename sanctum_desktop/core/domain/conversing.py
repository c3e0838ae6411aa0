"""What a person asks of a talk, and what comes of it, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sanctum_desktop.core.domain.conversation import ConversationId, Turn
from sanctum_desktop.core.domain.plan import PlanItemId


@dataclass(frozen=True, slots=True)
class Say:
    """Say this after turn `after`; None: after the last of the branch that is gone on with.

    An edited turn is said anew after the parent of the one it stands for, which stays as it was.
    """

    text: str = field(repr=False)
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """Another reply in the place of that turn of the persona's, which stays as it was."""

    turn: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Reply to what still waits for it: the app ended, or a disk was full, before the reply."""


Wish = Say | Again | Answer


@dataclass(frozen=True, slots=True)
class Kept:
    """What the person said is in the vault: from here on it is not lost."""

    conversation: ConversationId
    turn: Turn


@dataclass(frozen=True, slots=True)
class Worded:
    """The next words of the reply, as they come. The whole reply follows as `Spoken`."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Unworded:
    """Take back what was worded of this reply: somebody else answers, and begins anew."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A sentence the person should read beside the reply: why somebody else answers it.

    It is of that moment, and not kept: the turn knows who worded it and whether it was cut.
    """

    sentence: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """The reply, kept; the last thing that comes. `turn.text` may differ from what was worded.

    A reply of the Guide's comes as this alone, nothing of it being worded before.
    """

    turn: Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Slow:
    """Nothing was worded for half a minute, which `sentence` says. Without a choice it goes on.

    `another` has the next model asked, None where there is none; `guide` has the Guide answer.
    Either may be called until something was worded; after that they do nothing.
    """

    sentence: str
    guide: Callable[[], object]
    another: Callable[[], object] | None = None


Step = Kept | Worded | Unworded | Noted | Slow | Spoken


class Stop:
    """The person's word to end a reply where it is. What was worded until then is kept."""

    __slots__ = ("_hear", "asked")

    def __init__(self) -> None:
        self.asked = False
        self._hear: list[Callable[[], object]] = []

    def ask(self) -> None:
        self.asked = True
        for hear in self._hear:
            hear()

    def on(self, hear: Callable[[], object]) -> None:
        """Call back when it is asked for, or now where it was."""
        self._hear.append(hear)
        if self.asked:
            hear()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of an action: a screen to show, a talk to go on in, or a sentence of it.

    `undo` is the step that was added, for it to be taken back.
    """

    screen: str = ""
    conversation: ConversationId | None = None
    sentence: str = ""
    undo: PlanItemId | None = None
