"""Runs qmllint over every QML file; a warning is an error."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UI = ROOT / "sanctum_desktop" / "ui"
TYPES = ROOT / "tests" / "ui" / "qml_types"  # of the view models; a test keeps them current


def lint(files: Iterable[Path]) -> int:
    """The exit status of qmllint, which knows the view models' types."""
    tool = Path(sys.executable).with_name("pyside6-qmllint")
    command = [tool, "--max-warnings", "0", "-I", TYPES, *files]
    return subprocess.run([str(part) for part in command], check=False).returncode


if __name__ == "__main__":
    sys.exit(lint(sorted(UI.rglob("*.qml"))))
