"""Random language models of real shape, made here: no weights are shipped or fetched.

They speak nonsense at the speed of a trained model of their size. The vocabulary is byte-level BPE
or SPM; of its special tokens the end of a text is so unlikely that an answer runs to its limit.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from sanctum_desktop.benchmarks.gguf_file import Tensor, TensorType, Value, encoded, write_gguf

CHATML: Final = ("<|im_start|>", "<|im_end|>")
_NORMAL, _UNKNOWN, _CONTROL, _USER_DEFINED, _BYTE = 1, 2, 3, 4, 6
_BYTES: Final = 256
_CONSONANTS: Final = "bdfghjklmnprstvwz"
_VOWELS: Final = "aeiou"


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a model is, and what its tokeniser knows.

    `shared` heads have one key and value between them, as in most models of today.
    """

    vocabulary: int = 512
    width: int = 128
    layers: int = 4
    heads: int = 4
    shared: int = 1
    feed_forward: int = 256
    context: int = 4096
    weights: TensorType = TensorType.F16
    spm: bool = False
    control: tuple[str, ...] = CHATML
    user_defined: tuple[str, ...] = ()
    extra: dict[str, Value] = field(default_factory=dict)


TINY: Final = Shape()
"""About 2 MB."""
LARGE: Final = Shape(
    vocabulary=32_000,
    width=768,
    layers=13,
    heads=12,
    shared=4,
    feed_forward=2304,
    weights=TensorType.Q8_0,
)
"""About 145 MB."""
LARGE_VOCABULARY: Final = Shape(
    vocabulary=128_000,
    width=512,
    layers=8,
    heads=8,
    shared=4,
    feed_forward=1536,
    weights=TensorType.Q8_0,
)
"""About 160 MB, most of it words."""


def write_model(path: Path, shape: Shape = TINY, seed: int = 1) -> Path:
    """A model at `path`, the same for the same seed; gives the path."""
    words = _spm_words(shape) if shape.spm else _bpe_words(shape)
    write_gguf(path, _metadata(shape) | words | shape.extra, _tensors(shape, seed))
    return path


def _metadata(shape: Shape) -> dict[str, Value]:
    return {
        "general.architecture": "llama",
        "general.name": "random",
        "llama.block_count": shape.layers,
        "llama.context_length": shape.context,
        "llama.embedding_length": shape.width,
        "llama.feed_forward_length": shape.feed_forward,
        "llama.attention.head_count": shape.heads,
        "llama.attention.head_count_kv": shape.heads // shape.shared,
        "llama.attention.layer_norm_rms_epsilon": 1e-5,
        "llama.rope.dimension_count": shape.width // shape.heads,
        "llama.vocab_size": shape.vocabulary,
    }


def _tensors(shape: Shape, seed: int) -> Iterator[Tensor]:
    random = np.random.default_rng(seed)

    def matrix(name: str, columns: int, rows: int, scale: float = 1.0) -> Tensor:
        values = random.standard_normal((rows, columns), dtype=np.float32)
        values *= scale / np.sqrt(columns)
        if name == "output.weight":
            values[_specials(shape)] = 0  # no special token is ever likely
        data = encoded(values, shape.weights)
        return Tensor(name, (columns, rows), shape.weights, data)

    def ones(name: str) -> Tensor:
        data = np.ones(shape.width, dtype="<f4").tobytes()
        return Tensor(name, (shape.width,), TensorType.F32, data)

    width, keys, inner = shape.width, shape.width // shape.shared, shape.feed_forward
    yield matrix("token_embd.weight", width, shape.vocabulary, scale=width**0.5)
    yield ones("output_norm.weight")
    yield matrix("output.weight", width, shape.vocabulary, scale=4.0)
    for layer in range(shape.layers):
        yield ones(f"blk.{layer}.attn_norm.weight")
        yield ones(f"blk.{layer}.ffn_norm.weight")
        for part, rows in (("q", width), ("k", keys), ("v", keys), ("output", width)):
            yield matrix(f"blk.{layer}.attn_{part}.weight", width, rows)
        yield matrix(f"blk.{layer}.ffn_gate.weight", width, inner)
        yield matrix(f"blk.{layer}.ffn_up.weight", width, inner)
        yield matrix(f"blk.{layer}.ffn_down.weight", inner, width)


