"""`sanctum talk` and a server: what leaves is what was shown and agreed to, and is in the ledger.

The command is a process of its own on a terminal of its own, or on pipes; the server records every
byte, doorkeeper, net process, vault, placeholders, consent and caps are the real ones.
"""

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
import test_recording_server as recording

from hosted_server import Server, serving
from planted_names import KNOWN
from sanctum_desktop.core.domain.words import text

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(sys.platform != "linux", reason="terminals of its own, and /proc"),
]
world = recording.world  # a fixture
SAID = f"I would like fewer nights. {KNOWN[0].text} knows that."
QUESTION = "[y/N] "
WITHIN_S = 90
TALK = [sys.executable, "-m", "sanctum_desktop", "talk", "--persona", "Kai"]


CONTROLLED = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


class Terminal:
    """A talk on a terminal; `seen` is all that stood on it."""

    def __init__(self, environment):
        self.ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-c", CONTROLLED, *TALK],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            start_new_session=True,
        )
        os.close(theirs)
        self.seen = ""

    def type(self, keys):
        os.write(self.ours, keys.encode())

    def until(self, words, times=1):
        """Read on until it stands there so often."""
        end = time.monotonic() + WITHIN_S
        while self.seen.count(words) < times:
            assert select.select([self.ours], [], [], end - time.monotonic())[0], self.seen
            assert self._read(), self.seen

    def ended(self):
        """All that stood on it when the talk was over."""
        while self._read():
            pass
        assert self.process.wait(WITHIN_S) == 0, self.seen
        assert "Traceback" not in self.seen
        return self.seen

    def close(self):
        if self.ours is not None:
            os.close(self.ours)
            self.ours = None

    def _read(self):
        try:
            came = os.read(self.ours, 1 << 16).decode()
        except OSError:  # nobody has the other end any more
            return False
        self.seen += came.replace("\r\n", "\n")
        return bool(came)


@contextmanager
def talking(world):
    terminal = Terminal(world.environment)
    try:
        yield terminal
    finally:
        terminal.process.kill()
        terminal.process.wait()
        terminal.close()


def piped(world, *lines):
    """The replies and what was noted, where nobody can be asked."""
    done = subprocess.run(
        [*TALK, "--json"],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        env=world.environment,
        timeout=WITHIN_S,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def left(world):
    return json.loads(world.ledger("--vault", "main", "--json"))["left"]


def test_what_is_sent_is_what_was_shown_and_agreed_to(world):
    world.server.words = ["What would be ", "enough then?"]
    world.run(recording.NAMED)
    with talking(world) as terminal:
        terminal.type(f"{SAID}\n")
        terminal.until(QUESTION)
        assert world.server.requests == []
        terminal.type("no\n")
        terminal.until(text("sending.no"))
        assert world.server.connected == 0
        terminal.type("Tuesdays would do.\n")
        terminal.until(QUESTION, times=2)
        terminal.type("hide nights = Shift\n")
        terminal.until(QUESTION, times=3)
        assert world.server.connected == 0
        terminal.type("y\n\x04")
        seen = terminal.ended()
    (request,) = world.server.requests
    sent = "\n\n".join(message["content"] for message in request.json["messages"])
    question = seen[seen.rindex(text("ui.sending.text")) : seen.rindex(text("sending.ask"))]
    lines = question.splitlines()[1:]
    shown = [line.removeprefix("| ") for line in lines if line.startswith("| ")]
    assert "\n".join(shown) == sent
    assert KNOWN[0].text not in sent
    assert "I would like fewer Shift_1." in sent
    assert f": {KNOWN[0].text}" in seen, "what a placeholder stands for is told"
    assert "models.example" in seen
    assert "What would be enough then?" in seen
    assert text("talk.left", bytes=f"{len(world.server.bytes_received):,}") in seen
    assert left(world)["sent_bytes"] == len(world.server.bytes_received)
    assert left(world)["requests"] == 1


def test_what_was_typed_before_the_question_is_no_answer_to_it(world):
    world.run(recording.NAMED)
    with talking(world) as terminal:
        terminal.type(f"{SAID}\ny\n")
        terminal.until(QUESTION)
        terminal.type("\x04")
        seen = terminal.ended()
    assert seen.count(QUESTION) == 2, "it was the next line of the talk"
    assert world.server.connected == 0


def test_where_nobody_can_be_asked_nothing_is_sent(world):
    world.run(recording.NAMED)
    _, first, second = piped(world, SAID, "Tuesdays would do.")
    unasked = text("sending.unasked", server="The practice")
    assert (first["by"], first["notes"]) == ("guide", [unasked])
    assert second["notes"] == [unasked]
    assert world.server.connected == 0
    assert left(world)["requests"] == 0


def test_what_need_not_be_shown_is_sent_without_a_question(world):
    world.run(recording.NAMED | {"unseen": True})
    piped(world, SAID)
    (request,) = world.server.requests
    assert KNOWN[0].text not in request.body.decode()
    assert left(world)["sent_bytes"] == len(world.server.bytes_received)


def test_a_server_on_this_computer_answers_without_a_question(world):
    with serving(Server(words=["What would be ", "enough?"])) as here:
        world.run(recording.NAMED | {"url": here.url})
        _, reply = piped(world, SAID)
        host = here.url.removeprefix("http://").removesuffix("/v1")
        assert (reply["by"], reply["text"]) == (f"small ({host})", "What would be enough?")
        sums = left(world)
        assert (sums["local_bytes"], sums["sent_bytes"]) == (len(here.bytes_received), 0)


def test_with_the_airplane_switch_on_nothing_is_started(world):
    with serving(Server()) as here:
        world.run(recording.NAMED | {"url": here.url})
        (world.home / "settings.json").write_text('{"airplane": true}')
        _, reply = piped(world, SAID)
        airplane = f"{text('net.airplane')} {text('net.airplane.advice')}"
        assert (reply["by"], reply["notes"]) == ("guide", [airplane])
        assert here.connected == 0


def test_an_interrupt_at_the_question_is_a_no(world):
    world.run(recording.NAMED)
    with talking(world) as terminal:
        terminal.type(f"{SAID}\n")
        terminal.until(QUESTION)
        terminal.process.send_signal(signal.SIGINT)
        terminal.until(text("sending.no"))
        terminal.type("\x04")
        terminal.ended()
    assert world.server.connected == 0


def test_an_interrupt_in_a_reply_keeps_what_was_said_and_what_left(world):
    with serving(Server(words=["What would", " be", " enough?"], plan=["stall_midway"])) as here:
        world.run(recording.NAMED | {"url": here.url})
        with talking(world) as terminal:
            terminal.type(f"{SAID}\n")
            terminal.until("What would be")
            terminal.process.send_signal(signal.SIGINT)
            terminal.until(text("talk.stopped"))
            terminal.type("\x04")
            terminal.ended()
        (kept,) = piped(world)
        assert (kept["text"], kept["cut"]) == ("What would be", True)
        assert left(world)["local_bytes"] == len(here.bytes_received)


def test_a_terminal_that_is_closed_in_a_reply_keeps_what_was_said_and_what_left(world):
    with serving(Server(words=["What would", " be", " enough?"], plan=["stall_midway"])) as here:
        world.run(recording.NAMED | {"url": here.url})
        with talking(world) as terminal:
            terminal.type(f"{SAID}\n")
            terminal.until("What would be")
            terminal.close()
            assert terminal.process.wait(WITHIN_S) == 0
        (kept,) = piped(world)
        assert (kept["text"], kept["cut"]) == ("What would be", True)
        assert left(world)["local_bytes"] == len(here.bytes_received)
