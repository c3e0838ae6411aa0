"""Supervisor start to a painted lock screen whose field takes a key, against a bare QML window.

Both are whole processes, started in turn; each prints a line when its first frame is on screen and
a key sent to its field has arrived there.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from sanctum_desktop.benchmarks.rows import row

BAR: Final = 3.0
RUNS: Final = 9

BARE_WINDOW: Final = """
import sys
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQml import QQmlApplicationEngine
app = QGuiApplication(sys.argv)
engine = QQmlApplicationEngine()
engine.loadData(b'''import QtQuick
Window { visible: true; width: 1280; height: 800
    TextInput { objectName: "field"; focus: true; anchors.centerIn: parent } }''')
window = engine.rootObjects()[0]
def painted():
    window.frameSwapped.disconnect(painted)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(window, QKeyEvent(kind, Qt.Key.Key_A, Qt.NoModifier, "a"))
    assert window.findChild(QObject, "field").property("text") == "a"
    print("ready", flush=True)
window.frameSwapped.connect(painted, Qt.ConnectionType.QueuedConnection)
sys.exit(app.exec())
"""


def measure() -> list[dict[str, Any]]:
    """Median of paired runs on an offscreen display."""
    with tempfile.TemporaryDirectory(prefix="sanctum-bench-") as home:
        header = Path(home) / "main" / "vault.hdr"
        header.parent.mkdir()
        header.touch()  # a vault that is there is what brings up the lock screen
        ours, bare = [], []
        for _ in range(RUNS):
            bare.append(_seconds_until_ready([sys.executable, "-c", BARE_WINDOW], home))
            ours.append(_seconds_until_ready([sys.executable, "-m", "sanctum_desktop"], home))
    ratio = statistics.median(o / b for o, b in zip(ours, bare, strict=True))
    return [
        row("start", ratio, BAR, figures=(statistics.median(ours), statistics.median(bare), "s"))
    ]


def _seconds_until_ready(command: list[str], home: str) -> float:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "SANCTUM_HOME": home,
        "SANCTUM_SAY_READY": "1",
    }
    started = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - ourselves
        command, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        line = process.stdout.readline() if process.stdout else ""
        taken = time.perf_counter() - started
        os.killpg(process.pid, 15)
    if line.strip() != "ready":
        raise RuntimeError(f"{command[-1][:40]} did not come up")
    return taken
