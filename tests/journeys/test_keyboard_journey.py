"""A whole first session in the real window over the real vault, by keyboard alone."""

from pathlib import Path

import pypdfium2
from test_window_journey import start

UI_TESTS = Path(__file__).parents[1] / "ui"

KEYS = f"""
import traceback
sys.path.insert(0, {str(UI_TESTS)!r})
from keyboard import in_sight, name_of, press, reach
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from sanctum_desktop.ui.shell.window import main_window, open_main

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space

async def until(true, seen=lambda: shell.screen):
    for _ in range(500):
        if true():
            return await settled()
        await asyncio.sleep(0.02)
    raise AssertionError(seen())

async def shown(screen):
    await until(lambda: shell.screen == screen)

async def at_the_keys(action):
    # Outside of this task: pressing runs the event loop, and no task enters another.
    done = loop.create_future()

    def act():
        try:
            done.set_result(action())
        except BaseException as failed:
            done.set_exception(failed)

    QTimer.singleShot(0, act)
    result = await done
    await settled()
    return result

async def choose(words, key=ENTER):
    def act():
        item = reach(window, words)
        assert in_sight(window, item), words
        press(window, key)
        return item
    return await at_the_keys(act)
"""

SESSION = (
    KEYS
    + """
async def settled():
    # Not the shell's own tasks: one of them waits for the person to have written the code down.
    for _ in range(3):
        for part in (shell.first, shell.talk, shell.resume):
            # A page that waits for the question about the recovery code does not settle.
            if part is not None and not (shell.settings and shell.settings.recovery.asking):
                await part.tasks.settled()
        await asyncio.sleep(0.02)

async def say(words):
    def act():
        answer = window.activeFocusItem()
        assert answer.objectName() == "answer", name_of(answer)
        for character in words:
            QTest.keyClick(window, character)
        press(window, ENTER)
    await at_the_keys(act)

async def enter(words, field):
    def act():
        assert window.activeFocusItem().objectName() == field, name_of(window.activeFocusItem())
        for character in words:
            QTest.keyClick(window, character)
        press(window, ENTER)
    await at_the_keys(act)

async def main():
    global window
    engine = open_main(shell)
    window = main_window(engine)
    window.resize(900, 600)
    await settled()
    await choose("Choose a passphrase", ENTER)
    await choose("Use these words", SPACE)
    await choose("Make the vault", SPACE)
    code = shell.first.code
    assert len(code) > 20, shell.first.message
    await at_the_keys(lambda: press(window, ENTER))  # once more, by mistake: the code still stands
    assert shell.first.code == code
    await choose("I have kept it")
    await shown("home")
    await choose("Begin with Gem")
    await shown("talk")
    for words in (
        "I'm a baker at Rosen Bakery in Leeds since March 2019.",
        "I trained six apprentices to shape loaves.",
        "I drew up a four-week plan and missed shifts went from five to one a month.",
        "I taught the Saturday staff to use the new oven.",
        "I painted the shop front.",
        "show me",
        "nothing",
    ):
        await say(words)
    assert shell.talk.finished
    await choose("Let Abby show you")
    await shown("resume")
    assert shell.resume.written, shell.resume.message
    closing = shell.resume.closing
    assert [row.lead for row in closing.strengths.rows] == ["You pass on what you know"]
    quote = await choose(closing.strengths.rows[0].first, SPACE)
    assert quote.property("opened")
    assert "trained six apprentices" in quote.property("said")
    assert "painted the shop front" in closing.question, closing.question
    await choose("Tell Gem")
    await shown("talk")
    last = lambda: shell.talk.turns.rows[-1].words  # it comes word by word
    await until(lambda: "painted the shop front" in last(), last)
    await say("The takings went from 400 to 500 a day.")
    await choose("Resume")
    await choose("Lines and notes")
    await choose("Save as PDF")
    def name_the_file():
        assert window.activeFocusItem().objectName() == "fileName"
        for character in str(home / "page"):
            QTest.keyClick(window, character)
        press(window, ENTER)
    QTimer.singleShot(0, name_the_file)  # the page waits for the question: nothing settles before
    recovery = lambda: shell.settings.recovery
    await until(lambda: recovery().asking, lambda: shell.resume.message)
    assert not (home / "page.pdf").exists()
    await enter(code.lower().replace("-", " "), "recoveryCode")
    await until((home / "page.pdf").exists, lambda: shell.resume.message)
    print("exported", flush=True)
    await shell.close()
    os._exit(0)
async def guarded():
    # The vault's thread would keep a failed session alive, and the test waiting.
    try:
        await asyncio.wait_for(main(), 60)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
loop.run_until_complete(guarded())
"""
)


def test_a_first_session_by_keyboard_alone(tmp_path):
    session = start(SESSION, tmp_path)
    assert session.stdout.readline() == "exported\n", session.communicate()[1]
    session.communicate(timeout=20)
    document = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    page = document[0].get_textpage().get_text_range().replace("\xa0", " ")
    document.close()
    assert "Rosen Bakery" in page
    assert "5 to 1" in page
    assert "400 to 500" in page
