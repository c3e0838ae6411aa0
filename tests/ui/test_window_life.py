import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from doubles import World
from PySide6.QtGui import QGuiApplication
from sanctum_desktop.bootstrap.words import install_words
from sanctum_desktop.ui.shell.window import run_window
install_words()
close = lambda: [window.close() for window in QGuiApplication.topLevelWindows()]
world = World()
world.vault = sys.argv[1] == "unlock"
print("status", run_window(world.gate(), on_ready=close))
"""


@pytest.mark.parametrize("screen", ["unlock", "first_start"])
def test_the_window_takes_a_key_and_ends_in_order_when_closed(screen):
    root = Path(__file__).parents[2]
    path = os.pathsep.join([str(root), str(Path(__file__).parent)])
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, screen],
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("status 0\n", "", 0)


def test_the_lock_screen_waits_for_nothing_that_comes_after_it():
    code = (
        "import sys, sanctum_desktop.bootstrap.window_process, sanctum_desktop.ui.shell.window;"
        "late = ('sanctum_desktop.core.policies.hearing',"
        " 'hmac', 'rapidfuzz', 'numpy', 'typst', 'sqlcipher3', 'nacl', 'pydantic', 'msgspec');"
        "print([m for m in late if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout == "[]\n"