def _specials(shape: Shape) -> list[int]:
    """Numbers of the tokens that are no text: first in SPM, last in BPE."""
    count = len(_special_words(shape))
    return list(range(count) if shape.spm else range(shape.vocabulary - count, shape.vocabulary))


def _special_words(shape: Shape) -> list[str]:
    ends = ["<unk>", "<s>", "</s>"] if shape.spm else ["<|begin|>", "<|end_of_text|>"]
    return [*ends, *shape.control, *shape.user_defined]


def _kinds(shape: Shape) -> list[int]:
    special = [
        _USER_DEFINED if w in shape.user_defined else _CONTROL for w in _special_words(shape)
    ]
    if shape.spm:
        special[0] = _UNKNOWN
        words = shape.vocabulary - len(special) - _BYTES
        return special + [_BYTE] * _BYTES + [_NORMAL] * words
    return [_NORMAL] * (shape.vocabulary - len(special)) + special


def _bpe_words(shape: Shape) -> dict[str, Value]:
    """Bytes, the pieces merged of them, then what is special."""
    special = _special_words(shape)
    letters = _byte_letters()
    tokens, known, merges = list(letters), set(letters), []
    wanted = shape.vocabulary - len(special)
    for left, right in _merges(letters[ord(" ")]):
        if len(tokens) == wanted:
            break
        if left in known and right in known and left + right not in known:
            known.add(left + right)
            tokens.append(left + right)
            merges.append(f"{left} {right}")
    first = shape.vocabulary - len(special)
    return {
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": "llama-bpe",
        "tokenizer.ggml.tokens": tokens + special,
        "tokenizer.ggml.token_type": _kinds(shape),
        "tokenizer.ggml.merges": merges,
        "tokenizer.ggml.bos_token_id": first,
        "tokenizer.ggml.eos_token_id": first + 1,
        "tokenizer.ggml.add_bos_token": True,
    }


def _spm_words(shape: Shape) -> dict[str, Value]:
    """What is special, bytes, single characters, then longer pieces by falling score."""
    special = _special_words(shape)
    raw = [f"<0x{byte:02X}>" for byte in range(_BYTES)]
    printable = ["▁", *(chr(code) for code in range(33, 127))]
    longer = (left + right for left, right in _merges("▁"))
    pieces = itertools.chain(printable, longer)
    wanted = shape.vocabulary - len(special) - _BYTES
    words = list(itertools.islice(dict.fromkeys(itertools.islice(pieces, 2 * wanted)), wanted))
    scores = [0.0] * (len(special) + _BYTES) + [-float(rank) for rank in range(len(words))]
    return {
        "tokenizer.ggml.model": "llama",
        "tokenizer.ggml.pre": "default",
        "tokenizer.ggml.tokens": special + raw + words,
        "tokenizer.ggml.scores": scores,
        "tokenizer.ggml.token_type": _kinds(shape),
        "tokenizer.ggml.unknown_token_id": 0,
        "tokenizer.ggml.bos_token_id": 1,
        "tokenizer.ggml.eos_token_id": 2,
        "tokenizer.ggml.add_bos_token": True,
    }


def _merges(space: str) -> Iterator[tuple[str, str]]:
    """Pairs that make syllables, then words of two and three, with and without a space."""
    syllables = [c + v for c in _CONSONANTS for v in _VOWELS]
    for syllable in syllables:
        yield syllable[0], syllable[1]
    for syllable in syllables:
        yield space, syllable
    for first, second in itertools.product(syllables, syllables):
        yield first, second
        yield space + first, second
    for first, second, third in itertools.product(syllables, syllables, syllables):
        yield first + second, third


def _byte_letters() -> list[str]:
    """The letter that stands for each byte in byte-level BPE: itself where it can be seen."""
    seen = [*range(33, 127), *range(161, 173), *range(174, 256)]
    unseen = itertools.count(_BYTES)
    return [chr(byte) if byte in seen else chr(next(unseen)) for byte in range(_BYTES)]
