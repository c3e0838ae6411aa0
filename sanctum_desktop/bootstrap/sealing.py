"""Takes files and programs from a process that reads a stranger's file. Standard library only.

No descriptor can be made any more, so that nothing is opened, written or connected to; what was
open before is read on. On Linux a seccomp filter also answers EACCES to every system call but
those of reading, thinking and ending: nothing is started, renamed, removed or signalled either.
What the filter leaves is to ask for a file's name and size (`stat`), the clock, and chance.
Elsewhere an audit hook stops Python's own ways (never run on macOS). Windows has none of this so
far: the file is opened there by its name.
"""

from __future__ import annotations

import os
import sys
from typing import Final

from sanctum_desktop.bootstrap.confinement import (
    ARCH_AT,
    EQUAL,
    FIRST_ARGUMENT_AT,
    HAS_BIT,
    LOAD,
    NUMBER_AT,
    RET_ALLOW,
    RET_EACCES,
    RETURN,
    ConfinementFailed,
    install_filter,
    instruction,
)

_SYSTEM: str = sys.platform  # a plain string: the type checker shall see each system's branch
_RET_ENOSYS: Final = 0x00050000 | 38
_CLONE_THREAD: Final = 0x00010000

# machine -> (AUDIT_ARCH, seccomp, clone, clone3); kernel headers' numbers
_CALLS: Final = {
    "x86_64": (0xC000003E, 317, 56, 435),
    "aarch64": (0xC00000B7, 277, 220, 435),
}

# call -> its numbers on x86_64 and aarch64
_ALLOWED: Final = {
    "read": (0, 63),
    "write": (1, 64),
    "close": (3, 57),
    "fstat": (5, 80),
    "lseek": (8, 62),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "munmap": (11, 215),
    "brk": (12, 214),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "pread64": (17, 67),
    "readv": (19, 65),
    "writev": (20, 66),
    "sched_yield": (24, 124),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "nanosleep": (35, 101),
    "getpid": (39, 172),
    "exit": (60, 93),
    "getrusage": (98, 165),
    "gettimeofday": (96, 169),
    "sysinfo": (99, 179),
    "sigaltstack": (131, 132),
    "gettid": (186, 178),
    "futex": (202, 98),
    "sched_getaffinity": (204, 123),
    "restart_syscall": (219, 128),
    "clock_gettime": (228, 113),
    "clock_nanosleep": (230, 115),
    "exit_group": (231, 94),
    "newfstatat": (262, 79),
    "set_robust_list": (273, 99),
    "getrandom": (318, 278),
    "rseq": (334, 293),
}


def seal() -> None:
    """From here on this process has what is open, and nothing else; for good."""
    if _SYSTEM == "win32":
        return
    import resource

    for what in (resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE):
        resource.setrlimit(what, (0, 0))
    if _SYSTEM != "linux":
        sys.addaudithook(_refuse)
        return
    machine = os.uname().machine
    if machine not in _CALLS:
        raise ConfinementFailed(f"no filter is known for {machine}")
    install_filter(_program(machine), _CALLS[machine][1])


def _program(machine: str) -> bytes:
    """The filter: what is allowed, threads but no processes, and no to the rest.

    `clone3` is said not to exist, since its flags cannot be looked at: the C library then takes
    `clone`.
    """
    arch, _, clone, clone3 = _CALLS[machine]
    column = tuple(_CALLS).index(machine)
    allowed = [numbers[column] for numbers in _ALLOWED.values()]
    count = len(allowed)
    checks = [instruction(EQUAL, one, count + 3 - at) for at, one in enumerate(allowed)]
    return b"".join(
        (
            instruction(LOAD, ARCH_AT),
            instruction(EQUAL, arch, 0, count + 3),  # another architecture's numbers: deny
            instruction(LOAD, NUMBER_AT),
            instruction(EQUAL, clone3, count + 2),
            instruction(EQUAL, clone, count + 2),
            *checks,
            instruction(RETURN, RET_EACCES),
            instruction(RETURN, _RET_ENOSYS),
            instruction(LOAD, FIRST_ARGUMENT_AT),
            instruction(HAS_BIT, _CLONE_THREAD, 0, 1),
            instruction(RETURN, RET_ALLOW),
            instruction(RETURN, RET_EACCES),
        )
    )


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Where no kernel filter holds: no file by name, no program, no change to a folder."""
    if event == "open" and not isinstance(arguments[0], int):
        raise PermissionError("this process opens no file")
    if event.startswith(("os.", "subprocess.", "shutil.", "socket.", "ctypes.dlopen")):
        raise PermissionError("this process starts and changes nothing")
