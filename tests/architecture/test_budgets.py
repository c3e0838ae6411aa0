"""House rule 15: sizes a reader can hold in mind, and a sentence for each module and class."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "sanctum_desktop").rglob("*.py"))
FILE_LINES, CLASS_LINES, FUNCTION_LINES = 400, 200, 40


def length(node):
    return node.end_lineno - node.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_budgets_and_docstrings(path):
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert source.count("\n") <= FILE_LINES
    assert ast.get_docstring(tree), "a module says in a sentence what it is for"
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            assert length(node) <= CLASS_LINES, node.name
            assert ast.get_docstring(node) or node.name.startswith("_"), node.name
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert length(node) <= FUNCTION_LINES, node.name


@pytest.mark.parametrize("path", sorted((ROOT / "sanctum_desktop").rglob("*.qml")), ids=str)
def test_qml_files_are_small(path):
    assert path.read_text(encoding="utf-8").count("\n") <= FILE_LINES


def test_first_paint_pulls_in_nothing_heavy():
    """The supervisor's module and the lock screen's imports are light, in a fresh interpreter."""
    import subprocess
    import sys

    heavy = [
        "pydantic",
        "typer",
        "typst",
        "dateparser",
        "phonenumbers",
        "babel",
        "msgspec",
        "sqlcipher3",
        "nacl",
    ]
    code = (
        "import sys, sanctum_desktop.__main__;"
        f"print([m for m in {heavy!r} + ['PySide6'] if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
