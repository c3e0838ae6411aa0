"""Installs the catalogue of words for people."""

from __future__ import annotations

from sanctum_desktop.adapters.assets_library.translations import load_translations
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain import words


def install_words() -> None:
    """Make `words.text` answer; needed before anything speaks."""
    words.install(load_translations(asset_path("i18n")))
