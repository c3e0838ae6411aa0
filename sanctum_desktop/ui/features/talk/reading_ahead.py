"""A model reads the talk while the person reads and writes."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Final, Protocol

from PySide6.QtCore import SignalInstance

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.ui.qt.task_owner import TaskOwner

_TASK: Final = "read ahead"
ReadsAhead = Callable[[ConversationId], Coroutine[Any, Any, None]]


class Talk(Protocol):
    """What is known of the talk that stands there."""

    conversation: ConversationId | None
    tasks: TaskOwner

    @property
    def opened(self) -> SignalInstance: ...

    @property
    def replied(self) -> SignalInstance: ...


class ReadingAhead:
    """Begins whenever another talk stands there and after each reply in it; `end` ends it.

    Without `read` there is nothing to begin.
    """

    def __init__(self, read: ReadsAhead | None, talk: Talk) -> None:
        self._read, self._talk = read, talk
        talk.opened.connect(self._begin)
        talk.replied.connect(self._begin)

    def end(self) -> None:
        """Before an answer, which does not wait for it, and at the end."""
        self._talk.tasks.cancel(_TASK)

    def _begin(self) -> None:
        if self._read is not None and self._talk.conversation is not None:
            self._talk.tasks.start(_TASK, self._read(self._talk.conversation))
