"""The files of an export and what its README says of them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from sanctum_desktop.core.domain.conversation import Conversation
from sanctum_desktop.core.domain.resume import Resume
from sanctum_desktop.core.policies.exporting.plain_text import conversation_text, resume_text
from sanctum_desktop.core.ports.vault_contents import Contents
from sanctum_desktop.core.schemas.export_format import (
    VERSION,
    attachment_record,
    conversation_record,
    decisions_record,
    fact_record,
    plan_record,
)
from sanctum_desktop.core.schemas.json_resume_page import json_resume_of_page

_NOT_SAFE: Final = re.compile(r"[^a-z0-9]+")
_NAME_WIDTH: Final = 20
_DESCRIBED: Final = {
    "trail.json": "What was done with the vault, and when.",
    "net-ledger.json": "What left this computer: when, where to, what for, how many bytes.",
    "hosted-servers.json": "Servers with language models you named, without their keys.",
    "hidden-words.json": "Words you wanted hidden from servers, and what they are called there.",
    "hosted-use.json": "How much each of them was used, by the day.",
}
_ROWS: Final = "Kept beside it, one record a row."


def files_of(contents: Contents, today: date) -> dict[str, bytes]:
    """Every file but the PDFs, by its path in the export."""
    counts = counts_of(contents)
    files: dict[str, object] = {
        "export.json": {"format": VERSION, "made": today.isoformat(), "counts": counts},
        "conversations.json": [
            conversation_record(one, contents.trees[one.id]) for one in contents.conversations
        ],
        "attachments.json": [attachment_record(one) for one in contents.attachments],
        "plan.json": [plan_record(step) for step in contents.plan],
        "facts.json": [fact_record(fact) for fact in contents.facts],
        "resumes.json": [decisions_record(resume) for resume in contents.resumes],
        "drafts.json": dict(contents.drafts),
    }
    facts = {fact.id: fact for fact in contents.facts}
    for number, resume in enumerate(contents.resumes, start=1):
        stem = resume_stem(number, resume)
        files[f"{stem}.json"] = json_resume_of_page(resume, facts)
        files[f"{stem}.txt"] = resume_text(resume)
    for number, one in enumerate(contents.conversations, start=1):
        files[_conversation_name(number, one)] = conversation_text(one, contents.trees[one.id])
    others = {f"{_safe(table)}.json": list(rows) for table, rows in contents.others.items()}
    files = {**others, **files}
    files["README.txt"] = _readme(counts, sorted(others), today)
    return {path: _bytes(content) for path, content in files.items()}


def counts_of(contents: Contents) -> dict[str, int]:
    """How many of each kind there are."""
    return {
        "conversations": len(contents.conversations),
        "attachments": len(contents.attachments),
        "plan": len(contents.plan),
        "facts": len(contents.facts),
        "resumes": len(contents.resumes),
        "drafts": len(contents.drafts),
        **{_safe(table): len(rows) for table, rows in contents.others.items()},
    }


def resume_stem(number: int, resume: Resume) -> str:
    """The path of a resume's files without the ending."""
    return f"resumes/{number:03}-{resume.written_at:%Y-%m-%d}"


def _conversation_name(number: int, conversation: Conversation) -> str:
    day, persona = f"{conversation.started_at:%Y-%m-%d}", _safe(conversation.persona)
    return f"conversations/{number:03}-{day}-{persona}.txt"


def _readme(counts: Mapping[str, int], others: list[str], today: date) -> str:
    listed = "\n".join(f"  {count:>6,}  {kind}" for kind, count in counts.items())
    more = "".join(f"{name:{_NAME_WIDTH}} {_DESCRIBED.get(name, _ROWS)}\n" for name in others)
    return (
        _template()
        .format(day=today.isoformat(), version=VERSION, counts=listed, others=more.rstrip("\n"))
        .replace("\n\nexport.json", "\nexport.json")
    )


@cache
def _template() -> str:
    return Path(__file__).with_name("readme.txt").read_text(encoding="utf-8")


def _safe(name: str) -> str:
    """A name from the vault as part of a file's name."""
    return _NOT_SAFE.sub("-", name.lower()).strip("-")[:40] or "other"


def _bytes(content: object) -> bytes:
    if not isinstance(content, str):
        content = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return content.encode("utf-8", "replace")
