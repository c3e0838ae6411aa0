"""The parts of the window by themselves: each loads in silence and does what it promises."""

import re

import pytest
from describe_types import UI
from item_tree import cut, overlapping, texts, theme, unnamed
from keyboard import place, press
from PySide6.QtCore import QCoreApplication, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest

from sanctum_desktop.ui.qt.icons import Icons

DESIGN = UI / "design"
ICONS = UI.parents[1] / "assets" / "icons"

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


def test_what_a_snack_undoes_is_there_for_a_while_and_the_keyboard_stays(show, qtbot):
    root = show("""
    Item {
        property string done
        property int undone
        property int gone
        Button { objectName: "one"; text: "One" }
        Snack {
            objectName: "snack"
            text: parent.done
            action: "Undo"
            lasts: 40
            onActed: parent.undone += 1
            onGone: { parent.gone += 1; parent.done = "" }
        }
    }""")
    snack, window = root.findChild(QObject, "snack"), root.window()
    assert not snack.isVisible()
    one = press(window, Qt.Key.Key_Tab)
    root.setProperty("done", "Rejected: Sourdough")
    assert window.activeFocusItem() is one
    told = QAccessible.queryAccessibleInterface(snack)
    assert told.role() == QAccessible.Role.AlertMessage
    assert told.text(QAccessible.Text.Name) == "Rejected: Sourdough"
    assert press(window, Qt.Key.Key_Tab).property("text") == "Undo"
    press(window, Qt.Key.Key_Return)
    assert root.property("undone") == 1
    QTest.qWait(80)
    assert root.property("gone") == 0, "it goes while the keyboard is on it"
    press(window, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: root.property("gone") == 1)
    assert not snack.isVisible()


def test_a_wait_shows_nothing_then_a_line_then_words(show, qtbot):
    wait = show('Progress { words: "Setting the page"; cancellable: true; running: false }')
    assert (wait.property("quietAfter"), wait.property("wordsAfter")) == (300, 2000)
    wait.setProperty("quietAfter", 10**6)
    wait.setProperty("wordsAfter", 10**6)
    wait.setProperty("running", True)
    assert (_drawn(wait), wait.implicitHeight()) == (set(), 0)
    wait.setProperty("quietAfter", 0)
    qtbot.waitUntil(lambda: wait.property("lined"))
    assert _drawn(wait) == set()
    assert wait.implicitHeight() > 0
    wait.setProperty("wordsAfter", 0)
    qtbot.waitUntil(lambda: wait.property("told"))
    assert _drawn(wait) == {"Setting the page", "Stop this"}
    wait.setProperty("running", False)
    assert (_drawn(wait), wait.implicitHeight()) == (set(), 0)


def _drawn(item):
    return {text.property("text") for text in texts(item.window())}


@pytest.mark.parametrize(("still", "longest"), [("1", 0), ("", 200)])
def test_nothing_moves_where_stillness_is_asked_for(still, longest, show, monkeypatch):
    monkeypatch.setenv("SANCTUM_REDUCED_MOTION", still)
    moment = theme(show("Spinner {}").window().engine()).property("moment")
    assert (moment > 0) is (longest > 0)
    assert moment <= longest


PARTS = [line.split()[0] for line in (DESIGN / "qmldir").read_text().splitlines()[1:]]
LONG = "Zusammenarbeitsvereinbarungen unterschreiben"
FIT = {"icon": "gem", "name": "gem", "Code": "K7QF-92MW-XC4H-TR8P"}


def needs(part):
    """The words that the part, or the part it is made of, cannot do without."""
    qml = (DESIGN / f"{part}.qml").read_text()
    base = re.search(r"^(\w+) \{", qml, re.MULTILINE)[1]
    own = re.findall(r"^    required property string (\w+)", qml, re.MULTILINE)
    return own + (needs(base) if base in PARTS else [])


@pytest.mark.parametrize("scale", ["1", "2"])
@pytest.mark.parametrize("part", PARTS)
def test_each_part_stands_by_itself(part, scale, show, monkeypatch):
    monkeypatch.setenv("SANCTUM_TEXT_SCALE", scale)
    given = [f'{name}: "{FIT.get(name, FIT.get(part, LONG))}"' for name in needs(part)]
    root = show(f"Item {{ {part} {{ width: 640; {'; '.join(given)} }} }}")
    assert cut(root.window()) == []


def test_the_gallery_shows_every_part_and_is_well_made(show):
    words = (DESIGN / "Gallery.qml").read_text()
    left_out = {"Bar", "Heading", "Scroll", "Tip"}
    assert [part for part in PARTS if part not in left_out and f"{part} {{" not in words] == []
    window = show('Gallery { iconNames: ["gem"] }').window()
    for look in (unnamed, cut, overlapping):
        assert look(window) == []


PAIRS = {
    4.5: [
        *((ink, ground) for ink in ("ink", "quiet", "accent", "alert", "good")
          for ground in ("ground", "surface", "tint")),
        *(("accentInk", main) for main in ("accent", "alert")),
        ("ground", "ink"),  # a snack, a tip
    ],
    3: [
        *((edge, ground) for edge in ("edge", "accent", "alert")
          for ground in ("ground", "surface", "tint")),
        ("accentInk", "accent"),  # the ring inside a primary button
    ],
}  # fmt: skip
WHOLE, HOVERED, PRESSED = 0.0, 0.06, 0.1  # of ink, over what is under the pointer


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(ground, ink, share):
    parts = zip(ground.getRgbF()[:3], ink.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(under + (over - under) * share for under, over in parts))


