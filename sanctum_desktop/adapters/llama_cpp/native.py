"""llama.cpp's C interface, silenced; only the model's own process may load this module."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CDLL, POINTER, byref, c_int, c_size_t, c_void_p
from pathlib import Path
from typing import Final

# Threads that wait for one another spin for some microseconds, then sleep. Measured on two cores:
# as fast as GNU OpenMP's long spinning where nothing else runs (10 ms a token); where something
# does, 21 ms and 37 at worst instead of 33 to 213 and over a second. Sleeping at once halves it.
os.environ.setdefault("GOMP_SPINCOUNT", "1000")

import llama_cpp.llama_cpp as lib  # noqa: TID253 - this module is the child's
from llama_cpp import __version__  # noqa: TID253

__all__ = ["AMX", "LIBRARY", "card_bytes", "complaints", "lib"]

LIBRARY: Final = f"llama-cpp-python {__version__}, {lib.llama_version().decode()}"
"""What made a saved state; another version may lay it out otherwise."""

AMX: Final = b"AMX_INT8 = 1" in lib.llama_print_system_info()
"""Built for processors with AMX, whose kernels end the process with a protection fault as soon as
they read a batch of quantised weights (0.3.36 here; llama.cpp issue 20824): ask for none."""

_CARD: Final = 1
"""GGML_BACKEND_DEVICE_TYPE_GPU: one with memory of its own, where the system has any such."""
_GGML: Final = ("libggml.so", "ggml.dll")
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


def card_bytes() -> int:
    """Memory that is free on graphics cards this build can use; 0 without one.

    macOS is not asked: there a card takes from the memory everybody shares.
    """
    folder = Path(lib.__file__).parent / "lib"
    found = [folder / name for name in _GGML if (folder / name).is_file()]
    if not found:
        return 0
    ggml = CDLL(str(found[0]))
    ggml.ggml_backend_dev_count.restype = c_size_t
    ggml.ggml_backend_dev_get.restype = c_void_p
    ggml.ggml_backend_dev_get.argtypes = [c_size_t]
    ggml.ggml_backend_dev_type.restype = c_int
    ggml.ggml_backend_dev_type.argtypes = [c_void_p]
    ggml.ggml_backend_dev_memory.argtypes = [c_void_p, POINTER(c_size_t), POINTER(c_size_t)]
    free, total, cards = c_size_t(), c_size_t(), 0
    for number in range(ggml.ggml_backend_dev_count()):
        device = ggml.ggml_backend_dev_get(number)
        if ggml.ggml_backend_dev_type(device) == _CARD:
            ggml.ggml_backend_dev_memory(device, byref(free), byref(total))
            cards += free.value
    return cards
