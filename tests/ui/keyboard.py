"""A person at the keyboard: what a key reaches, and whether they can see where they are."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

_MOST_STOPS = 80


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window, key, modifier)
    QGuiApplication.processEvents()
    return window.activeFocusItem()


def name_of(item):
    """What the stop says it is: its text, a fact's words, or the label of a field."""
    for name in ("text", "words", "value", "objectName"):
        if item.property(name):
            return item.property(name)
    return ""


def reach(window, words, key=Qt.Key.Key_Tab):
    """Press Tab until the keyboard is on the control of that name."""
    for _ in range(_MOST_STOPS):
        item = press(window, key)
        if item is not None and name_of(item) == words:
            return item
    raise AssertionError(f"the keyboard does not reach {words}")


def place(item):
    return QRectF(item.mapToScene(QPointF(0, 0)), item.size())


def stops(window, key=Qt.Key.Key_Tab):
    """Every stop until the first comes again, as items; fails where a stop holds the keyboard."""
    found = []
    for _ in range(_MOST_STOPS):
        item = press(window, key)
        assert item is not None, f"nothing has the keyboard after {found and name_of(found[-1])}"
        assert not found or item is not found[-1], f"{name_of(item)} holds the keyboard"
        if found and item is found[0]:
            return found
        found.append(item)
    raise AssertionError("Tab does not come round")


def in_sight(window, item):
    """True where the stop, or as much of it as there is room for, can be seen."""
    where = place(item)
    seen = where.intersected(QRectF(QPointF(0, 0), window.contentItem().size()))
    return seen.width() >= where.width() - 1 and seen.height() >= min(where.height(), 200) - 1


def seen(window, item):
    """The pixels of the stop and of its edge."""
    window.grabWindow()  # lays out what has changed; the next one shows it
    QGuiApplication.processEvents()
    return window.grabWindow().copy(place(item).adjusted(-14, -14, 14, 14).toRect())
