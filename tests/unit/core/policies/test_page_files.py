"""What a saved page is called, and its forms that need no setting."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sanctum_desktop.core.domain.resume import Header, PageForm, Resume, ResumeId
from sanctum_desktop.core.policies.exporting import page_as_json, page_as_text, page_file_name

PAGE = Resume(
    id=ResumeId("r"),
    header=Header(name="Miriam Adeyemi", label="Baker"),
    sections=(),
    written_at=datetime(2026, 3, 2, tzinfo=UTC),
)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Miriam Adeyemi", "Miriam Adeyemi - Resume.pdf"),
        ("", "Resume.pdf"),
        ("../../etc/passwd", "etc passwd - Resume.pdf"),
        (".hidden", "hidden - Resume.pdf"),
        ('A: "B" <C>|?*\\', "A B C - Resume.pdf"),
        ("Jo\n\tÅse", "Jo Åse - Resume.pdf"),
        ("x" * 200, f"{'x' * 80} - Resume.pdf"),
    ],
)
def test_the_file_is_named_after_the_person_as_any_system_takes_it(name, called):
    page = replace(PAGE, header=Header(name=name))
    assert page_file_name(page, PageForm.PDF) == called


def test_it_is_called_as_its_readers_call_it():
    page = replace(PAGE, document="CV")
    assert page_file_name(page, PageForm.TEXT) == "Miriam Adeyemi - CV.txt"


def test_text_and_json_hold_the_page():
    assert page_as_text(PAGE).decode().startswith("Miriam Adeyemi\nBaker\n")
    assert json.loads(page_as_json(PAGE, {}))["basics"]["name"] == "Miriam Adeyemi"
