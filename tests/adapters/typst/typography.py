"""What a typographer would send back, found on the PDF itself: `faults` names each."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pikepdf
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTPage

from sanctum_desktop.core.domain.facts import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sanctum_desktop.core.domain.resume import Resume

MM = 72 / 25.4
LEAST_MARGIN = 15 * MM
LIGHTEST = 90 / 255
FOOT = re.compile(r"(^|· )\d+ / \d+$")
BULLET = "•"
LONG_WORD = 40


@dataclass(frozen=True)
class Line:
    """What stands on one baseline; `y` from the top of the page, in points."""

    page: int
    y: float
    x0: float
    x1: float
    size: float
    text: str


@dataclass(frozen=True)
class Sheet:
    """The PDF's characters gathered in lines, feet apart."""

    lines: list[Line]
    feet: list[Line]
    letters: list[LTChar]
    width: float
    height: float
    pages: int

    @property
    def body(self) -> float:
        sizes: Counter[float] = Counter()
        for line in self.lines:
            sizes[line.size] += len(line.text)
        return sizes.most_common(1)[0][0]

    def on(self, page: int) -> list[Line]:
        return [line for line in self.lines if line.page == page]


def sheet_of(pdf: bytes) -> Sheet:
    lines: list[Line] = []
    letters: list[LTChar] = []
    pages: list[LTPage] = list(extract_pages(io.BytesIO(pdf)))
    for number, page in enumerate(pages, start=1):
        rows: dict[float, list[LTChar]] = {}
        for letter in _letters(page):
            at = page.height - letter.matrix[5]
            near = next((y for y in rows if abs(y - at) < 0.5), at)
            rows.setdefault(near, []).append(letter)
            letters.append(letter)
        lines += [_line(number, y, rows[y]) for y in sorted(rows)]
    lines = [line for line in lines if line.text]
    feet = [line for line in lines if _is_foot(line, pages[0].height)]
    return Sheet(
        lines=[line for line in lines if line not in feet],
        feet=feet,
        letters=[letter for letter in letters if letter.get_text().strip()],
        width=pages[0].width,
        height=pages[0].height,
        pages=len(pages),
    )


def faults(pdf: bytes, resume: Resume) -> list[str]:
    sheet = sheet_of(pdf)
    return [
        *_types(sheet),
        *_grid(sheet),
        *_margins(sheet),
        *_dates(sheet, resume),
        *_breaks(sheet),
        *_dots(sheet, resume),
        *_stranded(sheet, resume),
        *_last_page(sheet),
        *_feet(sheet),
        *_tags(pdf, resume),
        *_links(pdf),
    ]


def _letters(thing: Any) -> Iterator[LTChar]:
    if isinstance(thing, LTChar):
        yield thing
    elif hasattr(thing, "__iter__"):
        for part in thing:
            yield from _letters(part)


def _line(page: int, y: float, letters: list[LTChar]) -> Line:
    ordered = sorted(letters, key=lambda letter: letter.x0)
    inked = [letter for letter in ordered if letter.get_text().strip("\u200b \u00a0\u2003")]
    text = " ".join("".join(letter.get_text() for letter in ordered).replace("\u200b", "").split())
    if not inked:
        return Line(page, y, 0, 0, 0, "")
    sizes = Counter(round(letter.size, 2) for letter in inked)
    return Line(page, y, inked[0].x0, inked[-1].x1, sizes.most_common(1)[0][0], text)


def _is_foot(line: Line, height: float) -> bool:
    return line.y > height - LEAST_MARGIN * 1.9 and FOOT.search(line.text) is not None


def family(font: str) -> str:
    name = font.partition("+")[2] or font
    return name.partition("-")[0].rstrip("IZB")


def _types(sheet: Sheet) -> Iterator[str]:
    families = {family(letter.fontname) for letter in sheet.letters}
    if len(families) > 2:
        yield f"families {sorted(families)}"
    sizes = {round(letter.size, 1) for letter in sheet.letters}
    if len(sizes) > 4 or min(sizes) < 9:
        yield f"sizes {sorted(sizes)}"
    if not 9.5 <= sheet.body <= 11:
        yield f"body of {sheet.body} pt"
    for letter in sheet.letters:
        colour = letter.graphicstate.ncolor
        values = colour if isinstance(colour, tuple | list) else (colour,)
        if any(not isinstance(v, int | float) or v > LIGHTEST for v in values):
            yield f"light {letter.get_text()!r}: {colour}"
            return


