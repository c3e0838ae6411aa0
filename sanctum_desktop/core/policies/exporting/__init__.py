"""What an export consists of: every file of it, made from what the vault holds."""

from sanctum_desktop.core.policies.exporting.files import counts_of, files_of, resume_stem
from sanctum_desktop.core.policies.exporting.page_files import (
    page_as_json,
    page_as_text,
    page_file_name,
)

__all__ = [
    "counts_of",
    "files_of",
    "page_as_json",
    "page_as_text",
    "page_file_name",
    "resume_stem",
]
