"""The named values of a GGUF header, and what may be asked of them."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.adapters.gguf.reading import HeaderReader, refused

MOST_VALUES: Final = 4096
MOST_ELEMENTS: Final = 1 << 24
LONGEST_KEY: Final = 1024
LONGEST_TEXT: Final = 1 << 16
LONGEST_TEMPLATE: Final = 1 << 20
_MOST_KEPT: Final = 1024
_TEMPLATE: Final = "tokenizer.chat_template"
_TEXTS: Final = frozenset(
    {
        "general.architecture",
        "general.type",
        "general.name",
        "general.license",
        "tokenizer.ggml.model",
        "tokenizer.ggml.pre",
        _TEMPLATE,
    }
)
"""The texts anything is made of; the rest (a whole tokenizer in JSON, say) is passed over."""

_BOOL, _TEXT, _ARRAY = 7, 8, 9
# type -> (how it is laid out, what it is called); numbers of the GGUF specification
_NUMBERS: Final = {
    0: struct.Struct("<B"),
    1: struct.Struct("<b"),
    2: struct.Struct("<H"),
    3: struct.Struct("<h"),
    4: struct.Struct("<I"),
    5: struct.Struct("<i"),
    6: struct.Struct("<f"),
    _BOOL: struct.Struct("<B"),
    10: struct.Struct("<Q"),
    11: struct.Struct("<q"),
    12: struct.Struct("<d"),
}
_WHOLE: Final = frozenset({0, 1, 2, 3, 4, 5, 10, 11})
_LEAST_TEXT_BYTES: Final = 8  # the length of a text that is empty


@dataclass(frozen=True, slots=True)
class Listed:
    """An array: how many elements, and as it was written where they are few whole numbers.

    Numbers take five times as much memory once they are Python's own, so that waits until one is
    asked for.
    """

    count: int
    layout: str = ""
    written: bytes = b""

    def numbers(self) -> tuple[int, ...]:
        return struct.unpack(self.layout, self.written)


class Metadata:
    """The values by key. A known key of the wrong kind is refused when it is asked for."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def string(self, key: str) -> str:
        """The text of that key, empty where there is none."""
        value = self._values.get(key, "")
        if not isinstance(value, str):
            raise refused(f"{key} is not a text")
        return value

    def number(self, key: str, *, most: int) -> int:
        """A whole number from 0 to `most`; 0 where there is none."""
        return _in_bounds(key, self._values.get(key, 0), most)

    def number_of_each(self, key: str, layers: int, *, most: int) -> tuple[int, ...]:
        """One number a layer: written once for all, or once for each."""
        value = self._values.get(key, 0)
        if not isinstance(value, Listed):
            return (_in_bounds(key, value, most),) * layers
        numbers = value.numbers()
        if value.count != layers or len(numbers) != layers:
            raise refused(f"{shown(key)} is not one number for each of {layers} layers")
        return tuple(_in_bounds(key, number, most) for number in numbers)

    def count(self, key: str) -> int:
        """How many elements an array has; 0 where there is none."""
        value = self._values.get(key, Listed(0))
        if not isinstance(value, Listed):
            raise refused(f"{key} is not a list")
        return value.count


def read_metadata(reader: HeaderReader, count: int) -> Metadata:
    """Read `count` values; refuses what is too many, too long, nested or named twice."""
    if count > MOST_VALUES:
        raise refused(f"it is said to hold {count:,} values")
    values: dict[str, object] = {}
    for _ in range(count):
        key = read_name(reader, LONGEST_KEY, "the name of a value")
        if key in values:
            raise refused(f"it says {shown(key)} twice")
        values[key] = _read_value(reader, key)
    return Metadata(values)


def read_name(reader: HeaderReader, most: int, what: str) -> str:
    """A name, which must be readable: the file's own text, cleaned only where it is shown."""
    try:
        name = reader.text(most, what).decode()
    except UnicodeDecodeError as error:
        raise refused(f"{what} is not readable") from error
    if not name:
        raise refused(f"{what} is empty")
    return name


def shown(untrusted: str, most: int = 80) -> str:
    """A stranger's text without what could steer a terminal or turn a line around."""
    return "".join(sign for sign in untrusted[:most] if sign.isprintable())


def _read_value(reader: HeaderReader, key: str) -> object:
    kind = reader.u32()
    if kind in _NUMBERS:
        return _read_number(reader, kind)
    if kind == _TEXT:
        return _read_text(reader, key)
    if kind == _ARRAY:
        return _read_array(reader, key)
    raise refused(f"{shown(key)} is of an unknown type ({kind})")


def _read_number(reader: HeaderReader, kind: int) -> int | float | bool:
    layout = _NUMBERS[kind]
    value: int | float = layout.unpack(reader.take(layout.size))[0]
    if kind != _BOOL:
        return value
    if value > 1:
        raise refused("a yes or no in it is neither")
    return bool(value)


def _read_text(reader: HeaderReader, key: str) -> str | None:
    if key not in _TEXTS:
        reader.skip(reader.u64())
        return None
    most = LONGEST_TEMPLATE if key == _TEMPLATE else LONGEST_TEXT
    return reader.text(most, key).decode("utf-8", "replace")


def _read_array(reader: HeaderReader, key: str) -> Listed:
    kind, count = reader.u32(), reader.u64()
    if kind == _ARRAY:
        raise refused(f"{shown(key)} is a list of lists")
    if kind != _TEXT and kind not in _NUMBERS:
        raise refused(f"{shown(key)} is a list of an unknown type ({kind})")
    size = _LEAST_TEXT_BYTES if kind == _TEXT else _NUMBERS[kind].size
    if count > MOST_ELEMENTS or count * size > reader.left:
        raise refused(f"{shown(key)} is said to have {count:,} elements")
    if kind == _TEXT:
        reader.skip_texts(count)
        return Listed(count)
    if kind not in _WHOLE or count > _MOST_KEPT:
        reader.skip(count * size)
        return Listed(count)
    layout = f"<{count}{_NUMBERS[kind].format[1:]}"
    return Listed(count, layout, reader.take(count * size))


def _in_bounds(key: str, value: object, most: int) -> int:
    if type(value) is not int:
        raise refused(f"{shown(key)} is not a whole number")
    if not 0 <= value <= most:
        raise refused(f"{shown(key)} is {value:,}")
    return value
