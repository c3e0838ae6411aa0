"""Takes a persona's finished message apart into blocks of plain words.

Nothing here makes markup: a block's words are what is shown, character for character, and how they
look is told beside them, as places in the words. So there is nothing that could be interpreted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Kind = Literal["paragraph", "heading", "code", "table", "rule"]
Look = Literal["strong", "emphasis", "code"]

_LONGEST: Final = 20_000
_MOST_LINES: Final = 400
_MOST_BRACKETS: Final = 250
_MOST_COLUMNS: Final = 10
_MOST_BLOCKS: Final = 200
_DEEPEST: Final = 6
"""What goes beyond these is shown as it was written: it was not written to be read so."""

_PARSED_DEPTH: Final = 40  # the parser drops what lies deeper, so far more than is shown
_HANGING: Final = 3  # the characters a marker may have to stand before its words
_MARKED: Final = re.compile(r"[*_`#>|\[<\\&\n]|^\s*[-+\d]")
_LINE_END: Final = re.compile(r"\r\n?|\n")  # only what ends a line for the parser
_CELL_END: Final = re.compile(r"(?<!\\)\|")
_DIRECTING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSHOWN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff]"
)
_LOOKS: Final[dict[str, Look]] = {"strong_open": "strong", "em_open": "emphasis"}


@dataclass(frozen=True, slots=True)
class Span:
    """`length` UTF-16 units from `start` on look like that."""

    start: int
    length: int
    look: Look


@dataclass(frozen=True, slots=True)
class Level:
    """A quote, or an item of a list with its `marker`; `joined` where the block above is in it."""

    quote: bool
    marker: str = ""
    joined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block, `gap` steps of four pixels below the one above.

    `label` is the language of code; `stacked` a table for where its columns find no room;
    `rank` that of a heading, from 1; `addresses` those of its links and pictures.
    """

    kind: Kind
    text: str = field(default="", repr=False)
    spans: tuple[Span, ...] = ()
    levels: tuple[Level, ...] = ()
    gap: int = 0
    rank: int = 0
    label: str = field(default="", repr=False)
    stacked: str = field(default="", repr=False)
    addresses: tuple[str, ...] = field(default=(), repr=False)


def legible(words: str) -> str:
    """Without what turns the order of letters round; what has no shape becomes U+FFFD."""
    return _UNSHOWN.sub("\ufffd", _DIRECTING.sub("", words))


def blocks_of(source: str) -> tuple[Block, ...]:
    """The blocks of a message; none where it holds no marks, or is best shown as it is."""
    if not _MARKED.search(source) or _is_odd(source):
        return ()
    tokens = _parser().parse(source)
    if _depth(tokens) > _DEEPEST or _loses_cells(tokens, source):
        return ()
    found = _Reader().read(tokens)
    if not any(block.text for block in found) or len(found) > _MOST_BLOCKS:
        return ()
    return () if tuple(found) == plain_block(source.strip()) else tuple(found)


def plain_block(words: str) -> tuple[Block, ...]:
    """Words that hold no marks, as a block among others; none where there are none."""
    return (Block(kind="paragraph", text=legible(words)),) if words else ()


def as_read(block: Block) -> dict[str, Any]:
    """The block as QML reads it: dicts and lists."""
    return asdict(block, dict_factory=_with_lists)


def heard(blocks: Sequence[Block]) -> str:
    """The words as a screen reader says them: no marks, numbers of items, tables cell by cell."""
    lines = []
    for block in blocks:
        markers = [level.marker for level in block.levels if level.marker.strip("•")]
        lines.append(" ".join(filter(None, [*markers, block.stacked or block.text])))
    return "\n".join(filter(None, lines))


