"""An engine for tests, run as a script: the app's own way into a child, with another table.

    python engine_handlers.py [AT_ONCE [MEMORY_BYTES]]

Standard library only, and each act is one word of `Do.what`.
"""

import ctypes
import os
import signal
import sys
import threading
from pathlib import Path

import msgspec


class Do(msgspec.Struct, frozen=True):
    """What to do, how often, and where to note it."""

    what: str
    many: int = 1
    path: str = ""


class Got(msgspec.Struct, frozen=True):
    """What came of it."""

    number: int
    text: str = ""


class Odd(msgspec.Struct, frozen=True):
    """What nobody agreed on."""

    odd: str = "odd"


C = ctypes.CDLL(None)
TOGETHER = threading.Barrier(2, timeout=20)
COUNTED = iter(range(10**9))


def count(do, _call):
    for _ in range(do.many):
        yield Got(next(COUNTED))


def pid(_do, _call):
    yield Got(os.getpid())


def pause(_do, _call):
    """Native code that never returns and hears of no cancel."""
    yield Got(os.getpid())
    while True:
        C.pause()


def slices(do, call):
    """Native code that asks between its slices whether to abort, as engines' callbacks do."""
    yield Got(os.getpid())
    note(do.path, "busy")
    while not call.cancelled():
        C.usleep(1000)
    note(do.path, "aborted")


def note(path, word):
    Path(path).write_text(word)


def produce(do, _call):
    """Pieces of 64 KiB without end; how many were made stands in a file."""
    with Path(do.path).open("wb", buffering=0) as file:
        made = 0
        while True:
            made += 1
            os.pwrite(file.fileno(), b"%09d" % made, 0)
            yield Got(made, "a" * 2**16)


def progress(do, call):
    for number in range(do.many):
        call.progress(number / do.many)
    call.progress(1.0)
    yield Got(do.many)


def crash(do, _call):
    for number in range(do.many):
        yield Got(number)
    os.kill(os.getpid(), signal.SIGSEGV)


def stand_still(_do, _call):
    yield Got(os.getpid())
    os.kill(os.getpid(), signal.SIGSTOP)


def meet(_do, _call):
    TOGETHER.wait()
    yield Got(threading.get_ident())


def refuse(do, _call):
    from sanctum_desktop.core.domain.errors import (
        BadInput,
        EngineDied,
        EngineRefused,
        EngineUnavailable,
    )

    kinds = {
        "refused": EngineRefused,
        "unavailable": EngineUnavailable,
        "died": EngineDied,
        "other": BadInput,
    }
    yield Got(0)
    raise kinds[do.path]("It is like this.", advice="Do that." * 1000)


def fail(do, _call):
    yield Got(0)
    raise ValueError(f"the words {do.path}")


def leave(_do, _call):
    """What some libraries do where they should raise."""
    yield Got(0)
    sys.exit("the words")


def odd(_do, _call):
    yield Odd()


def huge(_do, _call):
    yield Got(0, "a" * 17 * 2**20)


def prints(_do, _call):
    """What a native library writes to the standard streams must not get among the frames."""
    for stream in (1, 2):
        os.write(stream, b"llama_model_load: 100%\n" * 10000)
    sys.stdout.write("printed")
    sys.stdout.flush()
    yield Got(len(sys.stdin.read()))


def hog(do, _call):
    """Takes memory until there is none."""
    taken = []
    while True:
        taken.append(bytearray(do.many))
        yield Got(len(taken))


ACTS = {
    act.__name__: act
    for act in (
        *(count, pid, pause, slices, produce, progress, crash, stand_still, meet),
        *(refuse, fail, leave, odd, huge, prints, hog),
    )
}


def answer(do, call):
    if do.what == "probe":
        from engine_probe import probe

        yield Got(0, probe())
    else:
        yield from ACTS[do.what](do, call)


def main():
    from sanctum_desktop.__main__ import main as run
    from sanctum_desktop.bootstrap import engine_main
    from sanctum_desktop.bootstrap.supervisor import ENGINE_PROCESS

    def load():
        from sanctum_desktop.runtime.engine_process.child import Handler

        return Handler(answer, Do)

    at_once, memory = [*(int(number) for number in sys.argv[1:]), *(1, 0)[len(sys.argv) - 1 :]]
    engine = engine_main.Engine(load, at_once=at_once, memory_bytes=memory or None)
    engine_main.ENGINES = {"tried": engine}
    sys.argv[1:] = [ENGINE_PROCESS, "tried"]
    run()


if __name__ == "__main__":
    main()
