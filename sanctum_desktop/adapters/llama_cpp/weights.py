"""A model's files as the app opens them for the child: looked at first, then lent as they are.

What was looked at is what is loaded: the child gets the open files themselves (where the system
has `/dev/fd`), so a name that points elsewhere by then changes nothing. Hashing some GB takes
seconds, so a file with a pin is hashed once for each state of it: its stamp (device, inode, size,
times of the last change of content and of anything) is kept by whoever opens it, and is looked at
again once the model is loaded. Of a file nobody has pinned, only the size is known and compared.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Final

from sanctum_desktop.core.domain.errors import EngineUnavailable
from sanctum_desktop.core.domain.models import ModelFile
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.runtime.files import open_to_read
from sanctum_desktop.runtime.translate import translate

_SYSTEM: str = sys.platform  # a plain string: the type checker shall see each system's branch
_BLOCK: Final = 4 << 20
_ID_BYTES: Final = 16


class Weights:
    """One model's open files, which are their borrower's to close.

    `stamps` are their states; `paths` are what the child opens them by, in order.
    """

    def __init__(self, files: Sequence[ModelFile], streams: Sequence[BinaryIO]) -> None:
        self._files = tuple(files)
        self.streams: Final = tuple(streams)
        self.stamps: Final = tuple(map(_stamp, streams))
        self.paths: Final = tuple(
            file.path if by_name() else f"/dev/fd/{stream.fileno()}"
            for file, stream in zip(files, streams, strict=True)
        )

    @property
    def checked(self) -> tuple[str, ...]:
        """The state of each file that has a pin, with the pin: content that need not be read."""
        pairs = zip(self._files, self.stamps, strict=True)
        return tuple(_checked(file, stamp) for file, stamp in pairs if file.sha256)

    @property
    def id(self) -> str:
        """Names this very content: by its pins, else by the state of its files."""
        named = [
            file.sha256 or stamp for file, stamp in zip(self._files, self.stamps, strict=True)
        ]
        return hashlib.blake2b("\n".join(named).encode(), digest_size=_ID_BYTES).hexdigest()

    @property
    def unchanged(self) -> bool:
        """False once a file was written to or, where names count, its name is another's."""
        if by_name() and not self._named():
            return False
        return self.stamps == tuple(map(_stamp, self.streams))

    def _named(self) -> bool:
        try:
            here = tuple(_stamp_of(Path(file.path).stat()) for file in self._files)
        except (OSError, ValueError):
            return False
        return here == self.stamps


def open_weights(
    files: Sequence[ModelFile], checked: Collection[str], given_up: Callable[[], bool]
) -> Weights:
    """Open and compare with what is known; reads all of a pinned file that is not in `checked`.

    Raises EngineUnavailable where a file is gone or is not what it was, or it was given up.
    """
    with ExitStack() as opened:
        streams = [_opened(file, opened) for file in files]
        weights = Weights(files, streams)
        for file, stream, stamp in zip(files, streams, weights.stamps, strict=True):
            known = not file.sha256 or _checked(file, stamp) in checked
            if not known and _sha256(stream, given_up) != file.sha256:
                raise another()
        if given_up() or not weights.unchanged:
            raise another()
        opened.pop_all()
    return weights


def by_name() -> bool:
    """True where a child cannot be lent an open file under its number."""
    return _SYSTEM == "win32"


def _opened(file: ModelFile, opened: ExitStack) -> BinaryIO:
    with translate({OSError: _gone, ValueError: _gone}):
        stream = opened.enter_context(open_to_read(Path(file.path)))
        if os.fstat(stream.fileno()).st_size != file.bytes:
            raise another()
    return stream


def _sha256(stream: BinaryIO, given_up: Callable[[], bool]) -> str:
    digest = hashlib.sha256()
    with translate({OSError: _gone}):
        while block := stream.read(_BLOCK):
            digest.update(block)
            if given_up():
                return ""
        stream.seek(0)
    return digest.hexdigest()


def _checked(file: ModelFile, stamp: str) -> str:
    return f"{stamp}-{file.sha256}"


def _stamp(stream: BinaryIO) -> str:
    return _stamp_of(os.fstat(stream.fileno()))


def _stamp_of(told: os.stat_result) -> str:
    parts = (told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns)
    return "-".join(map(str, parts))


def _gone(_error: Exception) -> EngineUnavailable:
    return EngineUnavailable(text("engine.model.gone"), advice=text("engine.model.gone.advice"))


def another() -> EngineUnavailable:
    """A file is not the one that is known, or became another while it was loaded."""
    return EngineUnavailable(
        text("engine.model.another"), advice=text("engine.model.another.advice")
    )
