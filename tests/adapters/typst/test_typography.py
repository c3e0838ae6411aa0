"""Every template, paper and kind of career, as a typographer and as three machines read it."""

import io
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
import typography
from pdfminer.high_level import extract_text

from sanctum_desktop.adapters.typst.breaks import tied, with_apostrophes, with_units
from sanctum_desktop.adapters.typst.renderer import TypstRenderer
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.domain.resume import (
    Accent,
    Header,
    LineId,
    PageSize,
    PageStyle,
    Resume,
    ResumeEntry,
    ResumeId,
    ResumeLine,
    ResumeSection,
)
from sanctum_desktop.core.policies.resume_writing.steps import is_steps

RENDERER = TypstRenderer(asset_path("templates"), asset_path("fonts"))
TEMPLATES = ("classic", "compact", "modern")
DEEDS = (
    "Fixed the official fleet’s 7-tonne lorries, about 300 miles of road a day between 4 depots",
    "Trained 9 new fitters",
    "Filed the offers of 12 suppliers in one sheet, so that the office found each of them within "
    "2 minutes, where it had taken the better part of a morning, and kept that sheet for 6 years",
    "Cut waste from 14% to 6% and kept it there",
    "Saw the share of lorries that were ready by six in the morning go from forty to seventy-one",
    "Counted stock worth €1,200 at “Žižka’s shelf” – every Friday, with 3 of the night crew, for "
    "the whole of the second year and again when the yard moved",
)
TRADES = ("Fitter", "Workshop foreman", "Lorry driver and keeper of the tool store", "")
FIRMS = ("Carrow Timber", "Offley & Sons, Agricultural and Forestry Machines", "", "Tiffin Works")


def entry(number: int, lines: tuple[str, ...]) -> ResumeEntry:
    start = 2024 - 2 * number
    return ResumeEntry(
        title=TRADES[number % 4] or "Mate",
        organization=FIRMS[number % 4],
        dates=f"{start} – {'present' if number == 0 else f'Aug {start + 2}'}",
        lines=tuple(
            ResumeLine(id=LineId(f"line-{number}-{n}"), text=line, facts=())
            for n, line in enumerate(lines)
        ),
    )


def row(section: Section, heading: str, items: tuple[str, ...]) -> ResumeSection:
    lines = tuple(
        ResumeLine(id=LineId(f"{heading}-{n}"), text=item, facts=())
        for n, item in enumerate(items)
    )
    return ResumeSection(section=section, heading=heading, entries=(ResumeEntry(lines=lines),))


def career(
    jobs: int,
    *,
    deeds: tuple[str, ...] = DEEDS,
    skills: tuple[str, ...] = ("Forklift", "Excel", "First aid"),
    name: str = "Zoë Ødegård",
    language: str = "en-GB",
) -> Resume:
    turned = tuple(deeds[n % len(deeds) :] + deeds[: n % len(deeds)] for n in range(jobs))
    work = tuple(entry(number, lines) for number, lines in enumerate(turned))
    school = ResumeEntry(title="Apprenticeship", organization="City College", dates="2001 – 2004")
    return Resume(
        id=ResumeId("r"),
        header=Header(
            name=name,
            label="Fitter",
            contact=("Norwich", "07700 900 461", "zoe.oedegaard@example.com"),
        ),
        sections=(
            ResumeSection(section=Section.WORK, heading="Experience", entries=work),
            ResumeSection(section=Section.EDUCATION, heading="Education", entries=(school,)),
            row(Section.SKILLS, "Skills", skills),
            row(Section.LANGUAGES, "Languages", ("English", "Norwegian (native)")),
        ),
        written_at=datetime(2026, 11, 20, tzinfo=UTC),
        language=language,
    )


MANY = tuple(f"{kind} {n}" for n in range(1, 18) for kind in ("Staff rota", "Lathe", "Gear hob"))
HEBREW = ("תיקון של 12 מכוניות בשבוע", "עבודה במוסך Carrow Timber מאז 2018", *DEEDS[:2])
CAREERS = {
    "short": career(1, deeds=DEEDS[:2]),
    "normal": career(3),
    "long": career(9),
    "long words": career(
        2, deeds=("x" * 200, *DEEDS[:2], "Kept https://example.com/" + "a/" * 90)
    ),
    "rtl": career(2, deeds=HEBREW, name="זואי לוי"),
    "many skills": career(2, skills=MANY),
}
CASES = [
    pytest.param(template, page, kind, id=f"{template}-{page.value}-{kind}")
    for template in TEMPLATES
    for page in PageSize
    for kind in CAREERS
]


