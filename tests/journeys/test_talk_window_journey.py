"""Talks with everybody from the window, by keyboard alone, over the real vault and the Guide."""

import json

import pytest
from test_keyboard_journey import KEYS
from test_settings_journey import GUARDED
from test_window_journey import make_vault, start

TALKING = (
    KEYS
    + """
import json
from sanctum_desktop.core.domain.words import text
CTRL = Qt.KeyboardModifier.ControlModifier

async def settled():
    for _ in range(3):
        for part in (shell.unlock, shell.home, shell.talk, shell.undo):
            if part is not None:
                await part.tasks.settled()
        await asyncio.sleep(0.02)

def typed(words):
    for character in words:
        QTest.keyClick(window, character)

async def keys(*pressed, modifier=Qt.KeyboardModifier.NoModifier):
    for key in pressed:
        await at_the_keys(lambda: press(window, key, modifier))

async def say(words):
    def act():
        assert window.activeFocusItem().objectName() == "answer", name_of(window.activeFocusItem())
        typed(words)
        press(window, ENTER)
    await at_the_keys(act)

async def opened():
    global engine, window
    engine = open_main(shell)
    window = main_window(engine)
    window.resize(900, 600)
    await settled()
    def unlock():
        typed("harbour velvet onion ladder quiet")
        press(window, ENTER)
    await at_the_keys(unlock)
    await shown("home")

def told():
    return [[bool(row.mine), row.version, row.versions] for row in shell.talk.turns.rows]
"""
)

FIRST = (
    TALKING
    + """
async def main():
    await opened()
    await choose("Talk with somebody else")
    await until(lambda: shell.talk.company.opened)
    await keys(Qt.Key.Key_Down, Qt.Key.Key_Down, ENTER)
    await until(lambda: shell.talk.company.name == "Kai")
    print(json.dumps([shell.talk.company.why, len(shell.talk.turns.rows)]), flush=True)
    await say("I want to leave the nights on ward four.")
    await say("Two nights a week would be enough.")
    assert not shell.talk.message, shell.talk.message
    print(json.dumps(told()), flush=True)

    # The first of them in other words: a second branch.
    def to_the_first():
        turns = window.findChild(QObject, "turns")
        turns.turnTo(1)
        turns.property("currentItem").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    await at_the_keys(to_the_first)
    await choose(text("ui.talk.act.edit"), SPACE)
    def write():
        assert window.activeFocusItem().objectName() == "edit"
        press(window, Qt.Key.Key_A, CTRL)
        typed("I want to stay, but without nights.")
        press(window, ENTER, CTRL)
    await at_the_keys(write)
    assert not shell.talk.message, shell.talk.message
    print(json.dumps(told()), flush=True)

    # What was said on the other branch is found, and stands there again.
    await keys(Qt.Key.Key_F, modifier=CTRL)
    await at_the_keys(lambda: typed("enough"))
    await until(lambda: shell.talk.finding.count, lambda: shell.talk.finding.told)
    await keys(Qt.Key.Key_Down, ENTER)
    await until(lambda: not shell.talk.busy)
    assert "enough" in window.activeFocusItem().property("words")
    print(json.dumps(told()), flush=True)

    # Into the trash and back.
    which = shell.talk.conversation
    shell.talk.talks.put(which, "trashed")
    await settled()
    assert shell.talk.conversation != which
    await choose(text("ui.undo.act"))
    await until(lambda: which in [row.talk for row in shell.talk.talks.rows.rows])
    shell.talk.talks.rename(which, "Nights")
    await settled()
    shell.talk.open(which)
    await settled()
    shell.talk.branches.edit(shell.talk.turns.rows[1].number)
    shell.talk.branches.keep("half an edit nobody may lo")
    print("told", flush=True)
    await shell.close()
    os._exit(0)
"""
)

SECOND = (
    TALKING
    + """
async def main():
    await opened()
    shell.go("talk")
    await settled()
    rows = {row.title: row for row in shell.talk.talks.rows.rows}
    shell.talk.open(rows["Nights"].talk)
    await settled()
    print(json.dumps([shell.talk.company.name, shell.talk.branches.halfway]), flush=True)
    shell.talk.branches.leave()
    shell.talk.texts.attachFile(str(home / "post.txt"))
    await settled()
    assert not shell.talk.message, shell.talk.message
    shell.talk.company.choose("noor")
    await settled()
    shell.talk.texts.attachFile(str(home / "post.txt"))
    await settled()
    shell.talk.say("What does the post say about the rota of ten?")
    await settled()
    print(json.dumps([row.name for row in shell.talk.texts.rows.rows]), flush=True)
    cited = [one["label"] for row in shell.talk.turns.rows for one in row.passages]
    print(json.dumps(cited), flush=True)
    shell.talk.saving.ask(shell.talk.conversation)
    shell.talk.saving.choose("json")
    shell.talk.saving.save(str(home / "talk.json"))
    while not shell.settings.recovery.asking:
        await asyncio.sleep(0.02)
    shell.settings.recovery.safe()
    await settled()
    await until(lambda: (home / "talk.json").exists(), lambda: shell.message)
    await shell.close()
    os._exit(0)
"""
)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SANCTUM_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    make_vault(tmp_path / "main")
    (tmp_path / "post.txt").write_text(
        "Night baker wanted.\nYou plan the rota of ten people and step in yourself.\n"
    )
    return tmp_path


def run(script, home):
    running = start(script + GUARDED, home)
    out, err = running.communicate(timeout=120)
    assert running.returncode == 0, (out, err)
    return [json.loads(line) for line in out.splitlines() if line != "told"]


def test_a_talk_branches_is_found_thrown_away_brought_back_and_read_again(home):
    (why, greeting), first, branched, back = run(FIRST, home)
    assert why
    assert greeting == 1
    mine = [False, True, False, True, False]
    assert first == [[own, 1, 1] for own in mine]
    assert branched == [[False, 1, 1], [True, 2, 2], [False, 1, 1]]
    assert back == [[False, 1, 1], [True, 1, 2], *[[own, 1, 1] for own in mine[2:]]]

    again, attached, cited = run(SECOND, home)
    assert again == ["Kai", "half an edit nobody may lo"]
    assert attached == ["post.txt"]
    assert cited == ["post.txt, line 2"]
    saved = (home / "talk.json").read_text()
    assert "What does the post say about the rota of ten?" in saved
    kept = b"".join(f.read_bytes() for f in (home / "main").rglob("*") if f.is_file())
    for words in (b"half an edit", b"rota of ten", b"leave the nights"):
        assert words not in kept
