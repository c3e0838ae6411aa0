"""The window itself over the real vault, from first start to an exported page."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

DRIVER = Path(__file__).with_name("first_session.py")


def session(home, *what, still="1"):
    """What the person saw in a session that ended in order."""
    done = subprocess.run(
        [sys.executable, DRIVER, home, *what],
        env=os.environ
        | {
            "QT_QPA_PLATFORM": "offscreen",
            "SANCTUM_HOME": str(home / "vaults"),
            "SANCTUM_REDUCED_MOTION": still,
        },
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return {
        name: seen for line in done.stdout.splitlines() for name, seen in json.loads(line).items()
    }


@pytest.mark.skipif(sys.platform != "linux", reason="the disk is full as Linux says it")
@pytest.mark.parametrize("machine", ["sound", "slow"])
@pytest.mark.parametrize("hands", ["mouse", "keys"])
def test_a_first_session_ends_with_a_page(hands, machine, tmp_path):
    seen = session(tmp_path, "whole", hands, machine)
    assert "page.pdf could not be written" in seen["refused"]
    assert list((tmp_path / "full").iterdir()) == []
    document = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    page = document[0].get_textpage().get_text_range().replace("\xa0", " ")
    document.close()
    assert "Rosen Bakery" in page
    assert "5 to 1" in page


@pytest.mark.parametrize("hands", ["mouse", "keys"])
def test_closed_in_mid_reply_the_reply_is_whole_and_the_draft_kept(hands, tmp_path):
    left = session(tmp_path, "half", hands, still="")
    back = session(tmp_path, "back", hands, still="")
    end = left["reply"][-20:]
    assert end not in left["drawn"]
    assert back["reply"] == left["reply"]
    assert end in back["drawn"]
    assert back["draft"] == "half a sen"
