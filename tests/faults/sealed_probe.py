"""Run as the child for strangers' files: tries everything such a child may not do.

    python sealed_probe.py [--free]

It is given the number of an open file and a folder to do harm in, and tells what came of each try;
`--free` is the control, without the seal.
"""

import ctypes
import errno
import os
import resource
import socket
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import msgspec

FREE = "--free" in sys.argv
LIMITS = {}
LINUX_X86_64 = os.uname().machine == "x86_64"


class Try(msgspec.Struct, frozen=True):
    """The open file to read, and a folder to do harm in."""

    descriptor: int
    folder: str
    parent: int


class Tried(msgspec.Struct, frozen=True):
    """What came of each try, by its name."""

    told: dict[str, str]


def attempt(act):
    try:
        said = act()
    except OSError as error:
        return errno.errorcode[error.errno]
    except RuntimeError as error:
        return str(error)
    return f"done: {said}" if said is not None else "done"


def in_thread():
    told = []
    thread = threading.Thread(target=lambda: told.append("done"))
    thread.start()
    thread.join()
    return told[0]


def call(number, *arguments):
    """A system call as no library of Python's makes it."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(number, *arguments) == -1:
        raise OSError(ctypes.get_errno(), "")


def shell():
    """True where a shell did what it was told."""
    return os.system("exit 7") == 7 << 8


def harms(folder, parent):
    """Each thing that may not be done to a folder, a process, or anything else."""
    victim, other = str(folder / "victim"), str(folder / "other")
    harm = {
        "read another file": partial(Path(victim).read_bytes),
        "read a folder": partial(os.listdir, folder),
        "write a new file": partial(Path(other).write_bytes, b"x"),
        "write a file": partial(Path(victim).write_bytes, b"x"),
        "append": partial(os.open, victim, os.O_WRONLY | os.O_APPEND),
        "an unnamed file": partial(os.memfd_create, "x"),
        "rename": partial(os.rename, victim, other),
        "link": partial(os.link, victim, other),
        "symlink": partial(os.symlink, victim, other),
        "make a folder": partial(os.mkdir, other),
        "truncate": partial(os.truncate, victim, 0),
        "change rights": partial(os.chmod, victim, 0),
        "change times": partial(os.utime, victim),
        "set an attribute": partial(os.setxattr, victim, "user.x", b"x"),
        "remove": partial(os.remove, victim),
        "leave the folder": partial(os.chdir, folder),
        "AF_INET": partial(socket.socket, socket.AF_INET),
        "AF_UNIX": partial(socket.socket, socket.AF_UNIX),
        "a pair of sockets": socket.socketpair,
        "a pipe": os.pipe,
        "another name for a pipe": partial(os.dup, 0),
        "signal the parent": partial(os.kill, parent, 0),
        "run a program": partial(subprocess.run, ["true"], check=True),
    }
    if not FREE:
        again = [sys.executable, "-c", ""]
        harm["become a program"] = partial(os.execv, sys.executable, again)
        harm["raise a limit"] = partial(resource.setrlimit, resource.RLIMIT_NOFILE, (9, 9))
    if LINUX_X86_64 and not FREE:  # the numbers are its own
        harm["openat2"] = partial(call, 437, -100, victim.encode(), b"\0" * 24, 24)
        harm["io_uring"] = partial(call, 425, 1, 0)
        harm["ptrace"] = partial(call, 101, 0, 0, 0, 0)
        harm["another's memory"] = partial(call, 310, parent, 0, 0, 0, 0, 0)
        harm["a descriptor of another"] = partial(call, 438, 3, 0, 0)
    return harm


def answer(request, _call):
    told = {
        name: attempt(act) for name, act in harms(Path(request.folder), request.parent).items()
    }
    told["fork"] = attempt(fork)
    told["shell"] = str(shell())
    told["read what was given"] = attempt(partial(os.pread, request.descriptor, 5, 0))
    told["write what was given"] = attempt(partial(os.pwrite, request.descriptor, b"x", 0))
    told["a thread"] = attempt(in_thread)
    told |= LIMITS
    told["environment"] = " ".join(sorted(os.environ))
    yield Tried(told)


def fork():
    """A child that ends at once, where there may be one."""
    number = os.fork()
    if number == 0:
        os._exit(0)
    os.waitpid(number, 0)


def load():
    from sanctum_desktop.runtime.engine_process.child import Handler

    LIMITS["memory"] = str(resource.getrlimit(resource.RLIMIT_AS))
    LIMITS["processor"] = str(resource.getrlimit(resource.RLIMIT_CPU))
    LIMITS["no new privileges"] = str(ctypes.CDLL(None).prctl(39, 0, 0, 0, 0))
    return Handler(answer, Try)


if __name__ == "__main__":
    from strangers_process import run_engine

    run_engine(load=load, sealed=not FREE)
