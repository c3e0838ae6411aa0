"""Where it is counted what became of the tasks a model was given."""

from __future__ import annotations

from typing import Protocol

from sanctum_desktop.core.domain.model_tasks import TaskRecord


class TaskLog(Protocol):
    """Takes records of tasks, on the event loop; never raises and never waits."""

    def note(self, record: TaskRecord) -> None: ...
