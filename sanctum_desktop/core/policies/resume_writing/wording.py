"""The last touch on a line: no stock phrase, the reader's spelling, and the gate once more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sanctum_desktop.core.domain.resume import ResumeLine
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding import refusals
from sanctum_desktop.core.policies.resume_writing.choosing import Telling
from sanctum_desktop.core.policies.resume_writing.spelling import respelled
from sanctum_desktop.core.policies.resume_writing.stock import stock_phrase, without_stock


def fit_to_print(
    line: ResumeLine, telling: Telling, respell: Mapping[str, str], refused: list[str]
) -> ResumeLine | None:
    """The line as it may be printed; None where nothing is left of it, with the reason noted."""
    phrase = stock_phrase(line.text)
    if not phrase:
        return _respelled(line, telling, respell)
    quotes = telling.quotes(line)
    for words in without_stock(line.text):
        if not refusals(words, quotes, employer=telling.employer):
            return _respelled(replace(line, text=words), telling, respell)
    refused.append(text("abby.refused.stock", line=line.text[:60], words=phrase))
    return None


def _respelled(line: ResumeLine, telling: Telling, respell: Mapping[str, str]) -> ResumeLine:
    """In the reader's spelling where the gate, reading the evidence so too, has no objection."""
    words = respelled(line.text, respell)
    said = [respelled(quote, respell) for quote in telling.quotes(line)]
    if words == line.text or refusals(words, said, employer=telling.employer):
        return line
    return replace(line, text=words)


def says_more(
    words: str, quotes: Sequence[str], respell: Mapping[str, str], *, employer: str = ""
) -> tuple[str, ...]:
    """Why the gate refuses the words; empty where they pass, be it in the reader's spelling."""
    why = refusals(words, quotes, employer=employer)
    if not why:
        return ()
    read = [respelled(quote, respell) for quote in quotes]
    return why if refusals(words, read, employer=employer) else ()
