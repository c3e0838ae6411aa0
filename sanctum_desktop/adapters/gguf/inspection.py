"""Inspects GGUF files by their headers alone: a pure function of open files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

from sanctum_desktop.adapters.gguf.metadata import Metadata, read_metadata, shown
from sanctum_desktop.adapters.gguf.reading import HeaderReader, refused
from sanctum_desktop.adapters.gguf.tensors import Tensor, read_tensors, refuse_misplaced
from sanctum_desktop.core.domain.errors import ModelRefused
from sanctum_desktop.core.domain.models import ModelFacts, ModelKind

_MAGIC: Final = b"GGUF"
_OLD_MAGIC: Final = frozenset({b"lmgg", b"fmgg", b"tjgg", b"algg"})  # GGML, GGMF, GGJT, GGLA
_FIRST_VERSION: Final = 1
_VERSIONS: Final = (2, 3)
_ALIGNMENT: Final = 32
_MOST_ALIGNMENT: Final = 1 << 20
_MOST_PARTS: Final = 1000
_MOST_LAYERS: Final = 2048
_MOST_HEADS: Final = 1 << 16
_MOST_WIDTH: Final = 1 << 24
_MOST_TOKENS: Final = 1 << 32
_EMBEDDERS: Final = ("bert", "t5encoder", "gemma-embedding")
_PARTIAL: Final = ("clip", "mmproj")


@dataclass(frozen=True, slots=True)
class _Header:
    version: int
    metadata: Metadata
    tensors: tuple[Tensor, ...]
    file_bytes: int


def inspect_gguf(parts: Sequence[tuple[BinaryIO, int]]) -> ModelFacts:
    """What the headers of a model's parts say, given as open files and their sizes in bytes.

    The parts of a split model come in order. Raises ModelRefused, in at most some seconds and some
    dozens of MB, for whatever is not a whole and consistent GGUF model.
    """
    headers = [_read_header(HeaderReader(stream, size), size) for stream, size in parts]
    _refuse_unmatched(headers)
    return _facts(headers)


def _read_header(reader: HeaderReader, size: int) -> _Header:
    version = _read_version(reader)
    tensor_count, value_count = reader.u64(), reader.u64()
    metadata = read_metadata(reader, value_count)
    alignment = metadata.number("general.alignment", most=_MOST_ALIGNMENT)
    if "general.alignment" not in metadata:
        alignment = _ALIGNMENT
    if alignment < 1 or alignment & (alignment - 1):
        raise refused(f"its alignment is said to be {alignment}")
    tensors = read_tensors(reader, tensor_count)
    data_start = -(-reader.position // alignment) * alignment
    refuse_misplaced(tensors, size - data_start, alignment)
    return _Header(version, metadata, tensors, size)


def _read_version(reader: HeaderReader) -> int:
    magic = reader.take(len(_MAGIC))
    if magic in _OLD_MAGIC:
        raise ModelRefused(
            "This is a model in an old form, from before GGUF.",
            advice="Look for the same model as a GGUF file.",
        )
    if magic != _MAGIC:
        raise ModelRefused("This is not a GGUF model.", advice="Choose a file that ends in .gguf.")
    version = reader.u32()
    if version in _VERSIONS:
        return version
    if version == _FIRST_VERSION:
        raise ModelRefused(
            "This is a GGUF file of version 1, which nothing reads any more.",
            advice="Look for a newer file of the same model.",
        )
    if version & 0xFFFF == 0 and version:
        raise ModelRefused(
            "This GGUF file was made for another kind of processor (big-endian).",
            advice="Look for the usual file of the same model.",
        )
    raise ModelRefused(
        f"This GGUF file is of version {version}; this app reads 2 and 3.",
        advice="Choose another file, or look for a newer Sanctum.",
    )


def _refuse_unmatched(headers: Sequence[_Header]) -> None:
    """Parts must say they are these parts, in this order, and no tensor may be in two of them."""
    said = [header.metadata.number("split.count", most=_MOST_PARTS) for header in headers]
    if max(said[0], 1) != len(headers):
        raise ModelRefused(
            f"This model is in {said[0]} files; {len(headers)} of them can be seen.",
            advice="Put all its parts into one folder, with the names they had.",
        )
    for number, header in enumerate(headers):
        of_this = header.metadata.number("split.no", most=_MOST_PARTS)
        if of_this != number or said[number] != said[0]:
            raise refused("its parts are of different models")
    names = Counter(tensor.name for header in headers for tensor in header.tensors)
    if any(times > 1 for times in names.values()):
        raise refused("two of its parts hold the same tensor")


def _facts(headers: Sequence[_Header]) -> ModelFacts:
    said = headers[0].metadata
    tensors = [tensor for header in headers for tensor in header.tensors]
    architecture = said.string("general.architecture")
    if not architecture:
        raise refused("it does not say what kind of model it is")
    if not tensors:
        raise refused("it holds no weights")
    mixture = Counter[str]()
    for tensor in tensors:
        mixture[tensor.packing] += tensor.size
    layers = said.number(f"{architecture}.block_count", most=_MOST_LAYERS)
    width = said.number(f"{architecture}.embedding_length", most=_MOST_WIDTH)
    heads = said.number_of_each(f"{architecture}.attention.head_count", layers, most=_MOST_HEADS)
    cache_heads = _cache_heads(said, architecture, layers) or heads
    return ModelFacts(
        architecture=shown(architecture),
        kind=_kind(said, architecture),
        name=shown(said.string("general.name")),
        licence=shown(said.string("general.license")),
        tokenizer=shown(said.string("tokenizer.ggml.model")),
        format_version=headers[0].version,
        file_bytes=sum(header.file_bytes for header in headers),
        weight_bytes=sum(mixture.values()),
        parameters=sum(tensor.elements for tensor in tensors),
        quantisation=tuple(mixture.most_common()),
        context_length=said.number(f"{architecture}.context_length", most=_MOST_TOKENS),
        layers=layers,
        embedding_length=width,
        heads=max(heads, default=0),
        cache_heads=max(cache_heads, default=0),
        cache_elements=sum(cache_heads) * _cache_width(said, architecture, width, heads),
        vocabulary=_vocabulary(said, architecture, tensors),
        experts=said.number(f"{architecture}.expert_count", most=_MOST_HEADS),
        untrusted_chat_template=said.string("tokenizer.chat_template"),
    )


def _cache_heads(said: Metadata, architecture: str, layers: int) -> tuple[int, ...]:
    """How many heads of each layer keep keys and values; () where all heads do."""
    key = f"{architecture}.attention.head_count_kv"
    return said.number_of_each(key, layers, most=_MOST_HEADS) if key in said else ()


def _cache_width(said: Metadata, architecture: str, width: int, heads: Sequence[int]) -> int:
    """Numbers kept for one head and token: its key and its value."""
    key = said.number(f"{architecture}.attention.key_length", most=_MOST_WIDTH)
    value = said.number(f"{architecture}.attention.value_length", most=_MOST_WIDTH)
    usual = width // max(heads, default=1) if any(heads) else 0
    return (key or usual) + (value or usual)


def _vocabulary(said: Metadata, architecture: str, tensors: Sequence[Tensor]) -> int:
    """By the list of tokens, else by what is said, else by the rows of the embedding."""
    listed = said.count("tokenizer.ggml.tokens")
    stated = said.number(f"{architecture}.vocab_size", most=_MOST_WIDTH)
    rows = next((one.rows for one in tensors if one.name == "token_embd.weight"), 0)
    return listed or stated or rows


def _kind(said: Metadata, architecture: str) -> ModelKind | None:
    form = said.string("general.type")
    if form not in {"", "model"} or architecture in _PARTIAL:
        return None
    pooled = f"{architecture}.pooling_type" in said
    if pooled or any(architecture.endswith(name) for name in _EMBEDDERS):
        return ModelKind.EMBEDDING
    return ModelKind.LANGUAGE
