"""Sends whatever nobody caught, in any thread and any loop, to the log and the crash record."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final

from sanctum_desktop import __version__
from sanctum_desktop.bootstrap.settings import vaults_home
from sanctum_desktop.runtime import redacting_log
from sanctum_desktop.runtime.crash_record import CrashRecorder
from sanctum_desktop.runtime.redacting_log import FOLDER, Event, GatedRecord

JSON_WANTED: Final = "SANCTUM_LOG_JSON"
"""Set it to have the log written as lines of JSON."""

SAID: Final = (
    "Something in Sanctum failed. What was saved is safe.\n"
    "'sanctum doctor --crashes' shows the record of it, which holds none of your words.\n"
)
_LOOPS: Final = frozenset({"asyncio", "qasync", "concurrent"})


def report_errors(process: str) -> None:
    """Gate the logs of this process and record its uncaught errors; do it before all else loads.

    Nothing of an error reaches stderr: a traceback shows its message.
    """
    redacting_log.install(
        lambda: vaults_home() / FOLDER, json_lines=bool(os.environ.get(JSON_WANTED))
    )
    recorder = CrashRecorder(vaults_home, process)
    _install_hooks(recorder)
    logging.getLogger().addHandler(_LoopErrors(recorder))
    if process == "window":
        from sanctum_desktop.ui.qt.messages import gate_qt_messages

        gate_qt_messages()
        recorder.watch_native_code()
        logging.getLogger(__name__).info(
            Event.STARTED, {"process": process, "version": __version__}
        )


def _install_hooks(recorder: CrashRecorder) -> None:
    def main_thread(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        _guarded(lambda: recorder.record(error))
        sys.stderr.write(SAID)

    def other_thread(uncaught: threading.ExceptHookArgs) -> None:
        error = uncaught.exc_value
        if error is not None and not isinstance(error, SystemExit):
            _guarded(lambda: recorder.record(error))

    def unraisable(uncaught: sys.UnraisableHookArgs) -> None:
        error = uncaught.exc_value
        if error is not None:
            _guarded(lambda: recorder.record(error))

    sys.excepthook = main_thread
    threading.excepthook = other_thread
    sys.unraisablehook = unraisable


def _guarded(work: Callable[[], None]) -> None:
    """Run in a hook: what a hook raises, Python prints together with the error it was given."""
    try:
        work()
    except Exception:  # noqa: BLE001 - the outermost handler; the fixed sentence is all there is
        return


class _LoopErrors(logging.Handler):
    """Event loops do not raise what a task or a callback left behind: they log it."""

    def __init__(self, recorder: CrashRecorder) -> None:
        super().__init__(logging.ERROR)
        self._recorder = recorder

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.partition(".")[0] not in _LOOPS or not isinstance(record, GatedRecord):
            return
        failure = record.sanctum_failure
        if failure is not None:
            _guarded(lambda: self._recorder.record_failure(failure))
