"""The window's ground: offscreen, drawn in software, nothing moving by itself."""

import gc
import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["SANCTUM_REDUCED_MOTION"] = "1"

import pytest
import shiboken6
from describe_types import UI
from doubles import World
from PySide6.QtCore import QObject, QUrl
from PySide6.QtQuick import QQuickView
from talk_window import drawn, unlocked

from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.settings import Panes, Settings
from sanctum_desktop.ui.qt import (  # noqa: F401 - their types are registered
    panes,
    surroundings,
    typesetter,
    words,
)
from sanctum_desktop.ui.qt.icons import PROVIDER, Icons, use_icons
from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main

IMPORTS = ("QtQuick", f'"{QUrl.fromLocalFile(str(UI / "design")).toString()}"')


@pytest.fixture(autouse=True, scope="session")
def icons():
    """A screen that names an icon nobody drew fails: Qt warns of it."""
    use_icons(asset_path("icons"))


@pytest.fixture(autouse=True)
def _nothing_chosen():
    """What a person chose of looks and panes stays in their test."""
    surroundings.follow(Settings())
    panes.stand(Panes())


@pytest.fixture
def world(qapp):
    world = World()
    yield world
    world.rest()
    # Here and now: left to chance, a thread of the vault's would free what belongs to Qt's.
    gc.collect()


@pytest.fixture
async def window(shell, qtbot):
    engine = open_main(shell)
    window = main_window(engine)
    qtbot.waitUntil(window.isExposed)
    yield window
    close_main(engine)


@pytest.fixture
async def open_shell(world, qtbot):
    """The shell over an open vault; `window` is its window."""
    shell = ShellModel(world.gate())
    engine = open_main(shell)
    shell.window = main_window(engine)
    qtbot.waitUntil(shell.window.isExposed)
    await unlocked(shell)
    yield shell
    await shell.close()
    world.kept(shell.talk)
    close_main(engine)


@pytest.fixture
def show(qapp, qtbot, tmp_path):
    """Shows an item of QML in a window of its own and gives the item."""
    views = []

    def shown(qml):
        file = tmp_path / f"Shown{len(views)}.qml"
        file.write_text("".join(f"import {module}\n" for module in IMPORTS) + qml)
        view = QQuickView()
        views.append(view)
        view.engine().addImageProvider(PROVIDER, Icons())
        view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        view.setSource(QUrl.fromLocalFile(str(file)))
        view.resize(900, 600)
        view.show()
        qtbot.waitUntil(view.isActive)
        return view.rootObject()

    yield shown
    for view in views:
        shiboken6.delete(view)


@pytest.fixture
async def opened(world, qtbot):
    """Opens the window on the talk as the world has it; gives the window, the list, the model."""
    engines = []

    async def open_talk():
        shell = ShellModel(world.gate())
        engines.append(open_main(shell))
        window = main_window(engines[-1])
        window.resize(900, 600)
        qtbot.waitUntil(lambda: window.contentItem().size().toTuple() == (900, 600))
        shell._unlock.opened.emit()
        await shell.tasks.settled()
        await world.kept(shell.talk).tasks.settled()
        if shell.screen != "talk":
            shell.go("talk")
        await drawn(window)
        return window, window.findChild(QObject, "turns"), shell.talk

    yield open_talk
    for engine in engines:
        close_main(engine)
