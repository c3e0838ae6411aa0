"""Starts the supervisor of the window, or the command line."""

from __future__ import annotations

import sys

from sanctum_desktop.bootstrap import supervisor


def main() -> int:
    """Window without arguments, command line with; gives the exit status."""
    arguments = sys.argv[1:]
    if not arguments:
        return supervisor.run_window()

    from sanctum_desktop.bootstrap.confinement import confine

    confine()
    if arguments == [supervisor.WINDOW_PROCESS]:
        from sanctum_desktop.bootstrap.window_process import run

        return run()

    from sanctum_desktop.benchmarks import run_bench
    from sanctum_desktop.bootstrap.command_line import run_command_line

    return run_command_line(arguments, open_window=supervisor.run_window, run_bench=run_bench)


if __name__ == "__main__":
    sys.exit(main())
