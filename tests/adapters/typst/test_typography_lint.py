"""The lint itself: each fault put into a template, or let through, is found."""

import shutil
from pathlib import Path

import pytest
import typography
from test_typography import CAREERS, DEEDS, career

from sanctum_desktop.adapters.typst import renderer as renderer_module
from sanctum_desktop.adapters.typst.renderer import TypstRenderer
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.resume import PageSize, Resume

SPOILT = [
    ("classic.typ", "body: 11pt", "body: 12pt", "body of 12"),
    ("classic.typ", "on-lines(24pt", "on-lines(8pt", "sizes"),
    ("classic.typ", "x: 23mm", "x: 12mm", "outside the margin"),
    ("classic.typ", "y: 21mm", "y: 9mm", "over the head or foot"),
    ("classic.typ", "line: 14pt", "line: 11.5pt", "lines of 11.5"),
    ("parts/page.typ", "setting.between * setting.line", "0.7 * setting.line", "off the grid"),
    ("parts/page.typ", "fill: grey", "fill: luma(150)", "light"),
    ("parts/page.typ", "columns: (1fr, auto)", "columns: (70%, auto)", "dates end from"),
    ("parts/page.typ", "in ends [~· \\ ]", "in ends [ \\ ]", "a dot lost in a row"),
    ("parts/page.typ", "in ends [~· \\ ]", "in ends [ \\ ·~]", "a dot opens a line"),
    ("parts/page.typ", "if last > 1", "if last > 0", "a foot on a single page"),
    ("parts/page.typ", "if last > 1", "if last > 9", "feet on pages"),
    ("parts/page.typ", "sticky: not bare,", "", "stranded"),
    ("parts/page.typ", 'link("mailto:" + part, whole)',
     'link("mailto:" + part)[write]', "behind"),
]  # fmt: skip


def found(using: TypstRenderer, resumes: list[Resume]) -> list[str]:
    return [
        fault
        for resume in resumes
        for fault in typography.faults(
            using.render(resume, template="classic", page=PageSize.A4).pdf, resume
        )
    ]


@pytest.mark.parametrize(("file", "good", "bad", "fault"), SPOILT)
def test_a_spoilt_template_is_found_out(
    tmp_path: Path, file: str, good: str, bad: str, fault: str
) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(asset_path("templates"), templates)
    source = (templates / file).read_text(encoding="utf-8")
    assert good in source
    (templates / file).write_text(source.replace(good, bad), encoding="utf-8")
    careers = [CAREERS["short"], CAREERS["normal"], CAREERS["long"], CAREERS["many skills"]]
    if fault == "stranded":
        careers = [career(9, deeds=DEEDS[1:2] * n) for n in range(4, 14)]
    spoilt = TypstRenderer(templates, asset_path("fonts"))
    assert any(told.startswith(fault) or fault in told for told in found(spoilt, careers))


@pytest.mark.parametrize(
    ("rule", "fault"), [("tied", "one word on a last line"), ("with_units", "a number parted")]
)
def test_a_break_let_through_is_found_out(
    monkeypatch: pytest.MonkeyPatch, rule: str, fault: str
) -> None:
    monkeypatch.setattr(renderer_module, rule, lambda words: words)
    using = TypstRenderer(asset_path("templates"), asset_path("fonts"))
    lists = "Took the lists of the yard to the depot and back, as they came, "
    deeds = tuple(
        f"{lists}{'m' * n} to 7 sites{end}"
        for n in range(28)
        for end in ("", " and more lists from there again, week after week")
    )
    assert any(told.startswith(fault) for told in found(using, [career(1, deeds=deeds)]))


def test_a_nearly_empty_last_page_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderer_module, "_LEAST_FILL", 0)
    using = TypstRenderer(asset_path("templates"), asset_path("fonts"))
    careers = [career(1, deeds=DEEDS[1:2] * n) for n in range(35, 48)]
    assert any("filled to" in told for told in found(using, careers))
