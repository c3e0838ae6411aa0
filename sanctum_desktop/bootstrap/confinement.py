"""Takes the network away from this process before anything else is loaded. Standard library only.

On Linux a seccomp filter answers EACCES to every socket that is not AF_UNIX and to io_uring (which
could open sockets past a filter on `socket` alone). It holds for all threads and survives fork and
exec. On other systems an audit hook stops Python's own sockets and dead proxies stop the rest that
honours them: weaker, and `sanctum doctor` says so.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from typing import Final

_SYSTEM: str = sys.platform  # a plain string: the type checker shall see each system's branch
_PR_GET_DUMPABLE: Final = 3
_PR_SET_DUMPABLE: Final = 4
_PR_SET_NO_NEW_PRIVS: Final = 38
_SECCOMP_SET_MODE_FILTER: Final = 1
_SECCOMP_FILTER_FLAG_TSYNC: Final = 1
_AF_UNIX: Final = 1
RET_ALLOW: Final = 0x7FFF0000
RET_EACCES: Final = 0x00050000 | 13
_X32_BIT: Final = 0x40000000

# machine -> (AUDIT_ARCH, seccomp, socket, socketpair, io_uring_setup); kernel headers' numbers
_SYSCALLS: Final = {
    "x86_64": (0xC000003E, 317, 41, 53, 425),
    "aarch64": (0xC00000B7, 277, 198, 199, 425),
}

LOAD, EQUAL, AT_LEAST, HAS_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # classic BPF opcodes
NUMBER_AT, ARCH_AT, FIRST_ARGUMENT_AT = 0, 4, 16  # offsets in struct seccomp_data


class ConfinementFailed(Exception):
    """The network could not be taken away; the app must not go on."""


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def confine() -> str:
    """Drop the network, core dumps and new privileges; give the name of what holds now."""
    forbid_dumps()
    if _SYSTEM == "linux":
        _filter_sockets()
        return "seccomp"
    os.environ.update(
        dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    )
    sys.addaudithook(_refuse_sockets)
    return "audit hook"


def forbid_dumps() -> None:
    """No core file, no debugger of the same account, no new privileges; Windows has none of it."""
    if _SYSTEM == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if _SYSTEM != "linux":
        return
    libc = ctypes.CDLL(None, use_errno=True)
    for option, value in ((_PR_SET_DUMPABLE, 0), (_PR_SET_NO_NEW_PRIVS, 1)):
        if libc.prctl(option, value, 0, 0, 0) != 0:
            raise ConfinementFailed(os.strerror(ctypes.get_errno()))


def limit(memory_bytes: int | None, cpu_s: int | None) -> None:
    """Bound what this process may take, None being any amount; Windows has no such bound."""
    if _SYSTEM == "win32":
        return
    import resource

    if memory_bytes is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    if cpu_s is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s))


def dumps_forbidden() -> bool:
    """True where neither a core file nor a debugger can get at this process's memory."""
    if _SYSTEM == "win32":
        return False
    import resource

    if resource.getrlimit(resource.RLIMIT_CORE) != (0, 0):
        return False
    return _SYSTEM == "linux" and ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0) == 0


def instruction(code: int, operand: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """One step of a filter; the jumps count the steps that are left out."""
    return struct.pack("HBBI", code, if_true, if_false, operand)


def _program(machine: str) -> bytes:
    """The filter: deny foreign calling conventions, io_uring, and sockets other than AF_UNIX."""
    arch, _, socket_call, socketpair_call, io_uring = _SYSCALLS[machine]
    return b"".join(
        (
            instruction(LOAD, ARCH_AT),
            instruction(EQUAL, arch, 0, 8),  # another architecture's numbers: deny
            instruction(LOAD, NUMBER_AT),
            instruction(AT_LEAST, _X32_BIT, 6, 0),
            instruction(EQUAL, io_uring, 5, 0),
            instruction(EQUAL, socket_call, 1, 0),
            instruction(EQUAL, socketpair_call, 0, 2),
            instruction(LOAD, FIRST_ARGUMENT_AT),
            instruction(EQUAL, _AF_UNIX, 0, 1),
            instruction(RETURN, RET_ALLOW),
            instruction(RETURN, RET_EACCES),
        )
    )


def _filter_sockets() -> None:
    machine = os.uname().machine
    if machine not in _SYSCALLS:
        raise ConfinementFailed(f"no socket filter is known for {machine}")
    install_filter(_program(machine), _SYSCALLS[machine][1])


def install_filter(code: bytes, seccomp: int) -> None:
    """Put a seccomp filter over all threads, for good; `seccomp` is that call's number here."""
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    result = libc.syscall(
        seccomp, _SECCOMP_SET_MODE_FILTER, _SECCOMP_FILTER_FLAG_TSYNC, ctypes.byref(program)
    )
    if result != 0:
        raise ConfinementFailed(os.strerror(ctypes.get_errno()))


def _refuse_sockets(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.bind", "socket.sendto"):
        # Windows builds asyncio's own pair of sockets over the loopback address.
        address = arguments[1]
        if _SYSTEM == "win32" and isinstance(address, tuple) and address[0] == "127.0.0.1":
            return
    elif event != "socket.getaddrinfo":
        return
    raise PermissionError("Sanctum keeps this process off the network")
