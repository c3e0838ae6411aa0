"""No words are ever interpreted: every text of the window is plain, and says so itself."""

import re
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "sanctum_desktop" / "ui"
QML = sorted(UI.rglob("*.qml"))
OBJECT = re.compile(r"\b(?P<kind>Text|TextEdit)\s*\{")
FORMAT = re.compile(r"\btextFormat\s*[:=]\s*(?P<format>[\w.]+)")
# What interprets, opens or brings texts of its own that interpret.
NEVER = re.compile(
    r"\b(RichText|StyledText|MarkdownText|AutoText|linkActivated|linkHovered|onLink\w+|hoveredLink"
    r"|openUrlExternally|openUrl|setHtml|insertHtml|setMarkdown|insertMarkdown|QDesktopServices"
    r"|QtQuick\.Controls|createQmlObject|XMLHttpRequest)\b"
)

OPENS = {"export_model.py": ["QDesktopServices", "QDesktopServices", "openUrl"]}
"""The page's dialog opens the file it has just saved, when asked to."""


def interpreted(source):
    """What in this QML might interpret the words it is given."""
    faults = NEVER.findall(source)
    for found in OBJECT.finditer(source):
        own = _without_children(source[found.end() :])
        if re.search(rf"\btextFormat: {found['kind']}\.PlainText$", own, re.MULTILINE) is None:
            faults.append(f"{found['kind']} without its format: {own[:60]!r}")
    faults += [
        found["format"]
        for found in FORMAT.finditer(source)
        if found["format"] not in ("Text.PlainText", "TextEdit.PlainText")
    ]
    return faults


def _without_children(body):
    """What stands in the object itself, of all that follows its opening brace."""
    own, depth = [], 0
    for letter in body:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth < 0:
            break
        if depth == 0:
            own.append(letter)
    return "".join(own)


@pytest.mark.parametrize("file", QML, ids=lambda file: str(file.relative_to(UI)))
def test_every_text_is_plain(file):
    assert interpreted(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "file", sorted(UI.rglob("*.py")), ids=lambda one: str(one.relative_to(UI))
)
def test_no_code_interprets_either(file):
    assert NEVER.findall(file.read_text(encoding="utf-8")) == OPENS.get(file.name, [])


@pytest.mark.parametrize(
    "planted",
    [
        "Text {\n text: words\n}",
        "Text {\n Item {\n  textFormat: Text.PlainText\n }\n}",
        "TextEdit {\n textFormat: TextEdit.AutoText\n}",
        "Prose {\n textFormat: Text.StyledText\n}",
        "Item {\n Component.onCompleted: child.textFormat = 1\n}",
        "Prose {\n onLinkActivated: link => Qt.openUrlExternally(link)\n}",
    ],
)
def test_what_is_planted_is_seen(planted):
    assert interpreted(planted)
