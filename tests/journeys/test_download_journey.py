"""`sanctum models download` as somebody meets it: the real program, keeper, net and client.

The hub is on the loopback interface, which `HF_ENDPOINT` names.
"""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gguf_files import tiny
from hub_server import NAME, PART, REPOSITORY, Hub, manifest, serving

pytest.importorskip("huggingface_hub")
pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]


def large() -> bytes:
    """A whole model with more behind its weights than one read takes."""
    return tiny().bytes() + hashlib.shake_256(b"more").digest(4 * PART)


@pytest.fixture
def server():
    with serving(Hub(large())) as hub:
        yield hub


@pytest.fixture
def start(server, tmp_path):
    def started(*arguments, **more):
        environment = {
            "SANCTUM_HOME": str(tmp_path / "home"),
            "HOME": str(tmp_path / "me"),
            "HF_ENDPOINT": server.url,
            "HF_TOKEN": "a token of mine",
        }
        return subprocess.Popen(
            [sys.executable, "-m", "sanctum_desktop", "models", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
            env=os.environ | environment | more,
        )

    return started


@pytest.fixture
def models(start):
    def run(*arguments, status=0, answers="", **more):
        process = start(*arguments, **more)
        out, err = process.communicate(answers, timeout=60)
        assert process.returncode == status, (out, err)
        assert "Traceback" not in err
        return out, err

    return run


@pytest.fixture
def catalogue(tmp_path):
    return str(manifest(tmp_path))


def place(tmp_path):
    return tmp_path / "home" / "model_files" / "tiny" / NAME


def test_from_the_catalogue_to_a_model_that_is_known(models, server, tmp_path, catalogue):
    out, err = models("download", "tiny", "--from", catalogue, answers="y\ny\n")
    assert out == "tiny: downloaded, checked and added.\n"
    host = server.url.removeprefix("http://")
    assert f"Sanctum asks {host}" in err
    assert err.index("Go ahead?") < err.index("licence: apache-2.0") < err.rindex("Go ahead?")
    assert REPOSITORY in err
    assert "100 %" in err
    assert place(tmp_path).read_bytes() == large()
    out, _ = models("list")
    assert out.startswith("* tiny: language model")
    out, _ = models("verify", "tiny")
    assert "is what it was" in out
    assert "deleted" in models("remove", "tiny")[0]
    assert not place(tmp_path).exists()
    for _, _, _, headers in server.seen:
        assert "token of mine" not in str(headers)
    ledger = (tmp_path / "home" / "net_ledger.jsonl").read_text()
    assert [json.loads(line)["stage"] for line in ledger.splitlines()] == [
        *("begun", "ended", "ended"),
        *("begun", "ended"),
    ]
    assert sorted(entry.name for entry in tmp_path.rglob("*") if "hugging" in entry.name) == []


def test_for_machines(models, server, tmp_path, catalogue):
    out, err = models("download", "tiny", "--from", catalogue, "--yes", "--json")
    known = json.loads(out)
    assert (known["id"], known["origin"]) == ("tiny", "downloaded")
    assert known["files"][0]["sha256"] == hashlib.sha256(large()).hexdigest()
    assert "Go ahead?" not in err
    assert "licence" in err, "an option is a yes, not a blindfold"


@pytest.mark.parametrize(("answers", "asked"), [("", 0), ("n\n", 0), ("y\nn\n", 2), ("y\n", 2)])
def test_a_no_is_a_no(models, server, tmp_path, catalogue, answers, asked):
    out, err = models("download", "tiny", "--from", catalogue, status=1, answers=answers)
    assert out == ""
    assert err.endswith("Nothing more was sent, and nothing was downloaded.\n")
    assert len(server.seen) == asked
    assert not place(tmp_path).parent.exists()


def test_ctrl_c_at_the_question_is_a_no(start, server, tmp_path, catalogue):
    process = start("download", "tiny", "--from", catalogue)
    process.stderr.readline()
    assert process.stderr.read(len("Go ahead? ")) == "Go ahead? "
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert err.endswith("Nothing more was sent, and nothing was downloaded.\n")
    assert server.seen == []


def test_with_the_airplane_switch_on_the_server_sees_nothing(models, server, tmp_path, catalogue):
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.json").write_text('{"airplane": true}')
    out, err = models("download", "tiny", "--from", catalogue, "--yes", status=1)
    assert "The airplane switch is on" in err
    assert (out, server.seen) == ("", [])
    assert not (home / "net_ledger.jsonl").exists()


def test_ctrl_c_keeps_what_came_and_says_so(start, models, server, tmp_path, catalogue):
    process = stalled(start, server, tmp_path, catalogue)
    before = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert time.monotonic() - before < 3
    assert (process.returncode, out) == (1, "")
    assert err.endswith("Stopped. What came is kept; the same command goes on from there.\n")
    assert "tiny" not in models("list")[0]
    _, err = models("download", "tiny", "--from", catalogue, "--yes")
    assert "came earlier and are kept" in err
    assert server.ranges_asked[-1] == f"bytes={2 * PART}-"
    assert place(tmp_path).read_bytes() == large()


def test_killed_in_the_middle_it_leaves_nobody_and_goes_on(
    start, models, server, tmp_path, catalogue
):
    process = stalled(start, server, tmp_path, catalogue)
    family = descendants(process.pid)
    assert len(family) == 2, "the keeper and net"
    process.kill()
    process.communicate(timeout=30)
    gone_within(family, 10)
    models("download", "tiny", "--from", catalogue, "--yes")
    assert server.ranges_asked[-1] == f"bytes={2 * PART}-"
    assert place(tmp_path).read_bytes() == large()


def test_while_it_runs_only_net_is_without_the_filter(start, server, tmp_path, catalogue):
    process = stalled(start, server, tmp_path, catalogue)
    try:
        keeper, net = descendants(process.pid)
        assert [seccomp(one) for one in (process.pid, keeper, net)] == ["2", "0", "0"]
        assert sockets(process.pid) == sockets(keeper) == set()
        assert sockets(net), "the control: it speaks to the hub"
    finally:
        process.kill()
        process.communicate(timeout=30)


def test_the_windows_keeper_goes_with_the_window(tmp_path):
    """Nothing is fetched here: the door is there for the day somebody asks, and then it is not."""
    environment = {"QT_QPA_PLATFORM": "offscreen", "SANCTUM_SAY_READY": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "sanctum_desktop"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env=os.environ
        | environment
        | {"SANCTUM_HOME": str(tmp_path / "home"), "XDG_RUNTIME_DIR": str(tmp_path)},
    ) as supervisor:
        (tmp_path / "home").mkdir(exist_ok=True)
        assert supervisor.stdout.readline() == "ready\n"
        keeper, app = descendants(supervisor.pid)
        assert [seccomp(one) for one in (supervisor.pid, keeper, app)] == ["2", "0", "2"]
        supervisor.kill()
        supervisor.wait()
        assert seccomp(keeper) == "0", "as long as an app could ask"
        os.kill(app, signal.SIGKILL)
        gone_within([app, keeper], 10)


def test_what_is_no_model_is_not_kept(models, server, tmp_path, catalogue):
    server.content = b"<html>" * 5000
    out, err = models("download", "tiny", "--from", catalogue, "--yes", status=1)
    assert out == ""
    assert "not a GGUF" in err
    assert not place(tmp_path).exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nobody",), "The catalogue holds no model 'nobody'."),
        (("whisper-tiny",), "cannot use a model of that kind"),
        (("tiny", "--from", "nowhere.toml"), "nowhere.toml cannot be read"),
    ],
)
def test_what_could_not_be_done_is_one_sentence(models, server, arguments, told):
    _, err = models("download", *arguments, "--yes", status=1)
    assert told in err.splitlines()[-1]
    assert server.seen == []


