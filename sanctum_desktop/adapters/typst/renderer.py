"""Resumes set with typst behind the ResumeRenderer port."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sanctum_desktop.adapters.typst.breaks import tied, with_apostrophes, with_units
from sanctum_desktop.adapters.typst.glyphs import Glyphs
from sanctum_desktop.core.domain.errors import BadInput, SanctumBug
from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.domain.resume import (
    LineId,
    PageSize,
    Placement,
    RenderedResume,
    Resume,
)

if TYPE_CHECKING:
    import typst

_STANDARD: Final = "ua-1"
_REGULAR: Final = ("*/*_R.otf", "*/*-Regular.otf")
_ROWS: Final = (Section.SKILLS, Section.LANGUAGES)
# How the id of a line begins that tells the posts held (`resume_writing/steps`).
_POSTS: Final = "steps-"
_SPACED: Final = (Section.WORK, Section.VOLUNTEER, Section.PROJECTS, Section.EDUCATION)
# A template's settings run from the closest to the widest; unasked, it sets a page as meant, or
# one that would be short wider.
_UNASKED: Final = None
_TIGHTER: Final = (1, 0)
_LOOSER: Final = (3, 4, 5, 6)
# What tightening can take back, as a part of each page before the last.
_TAKES_BACK: Final = 0.15
_LEAST_FILL: Final = 1 / 3


class TypstRenderer:
    """Sets resumes with the templates and fonts of two folders, and none of the system's.

    One compiler is kept a template: its caches make the second page ten times quicker.
    """

    def __init__(self, templates: Path, fonts: Path) -> None:
        self._templates = templates
        self._fonts = fonts
        self._compilers: dict[str, typst.Compiler] = {}
        self._turn = threading.Lock()

    def templates(self) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in self._templates.glob("*.typ")))

    def render(self, resume: Resume, *, template: str, page: PageSize) -> RenderedResume:
        data, notices = self._data(resume, page)
        with self._turn:
            compiler = self._compiler(template)
            pdf, last = self._settle(compiler, data, int(resume.written_at.timestamp()))
            marks = json.loads(compiler.query("<line>", field="value"))
        placements = tuple(_placement(mark) for mark in marks)
        return RenderedResume(pdf=pdf, pages=last.pages, placements=placements, notices=notices)

    def preview(
        self, resume: Resume, *, template: str, page: PageSize, ppi: int
    ) -> tuple[bytes, ...]:
        data, _ = self._data(resume, page)
        with self._turn:
            compiler = self._compiler(template)
            self._settle(compiler, data, int(resume.written_at.timestamp()))
            pages = compiler.compile(format="png", ppi=float(ppi))
        return (pages,) if isinstance(pages, bytes) else tuple(p for p in pages or () if p)

    def _settle(
        self, compiler: typst.Compiler, data: dict[str, Any], written: int
    ) -> tuple[bytes, _LastPage]:
        """The page in the first setting that leaves no nearly empty last page, else as meant.

        The compiler is left with that setting, for its marks to be asked and pictures made.
        """
        pdf, last = self._set(compiler, data, _UNASKED, written)
        if last.good:
            return pdf, last
        for setting in last.remedies:
            other, its_last = self._set(compiler, data, setting, written)
            if its_last.good:
                return other, its_last
        return self._set(compiler, data, _UNASKED, written)

    def _set(
        self, compiler: typst.Compiler, data: dict[str, Any], setting: int | None, written: int
    ) -> tuple[bytes, _LastPage]:
        pdf = compiler.compile(
            format="pdf",
            sys_inputs={"resume": _json({**data, "setting": setting})},
            pdf_standards=[_STANDARD],
            timestamp=written,
        )
        (told,) = json.loads(compiler.query("<last-page>", field="value"))
        if not isinstance(pdf, bytes):
            raise SanctumBug("typst gave no single PDF")
        return pdf, _LastPage(pages=int(told["pages"]), fill=float(told["fill"]))

    def _compiler(self, template: str) -> typst.Compiler:
        if template not in self.templates():
            known = ", ".join(self.templates())
            raise BadInput(f"There is no template {template}.", advice=f"There are: {known}.")
        if template not in self._compilers:
            import typst

            self._compilers[template] = typst.Compiler(
                str(self._templates / f"{template}.typ"),
                root=str(self._templates),
                font_paths=[str(self._fonts)],
                ignore_system_fonts=True,
                sys_inputs={"resume": "{}"},
            )
        return self._compilers[template]

    @cached_property
    def _glyphs(self) -> Glyphs:
        """Each template names both families: what one lacks stands in the other."""
        return Glyphs(sorted(file for cut in _REGULAR for file in self._fonts.glob(cut)))

    def source(self, resume: Resume, page: PageSize) -> tuple[str, tuple[str, ...]]:
        """The page as JSON, each word settable, and what had to be replaced."""
        data, notices = self._data(resume, page)
        return _json(data), notices

    def _data(self, resume: Resume, page: PageSize) -> tuple[dict[str, Any], tuple[str, ...]]:
        missing: set[str] = set()

        def shown(words: str) -> str:
            settable, lost = self._glyphs.shown(words)
            missing.update(lost)
            return with_units(with_apostrophes(" ".join(settable.split())))

        data = _as_data(resume, page, shown)
        return data, (_notice(sorted(missing)),) if missing else ()


@dataclass(frozen=True, slots=True)
class _LastPage:
    """The last page's number and how much of it is filled, from 0 to 1."""

    pages: int
    fill: float

    @property
    def good(self) -> bool:
        return self.pages == 1 or self.fill >= _LEAST_FILL

    @property
    def remedies(self) -> tuple[int, ...]:
        """The settings that may help, the likeliest first."""
        tight = self.fill / (self.pages - 1) < _TAKES_BACK
        return (*_TIGHTER, *_LOOSER) if tight else (*_LOOSER, *_TIGHTER)


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)


def _as_data(resume: Resume, page: PageSize, shown: Callable[[str], str]) -> dict[str, Any]:
    language, _, region = resume.language.partition("-")
    name = shown(resume.header.name)
    return {
        "title": f"{name} – {resume.document}" if name else resume.document,
        "lang": language,
        "region": region.lower() or None,
        "paper": page.value,
        "accent": resume.style.accent.colour,
        "header": {
            "name": name,
            "label": shown(resume.header.label),
            "contact": [shown(part) for part in resume.header.contact],
        },
        "sections": [
            {
                "heading": shown(section.heading),
                "row": section.section in _ROWS,
                "spaced": section.section in _SPACED,
                "entries": [
                    {
                        "title": shown(entry.title),
                        "organization": shown(entry.organization),
                        "dates": shown(entry.dates),
                        "lines": [
                            {
                                "id": one.id,
                                "text": tied(shown(one.text)),
                                "quiet": one.id.startswith(_POSTS),
                            }
                            for one in entry.lines
                        ],
                    }
                    for entry in section.entries
                ],
            }
            for section in resume.sections
        ],
    }


def _placement(mark: dict[str, Any]) -> Placement:
    at = mark["at"]
    return Placement(
        line=LineId(mark["id"]),
        page=int(at["page"]),
        x=_points(at["x"]),
        y=_points(at["y"]),
        width=float(mark["width"]),
        height=float(mark["height"]),
    )


def _points(length: str) -> float:
    return float(length.removesuffix("pt"))


def _notice(missing: Sequence[str]) -> str:
    codes = ", ".join(f"U+{ord(character):04X}" for character in missing[:5])
    return f"Some characters are not in the page's fonts and stand as boxes: {codes}."
