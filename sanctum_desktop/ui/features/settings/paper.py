"""Takes a page of Markdown apart, as far as our own pages use it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

_MARKS: Final = re.compile(r"\*\*|`")
_RULE: Final = re.compile(r"^\|[\s:|-]+\|$")


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One block: "title", "heading", "text" or "entry".

    An entry is a row of a table: `words` is its first cell, `rest` the others, a line each, under
    the names of their columns; `leads` is the place where it is done, or "".
    """

    kind: str
    words: str
    rest: str = ""
    leads: str = ""


def paper_rows(markdown: str, leads: Mapping[str, str]) -> list[PaperRow]:
    """The blocks in their order; `leads` names the place for the first cell of an entry."""
    rows: list[PaperRow] = []
    for block in re.split(r"\n\s*\n", markdown.strip()):
        if block.startswith("#"):
            kind = "heading" if block.startswith("##") else "title"
            rows.append(PaperRow(kind, _plain(block.lstrip("# "))))
        elif block.startswith("|"):
            rows += _entries(block.splitlines(), leads)
        else:
            rows.append(PaperRow("text", _plain(block)))
    return rows


def _entries(lines: Sequence[str], leads: Mapping[str, str]) -> Iterator[PaperRow]:
    names, *cells = [_cells(line) for line in lines if not _RULE.match(line)]
    for first, *others in cells:
        told = [
            f"{name[:1].upper()}{name[1:]}: {cell}" if len(others) > 1 else cell
            for name, cell in zip(names[1:], others, strict=True)
        ]
        yield PaperRow(
            "entry", f"{first[:1].upper()}{first[1:]}", "\n".join(told), leads.get(first, "")
        )


def _cells(line: str) -> list[str]:
    return [_plain(cell) for cell in line.strip().strip("|").split("|")]


def _plain(words: str) -> str:
    return _MARKS.sub("", " ".join(words.split()))
