"""Which parts of huggingface_hub the frozen app's net process needs; none where it is missing."""

from __future__ import annotations

from importlib.util import find_spec

DISTRIBUTION = "huggingface_hub"
MODULES_UNUSED = ("hf_xet", "fsspec", "pygments", "rich")
"""Its own downloads, which we do not use, and command lines."""


def modules_of() -> tuple[str, ...]:
    """What it only imports as it is asked for."""
    if find_spec(DISTRIBUTION) is None:
        return ()
    return (f"{DISTRIBUTION}.hf_api", f"{DISTRIBUTION}.file_download", f"{DISTRIBUTION}.utils")


def metadata_of() -> tuple[str, ...]:
    """The distribution, whose version `sanctum doctor` says."""
    return () if find_spec(DISTRIBUTION) is None else (DISTRIBUTION,)
