"""Finds out what works on this machine, for `sanctum doctor`."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
import shutil
import socket
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sanctum_desktop import __version__
from sanctum_desktop.adapters.assets_library.personas import read_personas
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.bootstrap.confinement import dumps_forbidden
from sanctum_desktop.bootstrap.engine_main import ENGINES
from sanctum_desktop.bootstrap.net_door import airplane
from sanctum_desktop.bootstrap.second_start import private_folder
from sanctum_desktop.bootstrap.supervisor import display_available
from sanctum_desktop.cli.services import Finding
from sanctum_desktop.core.domain.errors import SanctumBug
from sanctum_desktop.runtime.crash_record import read_crashes
from sanctum_desktop.runtime.redacting_log import FOLDER, log_files

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

_SYSTEM: str = sys.platform  # a plain string: the type checker shall see each system's branch

_ENGINES = {
    "speech to text": ("faster_whisper", "faster-whisper"),
    "text to speech": ("piper", "piper-tts"),
    "memory by meaning": ("sentence_transformers", "sentence-transformers"),
    "question search": ("lancedb", "lancedb"),
}

_CARDS = {"ggml-cuda": "CUDA", "ggml-metal": "Metal", "ggml-vulkan": "Vulkan"}

_LEAVING = {
    "sleep": "sleep",
    "session": "a locked session or another user's turn",
    "screen": "the screen saver",
}

_UNTRIED = "our tests have never run on this system"


def diagnose(home: Path) -> Sequence[Finding]:
    """Look at each part as it is now; nothing is loaded that an engine would need."""
    return list(_findings(home))


def _findings(home: Path) -> Iterator[Finding]:
    yield Finding(
        "Sanctum", True, f"{__version__} on Python {platform.python_version()}, {sys.platform}"
    )
    yield offline()
    yield _downloads(home)
    yield closed_memory()
    yield _vault_home(home)
    yield _logs(home)
    yield _package("vault encryption", "sqlcipher3", "sqlcipher3")
    yield _package("page setting", "typst", "typst")
    yield _assets()
    yield _window()
    yield _session()
    yield _one_window()
    yield _guide()
    yield from _language_model()
    for name, (module, distribution) in _ENGINES.items():
        yield _engine(name, module, distribution)
    espeak = shutil.which("espeak-ng")
    yield Finding("plain voice", espeak is not None, espeak or "espeak-ng is not installed")


def offline() -> Finding:
    """Try what must fail: only an attempt from inside shows that no socket can be had."""
    try:
        socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
    except PermissionError:
        return Finding("offline", True, "the kernel refuses this process every internet socket")
    if _SYSTEM == "linux":
        return Finding("offline", False, "this process could open an internet socket")
    return Finding(
        "offline", True, "Python's own sockets are refused here; the system does not enforce it"
    )


def _downloads(home: Path) -> Finding:
    """By name alone: nothing that could go online is loaded to find out."""
    if airplane(home):
        return Finding("downloads", False, "the airplane switch is on, so nothing is fetched")
    if importlib.util.find_spec("huggingface_hub") is None:
        return Finding("downloads", False, "huggingface_hub is not installed ('make engines')")
    version = importlib.metadata.version("huggingface_hub")
    return Finding("downloads", True, f"huggingface_hub {version}; only what you say yes to")


def closed_memory() -> Finding:
    """Whether other programs can get at what this process holds."""
    if dumps_forbidden():
        return Finding("closed memory", True, "no core file, no debugger of the same account")
    return Finding(
        "closed memory", False, "this system lets programs of your account read our memory"
    )


def _logs(home: Path) -> Finding:
    folder = home / FOLDER
    files = log_files(folder)
    if folder.exists() and not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return Finding("logs", False, f"{folder} cannot be read and written")
    size = sum(file.stat().st_size for file in files)
    crashes = len(read_crashes(home))
    return Finding(
        "logs",
        True,
        f"{len(files)} files, {size:,} bytes, crash records: {crashes} ('--crashes' shows them)",
    )


def _vault_home(home: Path) -> Finding:
    if not home.exists():
        return Finding("vaults", True, f"none yet; they will be in {home}")
    if not os.access(home, os.R_OK | os.W_OK):
        return Finding("vaults", False, f"{home} cannot be read and written")
    count = sum(1 for header in home.glob("*/vault.hdr") if header.is_file())
    return Finding("vaults", True, f"{count} in {home}")


def _package(name: str, module: str, distribution: str) -> Finding:
    if importlib.util.find_spec(module) is None:
        return Finding(name, False, f"{distribution} is not installed; run 'make run' again")
    return Finding(name, True, f"{distribution} {importlib.metadata.version(distribution)}")


def _language_model() -> Iterator[Finding]:
    """The engine, and whether it was compiled for a graphics card; neither is loaded for this."""
    name, distribution = "language model", "llama-cpp-python"
    spec = importlib.util.find_spec("llama_cpp")
    if spec is None or not spec.submodule_search_locations:
        frozen = getattr(sys, "frozen", False)
        how = "this build is without it" if frozen else "'make engines' compiles it"
        yield Finding(name, False, f"{distribution} is not installed; {how}")
        return
    used = "llm" in ENGINES
    version = importlib.metadata.version(distribution)
    unused = "" if used else " is installed; not used by this version"
    yield Finding(name, used, f"{distribution} {version}{unused}")
    libraries = {file.name for file in Path(spec.submodule_search_locations[0], "lib").glob("*")}
    cards = [card for part, card in _CARDS.items() if any(part in one for one in libraries)]
    yield Finding(
        "graphics card",
        bool(cards),
        f"models may use it, through {' and '.join(cards)}"
        if cards
        else "models run on the processor ('make engines GPU=...' compiles it in, see README)",
    )


def _engine(name: str, module: str, distribution: str) -> Finding:
    """An installed engine still does no work: this version has nothing that drives one."""
    if importlib.util.find_spec(module) is None:
        return Finding(name, False, f"{distribution} is not installed ('make engines')")
    version = importlib.metadata.version(distribution)
    return Finding(name, False, f"{distribution} {version} is installed; not used by this version")


def _assets() -> Finding:
    try:
        fonts = len(list(asset_path("fonts").rglob("*.[to]tf")))
    except SanctumBug as error:
        return Finding("fonts", False, str(error))
    return Finding("fonts", fonts > 0, f"{fonts} font files shipped")


def _guide() -> Finding:
    names = " and ".join(persona.name for persona in read_personas(asset_path("personas")))
    return Finding("Guide", True, f"{names} work by rules, without any model")


def _session() -> Finding:
    """What locks the vault beside its keys and the time without one."""
    name = "lock when you leave"
    if importlib.util.find_spec("PySide6") is None:
        return Finding(name, False, "PySide6 is not installed")
    from PySide6.QtCore import QCoreApplication

    from sanctum_desktop.bootstrap.leaving import session_watch

    application = QCoreApplication.instance() or _application()
    heard = [_LEAVING[sign] for sign in session_watch().heard()]
    del application
    if not heard:
        nobody = "no D-Bus service tells" if _SYSTEM == "linux" else "the system does not tell"
        return Finding(name, False, f"{nobody} of it here; idle time and Ctrl+L lock")
    detail = f"on {', '.join(heard)}; idle time and Ctrl+L lock as well"
    if _SYSTEM != "linux":
        detail += f"; {_UNTRIED}"
    return Finding(name, True, detail)


def _one_window() -> Finding:
    name = "one window"
    if private_folder() is None:
        return Finding(name, False, "no folder is yours alone here: each start opens a window")
    detail = "a second start shows the window there is"
    return Finding(name, True, detail if _SYSTEM == "linux" else f"{detail}; {_UNTRIED}")


def _application() -> QCoreApplication:
    """Windows tells its signs to windows only; elsewhere there may be no display."""
    if _SYSTEM == "win32":
        from PySide6.QtGui import QGuiApplication

        return QGuiApplication([])
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication([])


def _window() -> Finding:
    if importlib.util.find_spec("PySide6") is None:
        return Finding("window", False, "PySide6 is not installed")
    if not display_available(os.environ):
        return Finding("window", False, "there is no display; the command line works")
    return Finding("window", True, f"PySide6 {importlib.metadata.version('PySide6-Essentials')}")