def step_of(sheet: Sheet) -> float:
    """From baseline to baseline, as most lines have it."""
    steps: Counter[float] = Counter()
    for one, other in pairwise(sheet.lines):
        if one.page == other.page and one.size == other.size == sheet.body:
            steps[round(other.y - one.y, 1)] += 1
    return min(steps, default=0.0)


def _grid(sheet: Sheet) -> Iterator[str]:
    step = step_of(sheet)
    if not step:
        return
    if not 1.15 <= step / sheet.body <= 1.65:
        yield f"lines of {step} pt for letters of {sheet.body} pt"
    body = [line for line in sheet.lines if line.size == sheet.body]
    for line in body:
        off = (line.y - body[0].y) % (step / 2)
        if min(off, step / 2 - off) > 0.3:
            yield f"off the grid by {off:.2f}: {line.text[:30]}"


def _margins(sheet: Sheet) -> Iterator[str]:
    for line in sheet.lines:
        right = sheet.width - LEAST_MARGIN
        foot = sheet.height - LEAST_MARGIN
        if line.x0 < LEAST_MARGIN - 0.5 or line.x1 > right + 0.5:
            yield f"outside the margin: {line.text[:30]}"
        if line.y - line.size < LEAST_MARGIN - 4 or line.y > foot + 0.5:
            yield f"over the head or foot: {line.text[:30]}"


def _dates(sheet: Sheet, resume: Resume) -> Iterator[str]:
    edges = []
    for section in resume.sections:
        for entry in (entry for entry in section.entries if entry.dates):
            dates, headed = entry.dates, bool(entry.title or entry.organization)
            brief = [line for line in sheet.lines if f"{dates})" in line.text]
            on = [
                line
                for line in sheet.lines
                if plain(line.text).endswith(plain(dates))
                and line not in brief
                and not (headed and line.text.startswith(BULLET))
            ]
            if not on and not brief:
                yield f"dates not at a line's end: {dates}"
            edges += [line.x1 for line in on]
            if re.search(r"\d\s*-\s*\d", dates):
                yield f"a hyphen in dates: {dates}"
    if edges and max(edges) - min(edges) > 1:
        yield f"dates end from {min(edges):.1f} to {max(edges):.1f}"


def paragraphs(sheet: Sheet) -> Iterator[list[Line]]:
    """Lines that run on: items with their hanging lines, and rows of dotted items."""
    now: list[Line] = []
    for line in sheet.lines:
        hangs = bool(now) and line.page == now[-1].page and _runs_on(now, line, sheet)
        if hangs:
            now.append(line)
        else:
            if now:
                yield now
            now = [line] if line.text.startswith(BULLET) or " · " in line.text else []
    if now:
        yield now


def _runs_on(now: list[Line], line: Line, sheet: Sheet) -> bool:
    if line.text.startswith(BULLET) or line.size != sheet.body:
        return False
    indent = line.x0 - now[0].x0
    item = now[0].text.startswith(BULLET)
    if item and len(now) > 1:
        indent = line.x0 - now[1].x0
        return abs(indent) < 1
    close = line.y - now[-1].y < step_of(sheet) * 1.2
    return close and (4 < indent < 20 if item else now[-1].text.endswith("·"))


def _breaks(sheet: Sheet) -> Iterator[str]:
    for lines in paragraphs(sheet):
        for one, other in pairwise(lines):
            if re.search(r"\d%?$|\d-$", one.text) and re.match(r"[^\W_]|%", other.text):
                yield f"a number parted from its unit: {one.text[-20:]} / {other.text[:20]}"
        last = lines[-1].text
        if len(lines) > 1 and " " not in last and not _within_long_word(lines):
            yield f"one word on a last line: {last}"


