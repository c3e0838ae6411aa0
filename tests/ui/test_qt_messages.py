from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QtMsgType

from sanctum_desktop.runtime.redacting_log import GatedRecord
from sanctum_desktop.ui.qt import messages
from sanctum_desktop.ui.shell import window

MAIN = Path(window.__file__).with_name("Main.qml")


@pytest.mark.parametrize(
    ("context", "shown"),
    [
        ({"category": "qml", "file": f"file://{MAIN}", "line": 12},
         "Qt said something of qml sanctum_desktop/ui/shell/Main.qml:12"),
        ({"category": "her words", "file": "/home/miriam/cv.qml", "line": 1},
         "Qt said something of ? "),
        ({"category": None, "file": None, "line": 0}, "Qt said something of ? "),
    ],
)  # fmt: skip
def test_qt_is_logged_by_category_and_place(monkeypatch, context, shown):
    said = []

    def log(level, msg, args):
        said.append(GatedRecord("qt", level, "", 0, msg, args).getMessage())

    logger = SimpleNamespace(log=log)
    monkeypatch.setattr(
        messages, "logging", SimpleNamespace(getLogger=lambda _name: logger, WARNING=30)
    )
    messages._log(QtMsgType.QtWarningMsg, SimpleNamespace(**context), "her words")
    assert said == [shown]
