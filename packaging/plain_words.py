"""Makes the list of plain English words that placeholders leave alone: `plain_en.txt`.

A word is plain where our own texts write it in lower case, more often than not, and no list of
names has it; one that no wide list of English has must hardly ever have a capital. Mails, links
and handles are left out, since people's names stand there in lower case. Run it after texts were
added: `python packaging/plain_words.py`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

_POLICIES: Final = ROOT / "sanctum_desktop/core/policies"
_PLACE: Final = _POLICIES / "placeholders/lexicon/plain_en.txt"
_TEXTS: Final = (
    ROOT / "packaging/phrases",
    ROOT / "tests/journeys/careers",
    ROOT / "tests/fixtures/people",
    ROOT / "tests/fixtures/stories",
    ROOT / "assets/i18n/en/LC_MESSAGES",
    ROOT / "assets/ceiling",
    _POLICIES / "hearing/lexicon",
)
_KINDS: Final = frozenset({".txt", ".json", ".jsonl", ".po", ".toml"})
_HELD: Final = "held"
_LEAST: Final = 2
_LEAST_OF_RARE: Final = 4
"""How often a word nobody lists stands in lower case for each time it has a capital."""
_GLUED: Final = re.compile(r"\S*[^\W_][@._/#][^\W_]\S*|\S+ (?:at|dot) \S+ dot \S+")


def main() -> None:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    from sanctum_desktop.core.policies.placeholders.folding import fold
    from sanctum_desktop.core.policies.placeholders.vocabulary import (
        first_names,
        surnames,
        wide_english,
    )

    # A word stands in one of those lists alone, so that many a plain one is a password there.
    listed = wide_english() | frozenset(map(fold, FREQUENCY_LISTS["passwords"]))
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for said in _texts():
        for word in re.findall(r"[^\W\d_]+", _GLUED.sub(" ", said.replace("\\n", " "))):
            (lower if word.islower() else capital)[fold(word)] += 1
    names = first_names() | surnames()
    plain = sorted(
        word
        for word, times in lower.items()
        if times >= _LEAST
        and times >= capital[word] * (1 if word in listed else _LEAST_OF_RARE)
        and word not in names
        and len(word) > 1
    )
    _PLACE.write_text("\n".join(plain) + "\n", encoding="utf-8")
    print(f"{len(plain)} words in {_PLACE.relative_to(ROOT)}")


def _texts() -> Iterator[str]:
    for folder in _TEXTS:
        for file in sorted(folder.rglob("*")):
            if file.suffix in _KINDS and _HELD not in file.name:
                yield file.read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
