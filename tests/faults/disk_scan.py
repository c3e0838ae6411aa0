"""Searches a folder, a raw disk image or a memory dump for canaries in every form they may take.

    python tests/faults/disk_scan.py PLACE CANARY...

A canary is a random word, or a key's bytes. Its needles are the forms in which software writes
such a thing down: UTF-8, UTF-16, hex, base64 at its three offsets, URL-safe base64,
percent-encoding, JSON escapes. Each is sought in the bytes as they lie and inside zlib, gzip, zip
and zstd streams.
"""

import base64
import re
import secrets
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
PAGE = 4096
DEEPEST = 3
MOST_INFLATED = 16 * 1024 * 1024
ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
GZIP = re.compile(rb"\x1f\x8b\x08")
ZIP = re.compile(rb"PK\x03\x04.{4}\x08\x00.{16}(..)(..)", re.DOTALL)
ZSTD = re.compile(rb"\x28\xb5\x2f\xfd")


@dataclass(frozen=True)
class Hit:
    """Where a canary was found, and in which form; `place` names file and enclosing streams."""

    canary: str
    form: str
    place: str


def new_canary() -> str:
    """24 random characters that no dictionary and no other run holds."""
    return "".join(secrets.choice(ALPHABET) for _ in range(24))


def needles(canary: str | bytes) -> dict[str, bytes]:
    """Form -> the bytes to look for."""
    if isinstance(canary, bytes):
        return {"raw": canary, **_encoded("", canary)}
    plain, wide = canary.encode(), canary.encode("utf-16-le")
    return {
        "utf-8": plain,
        "utf-16-le": wide,
        "utf-16-be": canary.encode("utf-16-be"),
        **_encoded("utf-8 in ", plain),
        **_encoded("utf-16 in ", wide),
        "percent": b"".join(b"%%%02X" % byte for byte in plain),
        "percent, small": b"".join(b"%%%02x" % byte for byte in plain),
        "json": "".join(f"\\u{ord(c):04x}" for c in canary).encode(),
        "json, capital": "".join(f"\\u{ord(c):04X}" for c in canary).encode(),
    }


def _encoded(prefix: str, raw: bytes) -> dict[str, bytes]:
    found = {f"{prefix}hex": raw.hex().encode(), f"{prefix}HEX": raw.hex().upper().encode()}
    for offset in range(3):
        padded = bytes(offset) + raw
        # The characters at the edges also hold bits of the neighbours: they are dropped.
        whole = base64.b64encode(padded)[-(-offset * 8 // 6) : len(padded) * 8 // 6]
        found[f"{prefix}base64 at {offset}"] = whole
        found[f"{prefix}url-safe base64 at {offset}"] = whole.translate(
            bytes.maketrans(b"+/", b"-_")
        )
    return found


MEMORY_FORMS = re.compile("raw|utf-(8|16-[lb]e)|(utf-8 in )?(hex|HEX|base64 at .)")


class Scanner:
    """Looks for named canaries; `inflated` counts the streams that were opened.

    In `memory` things lie as they are used: the forms of files and compressed streams are left
    out, which makes a core of some hundred megabytes a matter of seconds.
    """

    def __init__(self, canaries: Mapping[str, str | bytes], *, memory: bool = False) -> None:
        self._needles = [
            (name, form, needle)
            for name, canary in canaries.items()
            for form, needle in needles(canary).items()
            if not memory or MEMORY_FORMS.fullmatch(form)
        ]
        self._deepest = 0 if memory else DEEPEST
        self.inflated = 0

    def data(self, data: bytes, place: str, depth: int = 0) -> list[Hit]:
        hits = [Hit(name, form, place) for name, form, needle in self._needles if needle in data]
        if depth < self._deepest:
            for kind, at, content in _streams(data):
                self.inflated += 1
                hits += self.data(content, f"{place} > {kind} at {at}", depth + 1)
        return hits

    def tree(self, root: Path) -> list[Hit]:
        """Every file below `root`, and every name."""
        hits = []
        for path in sorted(root.rglob("*")):
            name = str(path.relative_to(root))
            hits += self.data(name.encode(), f"the name {name}")
            if path.is_file() and not path.is_symlink():
                hits += self.data(path.read_bytes(), name)
        return hits

    def raw(self, file: Path) -> list[Hit]:
        """An image or a core as it lies, unlinked files, journal and slack with it."""
        hits = []
        for at, extent in _extents(file):
            hits += self.data(extent, f"{file.name} at {at}")
        return hits


def _extents(file: Path) -> Iterator[tuple[int, bytes]]:
    """The runs of pages that are not all zero: most of a fresh disk is."""
    run, began, zero = bytearray(), 0, bytes(PAGE)
    with file.open("rb") as stream:
        at = 0
        while page := stream.read(PAGE):
            if page != zero[: len(page)]:
                began = began if run else at
                run += page
            elif run:
                yield began, bytes(run)
                run.clear()
            at += len(page)
    if run:
        yield began, bytes(run)


def _streams(data: bytes) -> Iterator[tuple[str, int, bytes]]:
    for kind, pattern, window in (("zlib", ZLIB, 15), ("gzip", GZIP, 31)):
        for match in pattern.finditer(data):
            if content := _inflated(data, match.start(), window):
                yield kind, match.start(), content
    for match in ZIP.finditer(data):
        start = match.end() + sum(int.from_bytes(size, "little") for size in match.groups())
        if content := _inflated(data, start, -15):
            yield "zip", match.start(), content
    for match in ZSTD.finditer(data):
        if content := _unpacked(data, match.start()):
            yield "zstd", match.start(), content


def _inflated(data: bytes, start: int, window: int) -> bytes:
    stream, found = zlib.decompressobj(window), b""
    view = memoryview(data)
    with suppress(zlib.error):  # a chance match, or a cut stream: what came out is looked at
        for at in range(start, len(data), PAGE):
            found += stream.decompress(view[at : at + PAGE], MOST_INFLATED)
            if stream.eof or len(found) > MOST_INFLATED:
                break
    return found if len(found) >= 16 else b""


def _unpacked(data: bytes, start: int) -> bytes:
    if shutil.which("zstd") is None:
        raise RuntimeError("the scan needs zstd (packaging/linux/test-packages.txt)")
    sample = data[start : start + MOST_INFLATED]
    done = subprocess.run(["zstd", "-dcq"], input=sample, capture_output=True, check=False)
    return done.stdout[:MOST_INFLATED]


def main() -> int:
    place, canaries = Path(sys.argv[1]), {word: word for word in sys.argv[2:]}
    scanner = Scanner(canaries)
    hits = scanner.tree(place) if place.is_dir() else scanner.raw(place)
    for hit in hits:
        sys.stdout.write(f"{hit.canary} ({hit.form}) in {hit.place}\n")
    sys.stdout.write(f"{len(hits)} hits, {scanner.inflated} compressed streams opened\n")
    return 1 if hits else 0


if __name__ == "__main__":
    sys.exit(main())
