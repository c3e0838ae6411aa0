"""Where things are on this machine, and what was chosen before the vault is open."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

from sanctum_desktop.core.domain.settings import (
    COLOURS,
    LOCK_AFTER_MINUTES,
    MOTION,
    PANE_PERCENT,
    TEXT_PERCENT,
    Pane,
    Panes,
    Settings,
    WindowPlace,
)
from sanctum_desktop.core.policies.vault_names import refuse_bad_name

_FILE: Final = "settings.json"
_MOST_BYTES: Final = 4096
_STATES: Final = ("windowed", "maximized", "fullscreen")
_FARTHEST_PIXEL: Final = 100_000
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
_CHOICES: Final[Mapping[str, Sequence[object]]] = {
    "lock_after_minutes": LOCK_AFTER_MINUTES,
    "colours": COLOURS,
    "text_percent": TEXT_PERCENT,
    "motion": MOTION,
}


def vaults_home() -> Path:
    """`SANCTUM_HOME`, or the place this system keeps an application's data."""
    named = os.environ.get("SANCTUM_HOME")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("sanctum", appauthor=False) / "vaults"


def default_vault() -> Path:
    """The vault the window opens, and the verbs use when none is named."""
    return vaults_home() / "main"


def vault_folder(named: str | None) -> Path:
    """The folder of the vault that is named, by its name in the folder of vaults or by a path.

    Raises BadInput for a name no vault may have.
    """
    if not named:
        return default_vault()
    here, at_home = Path(named).expanduser(), vaults_home() / named
    if "/" in named or os.sep in named or (here.is_dir() and not at_home.is_dir()):
        return here
    refuse_bad_name(named)
    return at_home


class KeptSettings:
    """The settings beside the vaults, read once: no other process writes them."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._settings: Settings | None = None

    def read(self) -> Settings:
        if self._settings is None:
            self._settings = read_settings(self._home)
        return self._settings

    def write(self, settings: Settings) -> None:
        self._settings = settings
        write_settings(self._home, settings)


def read_settings(home: Path) -> Settings:
    """What was chosen; the defaults for whatever is missing or cannot be used."""
    try:
        with (home / _FILE).open("rb") as stream:
            untrusted = json.loads(stream.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(untrusted, dict):
        return Settings()
    chosen = {name: untrusted[name] for name in _CHOICES if _is_one_of(untrusted.get(name), name)}
    language = untrusted.get("language")
    if isinstance(language, str) and _LANGUAGE.fullmatch(language):
        chosen["language"] = language
    # What is neither on nor off keeps the network out, as the doorkeeper does.
    chosen["airplane"] = untrusted.get("airplane", False) is not False
    panes = _panes(untrusted.get("panes"))
    return Settings(window=_place(untrusted.get("window")), panes=panes, **chosen)


def write_settings(home: Path, settings: Settings) -> None:
    """Keep them, for the owner's eyes only; raises CannotWrite."""
    from sanctum_desktop.runtime.files import PRIVATE_FOLDER, write_atomically

    with suppress(OSError):  # writing says what is wrong
        home.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    write_atomically(home / _FILE, json.dumps(asdict(settings)).encode())


def _is_one_of(untrusted: Any, name: str) -> bool:  # noqa: ANN401 - whatever the file holds
    """By type too: for Python, True is 1."""
    return any(type(untrusted) is type(one) and untrusted == one for one in _CHOICES[name])


def _place(untrusted: Any) -> WindowPlace | None:  # noqa: ANN401 - whatever the file holds
    if not isinstance(untrusted, dict):
        return None
    numbers = [untrusted.get(name) for name in ("x", "y", "width", "height")]
    pixels = [n for n in numbers if type(n) is int and abs(n) < _FARTHEST_PIXEL]
    state = untrusted.get("state")
    if len(pixels) != len(numbers) or min(pixels[2:]) < 1 or state not in _STATES:
        return None
    x, y, width, height = pixels
    return WindowPlace(x, y, width, height, state)


def _panes(untrusted: Any) -> Panes:  # noqa: ANN401 - whatever the file holds
    if not isinstance(untrusted, dict):
        return Panes()
    return Panes(**{one.name: _pane(untrusted.get(one.name)) for one in fields(Panes)})


def _pane(untrusted: Any) -> Pane:  # noqa: ANN401 - whatever the file holds
    if not isinstance(untrusted, dict):
        return Pane()
    percent, (least, most) = untrusted.get("percent"), PANE_PERCENT
    if type(percent) is not int or not least <= percent <= most:
        percent = 100
    return Pane(percent=percent, opened=untrusted.get("opened") is not False)
