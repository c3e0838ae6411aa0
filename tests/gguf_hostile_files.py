"""Hostile GGUF files, each with what its refusal says, and a storm of flipped bytes."""

import random
import struct

from gguf_files import (
    ARRAY,
    BOOL,
    F32,
    I32,
    TEXT,
    U16,
    U32,
    U64,
    Array,
    Gguf,
    Raw,
    Tensor,
    text,
    tiny,
    value,
)

HUGE = 2**64 - 1


def changed(**fields):
    file = tiny()
    for name, content in fields.items():
        setattr(file, name, content)
    return file


def with_value(key, kind, content):
    file = tiny()
    file[key] = (kind, content)
    return file


def with_raw(data):
    file = tiny()
    file.values.insert(0, Raw(data))
    return file


def with_tensors(*tensors, data=b"\x00" * 65536):
    return Gguf(values=tiny().values, tensors=list(tensors), tail=data)


def without(key):
    file = tiny()
    file.values = [one for one in file.values if one[0] != key]
    return file


def sized(name, *dimensions, kind=0, offset=0):
    """A tensor whose size is a lie: no data is written for it."""
    entry = text(name) + struct.pack("<I", len(dimensions))
    entry += b"".join(struct.pack("<Q", length) for length in dimensions)
    entry += struct.pack("<IQ", kind, offset)
    file = Gguf(values=tiny().values, tensor_count=1)
    return file.header() + entry + b"\x00" * 4096


