"""Installs the catalogue of words for people."""

from __future__ import annotations

from collections.abc import Mapping

from sanctum_desktop.adapters.assets_library.translations import load_translations
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain import words
from sanctum_desktop.core.domain.settings import USUAL_LANGUAGE


def install_words(language: str = USUAL_LANGUAGE) -> None:
    """Make `words.text` answer; needed before anything speaks."""
    words.install(load_translations(asset_path("i18n"), language))


def languages() -> Mapping[str, str]:
    """The languages there is a catalogue of, by code, each with its own name for itself."""
    folder = asset_path("i18n")
    codes = sorted(file.parts[-3] for file in folder.glob("*/LC_MESSAGES/sanctum.mo"))
    return {code: load_translations(folder, code).gettext("language.name") for code in codes}