def _with_lists(fields: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {name: [*told] if isinstance(told, tuple) else told for name, told in fields}


def _is_odd(source: str) -> bool:
    lines = source.splitlines()
    return (
        len(source) > _LONGEST
        or len(lines) > _MOST_LINES
        or source.count("[") > _MOST_BRACKETS
        or any(line.count("|") > _MOST_COLUMNS + 1 for line in lines)
    )


def _depth(tokens: Sequence[Token]) -> int:
    """How many quotes and items stand in one another, also where their words are dropped."""
    steps = (one.nesting for one in tokens if one.type.startswith(("blockquote", "list_item")))
    return max(accumulate(steps), default=0)


def _loses_cells(tokens: Sequence[Token], source: str) -> bool:
    """True where a row has more cells than the head of its table: the parser drops them."""
    lines = _LINE_END.split(source)
    columns = 0
    for token in tokens:
        if token.type == "table_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and token.map and columns:
            row = lines[token.map[0]].lstrip(" \t>").removeprefix("|").rstrip(" \t|")
            if len(_CELL_END.split(row)) > columns:
                return True
    return False


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    options = {"html": False, "maxNesting": _PARSED_DEPTH}
    # A definition of an address shows nothing by itself, so it stays the text it is.
    return MarkdownIt("commonmark", options).enable("table").disable("reference")


class _Line:
    """Words as they gather, with how they look."""

    def __init__(self, words: str = "") -> None:
        self.spans: list[Span] = []
        self.addresses: list[str] = []
        self._parts: list[str] = []
        self._open: list[tuple[Token, int, int]] = []
        self._at = 0
        self.add(words)

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def add(self, words: str, look: Look | None = None) -> None:
        words = legible(words)
        length = len(words.encode("utf-16-le")) // 2
        if look and length:
            self.spans.append(Span(self._at, length, look))
        self._at += length
        self._parts.append(words)

    def take(self, tokens: Sequence[Token]) -> None:
        """Add what they show."""
        for token in tokens:
            if token.type == "image":
                first = len(self._parts)
                self.take(token.children or ())
                self._tell_address(token, first)
            elif token.type in ("softbreak", "hardbreak"):
                self.add("\n")
            elif token.nesting == 1:
                self._open.append((token, self._at, len(self._parts)))
            elif token.nesting == -1:
                self._close(*self._open.pop())
            else:
                self.add(token.content, "code" if token.type == "code_inline" else None)

    def _close(self, opened: Token, start: int, first: int) -> None:
        if opened.type == "link_open":
            self._tell_address(opened, first)
        elif self._at > start:
            self.spans.append(Span(start, self._at - start, _LOOKS[opened.type]))

    def _tell_address(self, link: Token, first: int) -> None:
        """The address of a link or picture stands behind its words, unless these are it."""
        address = str(link.attrs.get("href") or link.attrs.get("src") or "")
        shown = "".join(self._parts[first:])
        is_told = shown in (address, address.removeprefix("mailto:"))
        title = str(link.attrs.get("title", ""))
        told = ": ".join(filter(None, ("" if is_told else address, title)))
        if told:
            self.add(f" ({told})" if shown else told)
        if address:
            self.addresses.append(address)


class _Reader:
    """Walks the parser's tokens."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._within: list[Level] = []
        self._numbers: list[int | None] = []
        self._cells: list[list[_Line]] = []
        self._aligned: list[str] = []
        self._lists = 0
        self._list_of_last = 0

    def read(self, tokens: Sequence[Token]) -> list[Block]:
        """The blocks, in order."""
        before: Token | None = None
        for token in tokens:
            if token.type in ("fence", "code_block"):
                text = legible(token.content.removesuffix("\n"))
                self._put(Block(kind="code", text=text, label=legible(token.info.strip())))
            elif token.type == "hr":
                self._put(Block(kind="rule"))
            elif token.type == "inline" and before is not None:
                self._take(token, before)
            else:
                self._step(token)
            before = token
        return self._blocks

    def _step(self, token: Token) -> None:
        """What holds blocks begins or ends."""
        match token.type:
            case "blockquote_open":
                self._within.append(Level(quote=True))
            case "blockquote_close":
                self._within.pop()
            case "bullet_list_open" | "ordered_list_open":
                self._begin_list(token)
            case "bullet_list_close" | "ordered_list_close":
                self._numbers.pop()
            case "list_item_open":
                self._within.append(Level(quote=False, marker=self._marker()))
            case "list_item_close":
                self._end_item()
            case _:
                self._step_in_table(token)

    def _begin_list(self, token: Token) -> None:
        if not self._numbers:
            self._lists += 1
        ordered = token.type == "ordered_list_open"
        self._numbers.append(int(token.attrs.get("start", 1)) if ordered else None)

    def _marker(self) -> str:
        number = self._numbers[-1]
        if number is None:
            return "•"
        self._numbers[-1] = number + 1
        return f"{number}."

    def _end_item(self) -> None:
        if self._within[-1].marker and not self._within[-1].joined:
            self._put(Block(kind="paragraph"), tight=True)  # an item without words
        self._within.pop()

    def _step_in_table(self, token: Token) -> None:
        if token.type == "table_open":
            self._cells, self._aligned = [], []
        elif token.type == "tr_open":
            self._cells.append([])
        elif token.type == "th_open":
            self._aligned.append(str(token.attrs.get("style", "")))
        elif token.type == "table_close":
            self._put(_table(self._cells, self._aligned))

    def _take(self, token: Token, opened: Token) -> None:
        cell = opened.type in ("th_open", "td_open")
        line = _Line("" if cell else self._long_marker())
        line.take(token.children or ())
        if cell:
            self._cells[-1].append(line)
            return
        block = Block(
            kind="heading" if opened.type == "heading_open" else "paragraph",
            text=line.text,
            spans=tuple(line.spans),
            rank=int(opened.tag[1:]) if opened.type == "heading_open" else 0,
            addresses=tuple(line.addresses),
        )
        self._put(block, tight=opened.hidden)

    def _long_marker(self) -> str:
        """A marker too long to hang before its words begins them."""
        last = self._within[-1] if self._within else Level(quote=True)
        if last.joined or len(last.marker) <= _HANGING:
            return ""
        self._within[-1] = replace(last, marker="")
        return f"{last.marker} "

    def _put(self, block: Block, *, tight: bool = False) -> None:
        gap = self._gap(block, tight)
        levels = tuple(self._within)
        self._blocks.append(replace(block, levels=levels, gap=gap))
        self._within = [replace(level, marker="", joined=True) for level in levels]
        self._list_of_last = self._lists if self._numbers else 0

    def _gap(self, block: Block, tight: bool) -> int:
        last = self._blocks[-1].kind if self._blocks else None
        if last is None:
            return 0
        if "rule" in (block.kind, last) or last == "code":
            return 4
        if block.kind == "heading":
            return 5
        if last == "heading":
            return 1
        if tight:
            return 1 if self._list_of_last == self._lists else 2
        return 3


def _table(rows: Sequence[Sequence[_Line]], styles: Sequence[str]) -> Block:
    """A table whose columns are made of spaces, for letters of one width."""
    cells = [[line.text.replace("\n", " ") for line in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip_longest(*cells, fillvalue="")]
    head, *body = ["   ".join(map(_padded, row, widths, styles)).rstrip() for row in cells]
    under = "   ".join("─" * width for width in widths)
    return Block(
        kind="table",
        text="\n".join((head, under, *body)),
        stacked="\n\n".join(_stacked(cells)),
        addresses=tuple(one for row in rows for line in row for one in line.addresses),
    )


def _stacked(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    head, *body = cells
    if not body:
        yield "\n".join(head)
    for row in body:
        yield "\n".join(
            f"{name}: {cell}" if name else cell for name, cell in zip(head, row, strict=True)
        )


def _padded(cell: str, width: int, style: str) -> str:
    spare = width - _width(cell)
    left = spare if "right" in style else spare // 2 if "center" in style else 0
    return " " * left + cell + " " * (spare - left)


def _width(words: str) -> int:
    """The columns it takes where all letters are one or two wide."""
    if words.isascii():
        return len(words)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in words)
    return len(words) + wide - sum(bool(unicodedata.combining(letter)) for letter in words)
