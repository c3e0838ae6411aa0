"""The JSON Schemas a model may be bound to: a flat object of scalars and short lists of them.

Small models follow flat shapes and small enums; nothing else is accepted. Every property is
required and comes in the schema's order, so the one that is decided first stands first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

import msgspec

from sanctum_desktop.core.domain.errors import SanctumBug

MOST_CHARACTERS: Final = 2000
MOST_ROWS: Final = 50


class Words(msgspec.Struct, frozen=True):
    """A string of at most `most` characters."""

    most: int


class Choice(msgspec.Struct, frozen=True):
    """One of a few strings."""

    values: tuple[str, ...]


class Whole(msgspec.Struct, frozen=True):
    """An integer from `least` to `most`, both included."""

    least: int
    most: int


class Flag(msgspec.Struct, frozen=True):
    """True or false."""


class Rows(msgspec.Struct, frozen=True):
    """A list of `least` to `most` scalars of one kind."""

    row: Words | Choice | Whole | Flag
    least: int
    most: int


Field: TypeAlias = Words | Choice | Whole | Flag | Rows
Shape: TypeAlias = Mapping[str, Field]
"""What a schema asks for: the fields of the object in order."""


def shape_of(schema: str) -> Shape:
    """The fields of a schema in JSON; SanctumBug where it is not of the subset."""
    read = json.loads(schema)
    known = {"type", "properties", "required", "additionalProperties", "title", "description"}
    fields = read.get("properties") if isinstance(read, dict) else None
    if not fields or read.get("type") != "object" or not set(read) <= known:
        raise SanctumBug("a schema is no flat object")
    if set(read.get("required", fields)) != set(fields):
        raise SanctumBug("every property of a schema is required")
    return {name: _field(asked) for name, asked in fields.items()}


def conforms(value: object, shape: Shape) -> bool:
    """True where a parsed answer is an object of just these fields, each as asked."""
    return (
        isinstance(value, dict)
        and value.keys() == shape.keys()
        and all(_fits(value[name], field) for name, field in shape.items())
    )


def read_answer(text: str, shape: Shape) -> dict[str, Any] | None:
    """The object in a model's text, in the shape's order; None where there is none that conforms.

    What stands around it is left out, and one repair is tried: commas too many, numbers and
    truth in quotes or capitals, properties nobody asked for.
    """
    start, end = text.find("{"), text.rfind("}")
    if not 0 <= start < end:
        return None
    untrusted = text[start : end + 1]
    for candidate in (untrusted, _COMMA_TOO_MANY.sub(r"\1", untrusted)):
        value = _parsed(candidate)
        if isinstance(value, dict):
            kept = {name: _mended(value.get(name), field) for name, field in shape.items()}
            return kept if conforms(kept, shape) else None
    return None


_COMMA_TOO_MANY: Final = re.compile(r",(\s*[}\]])")
_TRUTH: Final = {"true": True, "false": False, "yes": True, "no": False}


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _mended(value: object, field: Field) -> object:
    if isinstance(field, Whole) and isinstance(value, str):
        digits = value.strip()
        return int(digits) if re.fullmatch(r"-?\d{1,18}", digits) else value
    if isinstance(field, Flag) and isinstance(value, str):
        return _TRUTH.get(value.strip().lower(), value)
    if isinstance(field, Choice) and isinstance(value, str):
        named = [known for known in field.values if known.lower() == value.strip().lower()]
        return named[0] if named else value
    if isinstance(field, Rows) and isinstance(value, list):
        return [_mended(row, field.row) for row in value]
    return value


def _fits(value: object, field: Field) -> bool:
    match field:
        case Words(most):
            return isinstance(value, str) and len(value) <= most
        case Choice(values):
            return isinstance(value, str) and value in values
        case Whole(least, most):
            return type(value) is int and least <= value <= most
        case Flag():
            return isinstance(value, bool)
        case Rows(row, least, most):
            return (
                isinstance(value, list)
                and least <= len(value) <= most
                and all(_fits(item, row) for item in value)
            )


def _field(asked: Mapping[str, Any]) -> Field:
    if asked.get("type") != "array":
        return _scalar(asked)
    least, most = asked.get("minItems", 0), asked.get("maxItems")
    if not isinstance(most, int) or not 0 <= least <= most <= MOST_ROWS or most == 0:
        raise SanctumBug(f"a list in a schema has from 0 to at most {MOST_ROWS} rows, and says so")
    _only(asked, {"items", "minItems", "maxItems"})
    return Rows(_scalar(asked["items"]), least, most)


def _scalar(asked: Mapping[str, Any]) -> Words | Choice | Whole | Flag:
    kind = asked.get("type")
    if "enum" in asked:
        return _choice(asked)
    if kind == "string":
        most = asked.get("maxLength")
        _only(asked, {"maxLength"})
        if not isinstance(most, int) or not 0 < most <= MOST_CHARACTERS:
            raise SanctumBug(f"a string in a schema says a maxLength up to {MOST_CHARACTERS}")
        return Words(most)
    if kind == "integer":
        _only(asked, {"minimum", "maximum"})
        if not {"minimum", "maximum"} <= set(asked) or asked["minimum"] > asked["maximum"]:
            raise SanctumBug("an integer in a schema says its minimum and maximum")
        return Whole(asked["minimum"], asked["maximum"])
    if kind == "boolean":
        _only(asked, set())
        return Flag()
    raise SanctumBug("a schema holds something other than scalars and lists of them")


def _choice(asked: Mapping[str, Any]) -> Choice:
    _only(asked, {"enum"})
    values: Sequence[object] = asked["enum"]
    if not values or not all(isinstance(value, str) and value for value in values):
        raise SanctumBug("an enum in a schema holds strings")
    return Choice(tuple(str(value) for value in values))


def _only(asked: Mapping[str, Any], known: set[str]) -> None:
    """SanctumBug for a keyword that would not be kept."""
    if unknown := set(asked) - known - {"type", "title", "description"}:
        raise SanctumBug(f"a schema asks for {min(unknown)}, which nothing here keeps")
