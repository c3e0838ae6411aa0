"""Words that are nobody's name, and names, all folded; a text file each, words between spaces.

`plain_en.txt` is made by `packaging/plain_words.py` from what our own texts
have in lower case.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=16)
def folded(name: str) -> frozenset[str]:
    """The words of `name`.txt beside this file."""
    return frozenset(files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8").split())
