"""Reads the compiled catalogue of words."""

from __future__ import annotations

import gettext
from pathlib import Path


def load_translations(folder: Path, language: str = "en") -> gettext.NullTranslations:
    """The catalogue of a language in `folder`; English stands in where there is none."""
    return gettext.translation("sanctum", localedir=folder, languages=[language, "en"])