def pdf_of(template: str, page: PageSize, resume: Resume) -> bytes:
    return RENDERER.render(resume, template=template, page=page).pdf


def test_these_are_all_the_templates() -> None:
    assert RENDERER.templates() == TEMPLATES


@pytest.mark.parametrize(("template", "page", "kind"), CASES)
def test_a_typographer_would_sign_it(template: str, page: PageSize, kind: str) -> None:
    assert typography.faults(pdf_of(template, page, CAREERS[kind]), CAREERS[kind]) == []


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("accent", Accent)
def test_every_accent_is_as_good_and_stands_in_name_and_headings(
    template: str, accent: Accent
) -> None:
    resume = replace(CAREERS["normal"], style=PageStyle(accent=accent))
    pdf = pdf_of(template, PageSize.A4, resume)
    assert typography.faults(pdf, resume) == []
    sheet = typography.sheet_of(pdf)
    meant = {tuple(int(accent.colour[at : at + 2], 16) / 255 for at in (1, 3, 5))}
    inked = [one for one in sheet.letters if one.graphicstate.ncolor not in (0, (0,), None)]
    told = "".join(one.get_text() for one in inked if _near(one.graphicstate.ncolor, meant))
    for words in (resume.header.name, *(section.heading for section in resume.sections)):
        assert accent is Accent.INK or words.replace(" ", "").lower() in told.lower()


def _near(colour: object, meant: set[tuple[float, ...]]) -> bool:
    return isinstance(colour, tuple | list) and any(
        len(colour) == 3 and all(abs(a - b) < 0.01 for a, b in zip(colour, one, strict=True))
        for one in meant
    )


