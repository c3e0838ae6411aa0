"""Opens the main window and runs it until it is closed."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

import qasync  # type: ignore[import-untyped]
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QKeyEvent, QWindow
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from sanctum_desktop.core.domain.errors import CannotWrite, SanctumBug, SanctumError
from sanctum_desktop.ui.qt import (  # noqa: F401 - their types are registered
    panes,
    surroundings,
    typesetter,
    words,
)
from sanctum_desktop.ui.qt.icons import PROVIDER, Icons, use_icons
from sanctum_desktop.ui.qt.single_instance import raise_window, second_starts
from sanctum_desktop.ui.services import Gate
from sanctum_desktop.ui.shell import keys_model  # noqa: F401 - its type is registered
from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window_place import place_of, properties_at

_CLOSE_S: Final = 5.0
_MAIN: Final = Path(__file__).with_name("Main.qml")


def run_window(
    gate: Gate,
    *,
    fonts: Iterable[Path] = (),
    icons: Path | None = None,
    minimised: bool = False,
    listening: str = "",
    on_ready: Callable[[], None] | None = None,
) -> int:
    """Show the window until it is closed; gives the exit status.

    `fonts` are files of the window's own family, `icons` the folder of its icons; a `minimised`
    window comes up out of sight. `listening` is the descriptor or the pipe second starts call on,
    "" where none can, and `on_ready` is called once a key sent to the field of the first screen
    has arrived there.
    """
    app = QGuiApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    use_fonts(fonts)
    if icons is not None:
        use_icons(icons)
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(_live(gate, minimised, listening, on_ready))
    return 0


async def _live(
    gate: Gate, minimised: bool, listening: str, on_ready: Callable[[], None] | None
) -> None:
    """The window's life. Loaded inside the running loop: a screen may begin work as it is made."""
    shell = ShellModel(gate)
    panes.stand(gate.settings().panes)
    engine = open_main(shell, **properties_at(gate.settings().window, minimised=minimised))
    window = main_window(engine)
    closed = asyncio.Event()
    # A window that hides because it locks is not closed: its process ends as a locked one.
    window.visibleChanged.connect(
        lambda visible: None if visible or shell.locking else closed.set()
    )
    watch_window(window, shell, gate)
    starts = second_starts(listening, shell) if listening else None
    if starts is not None:
        starts.happened.connect(lambda: raise_window(window))
        shell.screenChanged.connect(lambda: starts.leave() if shell.locking else None)
    once = Qt.ConnectionType(
        Qt.ConnectionType.QueuedConnection.value | Qt.ConnectionType.SingleShotConnection.value
    )
    window.frameSwapped.connect(surroundings.system_motion.listen, once)
    if on_ready is not None:
        _tell_when_ready(window, on_ready)
    await closed.wait()
    if starts is not None:
        starts.leave()  # whoever calls now waits, and opens the next window
    await _end(shell, gate)
    close_main(engine)


def watch_window(window: QQuickWindow, shell: ShellModel, gate: Gate) -> None:
    """Tell the shell what happens to the window, and keep its place and its panes when it goes."""

    def moved(visibility: QWindow.Visibility) -> None:
        shell.unseen = visibility in (QWindow.Visibility.Minimized, QWindow.Visibility.Hidden)

    def keep_place() -> None:
        settings = gate.settings()
        with contextlib.suppress(CannotWrite):  # it comes up at the usual place: no harm
            place = place_of(window, settings.window)
            gate.keep_settings(replace(settings, window=place, panes=panes.standing()))

    window.visibilityChanged.connect(moved)
    shell.leaving.connect(keep_place)
    shell.guard.observe(window)


async def _end(shell: ShellModel, gate: Gate) -> None:
    """Close in order, for a few seconds at most."""
    shell.leaving.emit()
    for close in (shell.close, gate.close):
        # A vault that cannot be closed in order was still written in order.
        with contextlib.suppress(TimeoutError, SanctumError):
            await asyncio.wait_for(close(), _CLOSE_S)


def use_fonts(files: Iterable[Path]) -> None:
    """Make the first file's family the application's font."""
    families = [
        family
        for number in [QFontDatabase.addApplicationFont(str(file)) for file in files]
        for family in QFontDatabase.applicationFontFamilies(number)
    ]
    if families:
        QGuiApplication.setFont(QFont(families[0], QGuiApplication.font().pointSize()))


def open_main(shell: ShellModel, **properties: object) -> QQmlApplicationEngine:
    """The engine with Main.qml loaded over `shell`; keep it as long as the window."""
    engine = QQmlApplicationEngine()
    engine.addImageProvider(PROVIDER, Icons())
    engine.setInitialProperties({"shell": shell, **properties})
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
