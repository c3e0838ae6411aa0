"""An export on disk: whole, private to its owner, never over something."""

import os
import stat
import zipfile

import pytest

from sanctum_desktop.adapters.export_files.writer import ExportFiles
from sanctum_desktop.core.domain.errors import BadInput, CannotWrite

FILES = {"README.txt": b"read me", "talks/1.txt": b"one", "talks/2.txt": b"two"}


def test_a_folder_and_a_zip_hold_the_same(tmp_path):
    ExportFiles(tmp_path / "all").write(FILES)
    (tmp_path / "empty").mkdir()
    ExportFiles(tmp_path / "empty").write(FILES)
    ExportFiles(tmp_path / "all.zip").write(FILES)
    for folder in ("all", "empty"):
        for path, content in FILES.items():
            assert (tmp_path / folder / path).read_bytes() == content
            assert stat.S_IMODE((tmp_path / folder / path).stat().st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / folder).stat().st_mode) == 0o700
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == FILES
    assert stat.S_IMODE((tmp_path / "all.zip").stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all", "all.zip", "empty"]


def test_what_stands_there_is_not_touched(tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("mine")
    (tmp_path / "taken.zip").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("full", "taken.zip", "full/thesis.txt", "link"):
        with pytest.raises(BadInput, match="already"):
            ExportFiles(tmp_path / name).write(FILES)
    assert (tmp_path / "full" / "thesis.txt").read_text() == "mine"
    assert (tmp_path / "taken.zip").read_text() == "mine"


def test_a_place_that_is_not_there(tmp_path):
    with pytest.raises(BadInput, match="no folder"):
        ExportFiles(tmp_path / "no" / "such").write(FILES)


def test_what_a_kill_left_goes_with_the_next(tmp_path):
    (tmp_path / ".all.sanctum-export-1234abcd").mkdir()
    (tmp_path / ".all.sanctum-export-1234abcd" / "facts.json").write_text("plain words")
    (tmp_path / ".other.zip.sanctum-export-5678abcd").write_text("plain words of another name")
    (tmp_path / ".own.sanctum-exported").write_text("somebody's own")
    ExportFiles(tmp_path / "all").write(FILES)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [".own.sanctum-exported", "all"]


@pytest.mark.parametrize("name", ["all", "all.zip"])
def test_a_write_that_fails_leaves_nothing(tmp_path, monkeypatch, name):
    def fail(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CannotWrite, match="the disk is full"):
        ExportFiles(tmp_path / name).write(FILES)
    assert list(tmp_path.iterdir()) == []
