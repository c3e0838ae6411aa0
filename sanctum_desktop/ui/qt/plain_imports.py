"""Imports as Python does them, without PySide's own way."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - it puts its hook in


def import_plainly() -> None:
    """Take PySide's import hook out; to be called before much else is imported.

    The hook (libpyside's `feature_import`) reads the source of every module that is imported
    afterwards, to look for the word "PySide6", and `linecache` keeps all of it: 20 MB and time
    before the first paint. Only `from __feature__ import ...` needs it, which nothing here uses.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        setattr(builtins, "__import__", plain)  # noqa: B010 - no type knows it
