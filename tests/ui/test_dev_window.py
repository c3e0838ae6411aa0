"""`make dev`: a screen whose QML changes is shown anew over the same view models."""

import runpy
import shutil
from pathlib import Path

import pytest

from sanctum_desktop.ui.shell import window as windows
from sanctum_desktop.ui.shell.view_model import ShellModel

ROOT = Path(__file__).resolve().parents[2]
NEW = "Here is something new"


def texts(item):
    yield item.property("text")
    for child in item.childItems():
        yield from texts(child)


@pytest.fixture
async def copied(world, tmp_path, monkeypatch):
    """The window over a copy of the QML, with a reloader; gives the copy and what is on screen."""
    ui = tmp_path / "ui"
    shutil.copytree(ROOT / "sanctum_desktop" / "ui", ui)
    monkeypatch.setattr(windows, "_MAIN", ui / "shell" / "Main.qml")
    shell = ShellModel(world.gate())
    engine = windows.open_main(shell)
    script = runpy.run_path(str(ROOT / "packaging" / "dev_window.py"), run_name="dev_window")
    script["Reloader"](engine, ui)
    window = windows.main_window(engine)
    yield ui, lambda: list(texts(window.contentItem()))
    windows.close_main(engine)


def plant(path, old, new):
    source = path.read_text(encoding="utf-8")
    assert old in source
    changed = path.with_suffix(".new")  # as editors save: another file takes the name
    changed.write_text(source.replace(old, new, 1), encoding="utf-8")
    changed.rename(path)


async def test_a_changed_screen_is_shown(copied, qtbot):
    ui, on_screen = copied
    plant(ui / "features/unlock/Unlock.qml", 'Words.text("ui.unlock.title")', f'"{NEW}"')
    qtbot.waitUntil(lambda: NEW in on_screen())


async def test_a_component_of_every_screen_too(copied, qtbot):
    ui, on_screen = copied
    plant(ui / "design/Button.qml", "text: button.text", f'text: button.text + "{NEW}"')
    qtbot.waitUntil(lambda: any(NEW in (text or "") for text in on_screen()))


async def test_where_the_change_does_not_load_the_last_screen_stays(copied, qtbot, capfd):
    ui, on_screen = copied
    before = on_screen()
    screen = ui / "features/unlock/Unlock.qml"
    plant(screen, "FocusScope {", "FocusScope { planted: 1")
    told = []
    qtbot.waitUntil(lambda: told.append(capfd.readouterr().err) or "planted" in "".join(told))
    assert on_screen() == before
    plant(screen, "planted: 1", "")
    plant(screen, 'Words.text("ui.unlock.title")', f'"{NEW}"')
    qtbot.waitUntil(lambda: NEW in on_screen())
