"""Reads and writes the header, keeping the one before."""

from __future__ import annotations

import os
from pathlib import Path

from sanctum_desktop.adapters.sqlcipher.header import MAX_HEADER_BYTES, Header, decode, encode
from sanctum_desktop.adapters.sqlcipher.presence import DATABASE, HEADER, PREVIOUS_HEADER
from sanctum_desktop.core.domain.errors import VaultDamaged, VaultMissing
from sanctum_desktop.runtime.files import replace_file


def read_header(folder: Path) -> tuple[Header, str]:
    """The header, and a notice where it had to come from the previous one ("" otherwise)."""
    first_trouble: VaultDamaged | None = None
    for name in (HEADER, PREVIOUS_HEADER):
        try:
            header = decode(_read_limited(folder / name))
        except FileNotFoundError:
            continue
        except VaultDamaged as error:
            first_trouble = first_trouble or error
            continue
        if name == HEADER:
            return header, ""
        return header, "The vault's header was damaged; the one before it was used."
    if first_trouble is not None:
        raise first_trouble
    if (folder / DATABASE).exists():
        raise VaultDamaged(
            "The vault's header file is gone; without it nothing can be read.",
            advice="Put vault.hdr back, or restore a backup.",
        )
    raise VaultMissing(
        "There is no vault in that folder.", advice="Make one with `sanctum vault create`."
    )


def write_header(folder: Path, header: Header) -> None:
    """Replace the header; the one that stood there becomes the previous one."""
    standing = _worth_keeping(folder / HEADER)
    if standing is not None:
        replace_file(folder / PREVIOUS_HEADER, standing)
    replace_file(folder / HEADER, encode(header))


def _worth_keeping(path: Path) -> bytes | None:
    """The header as it stands; None where it is gone or damaged: the previous one then stays."""
    try:
        standing = _read_limited(path)
        decode(standing)
    except (FileNotFoundError, VaultDamaged):
        return None
    return standing


def previous_has_other_secrets(folder: Path, header: Header) -> bool:
    """True where a kill kept the header before from following: an old secret would open it."""
    try:
        previous = decode(_read_limited(folder / PREVIOUS_HEADER))
    except (FileNotFoundError, VaultDamaged):
        return False
    return (previous.passphrase, previous.recovery, previous.database_keys) != (
        header.passphrase,
        header.recovery,
        header.database_keys,
    )


def write_both_headers(folder: Path, header: Header) -> None:
    """Replace both, so that an old passphrase opens neither."""
    replace_file(folder / HEADER, encode(header))
    replace_file(folder / PREVIOUS_HEADER, encode(header))


def _read_limited(path: Path) -> bytes:
    """At most one byte more than a header may have; links are not followed."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_NONBLOCK", 0)  # a pipe put in its place does not hang us
    with os.fdopen(os.open(path, flags), "rb") as stream:
        return stream.read(MAX_HEADER_BYTES + 1)
