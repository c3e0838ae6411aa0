"""Looks a window over, item by item: what has no name, what the keyboard or the eye misses.

Each function gives the faults it sees, one line each.
"""

from itertools import combinations

from describe_types import UI
from keyboard import name_of, place, press, stops
from PySide6.QtCore import QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtQml import QQmlComponent, QQmlEngine, QQmlExpression

TEXT = "QQuickText"
TYPED = ("QQuickTextInput", "QQuickTextEdit")
FLOATING = 50  # the z of what stands over a screen for a while, and may cover it
RIGHT, CENTRE = Qt.AlignmentFlag.AlignRight.value, Qt.AlignmentFlag.AlignHCenter.value
BOTTOM, MIDDLE = Qt.AlignmentFlag.AlignBottom.value, Qt.AlignmentFlag.AlignVCenter.value
SLACK = 1.5  # pixels of rounding
FAR = 1_000_000
EXCERPT = 2  # so many lines of it, or more, say by their dots that there is more elsewhere


def items(window):
    """All items that can be seen, or scrolled to, in the order they are painted."""
    return list(_seen_within(window.contentItem()))


def _seen_within(item):
    for child in item.childItems():
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from _seen_within(child)


def is_a(item, *classes):
    """True for an item of these C++ classes."""
    return any(item.inherits(name) for name in classes)


def made(item):
    """The name of its type. PySide6 mistakes a QMetaObject for an item later, so none is asked."""
    return str(evaluated(item, "String(this)")).split("(")[0]


def evaluated(item, script):
    """What the script says of it; None for what Qt Quick made without any QML."""
    context = QQmlEngine.contextForObject(item)
    return context and QQmlExpression(context, item, script).evaluate()[0]


def described(item):
    """What it is called in a complaint."""
    return f"{made(item).split('_QML')[0]} {name_of(item)!r} at {place(item).toRect().getRect()}"


def attached(item, name):
    """What `Accessible.<name>` says on it; None where nothing is said."""
    said = (child for child in item.children() if child.inherits("QQuickAccessibleAttached"))
    return next((one.property(name) for one in said), None)


def takes_input(item):
    """True where it can be pressed, typed into or reached by Tab."""
    if is_a(item, "QQuickMouseArea", *TYPED) or item.property("activeFocusOnTab"):
        return True
    if any(is_a(child, "QQuickTapHandler") for child in item.children()):
        return True
    keys = any(is_a(child, "QQuickKeysAttached") for child in item.children())
    relays = is_a(item, "QQuickFlickable") or any(map(takes_input, _seen_within(item)))
    return keys and not relays


def _only_shields(item):
    """True for what says it takes a press only so that nothing below it does."""
    return is_a(item, "QQuickMouseArea") and attached(item, "ignored")


def _before(window):
    """What is in front: all, or only what a sheet that is open holds."""
    sheets = [
        item
        for item in items(window)
        if attached(item, "role") == QAccessible.Role.Dialog and item.isEnabled()
    ]
    return [item for item in items(window) if not sheets or _holds(sheets[-1], item)]


def unnamed(window):
    """What takes input and does not say to a screen reader what it is."""
    faults = []
    for item in filter(takes_input, items(window)):
        if _in_sight(item, place(item)).isEmpty():
            continue  # a list tells what it has scrolled away once it is back
        said = QAccessible.queryAccessibleInterface(item)
        if _only_shields(item):
            continue
        if said is None or (attached(item, "ignored") and not _listed(item)):
            faults.append(f"{described(item)} is not told to a screen reader")
        elif said.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            faults.append(f"{described(item)} has no role")
        elif not said.text(QAccessible.Text.Name).strip():
            faults.append(f"{described(item)} has no name")
    return faults


def _listed(item):
    """True in a list: Qt 6.11 ignores its rows once it shrinks, and forgets to take that back."""
    while item is not None and not is_a(item, "QQuickListView"):
        item = item.parentItem()
    return item is not None


def unreached(window):
    """What can be pressed but Tab does not come to, unless its like leads on by arrows."""
    met = _stops(window)
    likes = {made(item) for item in met}
    return [
        f"{described(item)} is not reached by Tab"
        for item in _before(window)
        if takes_input(item)
        and item.isEnabled()
        and item not in met
        and (item.property("activeFocusOnTab") or made(item) not in likes)
        and not _led_to(item, window)
        and not any(_holds(item, stop) or _holds(stop, item) for stop in met)
    ]


def _led_to(item, window):
    """True where another way than Tab leads there: arrows in a list, Escape for a backdrop."""
    if is_a(item, "QQuickMouseArea") and place(item).size() == window.contentItem().size():
        return True
    if _in_another_row(item):
        return True
    listed = item.parentItem().parentItem()
    chosen = is_a(listed, "QQuickListView") and listed.property("currentIndex") >= 0
    return _only_shields(item) or (attached(item, "role") == QAccessible.Role.ListItem and chosen)


