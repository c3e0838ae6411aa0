"""Runs qmllint over every QML file; a warning is an error."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UI = ROOT / "sanctum_desktop" / "ui"
TYPES = ROOT / "tests" / "ui" / "qml_types"  # of the view models; a test keeps them current


def main() -> int:
    files = sorted(str(path) for path in UI.rglob("*.qml"))
    if not files:
        return 0
    tool = Path(sys.executable).with_name("pyside6-qmllint")
    return subprocess.run(
        [str(tool), "--max-warnings", "0", "-I", str(TYPES), *files], check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
