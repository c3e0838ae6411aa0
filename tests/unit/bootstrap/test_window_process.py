"""What the window's process does before anything is opened."""

import os
import subprocess
import sys
from threading import Event

import pytest

from sanctum_desktop.bootstrap.window_process import at_first_sign, draw_leanly


def test_the_first_sign_of_life_begins_it_and_only_the_first():
    begun, asked = [], []
    done = Event()

    def absent(active, limit):
        asked.append((active, limit))
        return limit == 5

    def then():
        begun.append(True)
        done.set()

    noticing = at_first_sign(absent, then)
    assert noticing(False, 0) is False
    assert not done.is_set()
    assert noticing(True, 5) is True
    assert done.wait(10)
    assert noticing(True, 0) is False
    assert begun == [True]
    assert asked == [(False, 0), (True, 5), (True, 0)]


@pytest.mark.skipif(sys.platform != "linux", reason="the device is Linux's")
@pytest.mark.parametrize(
    ("devices", "chosen", "draws"),
    [("none", None, "software"), (".", None, None), ("none", "rhi", "rhi")],
)
def test_without_a_graphics_device_qt_draws_by_itself(
    devices, chosen, draws, tmp_path, monkeypatch
):
    monkeypatch.setattr(os, "environ", {"QT_QUICK_BACKEND": chosen} if chosen else {})
    draw_leanly(tmp_path / devices)
    assert os.environ.get("QT_QUICK_BACKEND") == draws


LEFT = """
import sys
from sanctum_desktop.bootstrap import window_process
from sanctum_desktop.adapters.in_memory import InMemoryFacts
window_process._load_what_follows()
loaded = set(sys.modules)
class Vault:
    doubt = ""
    facts = resumes = conversations = drafts = trail = model_states = InMemoryFacts()
    trees = messages = attachments = plan = facts
    servers = server_keys = net_ledger = hidden_words = facts
    InMemoryFacts.put = InMemoryFacts.get = InMemoryFacts.remove = None
import sanctum_desktop.bootstrap.words as words
words.install_words()
from sanctum_desktop.bootstrap.desk import make_desk
from sanctum_desktop.bootstrap.engines import Engines
make_desk(Vault(), None, Engines())
print(sorted(name for name in set(sys.modules) - loaded if name.startswith("sanctum")))
print("argon2.low_level" in loaded, "nacl.bindings" in loaded, "sqlcipher3" in loaded)
"""


def test_what_opening_imports_is_there_by_then():
    done = subprocess.run([sys.executable, "-c", LEFT], capture_output=True, text=True, check=True)
    light, engines = done.stdout.splitlines()
    assert engines == "True True True"
    assert "policies" not in light, "small verbs may come last, what they are made of may not"