def _in_another_row(item):
    """True in a row of a list that arrows go to first: its own controls take Tab from there."""
    while item.parentItem() is not None:
        within = item.parentItem()
        if (
            within.parentItem()
            and is_a(within.parentItem(), "QQuickListView")
            and item.property("current") is False
        ):
            return within.parentItem().property("currentIndex") >= 0
        item = within
    return False


def _stops(window):
    """Where Tab goes round: one stop alone is no trap."""
    alone = press(window, Qt.Key.Key_Tab)
    if alone is not None and press(window, Qt.Key.Key_Tab) is alone:
        return [alone]
    return stops(window)


def _holds(outer, item):
    while item is not None and item is not outer:
        item = item.parentItem()
    return item is outer


def painted(text):
    """Where its letters stand, in the window."""
    width, height = text.property("contentWidth"), text.property("contentHeight")
    spare_x, spare_y = text.width() - width, text.height() - height
    aligned = evaluated(text, "effectiveHorizontalAlignment | verticalAlignment")
    across = spare_x if aligned & RIGHT else spare_x / 2 if aligned & CENTRE else 0
    down = spare_y if aligned & BOTTOM else spare_y / 2 if aligned & MIDDLE else 0
    left, top = across + text.property("leftPadding"), down + text.property("topPadding")
    width -= text.property("leftPadding") + text.property("rightPadding")
    # Below zero it takes back the room between lines that is laid below the last one.
    height -= text.property("topPadding") + abs(text.property("bottomPadding"))
    return text.mapRectToScene(QRectF(left, top, width, height))


def texts(window):
    return [item for item in items(window) if is_a(item, TEXT) and item.property("text")]


def cut(window):
    """Words that are shortened, or that their control, a clip or the window's edge cuts."""
    faults = []
    for text in texts(window):
        if text.property("truncated") and not EXCERPT <= text.property("maximumLineCount") < FAR:
            faults.append(f"{described(text)} is shortened")
            continue
        letters = painted(text)
        for frame, name in _frames(text, window):
            if _beyond(letters, frame):
                faults.append(f"{described(text)} goes beyond {name}")
                break
    return faults


def _frames(text, window):
    """What must hold its letters: rectangles in the window, each with a name."""
    outer = text.parentItem()
    while outer is not None:
        if is_a(outer, "QQuickFlickable"):
            # As far as it scrolls, the letters may be out of sight; a list only guesses how far.
            content = outer.property("contentItem")
            top, tall = (-FAR, 2 * FAR) if is_a(outer, "QQuickListView") else (0, outer.height())
            width = max(outer.property("contentWidth"), outer.width())
            whole = QRectF(0, top, width, max(outer.property("contentHeight"), tall))
            yield content.mapRectToScene(whole), f"what scrolls in {described(outer)}"
            return
        if outer.clip() or outer.property("activeFocusOnTab"):
            yield place(outer), described(outer)
        outer = outer.parentItem()
    yield QRectF(QPointF(0, 0), window.contentItem().size()), "the window"


def _beyond(inner, frame):
    return not frame.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(inner)


def overlapping(window):
    """Controls that cover one another, and words written over words."""
    faults = []
    controls = [item for item in items(window) if item.property("activeFocusOnTab")]
    for these, where in ((controls, place), (texts(window), painted)):
        shown = [(item, _in_sight(item, where(item))) for item in these if not _floats(item)]
        for (one, first), (other, second) in combinations(shown, 2):
            both = first.intersected(second)
            if _holds(one, other) or _holds(other, one):
                continue
            if both.width() > SLACK and both.height() > SLACK:
                faults.append(f"{described(one)} overlaps {described(other)}")
    return faults


def _floats(item):
    while item is not None:
        if item.z() >= FLOATING:
            return True
        item = item.parentItem()
    return False


def _in_sight(item, rectangle):
    """The part of it that no clip above it takes away."""
    outer = item.parentItem()
    while outer is not None:
        if outer.clip():
            rectangle = rectangle.intersected(place(outer))
        outer = outer.parentItem()
    return rectangle


def coloured_only(window, meaning):
    """Patches of a colour that means something, with neither words nor a sign in them."""
    return [
        f"{described(patch)} says something by its colour alone"
        for patch in items(window)
        if is_a(patch, "QQuickRectangle")
        and patch.property("color") in [QColor(colour) for colour in meaning]
        and not any(is_a(item, TEXT, "QQuickImage") for item in _seen_within(patch))
    ]


def theme(engine):
    """The tokens as an engine sees them."""
    probe = QQmlComponent(engine)
    folder = QUrl.fromLocalFile(str(UI / "design")).toString()
    words = (
        f'import QtQuick\nimport "{folder}"\nQtObject {{ readonly property QtObject t: Theme }}'
    )
    probe.setData(words.encode(), QUrl())
    return probe.create().property("t")
