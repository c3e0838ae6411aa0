"""The page as a machine reads it: lines in order, tags, title; no text stops an export."""

import io
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sanctum_desktop.adapters.typst.renderer import TypstRenderer
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.domain.resume import (
    Header,
    LineId,
    PageSize,
    RenderedResume,
    Resume,
    ResumeEntry,
    ResumeId,
    ResumeLine,
    ResumeSection,
)

RENDERER = TypstRenderer(asset_path("templates"), asset_path("fonts"))
LINES = (
    "Drove a 7-tonne lorry for the office and the staff, about 300 miles a day",
    "Filed the affidavits of 12 families; first flight out was at 5",
    "Kept €1,200 of stock at 50% – “Žižka’s shelf” – for Ελένη and Олена",
)
SKILLS = ("Forklift", "Excel", "First aid")


def resume_of(lines: tuple[str, ...], *, name: str = "Zoë Ødegård") -> Resume:
    work = ResumeEntry(
        title="Lorry driver",
        organization="Carrow Timber",
        dates="Jun 2018 – present",
        lines=tuple(
            ResumeLine(id=LineId(f"line-{n}"), text=line, facts=()) for n, line in enumerate(lines)
        ),
    )
    skills = tuple(
        ResumeLine(id=LineId(f"skill-{n}"), text=item, facts=()) for n, item in enumerate(SKILLS)
    )
    return Resume(
        id=ResumeId("r"),
        header=Header(name=name, label="Driver", contact=("Norwich", "zoe@example.com")),
        sections=(
            ResumeSection(section=Section.WORK, heading="Experience", entries=(work,)),
            ResumeSection(
                section=Section.SKILLS, heading="Skills", entries=(ResumeEntry(lines=skills),)
            ),
        ),
        written_at=datetime(2026, 11, 20, tzinfo=UTC),
    )


def render(resume: Resume, page: PageSize = PageSize.A4) -> RenderedResume:
    return RENDERER.render(resume, template="classic", page=page)


def flat(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def pdfium_text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return flat(" ".join(page.get_textpage().get_text_range() for page in document))


def poppler_text(pdf: bytes, folder: Path) -> str:
    file = folder / "page.pdf"
    file.write_bytes(pdf)
    told = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True)
    return flat(told.stdout.decode())


@pytest.mark.parametrize("page", list(PageSize))
def test_both_readers_read_every_line_back_in_order(tmp_path: Path, page: PageSize) -> None:
    pdf = render(resume_of(LINES), page).pdf
    for read in (pdfium_text(pdf), poppler_text(pdf, tmp_path)):
        order = ("Zoë Ødegård", "zoe@example.com", "EXPERIENCE", *LINES, "SKILLS", *SKILLS)
        places = [read.index(words) for words in order]
        assert places == sorted(places)


def test_the_page_is_tagged_titled_and_knows_its_language() -> None:
    with pikepdf.open(io.BytesIO(render(resume_of(LINES)).pdf)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang).lower() == "en-gb"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        assert pdf.docinfo["/Title"] == "Zoë Ødegård – Resume"
        about = {key: str(value) for key, value in pdf.docinfo.items()}
        assert about["/Author"] == "Zoë Ødegård"
        assert not {"/Keywords", "/Subject"} & about.keys()


@pytest.mark.parametrize(("page", "width"), [(PageSize.A4, 595), (PageSize.LETTER, 612)])
def test_paper_is_as_asked(page: PageSize, width: int) -> None:
    with pypdfium2.PdfDocument(render(resume_of(LINES), page).pdf) as document:
        assert round(document[0].get_width()) == width


def test_the_same_resume_gives_the_same_bytes() -> None:
    assert render(resume_of(LINES)).pdf == render(resume_of(LINES)).pdf


def test_each_line_knows_where_it_stands() -> None:
    rendered = render(resume_of(LINES))
    assert [p.line for p in rendered.placements] == [
        *(f"line-{n}" for n in range(len(LINES))),
        *(f"skill-{n}" for n in range(len(SKILLS))),
    ]
    with pypdfium2.PdfDocument(rendered.pdf) as document:
        page = document[0]
        text = page.get_textpage()
        for placement, words in zip(rendered.placements, (*LINES, *SKILLS), strict=True):
            top = page.get_height() - placement.y
            read = text.get_text_bounded(
                left=placement.x - 1,
                right=placement.x + placement.width + 1,
                top=top,
                bottom=top - placement.height,
            )
            assert flat(words).split()[0] in flat(read)


@pytest.mark.parametrize(
    "words",
    [
        "#panic() and $x^2$ and @home and \\ and *bold* _it_ `raw` <label> // note",
        '"quoted" #{ 1 + 1 } #import "x.typ"',
    ],
)
def test_markup_is_printed_and_never_run(words: str) -> None:
    assert words in pdfium_text(render(resume_of((words,))).pdf)


@pytest.mark.parametrize(
    "words",
    ["Led 😀 it", "护士", "พยาบาล", "\uf0b7 bullet", "bell\u0007", "שלום עולם", "\u202eabc", ""],
)
def test_no_character_stops_an_export(words: str) -> None:
    rendered = render(resume_of((words,), name=words))
    assert rendered.pdf.startswith(b"%PDF")


def test_what_the_fonts_lack_is_named() -> None:
    (notice,) = render(resume_of(("Nurse 护",))).notices
    assert "U+62A4" in notice
    assert render(resume_of(LINES)).notices == ()


def test_a_word_of_200_characters_stays_inside_the_margin() -> None:
    with pypdfium2.PdfDocument(render(resume_of(("x" * 200,))).pdf) as document:
        page = document[0]
        right = max(thing.get_bounds()[2] for thing in page.get_objects())
        assert right <= page.get_width() - 50


def test_an_unknown_template_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadInput) as refused:
        RENDERER.render(resume_of(LINES), template="nosuch", page=PageSize.A4)
    assert "classic" in refused.value.advice


def test_a_preview_is_one_picture_a_page() -> None:
    many = resume_of(LINES * 25)
    pages = RENDERER.preview(many, template="classic", page=PageSize.A4, ppi=40)
    assert len(pages) == render(many).pages > 1
    assert all(picture.startswith(b"\x89PNG") for picture in pages)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.text(max_size=120), name=st.text(max_size=40))
def test_whatever_is_written_is_exported(words: str, name: str) -> None:
    assert render(resume_of((words,), name=name)).pages >= 1
