"""Each import contract is broken on purpose in a copied tree, and must be caught."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# (contract's name, file to plant in, line to plant)
VIOLATIONS = [
    (
        "App layers point inwards",
        "runtime/planted.py",
        "import sanctum_desktop.bootstrap.supervisor",
    ),
    (
        "App layers point inwards",
        "cli/planted.py",
        "def lazily():\n    import sanctum_desktop.adapters.system_clock.clock",
    ),
    ("App layers point inwards", "new_top_folder/__init__.py", ""),
    (
        "Core layers point inwards",
        "core/domain/planted.py",
        "import sanctum_desktop.core.ports.clock",
    ),
    (
        "Core layers point inwards",
        "core/policies/planted.py",
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    import sanctum_desktop.core.use_cases",
    ),
    (
        "Drivers see use cases, domain and schemas only",
        "ui/planted.py",
        "import sanctum_desktop.core.ports.clock",
    ),
    (
        "Adapters do not drive the core",
        "adapters/in_memory/planted.py",
        "import sanctum_desktop.core.policies",
    ),
    (
        "Adapters are strangers to each other",
        "adapters/in_memory/planted.py",
        "import sanctum_desktop.adapters.system_clock.clock",
    ),
    (
        "Screens are strangers to each other",
        "ui/features/talk/planted.py",
        "import sanctum_desktop.ui.features.resume",
    ),
    ("Qt lives in ui only", "cli/planted.py", "import PySide6.QtCore"),
    ("Qt lives in ui only", "core/domain/planted.py", "def lazily():\n    import qasync"),
    ("Engines live in their adapters only", "core/domain/planted.py", "import sqlcipher3"),
    ("Engines live in their adapters only", "ui/planted.py", "import typst"),
    ("Engines live in their adapters only", "runtime/planted.py", "def f():\n    import httpx2"),
    (
        "No cycles between siblings",
        "core/use_cases/planted_a.py",
        "import sanctum_desktop.core.use_cases.planted_b",
    ),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; sys.path.insert(0, '.');"
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin", "COLUMNS": "200"},
    )


@pytest.fixture
def copied_tree(tmp_path: Path) -> Path:
    ignore = shutil.ignore_patterns("__pycache__", "*.qml", "*.txt")
    shutil.copytree(ROOT / "sanctum_desktop", tmp_path / "sanctum_desktop", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_tree_as_it_stands_keeps_all_contracts(copied_tree):
    result = lint(copied_tree)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("contract", "place", "line"), VIOLATIONS, ids=[f"{v[0]}: {v[1]}" for v in VIOLATIONS]
)
def test_a_planted_import_is_caught(copied_tree, contract, place, line):
    planted = copied_tree / "sanctum_desktop" / place
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(line + "\n")
    if "planted_a" in place:
        other = planted.with_name("planted_b.py")
        other.write_text("import sanctum_desktop.core.use_cases.planted_a\n")
    result = lint(copied_tree)
    assert result.returncode != 0
    assert f"{contract} BROKEN" in result.stdout or "new_top_folder" in result.stdout


def test_every_folder_of_the_package_is_seen_by_the_contracts():
    folders = {p.parent for p in (ROOT / "sanctum_desktop").rglob("*.py")}
    assert [str(f) for f in folders if not (f / "__init__.py").exists()] == []
