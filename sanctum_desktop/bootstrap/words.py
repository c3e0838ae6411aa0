"""Installs the catalogue of words for people."""

from __future__ import annotations

from sanctum_desktop.adapters.assets_library import translations
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.prompts import catalogue


def install_words() -> None:
    """Make `catalogue.text` answer; needed before anything speaks."""
    catalogue.install(translations(asset_path("i18n")))