@pytest.mark.parametrize("accent", Accent)
def test_an_accent_is_read_on_white_and_in_grey(accent: Accent) -> None:
    linear = [
        (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
        for part in (int(accent.colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    ]
    luminance = sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    assert 1.05 / (luminance + 0.05) >= 7  # grey keeps the luminance, and so the contrast


def pdfium_pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def poppler_pages(pdf: bytes, folder: Path, *options: str) -> list[str]:
    file = folder / "page.pdf"
    file.write_bytes(pdf)
    told = subprocess.run(["pdftotext", *options, str(file), "-"], capture_output=True, check=True)
    return told.stdout.decode().split("\f")


def pdfminer_pages(pdf: bytes) -> list[str]:
    return extract_text(io.BytesIO(pdf)).split("\f")


def reads(pdf: bytes, folder: Path) -> list[list[str]]:
    return [
        typography.words_of(typography.without_feet(pages))
        for pages in (pdfium_pages(pdf), poppler_pages(pdf, folder), pdfminer_pages(pdf))
    ]


@pytest.mark.parametrize(("template", "page", "kind"), CASES)
def test_three_readers_read_the_same_words(
    tmp_path: Path, template: str, page: PageSize, kind: str
) -> None:
    pdfium, poppler, pdfminer = reads(pdf_of(template, page, CAREERS[kind]), tmp_path)
    if kind == "rtl":  # each turns such lines round in its own way: the letters must all be there
        pdfium, poppler, pdfminer = (
            sorted(c for word in words for c in word if c not in "\u202a\u202b\u202c")
            for words in (pdfium, poppler, pdfminer)
        )
    assert pdfium == poppler
    assert pdfium == pdfminer


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("kind", ["short", "normal", "long", "many skills"])
def test_every_word_is_read_in_the_order_of_the_page(template: str, kind: str) -> None:
    resume = CAREERS[kind]
    meant = [resume.header.name, resume.header.label, *resume.header.contact]
    for section in resume.sections:
        meant.append(section.heading)
        for entry in section.entries:
            meant += [entry.title, entry.organization, entry.dates]
            meant += [line.text for line in entry.lines]
    pages = pdfium_pages(pdf_of(template, PageSize.A4, resume))
    told = typography.plain("".join(typography.words_of(typography.without_feet(pages))))
    assert told.replace(",", "") == typography.plain("".join(meant)).replace(",", "")


READERS = {
    "pdfium": lambda pdf, folder: "\n".join(pdfium_pages(pdf)),
    "poppler": lambda pdf, folder: "\n".join(poppler_pages(pdf, folder)),
    "poppler by layout": lambda pdf, folder: "\n".join(poppler_pages(pdf, folder, "-layout")),
    "pdfminer": lambda pdf, folder: "\n".join(pdfminer_pages(pdf)),
}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("reader", READERS)
def test_one_space_stands_between_an_entry_and_its_dates(
    tmp_path: Path, template: str, reader: str
) -> None:
    told = READERS[reader](pdf_of(template, PageSize.A4, CAREERS["long"]), tmp_path)
    lines = [line.strip() for line in told.replace("\u200b", "").splitlines()]
    assert "Fitter, Carrow Timber 2024 – present" in lines
    assert "Apprenticeship, City College 2001 – 2004" in lines


@pytest.mark.parametrize("template", TEMPLATES)
def test_dates_without_a_title_stand_with_the_first_line(tmp_path: Path, template: str) -> None:
    lines = tuple(ResumeLine(id=LineId(f"l{n}"), text=DEEDS[n], facts=()) for n in (1, 3))
    unnamed = ResumeEntry(dates="2020 – present", lines=lines)
    resume = replace(
        CAREERS["short"],
        sections=(ResumeSection(section=Section.VOLUNTEER, heading="Helped", entries=(unnamed,)),),
    )
    pdf = pdf_of(template, PageSize.A4, resume)
    assert typography.faults(pdf, resume) == []
    told = " ".join(pdfium_pages(pdf)[0].replace("\u200b", "").split())
    assert "Trained 9 new fitters 2020 – present • Cut waste" in told


HELD = "Helper from 2012; Fitter since 2016"


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("deeds", [(), DEEDS[:2]])
def test_posts_held_stand_under_the_heading_without_a_bullet(
    template: str, deeds: tuple[str, ...]
) -> None:
    posts = ResumeLine(id=LineId("steps-1"), text=HELD, facts=())
    assert is_steps(posts)
    job = entry(0, deeds)
    work = ResumeSection(
        section=Section.WORK,
        heading="Experience",
        entries=(replace(job, lines=(posts, *job.lines)),),
    )
    resume = replace(CAREERS["normal"], sections=(work,))
    rendered = RENDERER.render(resume, template=template, page=PageSize.A4)
    assert typography.faults(rendered.pdf, resume) == []
    assert rendered.placements[0].line == posts.id
    lines = typography.sheet_of(rendered.pdf).lines
    at = next(n for n, line in enumerate(lines) if line.text == HELD)
    assert lines[at - 1].text.startswith("Fitter, Carrow Timber")
    assert lines[at].x0 == pytest.approx(lines[at - 1].x0, abs=1)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("skills", [MANY, *(MANY[:n] for n in range(8, 14))])
def test_a_row_breaks_into_even_lines(template: str, skills: tuple[str, ...]) -> None:
    resume = career(1, skills=skills)
    sheet = typography.sheet_of(pdf_of(template, PageSize.A4, resume))
    heading, after = (
        next(n for n, line in enumerate(sheet.lines) if line.text.lower().startswith(words))
        for words in ("skills", "languages")
    )
    ends = [line.x1 for line in sheet.lines[heading:after]]
    left = sheet.lines[heading + 1].x0 if len(ends) > 1 else 0
    assert min(ends) - left > 0.7 * (max(ends) - left)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_short_section_stands_beside_its_heading(template: str) -> None:
    lines = typography.sheet_of(pdf_of(template, PageSize.A4, CAREERS["short"])).lines
    assert lines[-1].text.casefold() == "languages english · norwegian (native)"


LISTED = (
    ResumeEntry(title="First aid"),
    ResumeEntry(title="Food hygiene", organization="City College", dates="valid to Mar 2027"),
    ResumeEntry(title="NR-31 (machines)", dates="2026"),
)


@pytest.mark.parametrize(
    ("template", "read"),
    [
        (
            "classic",
            "First aid Food hygiene, City College valid to Mar 2027 NR-31 (machines) 2026",
        ),
        (
            "compact",
            "First aid · Food hygiene, City College (valid to Mar 2027) · NR-31 (machines, 2026)",
        ),
        ("modern", "First aid Food hygiene, City College valid to Mar 2027 NR-31 (machines) 2026"),
    ],
)
def test_certificates_are_a_list_and_on_the_compact_page_a_row(template: str, read: str) -> None:
    papers = ResumeSection(section=Section.CERTIFICATES, heading="Certificates", entries=LISTED)
    resume = replace(CAREERS["normal"], sections=(*CAREERS["normal"].sections, papers))
    pdf = pdf_of(template, PageSize.A4, resume)
    assert typography.faults(pdf, resume) == []
    assert read in " ".join(pdfium_pages(pdf)[0].replace("\u200b", "").split())


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_short_page_is_set_wider_than_a_full_one(template: str) -> None:
    short, full = (
        typography.sheet_of(pdf_of(template, PageSize.A4, career(jobs))) for jobs in (1, 9)
    )
    assert typography.step_of(short) > typography.step_of(full)
    assert short.lines[0].x0 > full.lines[0].x0


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_page_is_set_so_wide_that_it_needs_another(template: str) -> None:
    pages = [
        RENDERER.render(career(1, deeds=DEEDS[2:3] * n), template=template, page=PageSize.A4).pages
        for n in range(6, 34, 3)
    ]
    assert pages == sorted(pages)
    assert pages[0] == 1


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("deeds", range(28, 72, 4))
def test_no_career_ends_in_a_nearly_empty_page(template: str, deeds: int) -> None:
    resume = career(deeds // 4, deeds=DEEDS[:4])
    pdf = pdf_of(template, PageSize.A4, resume)
    assert typography.faults(pdf, resume) == []


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(
    "words", ["護士 😀", "Nguyễn Thị Ắ", "ⱥ ɂ Ꞌ ѣ ῷ ℞ ½ ẞ", "\u202eabc", "·" * 90]
)
def test_no_character_stops_an_export_anywhere_on_the_page(template: str, words: str) -> None:
    job = ResumeEntry(
        title=words,
        organization=words,
        dates=words,
        lines=(ResumeLine(id=LineId("line"), text=words, facts=()),),
    )
    resume = Resume(
        id=ResumeId("r"),
        header=Header(name=words, label=words, contact=(words, words)),
        sections=(
            ResumeSection(section=Section.WORK, heading=words or "Work", entries=(job,)),
            row(Section.SKILLS, "Skills", (words, words)),
        ),
        written_at=datetime(2026, 11, 20, tzinfo=UTC),
    )
    assert pdf_of(template, PageSize.A4, resume).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Trained 12 drivers", "Trained 12_drivers"),
        ("Paid € 40 and 5 % of 30", "Paid €_40_and 5_% of 30"),
        ("From 2018, then", "From 2018, then"),
    ],
)
def test_a_number_stays_with_its_unit(words: str, kept: str) -> None:
    assert with_units(words).replace("\N{NO-BREAK SPACE}", "_") == kept


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Kept the book of every load", "Kept the book of every_load"),
        ("Kept one shelf", "Kept_one_shelf"),
        ("Made affidavits", "Made_affidavits"),
        ("Alone", "Alone"),
        ("", ""),
        ("See " + "x" * 60, "See " + "x" * 60),
    ],
)
def test_no_word_ends_a_line_alone(words: str, kept: str) -> None:
    assert tied(words).replace("\N{NO-BREAK SPACE}", "_") == kept


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("St Brannock's Academy", "St Brannock’s Academy"),
        ("the drivers' club", "the drivers’ club"),
        ("d'Arcy & l'Étoile", "d’Arcy & l’Étoile"),
        ("o'brien@example.com", "o'brien@example.com"),
        ("a 6' ladder", "a 6' ladder"),
        ("'quoted' words", "'quoted' words"),
    ],
)
def test_apostrophes_are_printed_as_printers_set_them(typed: str, printed: str) -> None:
    assert with_apostrophes(typed) == printed


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_long_address_stays_whole(template: str) -> None:
    email = "maximiliane.hohenstein-rittershausen@beispielgesellschaft.example"
    contact = ("Garmisch-Partenkirchen", "+49 8821 5550 1234", email)
    resume = replace(CAREERS["normal"], header=Header(name="Maximiliane", contact=contact))
    sheet = typography.sheet_of(pdf_of(template, PageSize.A4, resume))
    assert any(email in line.text for line in sheet.lines)
