"""A page as the files a person saves: what they are called, and those that need no setting."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from sanctum_desktop.core.domain.facts import Fact, FactId
from sanctum_desktop.core.domain.resume import PageForm, Resume
from sanctum_desktop.core.policies.exporting.plain_text import resume_text
from sanctum_desktop.core.schemas.json_resume_page import json_resume_of_page

# What a file system somewhere forbids in a name; a point in front would hide the file.
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_MOST: Final = 80


def page_file_name(resume: Resume, form: PageForm) -> str:
    """Such as "Miriam Adeyemi - Resume.pdf": by what the page is called where it is read."""
    name = unicodedata.normalize("NFC", resume.header.name)
    name = " ".join(_FORBIDDEN.sub(" ", name).split()).lstrip(". ")[:_MOST].strip()
    return f"{' - '.join(filter(None, (name, resume.document)))}.{form.value}"


def page_as_text(resume: Resume) -> bytes:
    return resume_text(resume).encode("utf-8", "replace")


def page_as_json(resume: Resume, facts: Mapping[FactId, Fact]) -> bytes:
    """JSON Resume v1, as it is printed."""
    page = json_resume_of_page(resume, facts)
    return (json.dumps(page, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
