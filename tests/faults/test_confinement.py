"""From inside a confined process: no internet socket, no core dump, no debugger, no way round."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the kernel filter exists on Linux; elsewhere an audit hook"
)

PROBE = """
import ctypes, errno, json, os, resource, socket, subprocess, sys, threading

early = threading.Event()
answers = {}

def try_socket(family, kind=socket.SOCK_STREAM):
    try:
        socket.socket(family, kind).close()
    except OSError as error:
        return errno.errorcode[error.errno]
    return "open"

def in_thread():
    early.wait()
    answers["thread that was there first"] = try_socket(socket.AF_INET)

thread = threading.Thread(target=in_thread)
thread.start()
if "--free" not in sys.argv:
    from sanctum_desktop.bootstrap.confinement import confine
    confine()
early.set()
thread.join()
for name in ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET"):
    answers[name] = try_socket(getattr(socket, name), socket.SOCK_DGRAM)
answers["AF_UNIX"] = try_socket(socket.AF_UNIX)
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall(425, 1, 0)
answers["io_uring"] = errno.errorcode.get(ctypes.get_errno())
answers["core limit"] = resource.getrlimit(resource.RLIMIT_CORE)[1]
answers["dumpable"] = libc.prctl(3, 0, 0, 0, 0)
answers["no new privileges"] = libc.prctl(39, 0, 0, 0, 0)
child = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
answers["child"] = subprocess.run([sys.executable, "-c", child], capture_output=True).returncode
print(json.dumps(answers))
"""


def probe(*arguments: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_a_confined_process_has_no_way_to_the_network():
    assert probe() == {
        "thread that was there first": "EACCES",
        "AF_INET": "EACCES",
        "AF_INET6": "EACCES",
        "AF_NETLINK": "EACCES",
        "AF_PACKET": "EACCES",
        "AF_UNIX": "open",
        "io_uring": "EACCES",
        "core limit": 0,
        "dumpable": 0,
        "no new privileges": 1,
        "child": 1,
    }


def test_the_probe_can_tell_a_free_process():
    """The control: without the filter the same probe finds sockets open."""
    free = probe("--free")
    assert (free["AF_INET"], free["child"]) == ("open", 0)


def test_the_command_line_is_confined():
    done = subprocess.run(
        [sys.executable, "-m", "sanctum_desktop", "doctor", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    offline = next(f for f in json.loads(done.stdout) if f["name"] == "offline")
    assert offline["works"]
    assert "kernel" in offline["detail"]