HOSTILE = {
    "empty": (b"", "ends in the middle"),
    "magic only": (b"GGUF", "ends in the middle"),
    "another magic": (changed(magic=b"PK\x03\x04"), "not a GGUF"),
    "magic from before": (changed(magic=b"tjgg"), "old form"),
    "version 0": (changed(version=0), "version 0"),
    "version 1": (changed(version=1), "version 1, which"),
    "version 4": (changed(version=4), "version 4"),
    "version 99": (changed(version=99), "version 99"),
    "big-endian": (changed(version=3 << 24), "big-endian"),
    "values without end": (changed(value_count=HUGE), "said to hold"),
    "values below zero": (changed(value_count=2**63), "said to hold"),
    "more values than there are": (changed(value_count=4000), "name of a value"),
    "tensors without end": (changed(tensor_count=HUGE), "said to hold"),
    "tensors below zero": (changed(tensor_count=2**64 - 5), "said to hold"),
    "more tensors than there are": (changed(tensor_count=60), "name of a tensor"),
    "no tensors": (with_tensors(), "no weights"),
    "key length 2^63": (with_raw(text("k", 2**63)), "bytes long"),
    "key length 2^64-1": (with_raw(text("k", HUGE)), "bytes long"),
    "key of 1 MB": (with_raw(text("k" * 2**20) + value(U32, 1)), "bytes long"),
    "key empty": (with_raw(text("") + value(U32, 1)), "empty"),
    "key not readable": (with_raw(text(b"\xff\xfe") + value(U32, 1)), "not readable"),
    "key said twice": (with_raw(text("general.name") + value(TEXT, "x")), "twice"),
    "text of 1 GB": (with_value("general.name", TEXT, Raw(text("x", 2**30))), "bytes long"),
    "skipped text of 1 GB": (with_value("a.b", TEXT, Raw(text("x", 2**30))), "middle"),
    "skipped text of 2^64-1": (with_value("a.b", TEXT, Raw(text("x", HUGE))), "middle"),
    "template of 2 MB": (with_value("tokenizer.chat_template", TEXT, "x" * 2**21), "long"),
    "value of type 13": (with_value("a.b", 13, Raw(b"")), "unknown type"),
    "value of type 2^32-1": (with_value("a.b", 2**32 - 1, Raw(b"")), "unknown type"),
    "list of 2^64-1": (with_value("a.b", ARRAY, Array(U32, [1], HUGE)), "elements"),
    "list of 2^61 numbers of 8": (with_value("a.b", ARRAY, Array(U64, [1], 2**61)), "elements"),
    "list longer than the file": (with_value("a.b", ARRAY, Array(U16, [1], 2**20)), "elements"),
    "list of texts, one of 2^63": (
        with_value("a.b", ARRAY, Array(TEXT, ["x", Raw(text("y", 2**63))])),
        "middle",
    ),
    "list of lists": (with_value("a.b", ARRAY, Array(ARRAY, [Array(U32, [1])])), "list of lists"),
    "lists a million deep": (
        with_value("a.b", ARRAY, Raw(struct.pack("<IQ", ARRAY, 1) * 1_000_000)),
        "list of lists",
    ),
    "list of type 77": (with_value("a.b", ARRAY, Raw(struct.pack("<IQ", 77, 1))), "unknown type"),
    "neither yes nor no": (with_value("a.b", BOOL, 2), "neither"),
    "alignment 0": (with_value("general.alignment", U32, 0), "alignment"),
    "alignment 13": (with_value("general.alignment", U32, 13), "alignment"),
    "alignment 2^31": (with_value("general.alignment", U32, 2**31), "alignment"),
    "alignment as text": (with_value("general.alignment", TEXT, "32"), "not a whole number"),
    "architecture as number": (with_value("general.architecture", U32, 7), "not a text"),
    "architecture missing": (without("general.architecture"), "what kind"),
    "context as text": (with_value("llama.context_length", TEXT, "many"), "not a whole"),
    "context as yes": (with_value("llama.context_length", BOOL, 1), "not a whole"),
    "layers below zero": (with_value("llama.block_count", I32, -1), "block_count is -1"),
    "layers beyond all": (with_value("llama.block_count", U64, HUGE), "block_count is"),
    "heads below zero": (with_value("llama.attention.head_count", I32, -4), "is -4"),
    "heads as fraction": (with_value("llama.attention.head_count", F32, 4.0), "not a whole"),
    "heads of other layers": (
        with_value("llama.attention.head_count_kv", ARRAY, Array(I32, [1] * 3)),
        "for each of 2",
    ),
    "heads of layers as text": (
        with_value("llama.attention.head_count_kv", ARRAY, Array(TEXT, ["1", "2"])),
        "for each of 2",
    ),
    "tokens as number": (with_value("tokenizer.ggml.tokens", U32, 5), "not a list"),
    "template as number": (with_value("tokenizer.chat_template", U32, 5), "not a text"),
    "split of 7": (with_value("split.count", U16, 7), "in 7 files"),
    "split number alone": (with_value("split.no", U16, 3), "different models"),
    "tensor past the end": (with_tensors(Tensor("a", [8], offset=2**20)), "begin where"),
    "tensor at 2^64-32": (with_tensors(Tensor("a", [8], offset=2**64 - 32)), "begin where"),
    "tensor not aligned": (with_tensors(Tensor("a", [8], offset=7)), "begin where"),
    "tensors over another": (
        with_tensors(Tensor("a", [64], offset=0), Tensor("b", [64], offset=32)),
        "begin where",
    ),
    "tensors around one another": (
        with_tensors(Tensor("a", [512], offset=0), Tensor("b", [8], offset=1024)),
        "begin where",
    ),
    "tensor said twice": (with_tensors(Tensor("a", [8]), Tensor("a", [8])), "twice"),
    "tensor without name": (with_tensors(Tensor("", [8])), "empty"),
    "tensor name of 64": (with_tensors(Tensor("n" * 64, [8])), "64 bytes long"),
    "tensor name not readable": (with_tensors(Tensor(b"\xc3\x28", [8])), "not readable"),
    "tensor without dimensions": (with_tensors(Tensor("a", [])), "0 dimensions"),
    "tensor of 5 dimensions": (with_tensors(Tensor("a", [1] * 5)), "5 dimensions"),
    "dimensions 2^32 four times": (sized("a", *[2**32] * 4), "impossible"),
    "dimensions that wrap to 8": (sized("a", 2**61 + 1, 8), "impossible"),
    "dimensions 2^64-1": (sized("a", HUGE), "impossible"),
    "tensor larger than the file": (sized("a", 2**20), "past the end"),
    "bytes that wrap": (sized("a", 2**62 + 4), "past the end"),
    "a dimension of 0": (sized("a", 32, 0), "impossible"),
    "a row that fills no block": (sized("a", 31, 2, kind=8), "blocks"),
    "packing 4, taken out": (sized("a", 32, kind=4), "unknown way"),
    "packing 2^32-1": (sized("a", 32, kind=2**32 - 1), "unknown way"),
}


def written(file):
    return file if isinstance(file, bytes) else file.bytes()


def flipped(count):
    """A seeded storm: single bytes, then several at once, then whole lengths set to extremes."""
    chance = random.Random(57)
    file = tiny(vocabulary=24)
    whole, header = file.bytes(), len(file.header())
    for turn in range(count):
        data = bytearray(whole)
        if turn % 3 == 2:
            at = chance.randrange(header - 8)
            data[at : at + 8] = struct.pack("<Q", chance.choice([0, 1, 2**31, 2**32, 2**63, HUGE]))
        else:
            for _ in range(1 + turn % 3 * chance.randrange(6)):
                data[chance.randrange(header)] ^= 1 << chance.randrange(8)
        yield bytes(data)
