"""llama.cpp's C interface, silenced; only the model's own process may load this module."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_void_p
from typing import Final

# Threads that wait for one another spin for some microseconds, then sleep. Measured on two cores:
# as fast as GNU OpenMP's long spinning where nothing else runs (10 ms a token); where something
# does, 21 ms and 37 at worst instead of 33 to 213 and over a second. Sleeping at once halves it.
os.environ.setdefault("GOMP_SPINCOUNT", "1000")

import llama_cpp.llama_cpp as lib  # noqa: TID253 - this module is the child's
from llama_cpp import __version__  # noqa: TID253

__all__ = ["AMX", "LIBRARY", "complaints", "lib"]

LIBRARY: Final = f"llama-cpp-python {__version__}, {lib.llama_version().decode()}"
"""What made a saved state; another version may lay it out otherwise."""

AMX: Final = b"AMX_INT8 = 1" in lib.llama_print_system_info()
"""Built for processors with AMX, whose kernels end the process with a protection fault as soon as
they read a batch of quantised weights (0.3.36 here; llama.cpp issue 20824): ask for none."""

_WARNING: Final = 3
_CONTINUED: Final = 5
_complaints: deque[str] = deque(maxlen=40)


def _hear(level: int, text: bytes, _: c_void_p) -> None:
    """Keep the last complaints for `complaints`; nothing is ever printed."""
    if level >= _WARNING and level != _CONTINUED:
        _complaints.append(text.decode("utf-8", "replace"))


_HEAR: Final = lib.llama_log_callback(_hear)  # kept: the library calls it as long as it runs
lib.llama_log_set(_HEAR, c_void_p())


@contextmanager
def complaints() -> Iterator[Callable[[], str]]:
    """What the library complained of inside. It may quote the file: for telling causes apart."""
    _complaints.clear()
    try:
        yield lambda: "".join(_complaints).lower()
    finally:
        _complaints.clear()