@pytest.mark.parametrize("endpoint", ["http://hub.example", "ftp://127.0.0.1", "https://[bad"])
def test_a_hub_over_an_open_line_is_not_asked(models, endpoint):
    _, err = models("download", "qwen3-4b", "--yes", status=1, HF_ENDPOINT=endpoint)
    assert "HF_ENDPOINT" in err
    assert models("list", HF_ENDPOINT=endpoint)[0] == "None.\n", "nothing else minds"


def test_a_hub_without_a_model(models, server, catalogue):
    server.api_plan.append("404")
    _, err = models("download", "tiny", "--from", catalogue, "--yes", status=1)
    assert err.splitlines()[-1].startswith("The hub does not have this model")


def stalled(start, server, tmp_path, catalogue):
    """The program, of whose download two parts have come and no more will."""
    server.file_plan.append("stall")
    server.cut_at = 2 * PART
    process = start("download", "tiny", "--from", catalogue, "--yes")
    until(lambda: parts(tmp_path) == [2 * PART])
    return process


def parts(tmp_path):
    folder = place(tmp_path).parent
    return [one.stat().st_size for one in folder.glob("*.part-*")] if folder.exists() else []


def until(holds, within_s=30):
    end = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < end
        signal.sigtimedwait([], 0.02)


def descendants(number):
    """The children of a process, then theirs."""
    found = Path(f"/proc/{number}/task/{number}/children").read_text().split()
    return [one for child in found for one in (int(child), *descendants(int(child)))]


def seccomp(number):
    lines = Path(f"/proc/{number}/status").read_text().splitlines()
    return next(line.split()[1] for line in lines if line.startswith("Seccomp:"))


def sockets(number):
    """The internet sockets of a process; only root is shown those of one that has no dumps."""
    if os.geteuid() != 0:
        pytest.skip("the kernel shows nobody else what such a process has open")
    told = [Path(f"/proc/{number}/net/{kind}").read_text() for kind in ("tcp", "tcp6", "udp")]
    known = {line.split()[9] for text in told for line in text.splitlines()[1:]}
    links = [str(one.readlink()) for one in Path(f"/proc/{number}/fd").iterdir()]
    return {link for link in links if link.startswith("socket:") and link[8:-1] in known}


def gone_within(numbers, within_s):
    def gone(number):
        try:
            return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
        except FileNotFoundError:
            return True

    until(lambda: all(map(gone, numbers)), within_s)
