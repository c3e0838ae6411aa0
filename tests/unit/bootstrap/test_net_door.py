"""Only the doorkeeper starts `net`, from outside the confinement; seen from inside of each."""

import json
import os
import select
import signal
import subprocess
import sys
import time

import pytest

from sanctum_desktop.bootstrap import net_door
from sanctum_desktop.bootstrap.net_door import NET_PROCESS, Door, NotStarted, airplane
from sanctum_desktop.bootstrap.settings import read_settings, write_settings
from sanctum_desktop.core.domain.settings import Settings

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is inherited")


@pytest.fixture(autouse=True)
def _nothing_is_remembered():
    net_door.inherited_door.cache_clear()
    yield
    net_door.inherited_door.cache_clear()


ASKING = """
import asyncio, json, os, socket, sys
from pathlib import Path
from sanctum_desktop.bootstrap.confinement import confine
from sanctum_desktop.bootstrap.net_door import inherited_door, open_door

door = open_door()
confine()
home = Path(sys.argv[1])

from sanctum_desktop.adapters.scripted.net_service import Look, Sight
from sanctum_desktop.bootstrap.net import net_calls
from sanctum_desktop.bootstrap.words import install_words
from sanctum_desktop.core.domain import net
from sanctum_desktop.runtime.net_calls import Exchange
from sanctum_desktop.core.domain.errors import SanctumError

def own():
    try:
        socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
    except OSError as error:
        return error.strerror
    return "open"

def status(number):
    lines = Path(f"/proc/{number}/status").read_text().splitlines()
    told = dict(line.split(":", 1) for line in lines)
    return {name: told[name].strip() for name in ("Seccomp", "NoNewPrivs")}

def keepers():
    mine = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    return {number: status(number) for number in mine}

install_words()
asked = net.NetRequest(purpose=net.NetPurpose.LOOK_UP_MODEL, hosts=("example.org",), about="a/b")
consent = net.Consent(request=asked, act=net.ConsentAct.OPTION)

async def look():
    calls = net_calls("scripted", Sight | Exchange, home, door)
    seen = None
    async for seen in calls.call(Look(), asked, consent):
        own_while, net_status = own(), status(seen.number)
    return seen, own_while, net_status

try:
    seen, own_while, net_status = asyncio.run(look())
except SanctumError as error:
    print(json.dumps({"refused": str(error), "own": own()}))
else:
    try:
        os.kill(seen.number, 0)
        after = "there"
    except ProcessLookupError:
        after = "gone"
    print(json.dumps({"own": own_while, "net": net_status, "keepers": keepers(), "after": after,
        **{name: getattr(seen, name) for name in seen.__struct_fields__}}))
"""


