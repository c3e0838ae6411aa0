"""Models of one's own from the window, by keyboard alone: the real verbs over real small files."""

import json

import pytest
from test_keyboard_journey import KEYS
from test_settings_journey import GUARDED
from test_window_journey import make_vault, start

from gguf_files import tiny

SESSION = (
    KEYS
    + """
import json

async def settled():
    for _ in range(3):
        for part in (shell.unlock, shell.talk, shell.undo):
            if part is not None:
                await part.tasks.settled()
        if shell.models is not None:
            await shell.models.settled()
        await asyncio.sleep(0.02)

def rows():
    here = [row for row in shell.models.rows.rows if row.kind != "offered"]
    return [[str(row.kind), row.name, row.tag] for row in here]

def known():
    return [row for row in rows() if row[0] == "known"]

def said():
    return shell.models.work.message

async def main():
    global engine, window
    engine = open_main(shell)
    window = main_window(engine)
    window.resize(900, 600)
    await settled()
    def unlock():
        for character in "harbour velvet onion ladder quiet":
            QTest.keyClick(window, character)
        press(window, ENTER)
    await at_the_keys(unlock)
    await shown("home")
    assert "sanctum_desktop.ui.features.models.models_model" not in sys.modules
    await choose("Models")
    await shown("models")
    await until(lambda: shell.models.ready)
    assert shell.models.none
    await choose("Look on this computer")
    await until(lambda: len(rows()) == 2, rows)
    print(json.dumps(rows()), flush=True)

    first = shell.models.rows.rows[0]
    shell.models.turn(first.key)
    await settled()
    await choose("Add it")
    await until(lambda: shell.models.opened.startswith("known:"), rows)
    second = next(row for row in shell.models.rows.rows if row.kind == "found")
    shell.models.turn(second.key)
    await settled()
    await choose("Add it")
    await until(lambda: [row[0] for row in rows()] == ["known", "known"], rows)
    print(json.dumps(rows()), flush=True)

    await choose("Use it")
    await until(lambda: rows()[1][2] == "Chosen", rows)
    await choose("Check the file")
    await until(said, said)
    print(said(), flush=True)
    await choose("Check the file")
    await until(lambda: "what it was" in said(), said)
    await choose("Forget it")
    await until(lambda: len(known()) == 1, rows)
    assert rows()[0][2] == "Chosen", rows()
    await at_the_keys(lambda: press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    await until(lambda: len(known()) == 2, rows)
    print(json.dumps(rows()), flush=True)

    (home / "me" / ".lmstudio" / "models" / "a" / "Tiny-A-Q8_0.gguf").unlink()
    shell.models.show()
    await until(lambda: any(row[2] == "File missing" for row in rows()), rows)
    shell.models.addFile(str(home / "broken.gguf"))
    await until(lambda: shell.models.work.bad, said)
    print(said(), flush=True)
    await shell.close()
    os._exit(0)
"""
)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SANCTUM_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    for name in ("XDG_CACHE_HOME", "HF_HOME", "HF_HUB_CACHE", "OLLAMA_MODELS"):
        monkeypatch.delenv(name, raising=False)
    make_vault(tmp_path / "main")
    for name in ("a/Tiny-A-Q8_0.gguf", "b/Tiny-B-Q8_0.gguf"):
        file = tmp_path / "me" / ".lmstudio" / "models" / name
        file.parent.mkdir(parents=True)
        file.write_bytes(tiny().bytes())
    (tmp_path / "broken.gguf").write_bytes(tiny().bytes()[:100])
    return tmp_path


def test_models_are_found_added_chosen_checked_and_forgotten(home):
    running = start(SESSION + GUARDED, home)
    out, err = running.communicate(timeout=90)
    assert running.returncode == 0, (out, err)
    found, added, pinned, back, refused = out.splitlines()
    assert "Tiny-A-Q8_0" in found
    assert json.loads(added) == [["known", "Tiny Test", "Chosen"], ["known", "Tiny Test", ""]]
    assert pinned.startswith("The file was read for the first time")
    assert json.loads(back) == [["known", "Tiny Test", ""], ["known", "Tiny Test", "Chosen"]]
    assert refused
    kept = json.loads((home / "models.json").read_text())
    assert [model["id"] for model in kept["models"]] == ["tiny-a-q8-0", "tiny-b-q8-0"]
    assert kept["defaults"] == {"language": "tiny-b-q8-0"}
    assert all(file["sha256"] for file in kept["models"][1]["files"])
    assert (home / "me/.lmstudio/models/b/Tiny-B-Q8_0.gguf").read_bytes() == tiny().bytes()
