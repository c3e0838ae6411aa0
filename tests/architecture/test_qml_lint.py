"""A view model's name misspelled in a screen is caught before anybody sees the screen."""

import re
import runpy
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODEL = re.compile(r"required property \w+Model (\w+)")
lint = runpy.run_path(str(ROOT / "packaging" / "qml_check.py"))["lint"]


def misspell(screen):
    """Misspell the first use of the screen's view model; gives what was planted, or None."""
    source = screen.read_text(encoding="utf-8")
    model = MODEL.search(source)
    # "ui.resume.line" is a name of words.
    use = model and re.search(rf"(?<!ui\.)\b{model[1]}\.(\w+)", source[model.end() :])
    if not use:
        return None
    at = model.end() + use.end()
    screen.write_text(f"{source[:at]}x{source[at:]}", encoding="utf-8")
    return f"{use[1]}x"


def test_a_typo_is_caught_in_each_file_that_has_a_view_model(tmp_path, capfd):
    shutil.copytree(ROOT / "sanctum_desktop" / "ui", tmp_path / "ui")
    files = sorted((tmp_path / "ui").rglob("*.qml"))
    planted = {file: typo for file in files if (typo := misspell(file))}
    assert len(planted) > 20
    assert lint(planted) != 0
    found = capfd.readouterr().err
    missed = [
        f"{file.name}: {typo}"
        for file, typo in planted.items()
        if not re.search(rf'{re.escape(str(file))}:\d+:\d+: Member "{typo}" not found', found)
    ]
    assert missed == []