def ask(home, **environment):
    done = subprocess.run(
        [sys.executable, "-c", ASKING, str(home)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | environment,
        timeout=60,
    )
    return json.loads(done.stdout)


@on_linux
def test_net_has_a_network_and_nothing_else_while_the_app_stays_confined(tmp_path):
    seen = ask(
        tmp_path,
        HTTPS_PROXY="http://proxy.example:3128",
        SSL_CERT_FILE="/etc/certificates.pem",
        HF_TOKEN="a token of mine",
        SANCTUM_PASSPHRASE_FILE="/secret",
        SANCTUM_HOME="/vaults",
    )
    assert seen["sockets"]["AF_INET"] == "open"
    assert (seen["core_bytes"], seen["dumpable"], seen["memory_bytes"]) == (0, 0, 2 << 30)
    assert seen["own"] == "Permission denied", "the app is confined while net runs"
    assert seen["net"] == {"Seccomp": "0", "NoNewPrivs": "1"}
    environment = seen["environment"]
    assert environment["HTTPS_PROXY"] == "http://proxy.example:3128"
    assert environment["SSL_CERT_FILE"] == "/etc/certificates.pem"
    assert not {"HF_TOKEN", "HOME", "SANCTUM_HOME", "SANCTUM_PASSPHRASE_FILE"} & set(environment)
    assert seen["arguments"] == [NET_PROCESS, "scripted"]
    heavy = ("PySide6", "sqlcipher3", "sanctum_desktop.adapters.sqlcipher", "huggingface_hub")
    assert not [name for name in seen["modules"] if name.startswith(heavy)]
    assert seen["after"] == "gone", "it lives for one call"
    (keeper,) = seen["keepers"].values()
    assert keeper == {"Seccomp": "0", "NoNewPrivs": "1"}


@on_linux
def test_what_was_said_is_on_the_disk_and_holds_no_more_than_it_must(tmp_path):
    ask(tmp_path)
    file = tmp_path / "net_ledger.jsonl"
    assert file.stat().st_mode & 0o777 == 0o600
    begun, ended = map(json.loads, file.read_text().splitlines())
    assert begun["trace"] == ended["trace"]
    assert {key: ended[key] for key in ("stage", "host", "sent_bytes", "received_bytes")} == {
        "stage": "ended",
        "host": "example.org",
        "sent_bytes": 1,
        "received_bytes": 2,
    }


@on_linux
@pytest.mark.parametrize("told", ['{"airplane": true}', '{"airplane": 1}', "[]", '{"airpl'])
def test_with_the_switch_on_nothing_is_started(tmp_path, told):
    (tmp_path / "settings.json").write_text(told)
    assert airplane(tmp_path)
    answer = ask(tmp_path)
    assert "airplane switch is on" in answer["refused"]
    assert not (tmp_path / "net_ledger.jsonl").exists()


KEEPING = """
import sys
from pathlib import Path
from sanctum_desktop.bootstrap.confinement import confine
from sanctum_desktop.bootstrap.net_door import open_door
door = open_door()
confine()
for service in sys.argv[2:]:
    try:
        door.start(service, Path(sys.argv[1]))
    except OSError as error:
        print(error)
"""


@on_linux
def test_the_keeper_itself_refuses_whoever_asks(tmp_path):
    """The policy before it may be forgotten by somebody; the keeper has a mind of its own."""
    write_settings(tmp_path, Settings(airplane=True))
    assert read_settings(tmp_path).airplane

    def keep(*services):
        command = [sys.executable, "-c", KEEPING, str(tmp_path), *services]
        return subprocess.run(command, capture_output=True, text=True, timeout=60).stdout

    assert keep("scripted") == "airplane\n"
    write_settings(tmp_path, Settings())
    assert keep("../sh", "a;b", "x" * 40) == "that is no service's name\n" * 3


ODD = """
import os, socket, sys
from sanctum_desktop.bootstrap.net_door import open_door
from pathlib import Path
door = open_door()
asking = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET, fileno=os.dup(door.descriptor))
for request in (b"[" * 8000, b"[]", b"{}", b"x" * 9000, b'{"service": [], "home": 3}', b"[1]"):
    hearing, answering = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with hearing, answering:
        socket.send_fds(asking, [request], [*os.pipe(), answering.fileno()])
        answering.close()
        hearing.settimeout(20)
        print(len(hearing.recv(8192)) > 0)
for few in (0, 1, 2):
    socket.send_fds(asking, [b"{}"], [1] * few)
try:
    door.start("no_../such", Path("/"))
except OSError as error:
    print(error)
"""


@on_linux
def test_no_request_whatever_it_is_ends_the_keeper():
    done = subprocess.run(
        [sys.executable, "-c", ODD], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "True\n" * 6 + "that is no service's name\n"


KILLED = """
import sys, time
from pathlib import Path
from sanctum_desktop.bootstrap.confinement import confine
from sanctum_desktop.bootstrap.net_door import open_door
import os
door = open_door()
confine()
child = door.start("scripted", Path(sys.argv[1]))
keeper = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()[0]
net = Path(f"/proc/{keeper}/task/{keeper}/children").read_text().split()[0]
print(keeper, net, flush=True)
time.sleep(60)
"""


@on_linux
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_with_the_app_keeper_and_net_are_gone(tmp_path, how):
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as app:
        keeper, net = (os.pidfd_open(int(one)) for one in app.stdout.readline().split())
        app.send_signal(how)
        app.wait(10)
        for one in (keeper, net):
            assert select.select([one], [], [], 10)[0]
            os.close(one)


@on_linux
def test_ctrl_c_is_not_the_keepers_to_hear(tmp_path):
    code = KEEPING.replace(
        "for service", "import os, signal; os.killpg(0, signal.SIGINT)\nfor service"
    )
    code = "import signal; signal.signal(signal.SIGINT, lambda *_: None)\n" + code
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), "?"],
        capture_output=True,
        text=True,
        start_new_session=True,
        timeout=60,
    )
    assert done.stdout == "that is no service's name\n"


