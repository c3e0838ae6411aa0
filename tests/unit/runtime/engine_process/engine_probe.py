"""What a child can see and do, asked from inside it. Linux."""

import ctypes
import errno
import json
import os
import resource
import socket
import sys
from pathlib import Path


def probe():
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall(425, 1, 0)
    return json.dumps(
        {
            **{name: try_socket(name) for name in ("AF_INET", "AF_INET6", "AF_NETLINK")},
            "io_uring": errno.errorcode.get(ctypes.get_errno()),
            "core limit": resource.getrlimit(resource.RLIMIT_CORE),
            "dumpable": libc.prctl(3, 0, 0, 0, 0),
            "no new privileges": libc.prctl(39, 0, 0, 0, 0),
            "environment": dict(os.environ),
            "arguments": sys.argv,
            "folder": str(Path.cwd()),
            "descriptors": descriptors(),
            "modules": sorted(sys.modules),
        }
    )


def try_socket(family):
    try:
        socket.socket(getattr(socket, family), socket.SOCK_DGRAM).close()
    except OSError as error:
        return errno.errorcode[error.errno]
    return "open"


def descriptors():
    """Number -> what stands behind it; by trying: /proc is closed to what cannot be dumped."""
    null = Path(os.devnull).stat()
    found = {}
    for number in range(1024):
        try:
            here = os.fstat(number)
        except OSError:
            continue
        if (here.st_dev, here.st_ino) == (null.st_dev, null.st_ino):
            found[number] = "nowhere"
        else:
            found[number] = "pipe" if (here.st_mode & 0o170000) == 0o010000 else "file"
    return found
