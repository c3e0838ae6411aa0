"""A person at the window: sees what a screen reader is told, acts by mouse alone or by keys alone.

The one file that knows how a control is found. What is done never waits by the clock: each step
goes on once what it needs can be seen.
"""

import asyncio
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest

_PATIENCE_S = 60
_LOOK_S = 0.03
_MOST_STOPS = 120
_NOTCH = 120


@dataclass(frozen=True)
class Thing:
    """Something a screen reader would come to."""

    name: str
    role: QAccessible.Role
    enabled: bool
    item: QObject


def things(window):
    """All that is shown, in the order of reading."""

    def within(interface):
        state = interface.state()
        if state.invisible and interface.object() is not window:
            return
        yield Thing(_name(interface), interface.role(), not state.disabled, interface.object())
        for child in _within(interface):
            yield from within(child)

    return list(within(QAccessible.queryAccessibleInterface(window)))


def _within(interface):
    view = interface.object()
    if not view.inherits("QQuickListView"):
        children = [interface.child(at) for at in range(interface.childCount())]
        return [child for child in children if child is not None]
    # Qt 6.11 ignores the rows of a list that shrank, and forgets to take that back.
    rows = [row for row in view.property("contentItem").childItems() if row.isVisible()]
    rows.sort(key=lambda row: row.y())
    told = [QAccessible.queryAccessibleInterface(row) for row in rows]
    return [row for row in told if row is not None]


class Person:
    """What both ways of acting share: looking, and typing where the cursor is."""

    def __init__(self, window):
        self.window = window

    async def do(self, act):
        """Act outside of this task: keys and clicks run the event loop, and tasks do not nest."""
        done = asyncio.get_running_loop().create_future()

        def acting():
            try:
                done.set_result(act())
            except BaseException as failed:  # noqa: BLE001 - raised again where it is awaited
                done.set_exception(failed)

        QTimer.singleShot(0, acting)
        return await done

    async def until(self, true, of=lambda: ""):
        for _ in range(round(_PATIENCE_S / _LOOK_S)):
            if found := true():
                return found
            await asyncio.sleep(_LOOK_S)
        raise AssertionError(f"waited in vain; {of()} on screen: {self.reads()}")

    def reads(self):
        return [thing.name for thing in things(self.window) if thing.name]

    def drawn(self):
        """All letters on the screen."""

        def within(item):
            if item.isVisible():
                yield from [item.property("text")] if item.inherits("QQuickText") else []
                for child in item.childItems():
                    yield from within(child)

        return "\n".join(within(self.window.contentItem()))

    def sees(self, words):
        """The first name on screen that holds the words; "" where there is none."""
        return next((name for name in self.reads() if words in name), "")

    async def reading(self, words):
        """Wait for words to be on screen; gives all of what they stand in."""
        return await self.until(lambda: self.sees(words), lambda: f"no {words!r};")

    async def find(self, name, role=None):
        """Wait for a control that can be used; gives its item."""

        def found():
            return next(
                (
                    thing.item
                    for thing in things(self.window)
                    if thing.name == name and thing.enabled and role in (None, thing.role)
                ),
                None,
            )

        return await self.until(found, lambda: f"no {name!r};")

    async def type(self, words):
        def typing():
            for character in words:
                QTest.keyClick(self.window, character)

        await self.do(typing)

    def in_sight(self, item):
        """The part of the item that can be seen, in the window's own measure."""
        seen = QRectF(QPointF(), self.window.contentItem().size())
        part = item
        while part is not None:
            if part is item or part.clip():
                place = QRectF(part.mapToScene(QPointF()), part.size())
                seen = seen.intersected(place)
            part = part.parentItem()
        return seen


class AtTheMouse(Person):
    """Clicks and turns the wheel; types letters and nothing else."""

    async def choose(self, name):
        await self._click(await self.find(name))

    async def write(self, name, words, then=""):
        """Type into a field, and press what sends it."""
        item = await self.find(name, QAccessible.Role.EditableText)
        await self._click(item)
        await self.until(item.hasActiveFocus, lambda: f"{name} does not take the keys;")
        await self.do(item.selectAll)
        await self.type(words)
        if then:
            await self.choose(then)

    async def _click(self, item):
        await self._bring_in_sight(item)
        places = [QRectF(), self.in_sight(item)]

        def rests():  # what still moves is not hit
            places[:] = [places[1], self.in_sight(item)]
            return places[0] == places[1]

        await asyncio.sleep(3 * _LOOK_S)
        await self.until(rests, lambda: "it does not rest;")
        middle = places[1].center().toPoint()
        await self.do(lambda: QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, pos=middle))

    async def _bring_in_sight(self, item):
        for _ in range(200):
            seen = self.in_sight(item)
            if seen.width() >= item.width() / 2 and seen.height() >= min(item.height(), 24) - 1:
                return
            await self.do(lambda: self._turn_the_wheel(item))
            await asyncio.sleep(_LOOK_S)
        raise AssertionError("the wheel does not bring it in sight")

    def _turn_the_wheel(self, item):
        scrolled = item.parentItem()
        while scrolled.property("contentY") is None:
            scrolled = scrolled.parentItem()
        where = self.in_sight(scrolled).center()
        below = item.mapToScene(QPointF()).y() > where.y()
        turn = QPoint(0, -_NOTCH if below else _NOTCH)
        QGuiApplication.sendEvent(
            self.window,
            QWheelEvent(
                where,
                QPointF(self.window.mapToGlobal(where.toPoint())),
                QPoint(),
                turn,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )


class AtTheKeys(Person):
    """Goes with Tab, chooses with Enter, sends with Enter."""

    async def choose(self, name):
        await self._reach(name)
        await self.do(lambda: QTest.keyClick(self.window, Qt.Key.Key_Return))

    async def write(self, name, words, then=""):
        """Type into a field, and send it with Enter where a mouse would press something."""
        item = await self._reach(name, QAccessible.Role.EditableText)
        await self.do(item.selectAll)
        await self.type(words)
        if then:
            await self.find(then)  # it can be sent now
            await self.do(lambda: QTest.keyClick(self.window, Qt.Key.Key_Return))

    async def _reach(self, name, role=None):
        await self.find(name, role)

        def reaching():
            for _ in range(_MOST_STOPS):
                item = self.window.activeFocusItem()
                if item is not None and _name_of(item) == name:
                    return item
                QTest.keyClick(self.window, Qt.Key.Key_Tab)
            raise AssertionError(f"Tab does not come to {name}")

        item = await self.do(reaching)
        assert not self.in_sight(item).isEmpty(), f"{name} is reached out of sight"
        return item


def _name_of(item):
    interface = QAccessible.queryAccessibleInterface(item)
    return _name(interface) if interface is not None else ""


def _name(interface):
    name = interface.text(QAccessible.Text.Name)
    if not name and interface.role() == QAccessible.Role.EditableText:
        # Qt gives no text at all, so no name either, of what Accessible.passwordEdit is set on.
        return interface.object().parentItem().property("label") or ""
    return name