def _dots(sheet: Sheet, resume: Resume) -> Iterator[str]:
    """Each two items of a row have their dot between them, and none opens a line."""
    for line in sheet.lines:
        if line.text.startswith("·"):
            yield f"a dot opens a line: {line.text[:30]}"
    told = dotted("".join(line.text for line in sheet.lines))
    rows = [
        [item.text for item in entry.lines]
        for section in resume.sections
        if section.section in (Section.SKILLS, Section.LANGUAGES)
        for entry in section.entries
    ]
    for row in (list(resume.header.contact), *rows):
        if dotted("·".join(row)) not in told:
            yield f"a dot lost in a row: {row[0]}"


def dotted(words: str) -> str:
    """Letters, digits and dots alone."""
    return "".join(c for c in plain(words.replace("·", "$")) if c.isalnum() or c == "$")


def _within_long_word(lines: list[Line]) -> bool:
    """The last line is the end of a word that no line could hold."""
    return len(lines[-2].text.split()[-1]) >= LONG_WORD or len(lines[-1].text) >= LONG_WORD


def _stranded(sheet: Sheet, resume: Resume) -> Iterator[str]:
    heads = set()
    for section in resume.sections:
        heads.add(plain(section.heading))
        for entry in section.entries:
            if entry.lines and (entry.title or entry.organization):
                named = ", ".join(part for part in (entry.title, entry.organization) if part)
                heads.add(plain(named + entry.dates))
    for page in range(1, sheet.pages):
        last = plain(sheet.on(page)[-1].text) if sheet.on(page) else ""
        if last in heads:
            yield f"stranded at the foot of page {page}: {last}"


def _last_page(sheet: Sheet) -> Iterator[str]:
    if sheet.pages == 1:
        return
    tops = [line.y - line.size for line in sheet.on(1)[:1]]
    foot = max(line.y for line in sheet.lines if line.page < sheet.pages)
    ends = [line.y for line in sheet.on(sheet.pages)]
    filled = (max(ends, default=0.0) - tops[0]) / (foot - tops[0])
    if filled < 0.33:
        yield f"page {sheet.pages} filled to {filled:.2f}"


def _feet(sheet: Sheet) -> Iterator[str]:
    if sheet.pages == 1 and sheet.feet:
        yield f"a foot on a single page: {sheet.feet[0].text}"
    if sheet.pages > 1 and [line.page for line in sheet.feet] != list(range(1, sheet.pages + 1)):
        yield f"feet on pages {[line.page for line in sheet.feet]} of {sheet.pages}"


def _tags(pdf: bytes, resume: Resume) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        if "/StructTreeRoot" not in opened.Root or not opened.Root.MarkInfo.Marked:
            yield "not tagged"
        if str(opened.Root.Lang).lower() != resume.language.lower():
            yield f"language {opened.Root.Lang}"
        if not str(opened.docinfo.get("/Title", "")):
            yield "no title"
        with opened.open_metadata() as metadata:
            if metadata.get("pdfuaid:part") != "1":
                yield "not PDF/UA-1"


def _links(pdf: bytes) -> Iterator[str]:
    """A link's own words are its address: nothing hides behind another word."""
    from pypdfium2 import PdfDocument

    with pikepdf.open(io.BytesIO(pdf)) as opened, PdfDocument(pdf) as read:
        for number, page in enumerate(opened.pages):
            text = read[number].get_textpage()
            for note in page.get("/Annots", ()):
                if "/A" not in note or "/URI" not in note.A:
                    continue
                left, bottom, right, top = (float(v) for v in note.Rect)
                shown = text.get_text_bounded(left - 1, bottom - 1, right + 1, top + 1)
                address = str(note.A.URI).partition(":")[2]
                told, meant = (plain(words).replace("-", "") for words in (shown, address))
                if meant[:12] not in told and told not in meant:
                    yield f"{address} behind {shown!r}"


def plain(words: str) -> str:
    """Letters and digits as they are read, without spaces, case or marks that vary."""
    folded = unicodedata.normalize("NFC", words).casefold()
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LNS" or c in "@.,%–-")


def words_of(text: str) -> list[str]:
    return text.replace("\u200b", "").replace(BULLET, " ").split()


def without_feet(pages: Iterable[str]) -> str:
    kept = (line for page in pages for line in page.splitlines() if not FOOT.search(line.strip()))
    return "\n".join(kept)
