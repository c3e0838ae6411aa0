"""Phrases that could be said of anyone: they leave the page, and what they stood in is shorter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

_LEAST_WORDS: Final = 2
_CLAUSE: Final = re.compile(r"(\s*[,;–—]\s+|\s+and\s+)")
_ARTICLE: Final = re.compile(r"\b(an?)(\s+)$", re.IGNORECASE)
_BEFORE_NOUN: Final = re.compile(
    r"\s+(?!(?:and|or|but|in|on|at|to|of|for|with|by|from|as|so|when|while)\b)(?=[a-z])"
)


def stock_phrase(line: str) -> str:
    """The first stock phrase of the line as it stands there, "" where it holds none."""
    found = _pattern().search(line.replace("’", "'"))
    return line[found.start() : found.end()] if found else ""


def without_stock(line: str) -> Iterator[str]:
    """What is left of a line without its stock phrase, the longest first.

    A word that only colours another goes alone; else the whole clause goes that holds the phrase.
    """
    plain = _uncoloured(line)
    if plain and not stock_phrase(plain):
        yield plain
    parts = _CLAUSE.split(line)
    clauses, marks = parts[::2], ["", *parts[1::2]]
    kept = [at for at in range(len(clauses)) if not _falls(clauses, marks, at)]
    if not kept or len(kept) == len(clauses):
        return
    left = clauses[kept[0]] + "".join(marks[at] + clauses[at] for at in kept[1:])
    for shorter in (left, clauses[kept[0]]):
        words = shorter.strip(" ,;–—")
        if len(words.split()) >= _LEAST_WORDS and not stock_phrase(words):
            yield _capital(words)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _falls(clauses: Sequence[str], marks: Sequence[str], at: int) -> bool:
    """True on a clause with a stock phrase, and on what an "and" hangs on one."""
    if stock_phrase(clauses[at]):
        return True
    return marks[at].strip() == "and" and _falls(clauses, marks, at - 1)


def _uncoloured(line: str) -> str:
    """Without the adverb or the adjective with a hyphen: "ran a busy, fast-paced kitchen"."""
    found = _pattern().search(line.replace("’", "'"))
    if found is None or not (found.group().endswith("ly") or "-" in found.group()):
        return ""
    after = _BEFORE_NOUN.match(line, found.end())
    if after is None:
        return ""
    rest = line[after.end() :]
    article = "an" if rest[0] in "aeio" else "a"
    return _capital(_ARTICLE.sub(rf"{article}\2", line[: found.start()]) + rest)


@cache
def _pattern() -> re.Pattern[str]:
    listed = files(__package__).joinpath("stock_phrases.txt").read_text(encoding="utf-8")
    phrases = [one for one in listed.splitlines() if one and not one.startswith("#")]
    longest_first = sorted(phrases, key=len, reverse=True)
    either = "|".join(_as_said(phrase) for phrase in longest_first)
    return re.compile(rf"(?i)(?<![\w-])(?:{either})(?![\w-])")


def _as_said(phrase: str) -> str:
    """A hyphen may be a space, and the other way round."""
    return "[ -]".join(re.escape(word) for word in re.split(r"[ -]", phrase))