@on_linux
def test_without_a_door_there_is_no_net(tmp_path, monkeypatch):
    with pytest.raises(NotStarted, match="without a way"):
        Door(None).start("scripted", tmp_path)
    monkeypatch.setenv(net_door.DOOR, "no number")
    assert net_door.inherited_door().descriptor is None
    assert net_door.DOOR not in os.environ


@on_linux
def test_a_keeper_that_is_gone_is_an_error_and_no_wait(tmp_path):
    import socket

    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    theirs.close()
    before = time.monotonic()
    with ours, pytest.raises(OSError, match=r"Broken|refused|gone|connected"):
        Door(ours.fileno()).start("scripted", tmp_path)
    assert time.monotonic() - before < 5


def test_the_app_inherits_the_door_and_hands_it_to_nobody(monkeypatch):
    reading, writing = os.pipe()
    try:
        os.set_inheritable(writing, True)
        monkeypatch.setenv(net_door.DOOR, str(writing))
        assert net_door.inherited_door().descriptor == writing
        assert not os.get_inheritable(writing)
    finally:
        os.close(reading)
        os.close(writing)


def test_elsewhere_it_is_started_directly_after_the_same_look(monkeypatch, tmp_path):
    monkeypatch.setattr(net_door, "_SYSTEM", "darwin")
    assert net_door.open_door().descriptor is None
    (tmp_path / "settings.json").write_text('{"airplane": true}')
    with pytest.raises(NotStarted, match="airplane"):
        Door(None).start("scripted", tmp_path)
    (tmp_path / "settings.json").unlink()
    with Door(None).start("scripted", tmp_path) as child:
        child.stdin.close()
        assert child.wait(30) == 0


def test_a_name_that_is_in_no_table_is_told():
    done = subprocess.run(
        [sys.executable, "-m", "sanctum_desktop", NET_PROCESS, "steam"],
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "no such service" in done.stderr


@pytest.mark.parametrize("on", [True, False])
def test_doctor_says_whether_anything_can_be_fetched(tmp_path, on):
    write_settings(tmp_path, Settings(airplane=on))
    done = subprocess.run(
        [sys.executable, "-m", "sanctum_desktop", "doctor", "--json"],
        capture_output=True,
        text=True,
        env=os.environ | {"SANCTUM_HOME": str(tmp_path)},
    )
    (told,) = (one for one in json.loads(done.stdout) if one["name"] == "downloads")
    assert ("airplane switch is on" in told["detail"]) is on


def test_before_it_is_asked_the_keeper_is_standard_library_only():
    code = (
        "import sys; before = set(sys.modules);"
        "import sanctum_desktop.bootstrap.net_door;"
        "names = {m.split('.')[0] for m in set(sys.modules) - before};"
        "print(sorted(names - set(sys.stdlib_module_names)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "['sanctum_desktop']"


@on_linux
def test_a_verb_that_needs_no_network_has_no_keeper():
    code = (
        "import sys, sanctum_desktop.__main__ as program\n"
        "print([program._may_need_net(words) for words in ([], ['models', 'download', 'x'],"
        " ['talk', '--new'], ['models', 'list'], ['doctor'], ['story'], ['--window-process'],"
        " ['--engine-process'])])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[True, True, True, False, False, False, False, False]"
