"""What a model's name lets one expect, and which is suggested to begin with."""

import pytest

from sanctum_desktop.core.domain.models import (
    CatalogueEntry,
    CatalogueFile,
    FitVerdict,
    ModelKind,
    Room,
)
from sanctum_desktop.core.policies.likely_fit import file_bytes, likely_fits


def entry(name, *sizes, kind=ModelKind.LANGUAGE, entry_id=""):
    files = tuple(CatalogueFile(path=f"{n}.gguf", bytes=size) for n, size in enumerate(sizes))
    return CatalogueEntry(
        id=entry_id or name, kind=kind, name=name, repository="a/b", files=files or NO_SIZE
    )


NO_SIZE = (CatalogueFile(path="0.gguf"),)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Qwen2.5 1.5B Instruct, Q4_K_M", 1.1e9),
        ("Qwen3 4B, Q4_K_M", 2.6e9),
        ("Some 14B, Q8_0", 15.8e9),
        ("Some 3B, F16", 6.2e9),
        ("Some 7B", 0),  # packed who knows how
        ("Whisper base, for faster-whisper", 0),
        ("v2.5B0 Q4", 0),  # a version, not a size
    ],
)
def test_a_name_tells_the_size_roughly_or_nothing(name, expected):
    size, exact = file_bytes(entry(name))
    assert size == expected
    assert not exact


def test_sizes_that_were_looked_up_are_taken_as_they_are():
    assert file_bytes(entry("Qwen3 4B, Q4_K_M", 7, 9)) == (16, True)
    assert file_bytes(entry("Qwen3 4B, Q4_K_M", 7, 0))[1] is False


CATALOGUE = [
    entry("A 1.5B, Q4_K_M", entry_id="small"),
    entry("A 4B, Q4_K_M", entry_id="medium"),
    entry("A 8B, Q4_K_M", entry_id="large"),
    entry("B 2B, Q4_K_M", kind=ModelKind.EMBEDDING, entry_id="not a language model"),
]


@pytest.mark.parametrize(
    ("gigabytes", "suggested"),
    [(2, None), (4, "small"), (9, "medium"), (17, "large"), (None, None)],
)
def test_the_largest_that_leaves_half_of_the_memory_is_suggested(gigabytes, suggested):
    room = Room(ram_bytes=None if gigabytes is None else gigabytes * 10**9)
    likely = likely_fits(CATALOGUE, room)
    assert [one for one, fit in likely.items() if fit.suggested] == [suggested] * bool(suggested)


def test_what_is_told_says_what_it_rests_on():
    likely = likely_fits([*CATALOGUE, entry("C", entry_id="unknown")], Room(ram_bytes=6 * 10**9))
    assert likely["small"].verdict is FitVerdict.FITS
    assert likely["small"].sentence == (
        "Going by its name, its file takes about 1.1 GB. In use it needs about 1.6 GB, and 5.5 GB"
        " can be used: it probably fits."
    )
    assert likely["large"].verdict is FitVerdict.TOO_LARGE
    assert "probably too large just now" in likely["large"].sentence
    assert likely["unknown"].verdict is FitVerdict.UNKNOWN
    assert likely["unknown"].sentence == "How large it is has not been looked up yet."


def test_a_machine_that_does_not_tell_its_memory_judges_nothing():
    (likely,) = likely_fits(CATALOGUE[:1], Room(ram_bytes=None)).values()
    assert likely.verdict is FitVerdict.UNKNOWN
    assert likely.sentence == "Going by its name, its file takes about 1.1 GB."
