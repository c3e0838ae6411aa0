"""Starts the supervisor of the window, an engine, a net process, or the command line."""

from __future__ import annotations

import os
import sys
from types import TracebackType

from sanctum_desktop.bootstrap import net_door, supervisor


def main() -> int:
    """Window without arguments, command line with; gives the exit status."""
    from sanctum_desktop.bootstrap.confinement import confine

    arguments = sys.argv[1:]
    if arguments and arguments[0] == net_door.NET_PROCESS:
        from sanctum_desktop.bootstrap.net_main import run_net

        run_net(arguments[1:])
    door = net_door.open_door() if _may_need_net(arguments) else net_door.Door(None)
    confine()
    # NumPy's work here is a sentence at a time: too little to share, and its threads would spin.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # glibc gives each thread a heap of its own, of which most lies idle: 15 MB of the window's.
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    if not arguments:
        sys.excepthook = _report_late
        return supervisor.run_window(door)
    if arguments[0] == supervisor.ENGINE_PROCESS:
        from sanctum_desktop.bootstrap.engine_main import run_engine

        run_engine(arguments[1:])

    from sanctum_desktop.bootstrap.error_reports import report_errors

    if arguments == [supervisor.WINDOW_PROCESS]:
        report_errors("window")
        _clean_up()
        from sanctum_desktop.bootstrap.window_process import run

        return run()

    report_errors("command line")
    _clean_up()
    from sanctum_desktop.benchmarks import run_bench
    from sanctum_desktop.bootstrap.command_line import run_command_line

    return run_command_line(
        arguments, open_window=supervisor.run_window, run_bench=run_bench, door=door
    )


def _may_need_net(arguments: list[str]) -> bool:
    """The window and the verbs in which a person may ask for it."""
    return not arguments or arguments[0] == "talk" or arguments[:2] == ["models", "download"]


def _clean_up() -> None:
    """Remove what a killed process left."""
    from sanctum_desktop.adapters.sqlcipher.scraps import remove_scraps
    from sanctum_desktop.bootstrap.settings import vaults_home

    remove_scraps(vaults_home())


def _report_late(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """The supervisor's reports, loaded when there is one: what it loads delays the window."""
    from sanctum_desktop.bootstrap.error_reports import report_errors

    report_errors("supervisor")
    sys.excepthook(kind, error, trace)


if __name__ == "__main__":
    sys.exit(main())
