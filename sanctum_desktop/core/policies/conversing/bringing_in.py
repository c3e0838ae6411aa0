"""What becomes of a stranger's bytes before they are a text of a talk: decoded, or refused."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from sanctum_desktop.core.domain.attachments import MOST_CHARACTERS
from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.words import text

_MOST_BYTES: Final = 4 * MOST_CHARACTERS + 4
"""No text that is allowed has more, in whatever encoding, with its mark of order."""
_SET_PAGES: Final = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""How files begin that hold words in a form of their own: PDF, DOCX and its like, DOC, RTF."""
_ORDERED: Final = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_TERMINAL: Final = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)|[PX^_][^\x1b\n]*\x1b\\|[ -/]*[0-~]?)"
    r"|\x9b[0-?]*[ -/]*[@-~]"
)
"""What a terminal takes for an order: colours, titles, moves of the cursor."""
_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")
_PAGE: Final = "\f"
_KEPT: Final = frozenset("\n\t\f")
_UNSEEN: Final = frozenset(
    {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0}
    | set(range(0x180B, 0x1810)) | set(range(0xFE00, 0xFE10)) | set(range(0xE0000, 0xE1000))
)  # fmt: skip
"""Marks without a shape that no category tells of: fillers, joiners, variations, tags."""
_NO_SHAPE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_MOST_CONTROLS: Final = 0.02
"""Of all characters; more is no text."""
_MOST_ACCENTS: Final = 0.3
_LONGEST_NAME: Final = 80
_WORDS_OF_A_NAME: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """A text fit to be kept; `taken_out` characters of it could not be seen."""

    untrusted_text: str = field(repr=False)
    pages: tuple[int, ...]
    taken_out: int


def brought_in(untrusted: bytes) -> BroughtIn:
    """The text of these bytes, without what nobody could see in it; BadInput where it is none."""
    read = _decoded(untrusted)
    seen, taken_out = _seen(read)
    pieces = [piece.strip("\n") for piece in seen.split(_PAGE)]
    whole = "\n".join(pieces).rstrip()
    if not any(c.isalnum() for c in whole):
        raise _refused("empty")
    if len(whole) > MOST_CHARACTERS:
        raise _refused("too_large", most=f"{MOST_CHARACTERS:,}")
    return BroughtIn(untrusted_text=whole, pages=_starts(pieces, len(whole)), taken_out=taken_out)


def name_of(name: str, untrusted_text: str) -> str:
    """The file's own name, without folders; where there is none, the first words of the text."""
    last = re.split(r"[\\/]", _seen(name)[0])[-1]
    shown = " ".join(last.split()) or " ".join(untrusted_text.split()[:_WORDS_OF_A_NAME])
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[: _LONGEST_NAME - 1].rstrip()}…"


def _decoded(untrusted: bytes) -> str:
    if untrusted.lstrip().startswith(_SET_PAGES):
        raise _refused("set_pages")
    if len(untrusted) > _MOST_BYTES:
        raise _refused("too_large", most=f"{MOST_CHARACTERS:,}")
    read = _in_its_encoding(untrusted)
    controls = sum(c < " " and c not in "\n\t\f\r\x0b\x1b" for c in read)
    if "\0" in read or controls > len(read) * _MOST_CONTROLS:
        raise _refused("no_text")
    return read


def _in_its_encoding(untrusted: bytes) -> str:
    for mark, encoding in _ORDERED:
        if untrusted.startswith(mark):
            try:
                return untrusted.removeprefix(mark).decode(encoding)
            except UnicodeDecodeError:
                raise _refused("no_text") from None
    try:
        return untrusted.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _of_windows(untrusted)


def _of_windows(untrusted: bytes) -> str:
    """Western European, where what it makes of the bytes reads like words with accents."""
    try:
        read = untrusted.decode("cp1252")
    except UnicodeDecodeError:
        raise _refused("no_text") from None
    beyond = [c for c in read if not c.isascii()]
    like_words = sum(c.isalpha() or c in "‘’“”–—…•€£°§«»\u00a0" for c in beyond)
    if len(beyond) > len(read) * _MOST_ACCENTS or like_words * 10 < len(beyond) * 9:
        raise _refused("no_text")
    return read


def _seen(read: str) -> tuple[str, int]:
    """The text with what has a shape, and how many characters were left out."""
    whole = _LINE_ENDS.sub("\n", read)
    plain = _TERMINAL.sub("", whole)
    kept = "".join(c for c in plain if c in _KEPT or not _shapeless(c))
    return kept.replace("\u00a0", " "), len(whole) - len(kept)


def _shapeless(character: str) -> bool:
    return ord(character) in _UNSEEN or unicodedata.category(character) in _NO_SHAPE


def _starts(pieces: list[str], end: int) -> tuple[int, ...]:
    """Where each page begins; those that begin after the last word are none."""
    found, at = [0], 0
    for piece in pieces[:-1]:
        at += len(piece) + 1
        found.append(at)
    return tuple(start for start in found if start < end)


def _refused(why: str, **values: str) -> BadInput:
    return BadInput(text(f"attach.refused.{why}", **values), advice=text(f"attach.advice.{why}"))
