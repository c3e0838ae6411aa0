"""What a server out in the world received equals the ledger, and holds nobody.

The server records every byte behind TLS and a proxy; doorkeeper, net process, vault, placeholders,
consent and caps are the real ones (security items 73 and 85).
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from hosted_server import Server, serving
from own_certificate import certificate
from planted_names import LEAST, PLANTED, TALK, leaked
from tunnel import tunnel_to

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]
PASSPHRASE = "correct horse battery staple 42"
SESSION = Path(__file__).parent / "sending_session.py"
URL = "https://models.example/v1"
NAMED = {"do": "name", "url": URL, "key": "sk-planted-key"}


class World:
    """A server at `models.example`, and a home of our own."""

    def __init__(self, folder, server, tunnel, trusted):
        self.home, self.server, self.tunnel = folder / "home", server, tunnel
        self.environment = os.environ | {
            "SANCTUM_HOME": str(self.home),
            "SANCTUM_PASSPHRASE_FILE": str(folder / "passphrase"),
            "HTTPS_PROXY": tunnel.url,
            "SSL_CERT_FILE": str(trusted),
        }
        (folder / "passphrase").write_text(PASSPHRASE)
        self.home.mkdir()

    def begin(self, *steps):
        process = subprocess.Popen(
            [sys.executable, SESSION, self.home, PASSPHRASE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=self.environment | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        process.stdin.write(json.dumps(steps) + "\n")
        process.stdin.flush()
        return process

    def end(self, process):
        out, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        return json.loads(out)

    def run(self, *steps):
        return self.end(self.begin(*steps))

    def ledger(self, *options):
        done = subprocess.run(
            [sys.executable, "-m", "sanctum_desktop", "ledger", "show", *options],
            capture_output=True,
            text=True,
            check=True,
            env=self.environment,
            timeout=60,
        )
        return done.stdout


@pytest.fixture
def world(tmp_path):
    made = certificate(tmp_path, "models.example")
    with serving(Server(), made) as server, tunnel_to(urlsplit(server.url).port) as tunnel:
        yield World(tmp_path, server, tunnel, made)
        server.release()  # the tunnel waits for who is kept waiting


def test_what_was_received_is_what_the_ledger_says_and_holds_nobody(world):
    world.server.plan = ["500"]  # one more try, which counts
    world.server.words = ["Ask Per", "son_1, or ", "Name", "_1."]
    done = world.run(NAMED, {"do": "talk"})
    received = world.server.bytes_received
    assert done["own"] == "Permission denied", "the app itself was confined all the while"
    assert done["left"]["sent"] == len(received)
    assert len(world.server.requests) == done["left"]["requests"] + 1
    assert done["left"]["hosts"] == ["models.example"]
    assert set(world.tunnel.asked) == {"models.example:443"}

    assert len(PLANTED) >= LEAST
    told = [m["content"] for r in world.server.requests[1:] for m in r.json["messages"]]
    lines = [one for text in told for one in text.split("\n\n") if not one.startswith("A word")]
    assert len(lines) == len(TALK)
    for line, hidden in zip(TALK, lines, strict=True):
        assert leaked(line, hidden) == []

    shown = done["told"][1]["shown"]
    assert ["".join(told.split()) for told, _ in shown] == [
        "".join("".join(m["content"] for m in r.json["messages"]).split())
        for r in world.server.requests[1:]
    ], "the person saw each text before"
    assert all("Person_1" not in said for said in done["told"][1]["said"]), "names are put back"
    assert world.server.requests[-1].headers["authorization"] == "Bearer sk-planted-key"

    out = world.ledger("--vault", "main")
    assert out.startswith(f"{len(received):,} bytes have left this computer, in ")
    assert "models.example  an answer in a talk" in out
    machine = json.loads(world.ledger("--vault", "main", "--json"))
    assert machine["left"]["sent_bytes"] == len(received)
    assert world.ledger() == "Nothing has left this computer while no vault was open.\n"


REFUSED = {
    "no opt-in": "not chosen for that",
    "no consent": "Nothing was sent",
    "another text": "Nobody agreed",
    "over requests": "has had its 0 requests",
    "over spending": "could pass the 0",
}


def test_without_a_yes_to_just_this_not_one_byte_goes(world):
    steps = [{"do": how} for how in REFUSED]
    done = world.run(NAMED, *steps, {"do": "fly", "on": True}, {"do": "with the switch on"})
    told = dict(zip(REFUSED, done["told"][1:], strict=False))
    for how, words in REFUSED.items():
        assert words in told[how], told
    assert "airplane switch is on" in done["told"][-1]
    assert world.server.connected == 0
    assert world.tunnel.asked == []
    assert done["left"]["sent"] == done["left"]["requests"] == 0
    assert "airplane_on" in done["left"]["trail"]
    assert world.ledger("--vault", "main") == "Nothing has left this computer.\n"


def test_the_switch_ends_what_runs_and_keeps_the_record_of_it(world):
    world.server.plan = ["stall"]
    process = world.begin(NAMED, {"do": "fly in the middle"}, {"do": "with the switch on"})
    assert world.server.stalled.wait(60)
    process.stdin.write("go on\n")
    process.stdin.flush()
    done = world.end(process)
    assert done["told"][1]["children"] == [], "none runs once the switch has turned"
    assert done["told"][1]["failed"] == "NetEnded"
    assert "airplane switch is on" in done["told"][2]
    assert done["left"]["sent"] == len(world.server.bytes_received) > 0
    assert world.server.connected == 1
    assert json.loads((world.home / "settings.json").read_text())["airplane"] is True


def test_a_lock_in_the_middle_loses_no_end_and_the_next_opening_takes_it_in(world):
    world.server.plan = ["stall"]
    process = world.begin(NAMED, {"do": "lock in the middle"})
    assert world.server.stalled.wait(60)
    process.stdin.write("go on\n")
    process.stdin.flush()
    world.end(process)
    waiting = (world.home / "net_ledger.jsonl").read_text().splitlines()
    assert [json.loads(line)["stage"] for line in waiting] == ["ended"]
    before = json.loads(world.ledger("--vault", "main", "--json"))["left"]
    done = world.run()
    assert not (world.home / "net_ledger.jsonl").exists()
    assert done["left"]["sent"] == before["sent_bytes"] == len(world.server.bytes_received)
    assert (done["left"]["requests"], done["left"]["stages"]) == (1, ["ended", "begun"])


def test_a_word_somebody_hides_is_in_no_byte_also_after_the_next_opening(world):
    world.server.words = ["After Sho", "p_1", "b, then Name_1."]
    said = "i was at summer when hunter left; SUMMER closed."
    told = {"do": "hide", "said": said, "words": [["summer", "Shop"], ["hunter"]]}
    done = world.run(NAMED, told)
    assert done["told"][1]["said"] == "After SUMMER, then hunter."
    again = world.run(NAMED, told | {"words": []})
    ((shown, untold),) = again["told"][1]["shown"]
    assert shown.endswith("i was at Shop_1 when Name_1 left; Shop_1b closed.")
    assert untold["Shop_1b"] == "SUMMER"
    assert again["told"][1]["said"] == "After SUMMER, then hunter."
    assert len(world.server.requests) == 2
    received = world.server.bytes_received.lower()
    assert b"shop_1" in received
    assert b"summer" not in received
    assert b"hunter" not in received


def test_a_server_on_this_computer_is_told_apart(tmp_path):
    with serving(Server()) as server, tunnel_to(1) as tunnel:
        world = World(tmp_path, server, tunnel, certificate(tmp_path))
        done = world.run(
            {"do": "name", "url": server.url}, {"do": "no consent"}, {"do": "another text"}
        )
        assert done["told"][1:] == ["sent", "sent"], "nobody is asked"
        assert (done["left"]["sent"], done["left"]["requests"]) == (0, 0)
        assert done["left"]["local"] == len(server.bytes_received) > 0
        assert tunnel.asked == []
        out = world.ledger("--vault", "main")
        assert out.startswith("Nothing has left this computer.\nTo this computer itself")
