"""Opens the main window and runs it until it is closed."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import qasync  # type: ignore[import-untyped]
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QKeyEvent
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from sanctum_desktop.core.domain.errors import SanctumBug
from sanctum_desktop.ui.qt import surroundings, words  # noqa: F401 - their types are registered
from sanctum_desktop.ui.services import Gate
from sanctum_desktop.ui.shell.view_model import ShellModel

_CLOSE_S: Final = 5.0
_MAIN: Final = Path(__file__).with_name("Main.qml")


def run_window(
    gate: Gate, *, fonts: Iterable[Path] = (), on_ready: Callable[[], None] | None = None
) -> int:
    """Show the window until it is closed; gives the exit status.

    `fonts` are files of the window's own family. `on_ready` is called once a key sent to the field
    of the first screen has arrived there.
    """
    app = QGuiApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    use_fonts(fonts)
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(_live(gate, on_ready))
    return 0


async def _live(gate: Gate, on_ready: Callable[[], None] | None) -> None:
    """The window's life. Loaded inside the running loop: a screen may begin work as it is made."""
    shell = ShellModel(gate)
    engine = open_main(shell)
    window = main_window(engine)
    closed = asyncio.Event()
    window.visibleChanged.connect(lambda visible: None if visible else closed.set())
    if on_ready is not None:
        _tell_when_ready(window, on_ready)
    await closed.wait()
    await _end(shell)
    close_main(engine)


async def _end(shell: ShellModel) -> None:
    """Close in order, for a few seconds at most."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(shell.close(), _CLOSE_S)


def use_fonts(files: Iterable[Path]) -> None:
    """Make the first file's family the application's font."""
    families = [
        family
        for number in [QFontDatabase.addApplicationFont(str(file)) for file in files]
        for family in QFontDatabase.applicationFontFamilies(number)
    ]
    if families:
        QGuiApplication.setFont(QFont(families[0], QGuiApplication.font().pointSize()))


def open_main(shell: ShellModel) -> QQmlApplicationEngine:
    """The engine with Main.qml loaded over `shell`; keep it as long as the window."""
    engine = QQmlApplicationEngine()
    engine.setInitialProperties({"shell": shell})
    engine.load(QUrl.fromLocalFile(str(_MAIN)))
    return engine


def close_main(engine: QQmlApplicationEngine) -> None:
    """Take the screens down while their view models still live."""
    shiboken6.delete(engine)


def main_window(engine: QQmlApplicationEngine) -> QQuickWindow:
    window = engine.rootObjects()[0] if engine.rootObjects() else None
    if not isinstance(window, QQuickWindow):
        raise SanctumBug("the window's QML does not load")
    return window


def _tell_when_ready(window: QQuickWindow, tell: Callable[[], None]) -> None:
    told = False

    def painted() -> None:
        nonlocal told
        field = window.findChild(QObject, "field")
        if told or field is None:
            return
        told = True
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
            QCoreApplication.sendEvent(window, key)
        if field.property("text"):
            field.setProperty("text", "")
            tell()

    window.frameSwapped.connect(painted, Qt.ConnectionType.QueuedConnection)
