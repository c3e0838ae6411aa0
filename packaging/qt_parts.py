"""Which parts of Qt the frozen app needs; build.spec leaves out the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

Entry = tuple[str, str, str]
"""One file of the bundle as PyInstaller lists it: place, source, kind."""

_IMPORT = re.compile(r"^import (Qt[\w.]*)", re.MULTILINE)
_NEEDS = re.compile(r"^(?:default import|import|depends) (Qt[\w.]*)", re.MULTILINE)
_QT_LIBRARY = re.compile(r"(?:lib)?Qt(?:6|\w*$)")
_LINKED = ("BINARY", "EXTENSION")
_UNUSED_PLUGINS = frozenset(
    """designer egldeviceintegrations generic networkinformation printsupport qmllint qmltooling
    sqldrivers tls vectorimageformats wayland-graphics-integration-server""".split()
)
_UNUSED_FILES = re.compile(
    r"(?:lib)?q(?:eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc|gtk3|tvirtualkeyboardplugin)\b"
)


def needed_modules(screens: Path, modules: Path) -> set[str]:
    """The folders under `modules`, Qt's own, of what the QML of `screens` imports."""
    waiting = set(_imports(screens.rglob("*.qml")))
    needed: set[str] = set()
    while waiting:
        folder = waiting.pop().replace(".", "/")
        if folder not in needed and (modules / folder / "qmldir").is_file():
            needed.add(folder)
            told = (modules / folder / "qmldir").read_text(encoding="utf-8")
            waiting |= {*_NEEDS.findall(told), *_imports((modules / folder).glob("*.qml"))}
    return needed


def _imports(files: Iterable[Path]) -> Iterator[str]:
    for file in files:
        yield from _IMPORT.findall(file.read_text(encoding="utf-8"))


def without_unused(entries: Iterable[Entry], modules: set[str]) -> list[Entry]:
    """The entries, but for other QML modules, plugins nothing here loads and Qt's translations."""
    return [entry for entry in entries if not _is_unused(PurePath(entry[0]), modules)]


def _is_unused(place: PurePath, modules: set[str]) -> bool:
    parts = place.parts
    if "PySide6" not in parts:
        return False
    if "qml" in parts:
        folder = parts[parts.index("qml") + 1 : -1]
        return "/".join(folder) not in modules
    if "plugins" in parts:
        kind = parts[parts.index("plugins") + 1]
        return kind in _UNUSED_PLUGINS or _UNUSED_FILES.match(place.name) is not None
    return bool({"translations", "metatypes", "libexec"} & set(parts))


def without_unreached(
    entries: list[Entry], imports: Callable[[str], Iterable[str]]
) -> list[Entry]:
    """The entries, but for Qt libraries no other file needs; `imports` names what a file links."""
    libraries = {
        PurePath(place).name: source for place, source, _ in entries if _is_library(place)
    }
    waiting = [
        source for place, source, kind in entries if kind in _LINKED and not _is_library(place)
    ]
    reached: set[str] = set()
    while waiting:
        for name in {PurePath(name).name for name in imports(waiting.pop())} - reached:
            if name in libraries:
                reached.add(name)
                waiting.append(libraries[name])
    return [
        entry for entry in entries
        if not _is_library(entry[0]) or PurePath(entry[0]).name in reached
    ]  # fmt: skip


def _is_library(place: str) -> bool:
    parts = PurePath(place).parts
    return _QT_LIBRARY.match(parts[-1]) is not None and not {"plugins", "qml"} & set(parts)
