"""Writing files so that a crash leaves the old one or the new one, never half of one."""

from __future__ import annotations

import errno
import glob
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from sanctum_desktop.core.domain.errors import CannotWrite

NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_NO_UNNAMED: Final = frozenset({errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOENT})
PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path`, whole or not at all, durable on return; raises CannotWrite.

    A link is followed; a device or a folder is refused, since a rename would put a file in its
    place.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        raise CannotWrite(f"{path} is not a file.", advice="Name a file to write to.")
    try:
        if not _replaced_unnamed(path, data):
            replace_file(path, data)
        _remove_drafts(path)
    except OSError as error:
        full = error.errno in NO_ROOM
        reason = "the disk is full" if full else (error.strerror or "the system refused")
        raise CannotWrite(
            f"{path.name} could not be written: {reason}.",
            advice="Free some space and try again." if full else "Choose another folder.",
        ) from error


def replace_file(path: Path, data: bytes) -> None:
    """As `write_atomically`, with the system's own OSError."""
    with replacing(path) as draft, os.fdopen(open_private(draft), "wb") as stream:
        stream.write(data)


def _replaced_unnamed(path: Path, data: bytes) -> bool:
    """As `replace_file`, by a file that has no name until it is whole: a kill leaves nothing.

    False where the system has no such files.
    """
    unnamed = getattr(os, "O_TMPFILE", 0)
    if not unnamed:
        return False
    try:
        descriptor = os.open(path.parent, unnamed | os.O_WRONLY, PRIVATE_FILE)
    except OSError as error:
        if error.errno in _NO_UNNAMED:
            return False
        raise
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(descriptor)
        with replacing(path) as draft:
            # Only with a folder given does Python follow the link to the file behind it.
            os.link(f"/proc/self/fd/{descriptor}", draft, src_dir_fd=descriptor)
    return True


def _remove_drafts(path: Path) -> None:
    """What a kill just before a rename left of an older try."""
    for draft in path.parent.glob(f".{glob.escape(path.name)}.????????"):
        draft.unlink(missing_ok=True)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Lend a temporary name beside `path`; what stands there at the end is renamed to `path`.

    Where the block raises, the temporary file goes and `path` stays as it was.
    """
    draft = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        yield draft
        sync_path(draft)
        draft.replace(path)
        sync_path(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def open_private(path: Path) -> int:
    """A descriptor of a new file that only its owner may read; refuses a file already there."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, PRIVATE_FILE)


def open_to_read(path: Path) -> BinaryIO:
    """An unbuffered stream over a plain file; OSError for anything else, without waiting for it.

    The stream is the file: what takes its name later is not read.
    """
    stream = open(path, "rb", buffering=0, opener=_open_at_once)  # noqa: SIM115 - opener
    if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        return stream
    stream.close()
    raise OSError(errno.EINVAL, "it is no file")


def _open_at_once(path: str, flags: int) -> int:
    """A pipe without a writer would keep us waiting."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def sync_path(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows neither needs nor allows it
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
