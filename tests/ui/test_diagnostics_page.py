"""The Diagnostics page: its rows by groups, its notices, its copy, and a line in the window."""

import pytest
from figures_double import COMPUTER, DOWN, FIGURES, MEMORY
from keyboard import press, reach
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from talk_window import unlocked

from sanctum_desktop.core.domain.errors import VaultUnreadable
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.settings.diagnostics_model import as_text
from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main


@pytest.fixture
async def shell(world):
    shell = ShellModel(world.gate())
    await unlocked(shell)
    shell.go("settings")
    yield shell
    await shell.close()


@pytest.fixture
def figures(world):
    return world.kept_vault.figures


@pytest.fixture
def page(shell):
    return shell.settings.diagnostics


async def shown(shell):
    shell.settings.open("diagnostics")
    await shell.settings.settled()


async def test_rows_stand_in_their_groups_and_an_empty_group_says_so(shell, page, figures):
    await shown(shell)
    counts = {group: page.rowsOf(group).rowCount() for group in page.groups}
    assert counts == {"models": 0, "verbs": 0, "engines": 0, "computer": 3, "prompts": 0}
    assert page.noneOf("models").startswith("No model was asked yet")
    assert page.noneOf("prompts") == "", "nothing is said where nothing can be"
    figures.rows = FIGURES
    page.show()
    await shell.settings.settled()
    assert sum(page.rowsOf(group).rowCount() for group in page.groups) == len(FIGURES)
    assert page.rowsOf("models").rows[0].name == "Gem's short reflections"


async def test_it_looks_now_and_then_until_the_vault_closes(shell, page):
    assert page.looking.isActive()
    assert page.looking.interval() == 10_000
    shell.settings.close()
    assert not page.looking.isActive()


async def test_what_is_severe_is_told_once_wherever_one_is(shell, page, figures):
    shell.go("talk")
    figures.notices = (MEMORY,)
    page.look()
    assert shell.message == "", "a full memory waits on the page"
    figures.notices = (DOWN, MEMORY)
    page.look()
    assert shell.message == f"{DOWN.words} {DOWN.remedy}"
    shell.dismiss()
    page.look()
    assert shell.message == ""
    figures.notices = ()
    page.look()
    figures.notices = (DOWN,)
    page.look()
    assert shell.message.startswith(DOWN.words)


async def test_who_looks_at_the_page_is_not_told_in_the_window_as_well(shell, page, figures):
    figures.notices = (DOWN,)
    await shown(shell)
    assert page.notices.rows == [DOWN]
    assert shell.message == ""


async def test_an_engine_is_tried_again_from_its_row(shell, page, figures):
    figures.rows, figures.notices = FIGURES, (DOWN,)
    await shown(shell)
    (row,) = page.rowsOf("engines").rows
    assert row.down == "llm"
    page.tryAgain(row.down)
    await shell.settings.settled()
    assert figures.tried == ["llm"]
    assert page.notices.rowCount() == 0


async def test_what_cannot_be_read_is_told(shell, page, figures):
    figures.fails = VaultUnreadable("The disk is gone.", advice="Plug it in.")
    await shown(shell)
    assert page.message == "The disk is gone. Plug it in."
    figures.fails = None
    page.show()
    await shell.settings.settled()
    assert page.message == ""


async def test_the_page_is_lent_as_text_with_all_its_rows(shell, page, figures):
    figures.rows, figures.notices = FIGURES, (DOWN,)
    await shown(shell)
    page.copy()
    copied = QGuiApplication.clipboard().text()
    assert copied == as_text(FIGURES, (DOWN,))
    lines = copied.splitlines()
    assert lines[1] == f"! {DOWN.words} {DOWN.remedy}"
    for row in FIGURES:
        assert f"  {row.name}: {row.value}" in lines
        assert all(f"    {line}" in lines for line in row.note.splitlines())
    for group in ("Models", "What Sanctum did", "Engines", "This computer"):
        assert lines.count(group) == 1
    assert as_text((), ()).splitlines() == [text("ui.diagnostics.copied")]


async def test_the_keyboard_reaches_its_acts(shell, page, figures):
    figures.rows = (FIGURES[-4], *COMPUTER)
    await shown(shell)
    engine = open_main(shell)
    window = main_window(engine)
    try:
        reach(window, text("ui.diagnostics.copy"))
        press(window, Qt.Key.Key_Space)
        assert QGuiApplication.clipboard().text() == as_text(figures.rows, ())
        reach(window, text("ui.diagnostics.again"))
        press(window, Qt.Key.Key_Space)
        await shell.settings.settled()
        assert figures.tried == ["llm"]
    finally:
        close_main(engine)
