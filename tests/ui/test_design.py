"""The parts of the window by themselves: each loads in silence and does what it promises."""

import pytest
from describe_types import UI
from keyboard import press
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtQuick import QQuickView
from PySide6.QtTest import QTest

from sanctum_desktop.ui.qt import surroundings, words  # noqa: F401 - their types are registered
from sanctum_desktop.ui.qt.icons import PROVIDER, Icons

DESIGN = UI / "design"
IMPORTS = ("QtQuick", "Sanctum.Window", f'"{QUrl.fromLocalFile(str(DESIGN)).toString()}"')
HEAD = "".join(f"import {module}\n" for module in IMPORTS)


@pytest.fixture
def show(qapp, qtbot, tmp_path):
    """Shows an item of QML in a window of its own and gives the item."""
    views = []

    def shown(qml):
        file = tmp_path / f"Shown{len(views)}.qml"
        file.write_text(HEAD + qml)
        view = QQuickView()
        view.engine().addImageProvider(PROVIDER, Icons())
        view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        view.setSource(QUrl.fromLocalFile(str(file)))
        view.resize(900, 600)
        view.show()
        qtbot.waitUntil(view.isActive)
        views.append(view)
        return view.rootObject()

    yield shown
    for view in views:
        view.close()
        view.deleteLater()


SHEET = """
Item {
    property bool asking: false
    Button { objectName: "one"; text: "One"; onClicked: parent.asking = true }
    Button { objectName: "two"; text: "Two"; y: 100 }
    Sheet {
        title: "Erase it?"
        opened: parent.asking
        onClosed: parent.asking = false
        Field { objectName: "scope"; label: "Passphrase"; inputName: "pass" }
        Button { objectName: "keep"; text: "Keep it" }
    }
}"""


def test_a_sheet_keeps_the_keyboard_and_gives_it_back(show):
    root = show(SHEET)
    window = root.window()
    one = press(window, Qt.Key.Key_Tab)
    while one.objectName() != "one":
        one = press(window, Qt.Key.Key_Tab)
    first = press(window, Qt.Key.Key_Return)
    assert first.objectName() == "pass"
    met = [press(window, Qt.Key.Key_Tab).property("text") for _ in range(4)]
    assert met == ["Keep it", "Close", "", "Keep it"]
    met = [press(window, Qt.Key.Key_Backtab).property("text") for _ in range(3)]
    assert met == ["", "Close", "Keep it"]
    assert press(window, Qt.Key.Key_Escape).objectName() == "one"
    assert not root.property("asking")


def test_a_sheet_lets_no_press_through(show):
    root = show(SHEET)
    root.setProperty("asking", True)
    QTest.mouseClick(root.window(), Qt.MouseButton.LeftButton, pos=QPoint(20, 120))
    assert root.property("asking")
