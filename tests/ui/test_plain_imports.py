"""Importing reads no sources."""

import builtins
import importlib
import linecache

import pytest
from PySide6 import QtQml  # noqa: F401 - whatever of PySide has put in its hook has by now

from sanctum_desktop.ui.qt.plain_imports import import_plainly


@pytest.fixture(autouse=True)
def hook_put_back(monkeypatch):
    monkeypatch.setattr(builtins, "__import__", builtins.__import__)


def source_is_kept_of(name, folder, monkeypatch):
    (folder / f"{name}.py").write_text("here = True\n")
    monkeypatch.syspath_prepend(folder)
    importlib.invalidate_caches()
    __import__(name)
    return str(folder / f"{name}.py") in linecache.cache


def test_an_import_keeps_no_source(tmp_path, monkeypatch):
    assert source_is_kept_of("read_by_pyside", tmp_path, monkeypatch), (
        "the hook is gone: drop this"
    )
    import_plainly()
    assert not source_is_kept_of("read_by_nobody", tmp_path, monkeypatch)


def test_it_is_no_matter_whether_there_is_a_hook(monkeypatch):
    monkeypatch.delattr(builtins, "__orig_import__")
    before = builtins.__import__
    import_plainly()
    assert builtins.__import__ is before
