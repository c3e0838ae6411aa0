"""The real supervisor and window over the real vault: lock, come back, hide, come back hidden."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_window_journey import make_vault

DRIVER = Path(__file__).with_name("window_driver.py")
SUPERVISED = """
import sys
from sanctum_desktop.bootstrap import supervisor
supervisor.window_command = lambda: [sys.executable, *sys.argv[1:]]
sys.exit(supervisor.run_window())
"""
SCREENS = {
    "offscreen": [],
    "xcb": ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24"],
}


def supervise(home, platform):
    """What the person saw in each run, and how it ended."""
    done = subprocess.run(
        [*SCREENS[platform], sys.executable, "-c", SUPERVISED, DRIVER, home / "runs"],
        env=os.environ | {"SANCTUM_HOME": str(home), "QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("platform", SCREENS)
def test_the_lock_screen_comes_up_where_the_window_was(platform, tmp_path):
    if platform == "xcb" and shutil.which("xvfb-run") is None:
        pytest.skip("xvfb is a Linux tool")
    make_vault(tmp_path / "main")
    left, back, again, hidden = supervise(tmp_path, platform)
    assert left["screen"] == "talk"
    assert (back["screen"], back["visible"]) == ("unlock", "Windowed")
    assert back["place"] == left["place"] == [130, 70, 950, 640]
    assert again["draft"] == "half a sentence nobody may lo"
    assert (hidden["screen"], hidden["visible"]) == ("unlock", "Minimized")
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"half a sentence" not in kept
    assert (tmp_path / "settings.json").stat().st_mode & 0o777 == 0o600
    assert not list((tmp_path / "main").glob("*-wal"))  # closed in order each time
