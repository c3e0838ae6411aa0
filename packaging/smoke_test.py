"""Tries the frozen app as somebody would who has nothing else: `smoke_test.py FOLDER`.

Everything runs offscreen. The lock that ends the process and the fresh one after it need keys to
press: they are pressed where there is an X server to be had (Xvfb), and on no other system.
"""

from __future__ import annotations

import ctypes
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parent.parent
STORY = ROOT / "assets" / "demo" / "story.jsonl"
PASSPHRASE = "harbour velvet onion ladder quiet"  # noqa: S105 - of a vault that is thrown away
NEEDED = ("offline", "vault encryption", "page setting", "fonts", "window", "Guide")
PATIENCE_S = 120.0


class App:
    """The frozen app with a home of its own."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.program = folder / ("sanctum.exe" if os.name == "nt" else "sanctum")
        self.home = home
        self.vault = home / "main"
        self.secret = home / "passphrase.txt"
        self.secret.write_text(PASSPHRASE, encoding="utf-8")
        ours = {name: value for name, value in os.environ.items() if name[:6] != "PYTHON"}
        self._environment = ours | {"QT_QPA_PLATFORM": "offscreen", "SANCTUM_HOME": str(home)}

    def say(
        self, *arguments: str | Path, statuses: tuple[int, ...] = (0,), **environment: str
    ) -> str:
        """What a verb prints; fails where the verb does."""
        done = subprocess.run(
            [str(part) for part in (self.program, *arguments)],
            env=self._environment | environment, cwd=self.home, capture_output=True, text=True,
            encoding="utf-8", timeout=PATIENCE_S, check=False,
        )  # fmt: skip
        expect(done.returncode in statuses, done.stderr)
        return done.stdout

    @contextmanager
    def window(self, **environment: str) -> Iterator[Callable[[], None]]:
        """Open the window; what is lent waits until a first screen is painted and takes a key."""
        process = subprocess.Popen(
            [str(self.program)],
            env=self._environment | {"SANCTUM_SAY_READY": "1"} | environment,
            stdout=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        lines: queue.Queue[str] = queue.Queue()
        threading.Thread(
            target=lambda: [lines.put(line) for line in process.stdout or ()], daemon=True
        ).start()

        def ready() -> None:
            said = lines.get(timeout=PATIENCE_S)
            expect(said == "ready\n", said)

        try:
            yield ready
        finally:
            _end_with_children(process)


def expect(holds: bool, told: object) -> None:
    if not holds:
        raise AssertionError(told)


def first_start_paints(app: App) -> None:
    with app.window() as ready:
        ready()


def doctor_finds_what_ships(app: App) -> None:
    found = {one["name"]: one for one in json.loads(app.say("doctor", "--json"))}
    for name in NEEDED:
        expect(found[name]["works"], found[name])


def a_story_becomes_a_page(app: App) -> None:
    page = app.home / "page.pdf"
    app.say("story", "--transcript", STORY, "--resume", page)
    document = pypdfium2.PdfDocument(page)
    words = document[0].get_textpage().get_text_range()
    document.close()
    expect(len(words.split()) > 100, words)


def a_vault_is_made(app: App) -> None:
    app.say("vault", "create", "--passphrase-file", app.secret)
    app.say("vault", "check", "--passphrase-file", app.secret)


def an_engines_process_answers(app: App) -> None:
    """A child comes up with all it imports, answers the heartbeat and ends with its pipe."""
    ping, pong = (b"\0\0\0\6\x91\xa4" + word for word in (b"Ping", b"Pong"))
    for process in (("--engine-process", "scripted"), ("--net-process", "hosted")):
        done = subprocess.run(
            [str(app.program), *process],
            input=ping, capture_output=True, timeout=PATIENCE_S, check=False,
        )  # fmt: skip
        expect((done.returncode, done.stdout) == (0, pong), done)


def a_language_model_writes(app: App) -> None:
    """llama.cpp is all there: it loads a model of random weights and writes with it.

    Whether its speed is judged good (status 0 or 1) does not matter here.
    """
    (row,) = json.loads(app.say("bench", "llm_threads", "--json", statuses=(0, 1)))
    expect(row["ours"] > 0, row)


def the_net_process_asks(app: App) -> None:
    """All that a download needs is there: a hub at a port nobody listens on was asked."""
    nobody = "http://127.0.0.1:1"
    app.say("models", "download", "qwen3-4b", "--yes", statuses=(1,), HF_ENDPOINT=nobody)
    ledger = (app.home / "net_ledger.jsonl").read_text(encoding="utf-8")
    expect(
        [json.loads(line)["stage"] for line in ledger.splitlines()] == ["begun", "ended"], ledger
    )


def the_lock_screen_paints(app: App) -> None:
    with app.window() as ready:
        ready()


def a_lock_starts_afresh(app: App) -> None:
    """Ctrl+L ends the process that held the key; a fresh one shows the lock screen."""
    log = app.vault / "vault.db-wal"
    with _x_server() as display, app.window(QT_QPA_PLATFORM="xcb", DISPLAY=display) as ready:
        ready()
        keys = _Keys(display)
        keys.press(*PASSPHRASE, "Return")
        _until(log.exists)  # the vault is open
        keys.press("l", holding="Control_L")
        ready()
        expect(not log.exists(), "the vault was not closed in order")


SMOKES = (
    first_start_paints,
    doctor_finds_what_ships,
    a_story_becomes_a_page,
    a_vault_is_made,
    an_engines_process_answers,
    a_language_model_writes,
    the_net_process_asks,
    the_lock_screen_paints,
)


def _end_with_children(process: subprocess.Popen[str]) -> None:
    if os.name == "nt":
        command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(command, check=False, capture_output=True)
    else:
        os.killpg(process.pid, 15)
    process.wait(PATIENCE_S)


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not true():
        expect(time.monotonic() < end, "waited in vain")
        time.sleep(0.05)  # noqa: TID251


@contextmanager
def _x_server() -> Iterator[str]:
    """An X server that draws nowhere, by the name of its display."""
    told, tells = os.pipe()
    command = ["Xvfb", "-displayfd", str(tells), "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[tells], stderr=subprocess.DEVNULL) as server:
        os.close(tells)
        with os.fdopen(told) as display:
            yield f":{display.readline().strip()}"
        server.terminate()


class _Keys:
    """A keyboard of the X server's own, for the window under its pointer."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))

    def press(self, *keys: str, holding: str = "") -> None:
        for key in keys:
            for name in filter(None, (holding, key)):
                self._move(name, down=True)
            for name in filter(None, (key, holding)):
                self._move(name, down=False)

    def _move(self, name: str, *, down: bool) -> None:
        symbol = self._x.XStringToKeysym(b"space" if name == " " else name.encode())
        code = self._x.XKeysymToKeycode(self._display, ctypes.c_ulong(symbol))
        self._test.XTestFakeKeyEvent(self._display, code, int(down), 0)
        self._x.XSync(self._display, 0)


def main() -> int:
    """Run each smoke and say how it went; gives the exit status."""
    folder = Path(sys.argv[1]).resolve()
    size = sum(file.stat().st_size for file in folder.rglob("*") if not file.is_symlink())
    print(f"{folder}: {size / 1e6:.0f} MB")
    smokes = list(SMOKES)
    if sys.platform == "linux" and shutil.which("Xvfb"):
        smokes.append(a_lock_starts_afresh)
    with tempfile.TemporaryDirectory(prefix="sanctum-smoke-") as home:
        app = App(folder, Path(home))
        for smoke in smokes:
            began = time.monotonic()
            smoke(app)
            name = smoke.__name__.replace("_", " ")
            print(f"  {name}: {time.monotonic() - began:.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
