"""The table of tensors in a GGUF header: where each lies, how it is packed, how large it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sanctum_desktop.adapters.gguf.metadata import read_name, shown
from sanctum_desktop.adapters.gguf.reading import HeaderReader, refused

MOST_TENSORS: Final = 1 << 16
LONGEST_NAME: Final = 63  # ggml keeps 64 bytes for a name and the zero behind it
_MOST_DIMENSIONS: Final = 4
_MOST_ELEMENTS: Final = (1 << 63) - 1
_SHORTEST_ENTRY: Final = 8 + 1 + 4 + 8 + 4 + 8  # a name of one byte, one dimension, type, offset

# type -> (name, elements in a block, bytes of a block), as ggml_type_size and ggml_blck_size of
# ggml 0.25 tell; 4, 5, 31-33 and 36-38 were taken out of the format.
PACKINGS: Final = {
    0: ("F32", 1, 4),
    1: ("F16", 1, 2),
    2: ("Q4_0", 32, 18),
    3: ("Q4_1", 32, 20),
    6: ("Q5_0", 32, 22),
    7: ("Q5_1", 32, 24),
    8: ("Q8_0", 32, 34),
    9: ("Q8_1", 32, 36),
    10: ("Q2_K", 256, 84),
    11: ("Q3_K", 256, 110),
    12: ("Q4_K", 256, 144),
    13: ("Q5_K", 256, 176),
    14: ("Q6_K", 256, 210),
    15: ("Q8_K", 256, 292),
    16: ("IQ2_XXS", 256, 66),
    17: ("IQ2_XS", 256, 74),
    18: ("IQ3_XXS", 256, 98),
    19: ("IQ1_S", 256, 50),
    20: ("IQ4_NL", 32, 18),
    21: ("IQ3_S", 256, 110),
    22: ("IQ2_S", 256, 82),
    23: ("IQ4_XS", 256, 136),
    24: ("I8", 1, 1),
    25: ("I16", 1, 2),
    26: ("I32", 1, 4),
    27: ("I64", 1, 8),
    28: ("F64", 1, 8),
    29: ("IQ1_M", 256, 56),
    30: ("BF16", 1, 2),
    34: ("TQ1_0", 256, 54),
    35: ("TQ2_0", 256, 66),
    39: ("MXFP4", 32, 17),
    40: ("NVFP4", 64, 36),
    41: ("Q1_0", 128, 18),
    42: ("Q2_0", 64, 18),
}


@dataclass(frozen=True, slots=True)
class Tensor:
    """One tensor; `offset` is counted from where the data begins, `size` is in bytes."""

    name: str
    packing: str
    elements: int
    rows: int
    offset: int
    size: int


def read_tensors(reader: HeaderReader, count: int) -> tuple[Tensor, ...]:
    """Read `count` entries; refuses names said twice, impossible shapes and unknown packings."""
    if count > MOST_TENSORS or count * _SHORTEST_ENTRY > reader.left:
        raise refused(f"it is said to hold {count:,} tensors")
    tensors: dict[str, Tensor] = {}
    for _ in range(count):
        tensor = _read_tensor(reader)
        if tensor.name in tensors:
            raise refused(f"it has the tensor {shown(tensor.name)} twice")
        tensors[tensor.name] = tensor
    return tuple(tensors.values())


def refuse_misplaced(tensors: tuple[Tensor, ...], room: int, alignment: int) -> None:
    """Refuse a tensor that does not follow the one before, aligned, or reaches past `room` bytes.

    ggml asks for the same, so that what passes here is not refused when it is loaded.
    """
    begin = 0
    for tensor in tensors:
        if tensor.offset != begin:
            raise refused(f"the tensor {shown(tensor.name)} does not begin where it should")
        if begin + tensor.size > room:
            raise refused(
                f"the tensor {shown(tensor.name)} reaches past the end of the file; it may be cut"
            )
        begin += -(-tensor.size // alignment) * alignment


def _read_tensor(reader: HeaderReader) -> Tensor:
    name = read_name(reader, LONGEST_NAME, "the name of a tensor")
    count = reader.u32()
    if not 1 <= count <= _MOST_DIMENSIONS:
        raise refused(f"the tensor {shown(name)} is said to have {count:,} dimensions")
    dimensions = [reader.u64() for _ in range(count)]
    elements = 1
    for length in dimensions:
        elements *= length
    if not 1 <= elements <= _MOST_ELEMENTS:
        raise refused(f"the tensor {shown(name)} has an impossible size")
    kind = reader.u32()
    if kind not in PACKINGS:
        raise refused(f"the tensor {shown(name)} is packed in an unknown way ({kind})")
    packing, block, block_bytes = PACKINGS[kind]
    if dimensions[0] % block:
        raise refused(f"the tensor {shown(name)} does not fill its blocks")
    return Tensor(
        name=name,
        packing=packing,
        elements=elements,
        rows=dimensions[1] if count > 1 else 1,
        offset=reader.u64(),
        size=elements // block * block_bytes,
    )
