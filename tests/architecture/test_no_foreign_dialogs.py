"""A system's file dialog keeps a list of recent files: no screen may open one, nor Qt's own."""

import re
from pathlib import Path

UI = Path(__file__).resolve().parents[2] / "sanctum_desktop" / "ui"
FOREIGN = re.compile(r"QtQuick\.Dialogs|Qt\.labs\.platform|QFileDialog|QtWidgets")


def foreign(folder):
    """The files that bring a dialog that is not ours."""
    files = [*folder.rglob("*.qml"), *folder.rglob("*.py")]
    return sorted(file.name for file in files if FOREIGN.search(file.read_text(encoding="utf-8")))


def test_every_file_dialog_is_ours():
    assert foreign(UI) == []


def test_a_planted_one_is_found(tmp_path):
    (tmp_path / "Place.qml").write_text("import QtQuick.Dialogs\n")
    (tmp_path / "asking.py").write_text("from PySide6.QtWidgets import QFileDialog\n")
    (tmp_path / "Ours.qml").write_text('import "../files"\n')
    assert foreign(tmp_path) == ["Place.qml", "asking.py"]
