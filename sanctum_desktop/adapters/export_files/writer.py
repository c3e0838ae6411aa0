"""An export as a folder, or as a ZIP file where the place ends in .zip."""

from __future__ import annotations

import os
import secrets
import shutil
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from sanctum_desktop.core.domain.errors import BadInput, CannotWrite
from sanctum_desktop.runtime.files import NO_ROOM, PRIVATE_FOLDER, open_private, sync_path
from sanctum_desktop.runtime.translate import translate

_UNFINISHED: Final = ".sanctum-export"


class ExportFiles:
    """The ExportWriter port over one place of the file system.

    It is written under another name beside the place and renamed when it is whole. What a kill
    left there, which is readable by anybody, goes with the next export into the same folder.
    """

    def __init__(self, place: Path) -> None:
        self._place = place

    def refuse_taken(self) -> None:
        place = self._place
        if place.is_symlink() or place.is_file() or (place.is_dir() and any(place.iterdir())):
            raise BadInput(
                f"There is something at {place} already; it was not touched.",
                advice="Name a folder or a .zip file that is not there yet.",
            )
        if not place.absolute().parent.is_dir():
            raise BadInput(
                f"There is no folder {place.absolute().parent}.", advice="Name one that is there."
            )

    def write(self, files: Mapping[str, bytes]) -> None:
        self.refuse_taken()
        beside = self._place.absolute().parent
        draft = beside / f".{self._place.name}{_UNFINISHED}-{secrets.token_hex(4)}"
        with translate({OSError: self._cannot_write}):
            for scrap in beside.glob(f".*{_UNFINISHED}-????????"):
                with suppress(PermissionError):  # somebody else's
                    _remove(scrap)
            try:
                self._write(draft, files)
                draft.replace(self._place)
                sync_path(beside)
            finally:
                _remove(draft)

    def _write(self, draft: Path, files: Mapping[str, bytes]) -> None:
        if self._place.suffix.lower() == ".zip":
            _write_zip(draft, files)
            return
        if self._place.is_dir():
            self._place.rmdir()  # empty, as was seen; Windows renames over no folder
        _write_folder(draft, files)

    def _cannot_write(self, error: OSError) -> CannotWrite:
        full = error.errno in NO_ROOM
        reason = "the disk is full" if full else (error.strerror or "the system refused")
        return CannotWrite(
            f"The export {self._place.name} could not be written: {reason}.",
            advice="Free some space and try again." if full else "Choose another place.",
        )


def _write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(mode=PRIVATE_FOLDER)
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        with os.fdopen(open_private(file), "wb") as stream:
            stream.write(content)
        sync_path(file)
    for inside in {(folder / path).parent for path in files}:
        sync_path(inside)


def _write_zip(draft: Path, files: Mapping[str, bytes]) -> None:
    with (
        os.fdopen(open_private(draft), "wb") as stream,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for path, content in files.items():
            packed.writestr(path, content)
    sync_path(draft)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
