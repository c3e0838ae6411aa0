"""The vault kept, left and given up from the window, by keyboard alone, over the real vault."""

import json
import zipfile

import pytest
from test_keyboard_journey import KEYS
from test_window_journey import make_vault, start

OPENING = (
    KEYS
    + """
async def settled():
    for _ in range(3):
        for part in (shell.unlock, shell.talk):
            if part is not None:
                await part.tasks.settled()
        # An export that waits for the question about the recovery code does not settle.
        while shell.settings and shell.settings.doing.busy and not shell.settings.recovery.asking:
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.02)

async def type_in(field, words):
    def act():
        for _ in range(80):
            if press(window, Qt.Key.Key_Tab).objectName() == field:
                break
        item = window.activeFocusItem()
        assert item.objectName() == field, name_of(item)
        assert in_sight(window, item), field
        item.setProperty("text", "")
        for character in words:
            QTest.keyClick(window, character)
    await at_the_keys(act)

def told():
    return shell.settings.doing.message

async def done(act, words):
    await until(lambda: shell.settings.doing.act == act and told(), told)
    assert words in told(), told()

async def open_vault():
    global engine, window
    engine = open_main(shell)
    window = main_window(engine)
    window.resize(900, 600)
    await settled()
    def act():
        for character in "harbour velvet onion ladder quiet":
            QTest.keyClick(window, character)
        press(window, ENTER)
    await at_the_keys(act)
    await shown("home")
    await choose("Begin with Gem")
    await until(lambda: shell.talk.conversation is not None)
    await tell("I'm a baker at Rosen Bakery in Leeds since March 2019.")
    await choose("Settings")
    await shown("settings")
"""
)

KEEPING = """
async def main():
    await open_vault()
    await choose("Backups")
    await type_in("backupPlace", str(home / "stick.sanctum-backup"))
    await choose("Back up now")
    await done("backup", "was read back")
    await choose("A backup kept elsewhere")
    await type_in("restorePlace", str(home / "stick.sanctum-backup"))
    await type_in("backupPassphrase", "harbour velvet onion ladder quiet")
    await choose("Prove that it opens")
    await done("backup.one", "would come back whole")
    await choose("Export and erase")
    await choose("One ZIP file", SPACE)
    await type_in("exportPlace", str(home / "mine.zip"))
    await type_in("exportPassphrase", "harbour velvet onion ladder quiet")
    await choose("Export everything")
    await until(lambda: shell.settings.recovery.asking, told)
    assert not (home / "mine.zip").exists()
    await choose("It is in a safe place")
    await done("export", "Exported to")
    await choose("What was done")
    await settled()
    shown_now = [f"{row.words} {row.detail}".strip() for row in shell.settings.trail.rows.rows]
    await type_in("trailSearch", "stick")
    (found,) = shell.settings.trail.rows.rows
    assert found.words == "Backup made", found
    await choose("Save as a table (CSV)")
    await type_in("trailPlace", str(home / "trail.csv"))
    await choose("Save the table")
    await done("trail", "Saved.")
    import json
    print(json.dumps(shown_now), flush=True)
    await shell.close()
    os._exit(0)
"""

GOING_BACK = """
async def main():
    await open_vault()
    await choose("Backups")
    await until(lambda: shell.settings.backups.count == 1)
    await choose(shell.settings.backups.rows.rows[0].moment)
    await type_in("backupPassphrase", "harbour velvet onion ladder quiet")
    await choose("Go back to it")
    await choose("Yes, go back to it")
    await asyncio.sleep(60)
"""

ERASING = """
async def main():
    await open_vault()
    await choose("Export and erase")
    await choose("Erase it for good")
    await type_in("eraseName", "main")
    await choose("Destroy the keys")
    await until(lambda: shell.settings.leaving.remains, told)
    assert not (home / "main").exists()
    await choose("Go to the beginning")
    await asyncio.sleep(60)
"""

DIAGNOSTICS = """
async def main():
    await open_vault()
    await choose("Diagnostics")
    figures = shell.settings.diagnostics
    await until(lambda: figures.rowsOf("computer").rowCount() > 0)
    await choose("Copy for 30 seconds")
    from PySide6.QtGui import QGuiApplication
    print(QGuiApplication.clipboard().text(), flush=True)
    await shell.close()
    os._exit(0)
"""


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SANCTUM_HOME", str(tmp_path))
    make_vault(tmp_path / "main")
    return tmp_path


def session(script, home):
    running = start(OPENING + script + GUARDED, home)
    return *running.communicate(timeout=90), running.returncode


GUARDED = """
async def guarded():
    try:
        await asyncio.wait_for(main(), 70)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
loop.run_until_complete(guarded())
"""


def test_a_backup_is_made_and_proved_all_is_exported_and_the_trail_says_so(home):
    told, errors, status = session(KEEPING, home)
    assert status == 0, errors
    done = json.loads(told)
    assert done[:3] == [
        "Exported",
        "Recovery code confirmed by your word",
        "Backup made stick.sanctum-backup",
    ]
    with zipfile.ZipFile(home / "mine.zip") as packed:
        assert b"Rosen Bakery" in packed.read("conversations.json")
    assert b"Rosen" not in (home / "stick.sanctum-backup").read_bytes()
    assert ",backed_up,stick.sanctum-backup" in (home / "trail.csv").read_text()


def test_the_diagnostics_tell_what_was_done_and_no_word_of_it(home):
    told, errors, status = session(DIAGNOSTICS, home)
    assert status == 0, errors
    answered = next(line for line in told.splitlines() if "Hear an answer" in line)
    assert answered.endswith("2 times, no errors"), "the talk was begun, and one answer heard"
    for kept in ("Rosen", "Leeds", "baker", "2019", "harbour", str(home)):
        assert kept not in told


def test_going_back_keeps_what_was_there_and_ends_as_locked(home):
    _, errors, status = session(GOING_BACK, home)
    assert status == 75, errors
    assert sorted(path.name for path in home.glob("main*")) == ["main", "main-before-restore"]


def test_erasing_ends_as_locked_and_leaves_no_vault(home):
    _, errors, status = session(ERASING, home)
    assert status == 75, errors
    assert list(home.glob("main*")) == []
