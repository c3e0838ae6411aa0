"""Writes GGUF files for tests: whole ones, and any part of one as wrong as a test wants it."""

import struct
from dataclasses import dataclass, field
from typing import Any

U8, I8, U16, I16, U32, I32, F32, BOOL, TEXT, ARRAY, U64, I64, F64 = range(13)
LAYOUTS = {U8: "B", I8: "b", U16: "H", I16: "h", U32: "I", I32: "i", F32: "f", BOOL: "B"} | {
    U64: "Q",
    I64: "q",
    F64: "d",
}
F32_TENSOR, F16_TENSOR, Q8_0 = 0, 1, 8
BLOCKS = {F32_TENSOR: (1, 4), F16_TENSOR: (1, 2), Q8_0: (32, 34)}
TEMPLATE = "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>{% endfor %}"


@dataclass
class Array:
    """A list of `kind`; `count` may be a lie."""

    kind: int
    values: list = field(default_factory=list)
    count: int | None = None


@dataclass
class Raw:
    """Bytes written as they are, in place of a key, a value or a tensor's entry."""

    data: bytes


def text(value: str | bytes, length: int | None = None) -> bytes:
    data = value.encode() if isinstance(value, str) else value
    return struct.pack("<Q", len(data) if length is None else length) + data


def value(kind: int, content: Any) -> bytes:
    """The type and the value."""
    return struct.pack("<I", kind) + payload(kind, content)


def payload(kind: int, content: Any) -> bytes:
    if isinstance(content, Raw):
        return content.data
    if kind == TEXT:
        return text(content)
    if kind == ARRAY:
        count = len(content.values) if content.count is None else content.count
        elements = b"".join(payload(content.kind, one) for one in content.values)
        return struct.pack("<IQ", content.kind, count) + elements
    return struct.pack("<" + LAYOUTS[kind], content)


@dataclass
class Tensor:
    name: str | bytes
    dimensions: list[int]
    kind: int = F32_TENSOR
    offset: int | None = None

    @property
    def size(self) -> int:
        elements = 1
        for length in self.dimensions:
            elements *= length
        block, block_bytes = BLOCKS.get(self.kind, (1, 4))
        return elements // block * block_bytes


@dataclass
class Gguf:
    """A file to be; every field can be set to what no honest writer would write."""

    values: list = field(default_factory=list)
    tensors: list = field(default_factory=list)
    magic: bytes = b"GGUF"
    version: int = 3
    value_count: int | None = None
    tensor_count: int | None = None
    alignment: int = 32
    tail: bytes = b""

    def __setitem__(self, key, pair):
        """Set a value by key: `file["general.name"] = (TEXT, "Tiny")`."""
        self.values = [one for one in self.values if not isinstance(one, tuple) or one[0] != key]
        self.values.append((key, *pair))

    def header(self) -> bytes:
        counts = [
            len(self.tensors) if self.tensor_count is None else self.tensor_count,
            len(self.values) if self.value_count is None else self.value_count,
        ]
        parts = [self.magic, struct.pack("<IQQ", self.version, *counts)]
        for one in self.values:
            if isinstance(one, Raw):
                parts.append(one.data)
            else:
                key, kind, content = one
                parts += [text(key), value(kind, content)]
        offset = 0
        for tensor in self.tensors:
            at = offset if tensor.offset is None else tensor.offset
            parts.append(text(tensor.name) + struct.pack("<I", len(tensor.dimensions)))
            parts += [struct.pack("<Q", length) for length in tensor.dimensions]
            parts.append(struct.pack("<IQ", tensor.kind, at))
            offset += -(-tensor.size // self.alignment) * self.alignment
        return b"".join(parts)

    def data(self) -> bytes:
        size = sum(-(-one.size // self.alignment) * self.alignment for one in self.tensors)
        return b"\x00" * size

    def bytes(self) -> bytes:
        header = self.header()
        padding = b"\x00" * (-len(header) % self.alignment)
        return header + padding + self.data() + self.tail


def tiny(
    *, layers: int = 2, width: int = 64, vocabulary: int = 128, kind: int = F32_TENSOR
) -> Gguf:
    """A whole small model of the llama architecture, four heads, of which two keep keys."""
    file = Gguf()
    file["general.architecture"] = (TEXT, "llama")
    file["general.name"] = (TEXT, "Tiny Test")
    file["general.license"] = (TEXT, "apache-2.0")
    file["llama.context_length"] = (U32, 4096)
    file["llama.block_count"] = (U32, layers)
    file["llama.embedding_length"] = (U32, width)
    file["llama.attention.head_count"] = (U32, 4)
    file["llama.attention.head_count_kv"] = (U32, 2)
    file["llama.rope.freq_base"] = (F32, 10000.0)
    file["tokenizer.ggml.model"] = (TEXT, "gpt2")
    file["tokenizer.ggml.tokens"] = (ARRAY, Array(TEXT, [f"t{n}" for n in range(vocabulary)]))
    file["tokenizer.ggml.scores"] = (ARRAY, Array(F32, [0.0] * vocabulary))
    file["tokenizer.ggml.token_type"] = (ARRAY, Array(I32, [1] * vocabulary))
    file["tokenizer.ggml.add_bos_token"] = (BOOL, 1)
    file["tokenizer.chat_template"] = (TEXT, TEMPLATE)
    file.tensors = [Tensor("token_embd.weight", [width, vocabulary], kind)]
    for layer in range(layers):
        file.tensors.append(Tensor(f"blk.{layer}.attn_norm.weight", [width]))
        file.tensors.append(Tensor(f"blk.{layer}.ffn_up.weight", [width, 4 * width], kind))
    file.tensors.append(Tensor("output_norm.weight", [width]))
    return file


def split(file: Gguf, parts: int) -> list[bytes]:
    """The same model in several files, its values in the first."""
    each = -(-len(file.tensors) // parts)
    written = []
    for number in range(parts):
        part = Gguf(tensors=file.tensors[number * each : (number + 1) * each])
        part.values = list(file.values) if number == 0 else []
        part["split.no"] = (U16, number)
        part["split.count"] = (U16, parts)
        part["split.tensors.count"] = (I32, len(file.tensors))
        written.append(part.bytes())
    return written
