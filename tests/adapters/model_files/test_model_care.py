"""Model files: there or not, read from end to end, deleted only where they are ours."""

import asyncio
import hashlib
import os
from threading import Event

import pytest

from sanctum_desktop.adapters.model_files import care
from sanctum_desktop.adapters.model_files.care import FilesOnDisk
from sanctum_desktop.core.domain.errors import CannotWrite, ModelRefused, NotFound
from sanctum_desktop.core.domain.models import FileState, ModelFile

CONTENT = os.urandom(64) * 1000


@pytest.fixture
def files(tmp_path):
    (tmp_path / "downloads").mkdir()
    return FilesOnDisk(tmp_path / "downloads")


@pytest.fixture
def small_blocks(monkeypatch):
    monkeypatch.setattr(care, "_BLOCK", 4096)


def put(path, content=CONTENT):
    path.write_bytes(content)
    return ModelFile(path=str(path), bytes=len(content))


def nobody(_count):
    """Progress nobody looks at."""


async def test_how_a_file_stands(files, tmp_path):
    file = put(tmp_path / "m.gguf")
    assert await files.state(file) is FileState.PRESENT
    put(tmp_path / "m.gguf", CONTENT + b"x")
    assert await files.state(file) is FileState.OTHER_SIZE
    (tmp_path / "m.gguf").unlink()
    assert await files.state(file) is FileState.MISSING
    assert await files.state(ModelFile(path="a\0b", bytes=1)) is FileState.MISSING


@pytest.mark.usefixtures("small_blocks")
async def test_the_hash_and_its_progress(files, tmp_path):
    told = []
    found = await files.sha256(put(tmp_path / "m.gguf"), told.append)
    await asyncio.sleep(0)
    assert found == hashlib.sha256(CONTENT).hexdigest()
    assert told == sorted(told)
    assert len(told) > 10
    assert told[-1] == len(CONTENT)


@pytest.mark.usefixtures("small_blocks")
async def test_a_cancelled_hash_stops_within_a_block(files, tmp_path, monkeypatch):
    begun, go_on, blocks = asyncio.Event(), Event(), []
    loop = asyncio.get_running_loop()

    class Slow:
        """Hands the test the moment between two blocks."""

        def update(self, block):
            blocks.append(block)
            loop.call_soon_threadsafe(begun.set)
            go_on.wait(10)

        def hexdigest(self):
            return "never asked"

    monkeypatch.setattr(care.hashlib, "sha256", Slow)
    task = asyncio.ensure_future(files.sha256(put(tmp_path / "m.gguf"), nobody))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go_on.set()
    await loop.shutdown_default_executor()
    assert len(blocks) == 1


@pytest.mark.usefixtures("small_blocks")
async def test_security_59_a_file_that_changes_while_it_is_read(files, tmp_path, monkeypatch):
    file = put(tmp_path / "m.gguf")
    real = hashlib.sha256

    def meddling():
        with (tmp_path / "m.gguf").open("ab") as stream:
            stream.write(b"x")
        return real()

    monkeypatch.setattr(care.hashlib, "sha256", meddling)
    with pytest.raises(ModelRefused, match="changed while it was read"):
        await files.sha256(file, nobody)


async def test_what_cannot_be_read(files, tmp_path):
    for path in (tmp_path / "gone", tmp_path):
        with pytest.raises(NotFound, match="cannot be read"):
            await files.sha256(ModelFile(path=str(path), bytes=1), nobody)


async def test_only_downloads_of_ours_are_deleted(files, tmp_path):
    ours = put(tmp_path / "downloads" / "m.gguf")
    theirs = put(tmp_path / "theirs.gguf")
    link = tmp_path / "downloads" / "link.gguf"
    link.symlink_to(tmp_path / "theirs.gguf")
    dotted = ModelFile(path=str(tmp_path / "downloads" / ".." / "theirs.gguf"), bytes=1)
    for kept in (theirs, dotted, ModelFile(path=str(link), bytes=1)):
        assert await files.delete(kept) == 0
    assert (tmp_path / "theirs.gguf").read_bytes() == CONTENT
    assert link.is_symlink()
    assert await files.delete(ours) == len(CONTENT)
    assert not (tmp_path / "downloads" / "m.gguf").exists()
    assert await files.delete(ours) == 0


async def test_a_file_that_cannot_be_deleted_is_said(files, tmp_path, monkeypatch):
    ours = put(tmp_path / "downloads" / "m.gguf")

    def refuse(_self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(care.Path, "unlink", refuse)
    with pytest.raises(CannotWrite, match="Permission denied"):
        await files.delete(ours)
