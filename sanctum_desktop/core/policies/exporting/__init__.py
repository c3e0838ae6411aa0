"""What an export consists of: every file of it, made from what the vault holds."""

from sanctum_desktop.core.policies.exporting.files import counts_of, files_of, resume_stem

__all__ = ["counts_of", "files_of", "resume_stem"]
