"""The gate and Home in a state no usual day brings: what counts is in sight."""

import pytest
from item_tree import texts
from keyboard import in_sight, name_of
from PySide6.QtCore import QObject
from render_screens import bring, world_of

from sanctum_desktop.ui.shell.window import close_main


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (900, 600)])
@pytest.mark.parametrize("scale", ["1", "2"])
async def test_the_passphrase_is_in_sight_below_many_vaults(
    scale, width, height, monkeypatch, qtbot
):
    monkeypatch.setenv("SANCTUM_TEXT_SCALE", scale)
    shell, engine, window = await bring("many_vaults", world_of("many_vaults"))
    window.resize(width, height)
    qtbot.waitUntil(lambda: window.contentItem().height() == height)
    window.grabWindow()
    assert shell.unlock.vaults.several
    assert name_of(window.activeFocusItem()) == "field"
    assert in_sight(window, window.activeFocusItem())
    await shell.close()
    close_main(engine)


async def test_home_says_that_nothing_could_be_read(qtbot):
    shell, engine, window = await bring("home_error", world_of("home_error"))
    window.grabWindow()
    assert not shell.home.ready
    assert shell.home.message in [text.property("text") for text in texts(window)]
    await shell.close()
    close_main(engine)


async def test_what_is_wrong_with_a_name_stands_below_it(qtbot):
    shell, engine, window = await bring("new_vault", world_of("new_vault"))
    shell.unlock.vaults.begin("my vault")
    assert shell.unlock.vaults.message
    window.grabWindow()
    (fault,) = [t for t in texts(window) if t.property("text") == shell.unlock.vaults.message]
    assert window.findChild(QObject, "newVault").isAncestorOf(fault)
    await shell.close()
    close_main(engine)


def test_words_share_out_the_room_between_lines(show):
    root = show("""Row {
        Prose { objectName: "plain"; text: "One" }
        Prose { objectName: "even"; text: "One"; even: true }
    }""")
    plain, even = root.findChild(QObject, "plain"), root.findChild(QObject, "even")
    assert plain.height() == even.height()
    assert 0 < even.property("topPadding") == -even.property("bottomPadding")
