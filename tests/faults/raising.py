"""The child of the leak tests: the real app with one place in it that fails, canary and all.

Arguments: where to fail, and `plain` for the control, in which nothing is gated. The canary comes
on stdin: in an argument it would be in every list of processes.
"""

import asyncio
import ctypes
import gc
import json
import logging
import os
import resource
import sys
import threading
import warnings
from pathlib import Path
from types import SimpleNamespace

CANARY = sys.stdin.readline().strip()
PLACE, PLAIN = sys.argv[1], "plain" in sys.argv


class Trap(Exception):
    """An error that tells all it knows wherever it is shown."""

    def __repr__(self):
        return f"Trap({CANARY})"


def fail(*_arguments, **_options):
    """Message, locals, cause, path, repr and the very name of the class hold the canary."""
    secret = {"what was said": CANARY}
    try:
        Path(f"/nowhere/{CANARY}.pdf").read_bytes()
    except OSError as error:
        made_up = type(CANARY, (Trap,), {})
        raise made_up(f"{secret} of {CANARY}") from error


async def fail_later():
    fail()


class FailsAtItsEnd:
    def __del__(self):
        fail()


def log_as_libraries_do():
    stray = logging.getLogger(f"torch.{CANARY}")
    stray.addHandler(logging.StreamHandler())  # a handler of its own, straight to stderr
    stray.propagate = True
    for level in (logging.INFO, logging.WARNING, logging.ERROR):
        stray.log(level, f"text {CANARY}")
        stray.log(level, "text %s", CANARY, extra={"more": CANARY}, stack_info=True)
    logging.getLogger("sanctum_desktop.core").warning("own words: %r", {"said": CANARY})
    logging.warning("wrong %d arguments", CANARY)  # noqa: LOG015 - as careless as it gets
    try:
        fail()
    except Trap:
        stray.exception(CANARY)
    warnings.warn(CANARY, UserWarning, stacklevel=1)
    warnings.warn_explicit(CANARY, RuntimeWarning, f"/nowhere/{CANARY}.py", 7)


async def leave_a_task_behind():
    asyncio.get_running_loop().create_task(fail_later(), name=CANARY)
    asyncio.get_running_loop().call_soon(fail)
    await asyncio.sleep(0.05)
    gc.collect()


def in_a_thread():
    thread = threading.Thread(target=fail, name=CANARY)
    thread.start()
    thread.join()


def object_that_fails_at_its_end():
    FailsAtItsEnd()
    gc.collect()


def look_inside():
    """What the kernel grants this process, said by itself."""
    status = dict(line.split(":\t") for line in Path("/proc/self/status").read_text().splitlines())
    inside = {
        "core limit": resource.getrlimit(resource.RLIMIT_CORE),
        "dumpable": ctypes.CDLL(None).prctl(3, 0, 0, 0, 0),
        "no new privileges": int(status["NoNewPrivs"]),
        "filtered": status["Seccomp"] == "2",
    }
    os.write(1, json.dumps(inside).encode() + b"\n")


def crash():
    ctypes.string_at(0)


VERBS = {
    "inside": look_inside,
    "segv": crash,
    "thread": in_a_thread,
    "object's end": object_that_fails_at_its_end,
    "task": lambda: asyncio.run(leave_a_task_behind()),
    "libraries": log_as_libraries_do,
    "bench": fail,
}


def break_command_line():
    """Give what runs the verb, with the layer named made to fail."""
    from sanctum_desktop.adapters.sqlcipher import vault
    from sanctum_desktop.bootstrap import container
    from sanctum_desktop.core.use_cases.read_transcript import ReadTranscript

    story = ["story", "--transcript", os.environ.get("TALK", "")]
    if PLACE in VERBS:
        from sanctum_desktop import benchmarks

        benchmarks.run_bench = lambda _names, _json: VERBS[PLACE]() or 0
        return ["bench"]
    if PLACE == "policy":
        import sanctum_desktop.core.policies.hearing.hear  # noqa: F401 - the package hides it

        sys.modules["sanctum_desktop.core.policies.hearing.hear"].settled = fail
        return story
    if PLACE == "use case":
        ReadTranscript.__call__ = fail
        return story
    if PLACE == "adapter":
        vault.headers.open_with_passphrase = fail
        return ["vault", "check"]
    assert PLACE == "bootstrap"
    container.story_desk = fail
    return story


async def speak_as_qml_does():
    from PySide6.QtCore import QUrl, qCritical, qWarning
    from PySide6.QtQml import QQmlApplicationEngine

    engine = QQmlApplicationEngine()
    said = f'console.warn("{CANARY}"); console.log("{CANARY}"); {CANARY}.none()'
    item = f"import QtQuick; Item {{ Component.onCompleted: {{ {said} }} }}"
    engine.loadData(item.encode(), QUrl(f"file:///nowhere/{CANARY}.qml"))
    engine.load(QUrl.fromLocalFile(f"/nowhere/{CANARY}.qml"))
    qWarning(CANARY)
    qCritical(CANARY)


async def fail_in_a_slot():
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, fail)


async def fail_in_a_view_model():
    from sanctum_desktop.ui.qt.task_owner import TaskOwner

    TaskOwner(lambda _error: None).start(CANARY, fail_later())


async def fail_on_the_vaults_thread():
    from sanctum_desktop.runtime.worker import Worker
    from sanctum_desktop.ui.qt.task_owner import TaskOwner

    TaskOwner(lambda _error: None).start("work", Worker("vault").call(fail))


async def abort():
    from PySide6.QtCore import qFatal

    qFatal(CANARY)


async def die_in_native_code():
    _said = CANARY
    crash()


async def look_inside_the_window():
    look_inside()


IN_WINDOW = {
    "opening": fail_later,
    "slot": fail_in_a_slot,
    "view model": fail_in_a_view_model,
    "worker": fail_on_the_vaults_thread,
    "qml": speak_as_qml_does,
    "abort": abort,
    "segv": die_in_native_code,
    "inside": look_inside_the_window,
}
IN_SUPERVISOR = {"supervisor": fail, "supervisor inside": look_inside, "supervisor segv": crash}


def break_window():
    from sanctum_desktop.ui.shell import window

    async def live(*_given):
        await IN_WINDOW[PLACE]()
        await asyncio.sleep(0.3)

    window._live = live


def main():
    from sanctum_desktop import __main__ as app
    from sanctum_desktop.bootstrap import error_reports, supervisor

    if PLAIN:
        logs = Path(os.environ["SANCTUM_HOME"]) / "logs"
        logs.mkdir(parents=True)
        error_reports.report_errors = lambda _process: logging.basicConfig(
            filename=logs / "plain.log", level=logging.INFO
        )
    if PLACE in IN_SUPERVISOR:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        ended = SimpleNamespace(returncode=0)
        supervisor.subprocess = SimpleNamespace(
            run=lambda *_command, **_options: IN_SUPERVISOR[PLACE]() or ended
        )
        sys.argv = ["sanctum"]
    elif os.environ.get("WINDOW"):
        break_window()
        sys.argv = ["sanctum", supervisor.WINDOW_PROCESS]
    else:
        sys.argv = ["sanctum", *break_command_line()]
    return app.main()


if __name__ == "__main__":
    sys.exit(main())
