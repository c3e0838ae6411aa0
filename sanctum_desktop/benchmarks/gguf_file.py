"""Writes GGUF files of version 3: metadata, then tensors in F32, F16 or Q8_0.

The format is described in ggml's docs/gguf.md. Little-endian; tensors begin at multiples of 32.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

MAGIC: Final = b"GGUF"
VERSION: Final = 3
ALIGNMENT: Final = 32
QUANT_BLOCK: Final = 32

Value: TypeAlias = (
    "bool | int | Ready | float | str | Sequence[int] | Sequence[float] | Sequence[str]"
)


class TensorType(IntEnum):
    """How numbers are stored, by GGML's numbers."""

    F32 = 0
    F16 = 1
    Q8_0 = 8


class Ready(NamedTuple):
    """A value of another type, written as it is with its type before it."""

    raw: bytes


class Tensor(NamedTuple):
    """A named matrix; `shape` as ggml counts it, the fastest dimension first."""

    name: str
    shape: tuple[int, ...]
    type: TensorType
    data: bytes


_UINT32, _INT32, _FLOAT32, _BOOL, _STRING, _ARRAY = 4, 5, 6, 7, 8, 9


def write_gguf(path: Path, metadata: Mapping[str, Value], tensors: Iterable[Tensor]) -> None:
    """A whole file at `path`; what was there is replaced."""
    listed = list(tensors)
    with path.open("wb") as file:
        file.write(MAGIC + struct.pack("<IQQ", VERSION, len(listed), len(metadata)))
        for key, value in metadata.items():
            file.write(_text(key) + _typed(value))
        offset = 0
        for tensor in listed:
            dimensions = struct.pack(f"<I{len(tensor.shape)}Q", len(tensor.shape), *tensor.shape)
            file.write(_text(tensor.name) + dimensions)
            file.write(struct.pack("<IQ", tensor.type, offset))
            offset += _aligned(len(tensor.data))
        _pad(file)
        for tensor in listed:
            file.write(tensor.data)
            _pad(file)


def encoded(values: NDArray[np.float32], kind: TensorType) -> bytes:
    """A matrix as the tensor's bytes; rows of Q8_0 are whole blocks of 32."""
    if kind is TensorType.F32:
        return values.astype("<f4").tobytes()
    if kind is TensorType.F16:
        return values.astype("<f2").tobytes()
    blocks = values.reshape(-1, QUANT_BLOCK)
    scales = np.abs(blocks).max(axis=1, keepdims=True) / 127
    scales[scales == 0] = 1
    packed = np.empty(len(blocks), dtype=[("scale", "<f2"), ("values", "i1", QUANT_BLOCK)])
    packed["scale"] = scales[:, 0]
    packed["values"] = np.rint(blocks / scales)
    return packed.tobytes()


def _text(text: str) -> bytes:
    raw = text.encode()
    return struct.pack("<Q", len(raw)) + raw


def _typed(value: Value) -> bytes:
    if isinstance(value, bool):
        return struct.pack("<I?", _BOOL, value)
    if isinstance(value, Ready):
        return value.raw
    if isinstance(value, int):
        return struct.pack("<II", _UINT32, value)
    if isinstance(value, float):
        return struct.pack("<If", _FLOAT32, value)
    if isinstance(value, str):
        return struct.pack("<I", _STRING) + _text(value)
    return struct.pack("<I", _ARRAY) + b"".join(_array(value))


def _array(values: Sequence[int] | Sequence[float] | Sequence[str]) -> Iterator[bytes]:
    first = values[0]
    kind = _STRING if isinstance(first, str) else _INT32 if isinstance(first, int) else _FLOAT32
    yield struct.pack("<IQ", kind, len(values))
    if kind == _STRING:
        yield from (_text(str(value)) for value in values)
    else:
        yield struct.pack(f"<{len(values)}{'i' if kind == _INT32 else 'f'}", *values)


def _aligned(size: int) -> int:
    return -(-size // ALIGNMENT) * ALIGNMENT


def _pad(file: BinaryIO) -> None:
    file.write(bytes(_aligned(file.tell()) - file.tell()))
