"""Every screen, looked over item by item; and that each look sees the fault it is for."""

import pytest
from item_tree import coloured_only, cut, overlapping, theme, unnamed, unreached
from PySide6.QtCore import QCoreApplication
from render_screens import SCREENS, bring

from sanctum_desktop.ui.shell.window import close_main

SIZES = {"100%": ("1", 1280, 800), "200%": ("2", 900, 600)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
async def test_a_screen_is_told_reached_and_read_in_full(screen, size, world, monkeypatch, qtbot):
    scale, width, height = SIZES[size]
    monkeypatch.setenv("SANCTUM_TEXT_SCALE", scale)
    shell, engine, window = await bring(screen, world)
    window.resize(width, height)
    qtbot.waitUntil(lambda: window.contentItem().size().toTuple() == (width, height))
    _laid_out(window)
    tokens = theme(engine)
    meaning = [tokens.property("alert"), tokens.property("good")]
    faults = [
        *unnamed(window),
        *cut(window),
        *overlapping(window),
        *coloured_only(window, meaning),
        *unreached(window),
    ]
    await shell.close()
    close_main(engine)
    assert not faults, "\n".join(faults)


def _laid_out(window):
    for _ in range(3):
        window.grabWindow()
        QCoreApplication.processEvents()


TWO = 'Button { text: "A" } Button { text: "B"; x: 99 }'
PLANTED = {
    unnamed: [
        "Item { width: 9; height: 9; TapHandler {} Accessible.role: Accessible.Button }",
        "MouseArea { width: 9; height: 9 }",
        'TextInput { width: 9; Accessible.name: "typed"; Accessible.ignored: true }',
        'Item { width: 9; height: 9; activeFocusOnTab: true; Accessible.name: "what?" }',
        "Item { width: 9; height: 9; Keys.onReturnPressed: {} }",
    ],
    unreached: [
        TWO + "Item { width: 9; height: 9; TapHandler {} }",
        TWO + "MouseArea { width: 9; height: 9 }",
    ],
    cut: [
        'Text { width: 40; elide: Text.ElideRight; text: "a long way to go" }',
        'Item { width: 40; height: 9; clip: true; Text { text: "a long way to go" } }',
        'Text { x: 880; text: "a long way to go" }',
        "Flickable { width: 50; height: 50; contentHeight: 20; contentWidth: 50\n"
        'Text { width: 50; wrapMode: Text.Wrap; text: "a long way to go and further" } }',
        'Button { width: 60; implicitHeight: 20; text: "a long way to go" }',
    ],
    overlapping: [
        'Item { Button { text: "A" } IconButton { x: 9; y: 35; text: "B"; icon: "" } }',
        'Item { Prose { text: "One way" } Prose { x: 20; text: "Another" } }',
    ],
    coloured_only: ['Rectangle { width: 9; height: 9; color: "#94312a" }'],
}


@pytest.mark.parametrize(
    ("look", "qml"), [(look, qml) for look, planted in PLANTED.items() for qml in planted]
)
def test_each_look_sees_what_is_planted(look, qml, show):
    window = show(f"Item {{ {qml} }}").window()
    _laid_out(window)
    faults = look(window, ["#94312a"]) if look is coloured_only else look(window)
    assert len(faults) == 1


def test_a_look_over_what_is_well_made_finds_nothing(show):
    column = """Column {
        Button { text: "One" }
        Field { label: "Name"; hint: label }
        Prose { text: "Well made" }
    }"""
    window = show(column).window()
    _laid_out(window)
    for look in (unnamed, cut, overlapping, unreached):
        assert look(window) == []
    assert coloured_only(window, ["#94312a"]) == []
