"""The app process itself, with a person at its keys; says on stdout what they see.

First they move the window, open the vault, begin a sentence and lock; then they find the lock
screen where the window was, go on and press the panic key; then they find nothing on the screen,
and close. The argument is a file that counts the runs.
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest

from sanctum_desktop.bootstrap import window_process
from sanctum_desktop.bootstrap.confinement import confine
from sanctum_desktop.ui.shell import window as windows

PASSPHRASE = "harbour velvet onion ladder quiet"
HALF = "half a sentence nobody may lo"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
RUNS = Path(sys.argv[1])
PLACE = (130, 70, 950, 640)


def tell(window, shell):
    seen = {
        "screen": shell.screen,
        "place": list(window.geometry().getRect()),
        "visible": window.visibility().name,
        "draft": shell.talk.draft if shell.talk else None,
    }
    os.write(1, f"{json.dumps(seen)}\n".encode())


def type_in(window, words):
    for character in words:
        QTest.keyClick(window, character)


def open_vault(window, shell):
    yield lambda: window.findChild(QObject, "field") is not None
    type_in(window, PASSPHRASE)
    QTest.keyClick(window, Qt.Key.Key_Return)
    yield lambda: shell.screen == "home"
    shell.go("talk")
    yield lambda: window.findChild(QObject, "answer") and shell.talk.conversation
    yield lambda: not shell.talk.tasks.running("say")


def first(window, shell):
    yield window.isExposed
    window.setGeometry(*PLACE)
    yield lambda: window.geometry().getRect() == PLACE
    yield from open_vault(window, shell)
    type_in(window, HALF)
    tell(window, shell)
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)


def second(window, shell):
    yield window.isExposed
    tell(window, shell)
    yield from open_vault(window, shell)
    tell(window, shell)
    QTest.keyClick(window, Qt.Key.Key_L, CTRL | SHIFT)


def third(window, shell):
    yield lambda: True
    tell(window, shell)
    window.close()


def drive(window, shell, gate, watch=windows.watch_window):
    watch(window, shell, gate)
    run = len(RUNS.read_text()) if RUNS.exists() else 0
    RUNS.write_text("x" * (run + 1))
    steps = (first, second, third)[run](window, shell)
    waiting = [next(steps)]

    def go_on():
        if waiting and waiting[0]():
            waiting[:] = [step] if (step := next(steps, None)) else []

    ticks = QTimer(window, interval=30)
    ticks.timeout.connect(go_on)
    ticks.start()


confine()
windows.watch_window = drive
sys.exit(window_process.run())
