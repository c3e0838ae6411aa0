"""Writes tests/ui/qml_types: the view models as qmllint sees them.

Run it after changing a view model's properties, slots or signals; a test says when.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
UI = ROOT / "sanctum_desktop" / "ui"
MODULE = Path(__file__).parent / "qml_types" / "Sanctum" / "Window"
SOURCES = (
    "left_model.py",
    "qt/words.py",
    "qt/surroundings.py",
    "qt/typesetter.py",
    "qt/file_dialog.py",
    "qt/panes.py",
    "shell/*_model.py",
    "features/*/*_model.py",
)


def described(into: Path) -> str:
    """The qmltypes of all registered types as of now; `into` is a folder for scratch files."""
    tools = Path(sys.executable).parent
    sources = sorted({str(file) for pattern in SOURCES for file in UI.glob(pattern)})
    dump, types = into / "types.json", into / "window.qmltypes"
    subprocess.run(
        [tools / "pyside6-metaobjectdump", "-q", "-s", "-o", dump, *sources], check=True
    )
    dump.write_text(json.dumps(_with_constants(json.loads(dump.read_text()))))
    command = [tools / "pyside6-qmltyperegistrar", "--generate-qmltypes", types, "-o"]
    command += [into / "unused.cpp", "--import-name", "Sanctum.Window"]
    command += ["--major-version", "1", "--minor-version", "0", dump]
    subprocess.run(command, check=True, capture_output=True)
    return types.read_text()


def _with_constants(dumped):
    """A property that never says it changed is constant, which PySide6's dump leaves out."""
    for file in dumped:
        for described_class in file["classes"]:
            for entry in described_class.get("properties", ()):
                entry["constant"] = "notify" not in entry
    return dumped


def main() -> None:
    MODULE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        (MODULE / "window.qmltypes").write_text(described(Path(scratch)))
    (MODULE / "qmldir").write_text("module Sanctum.Window\ntypeinfo window.qmltypes\n")


if __name__ == "__main__":
    main()
