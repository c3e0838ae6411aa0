"""What ships to be read says the same as what it is made from."""

import re
import tomllib
from pathlib import Path

from sanctum_desktop.ui.features.settings.paper import paper_rows
from sanctum_desktop.ui.features.settings.papers_model import RIGHTS

ROOT = Path(__file__).resolve().parents[2]
PRIVACY = (ROOT / ".github" / "PRIVACY.md").read_text(encoding="utf-8")


def test_the_privacy_page_that_ships_is_the_project_s():
    assert (ROOT / "assets" / "PRIVACY.md").read_text(encoding="utf-8") == PRIVACY


def test_the_licence_that_ships_is_the_project_s():
    assert (ROOT / "assets" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_each_right_has_its_place_or_none_on_purpose():
    rights = PRIVACY[PRIVACY.index("| you want to") :].split("\n\n")[0].splitlines()[2:]
    assert {line.split("|")[1].strip() for line in rights} == set(RIGHTS)


def test_each_library_is_named_with_its_licence():
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    parts = tomllib.loads((ROOT / "assets" / "licences.toml").read_text())["parts"]
    named = {part["name"] for part in parts}
    assert {re.match(r"[\w.-]+", one)[0] for one in asked} <= named
    assert all(part["licence"] and part["address"].startswith("https://") for part in parts)


def test_a_page_is_taken_apart():
    table = "| a | b | c |\n|---|---|---|\n| x | y | z |"
    short = "| a | b |\n|---|---|\n| p | q |"
    page = f"# T\n\nSome `code` and\n**more**.\n\n## H\n\n{table}\n\n{short}"
    rows = paper_rows(page, {"p": "trail"})
    assert [(row.kind, row.words, row.rest, row.leads) for row in rows] == [
        ("title", "T", "", ""),
        ("text", "Some code and more.", "", ""),
        ("heading", "H", "", ""),
        ("entry", "X", "B: y\nC: z", ""),
        ("entry", "P", "q", "trail"),
    ]
