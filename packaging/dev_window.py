"""Opens the window and shows its screens anew whenever a QML file changes: what 'make dev' calls.

The view models stay, and with them the open vault. What the window itself is made of (ui/shell and
the tokens of Theme.qml) comes with the next start of its process: Ctrl+L. Nothing of this ships.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QMetaObject, QObject, QTimer, QUrl
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent

from sanctum_desktop import __main__
from sanctum_desktop.bootstrap import supervisor
from sanctum_desktop.ui.shell import window as windows
from sanctum_desktop.ui.shell.view_model import ShellModel

UI = Path(__file__).resolve().parent.parent / "sanctum_desktop" / "ui"
LOOK_MS = 300


class Reloader(QObject):
    """Looks at the QML files of a folder; lives as long as its engine.

    The times of change are asked for, not waited for: editors put a new file in its place.
    """

    def __init__(self, engine: QQmlApplicationEngine, folder: Path) -> None:
        super().__init__(engine)
        self._engine, self._folder = engine, folder
        self._seen = self._changes()
        looking = QTimer(self, interval=LOOK_MS)
        looking.timeout.connect(self._look)
        looking.start()

    def _changes(self) -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in self._folder.rglob("*.qml")}

    def _look(self) -> None:
        try:
            now = self._changes()
        except FileNotFoundError:  # in the middle of being replaced
            return
        if now != self._seen:
            self._seen = now
            self._reload()

    def _reload(self) -> None:
        """Show the screen again, or say why not and leave it."""
        window = self._engine.rootObjects()[0]
        shown = [item for item in window.contentItem().childItems() if _holds_a_screen(item)]
        if not shown:
            return
        self._engine.clearComponentCache()
        component = QQmlComponent(self._engine, shown[0].property("source"))
        if component.isError():
            print(component.errorString(), file=sys.stderr, flush=True)
            return
        shown[0].setProperty("source", QUrl())  # the same again would load nothing
        QMetaObject.invokeMethod(window, "bring")


def _holds_a_screen(item: QObject) -> bool:
    source = item.property("source")
    return isinstance(source, QUrl) and "/features/" in source.path()


def main() -> int:
    """The window as `sanctum` opens it, with a reloader at its engine."""
    open_main = windows.open_main

    def watched(shell: ShellModel, **properties: object) -> QQmlApplicationEngine:
        engine = open_main(shell, **properties)
        Reloader(engine, UI)
        return engine

    windows.open_main = watched
    command = [sys.executable, __file__]
    supervisor.window_command = lambda: [*command, supervisor.WINDOW_PROCESS]
    return __main__.main()


if __name__ == "__main__":
    sys.exit(main())
