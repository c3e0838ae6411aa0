"""Schemas as GBNF, the form of grammar that llama.cpp reads (its grammars/README.md).

The JSON comes on one line with one space after colons and commas: the fewer choices, the fewer
tokens are wasted on white space, and the sooner a small model is back on its words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from sanctum_desktop.core.schemas.answer_shape import (
    Choice,
    Field,
    Flag,
    Rows,
    Shape,
    Whole,
    Words,
)

ROOT: Final = "root"
_CHARACTER: Final = r'char ::= [^"\\\x00-\x1F\x7F] | "\\" ["\\/bnrt]'


def grammar_of(shape: Shape) -> str:
    """The grammar whose every sentence is JSON of that shape."""
    pairs = (f"{_quoted(json.dumps(name) + ': ')} {_rule(field)}" for name, field in shape.items())
    body = f" {_quoted(', ')} ".join(pairs)
    return f'{ROOT} ::= "{{" {body} "}}"\n{_CHARACTER}\n'


def _rule(field: Field) -> str:
    match field:
        case Words(most):
            return rf'"\"" char{{0,{most}}} "\""'
        case Choice(values):
            written = (_quoted(json.dumps(value, ensure_ascii=False)) for value in values)
            return f"({' | '.join(written)})"
        case Whole(least, most):
            return f"({' | '.join(_integers(least, most))})"
        case Flag():
            return '("true" | "false")'
        case Rows():
            return _rows(field)


def _rows(field: Rows) -> str:
    row, more = _rule(field.row), f'(", " {_rule(field.row)})'
    rows = f"{row} {more}{{{max(field.least - 1, 0)},{field.most - 1}}}" if field.most > 1 else row
    return f'"[" ({rows}){"" if field.least else "?"} "]"'


def _integers(least: int, most: int) -> Iterator[str]:
    """Rules for all integers of a range, without leading zeros."""
    if least < 0:
        yield from (f'"-" ({rule})' for rule in _integers(max(-most, 1), -least))
        least = 0
    for digits in range(len(str(least)), len(str(max(most, 0))) + 1):
        low = max(least, 10 ** (digits - 1) if digits > 1 else 0)
        high = min(most, 10**digits - 1)
        if low <= high:
            yield _digits(str(low), str(high))


def _digits(low: str, high: str) -> str:
    """A rule for the numbers from `low` to `high`, which have as many digits."""
    if low == high:
        return _quoted(low)
    if len(low) == 1:
        return f"[{low}-{high}]"
    if low[0] == high[0]:
        return f"{_quoted(low[0])} ({_digits(low[1:], high[1:])})"
    rest = len(low) - 1
    parts = [f"{_quoted(low[0])} ({_digits(low[1:], '9' * rest)})"]
    if int(high[0]) - int(low[0]) > 1:
        parts.append(f"[{int(low[0]) + 1}-{int(high[0]) - 1}] [0-9]{{{rest}}}")
    parts.append(f"{_quoted(high[0])} ({_digits('0' * rest, high[1:])})")
    return f"({' | '.join(parts)})"


def _quoted(text: str) -> str:
    """A literal of a grammar."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