@pytest.mark.parametrize("covered", [WHOLE, HOVERED, PRESSED])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_each_pair_of_colours_can_be_told_apart(colours, covered, show, monkeypatch):
    monkeypatch.setenv("SANCTUM_COLOURS", colours)
    tokens = theme(show("Item {}").window().engine())
    ink = tokens.property("ink")
    for least, pairs in PAIRS.items():
        for one, other in pairs:
            under = mixed(tokens.property(other), ink, covered)
            if covered and other in ("ink", "tint"):
                continue  # what is chosen or floats is not hovered darker
            assert contrast(tokens.property(one), under) >= least, (one, other)


STATES = {
    "chosen": 'Choice { text: "A4"; chosen: parent.so }',
    "chosen in a list": 'Choice { text: "A4"; leftward: true; chosen: parent.so }',
    "on": 'Toggle { text: "On"; checked: parent.so }',
    "wrong": 'Field { label: "Folder"; error: parent.so ? "No such folder" : "" }',
    "busy": 'Button { text: "Save"; busy: parent.so }',
    "reached": 'Button { text: "Save"; focus: parent.so }',
    "reached, primary": 'Button { text: "Save"; primary: true; focus: parent.so }',
}


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_a_state_is_seen_without_its_colour(state, colours, show, monkeypatch):
    monkeypatch.setenv("SANCTUM_COLOURS", colours)
    off, on = (_drawn_part(show, STATES[state], flag) for flag in ("false", "true"))
    seen = sum(
        contrast(off.pixelColor(x, y), on.pixelColor(x, y)) >= 2.5
        for x in range(off.width())
        for y in range(off.height())
    )
    assert seen >= 20


def _drawn_part(show, qml, flag):
    root = show(f"Rectangle {{ color: Theme.ground; property bool so: {flag}; {qml} }}")
    root.window().grabWindow()
    QCoreApplication.processEvents()
    return root.window().grabWindow().copy(0, 0, 240, 160)


def icon(name, size=48):
    asked = QSize()
    image = Icons().requestImage(f"{name}/8a4a2b", asked, QSize(size, size))
    return image, asked


@pytest.mark.parametrize("file", sorted(ICONS.glob("*.svg")), ids=lambda file: file.stem)
def test_each_icon_is_of_the_family_and_drawn_in_the_colour_asked_for(file):
    outline = file.read_text()
    family = ('viewBox="0 0 24 24"', 'fill="none"', 'stroke="currentColor"', 'stroke-width="1.75"')
    assert [said for said in family if said not in outline] == []
    image, asked = icon(file.stem)
    assert asked == image.size() == QSize(48, 48)
    points = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
    solid = {point.name() for point in points if point.alpha() == 255}
    assert solid == {"#8a4a2b"}
    assert not any(image.pixelColor(x, y).alpha() for x in range(48) for y in (0, 1, 46, 47))


def test_an_icon_nobody_drew_is_none():
    assert icon("no-such-icon")[0].isNull()


def test_every_icon_a_screen_names_is_drawn():
    words = "".join(file.read_text() for file in UI.rglob("*.qml"))
    named = set(re.findall(r'icon: "([a-z-]+)"', words))
    assert named - {file.stem for file in ICONS.glob("*.svg")} == set()


def test_a_tip_stands_by_the_keyboard_and_inside_the_window(show):
    corner = (
        'Item { IconButton { x: 860; y: 560; icon: "close"; text: "Close what is open here" } }'
    )
    window = show(corner).window()
    assert [text.property("text") for text in texts(window)] == []
    press(window, Qt.Key.Key_Tab)
    assert [text.property("text") for text in texts(window)] == ["Close what is open here"]
    assert cut(window) == []


def test_a_sheet_of_words_alone_is_scrolled_by_keys(show):
    root = show("""Item {
        property bool asking: false
        Sheet {
            title: "Long"
            opened: parent.asking
            Prose { width: parent.width; text: "Many words. ".repeat(900) }
        }
    }""")
    root.setProperty("asking", True)
    window = root.window()
    first = next(text for text in texts(window) if text.property("text").startswith("Many"))
    before = place(first).y()
    press(window, Qt.Key.Key_PageDown)
    assert place(first).y() < before - 100
    press(window, Qt.Key.Key_Up)
    press(window, Qt.Key.Key_PageUp)
    assert place(first).y() == before


def test_the_actions_of_a_sheet_stay_in_sight_below_what_scrolls(show):
    root = show("""Item {
        property bool asking: false
        Sheet {
            title: "Long"
            opened: parent.asking
            Prose { width: parent.width; text: "Many words. ".repeat(900) }
            Button { text: "Inside" }
            actions: [ Button { text: "Do it" }, Button { text: "Not now" } ]
        }
    }""")
    root.setProperty("asking", True)
    window = root.window()
    met = [window.activeFocusItem(), *(press(window, Qt.Key.Key_Tab) for _ in range(3))]
    assert [item.property("text") for item in met] == ["Inside", "Do it", "Not now", "Close"]
    lowest = place(met[0]).bottom()
    assert lowest < place(met[1]).top() < window.height()
    press(window, Qt.Key.Key_PageUp)
    assert place(met[1]).bottom() < window.height()


def test_what_is_wanted_comes_into_sight_and_stays_as_the_room_changes(show):
    root = show("""Scroll {
        height: 300; width: 400
        Item { height: 900; width: 1 }
        Button { id: low; objectName: "low"; text: "Low" }
        Item { height: 900; width: 1 }
        wanted: low
    }""")
    low, window = root.findChild(QObject, "low"), root.window()
    window.grabWindow()
    assert place(low).bottom() <= 300
    root.setProperty("height", 120)
    window.grabWindow()
    assert place(low).bottom() <= 120


def test_a_plain_choice_is_as_wide_as_its_words(show):
    row = show('Row { Choice { plain: true; text: "Lines and notes" } }')
    row.window().grabWindow()
    (words,) = texts(row.window())
    assert words.property("lineCount") == 1
