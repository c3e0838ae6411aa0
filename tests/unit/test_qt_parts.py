"""The frozen app holds what its screens import, what that needs, and no more of Qt."""

import runpy
from pathlib import Path

import pytest

PARTS = runpy.run_path(str(Path(__file__).parents[2] / "packaging" / "qt_parts.py"))
QT = "PySide6/Qt"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_what_a_screen_imports_is_needed_with_all_it_needs_in_turn(tmp_path):
    write(
        tmp_path / "ui/talk/Talk.qml", 'import QtQuick\nimport "../design"\nimport Ours.Window\n'
    )
    write(tmp_path / "qml/QtQuick/qmldir", "module QtQuick\nimport QtQml auto\n")
    write(tmp_path / "qml/QtQml/qmldir", "optional import QtQml.Rare auto\ndepends QtQml.Models\n")
    for unasked in ("QtQml/Rare", "QtQml/Models", "QtQuick/Controls"):
        write(tmp_path / f"qml/{unasked}/qmldir", "")
    needed = PARTS["needed_modules"](tmp_path / "ui", tmp_path / "qml")
    assert needed == {"QtQuick", "QtQml", "QtQml/Models"}


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        (f"{QT}/qml/QtQuick/qmldir", True),
        (f"{QT}/qml/QtQuick/Controls/qmldir", False),
        (f"{QT}/plugins/platforms/libqxcb.so", True),
        (f"{QT}/plugins/platforms/libqeglfs.so", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        (f"{QT}/plugins/sqldrivers/libqsqlite.so", False),
        (f"{QT}/plugins/iconengines/libqsvgicon.so", True),
        (f"{QT}/translations/qt_de.qm", False),
        ("assets/translations/note.txt", True),
        ("sanctum_desktop/ui/shell/Main.qml", True),
    ],
)
def test_parts_nothing_here_loads_are_left_out(place, kept):
    entry = (place, "source", "BINARY")
    assert PARTS["without_unused"]([entry], {"QtQuick"}) == ([entry] if kept else [])


@pytest.mark.parametrize("name", ["lib{}.so.6", "{}.dll", "{}.framework/Versions/A/{}"])
def test_a_library_of_qt_stays_where_something_needs_it(name):
    def library(part):
        return name.format(part, part) if "framework" in name else f"{QT}/lib/{name.format(part)}"

    core, gui, designer = ("QtCore", "QtGui", "QtDesigner")
    if "framework" not in name:
        core, gui, designer = ("Qt6Core", "Qt6Gui", "Qt6Designer")
    entries = [(library(part), part, "BINARY") for part in (core, gui, designer)]
    module = ("PySide6/QtGui.abi3.so", "QtGui.abi3.so", "EXTENSION")
    links = {"QtGui.abi3.so": [library(gui), "libc.so.6"], gui: [library(core)], core: []}
    kept = PARTS["without_unreached"]([*entries, module], lambda source: links[source])
    assert kept == [*entries[:2], module]
