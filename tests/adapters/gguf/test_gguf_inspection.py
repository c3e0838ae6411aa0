"""What an honest GGUF file tells of itself."""

import io
import time

import pytest

from gguf_files import (
    ARRAY,
    F32,
    I32,
    I64,
    Q8_0,
    TEMPLATE,
    TEXT,
    U8,
    U16,
    U32,
    Array,
    Gguf,
    Tensor,
    split,
    tiny,
)
from sanctum_desktop.adapters.gguf.inspection import inspect_gguf
from sanctum_desktop.core.domain.errors import ModelRefused
from sanctum_desktop.core.domain.models import ModelKind


def inspect(*files: Gguf | bytes):
    written = [one if isinstance(one, bytes) else one.bytes() for one in files]
    return inspect_gguf([(io.BytesIO(data), len(data)) for data in written])


def test_a_whole_model_tells_its_shape():
    file = tiny(kind=Q8_0)
    facts = inspect(file)
    assert facts.architecture == "llama"
    assert facts.kind is ModelKind.LANGUAGE
    assert (facts.name, facts.licence, facts.tokenizer) == ("Tiny Test", "apache-2.0", "gpt2")
    assert (facts.format_version, facts.file_bytes) == (3, len(file.bytes()))
    assert (facts.context_length, facts.layers, facts.embedding_length) == (4096, 2, 64)
    assert (facts.heads, facts.cache_heads, facts.vocabulary) == (4, 2, 128)
    assert facts.parameters == 64 * 128 + 2 * (64 + 64 * 256) + 64
    assert facts.quantisation == (("Q8_0", (64 * 128 + 2 * 64 * 256) // 32 * 34), ("F32", 768))
    assert facts.weight_bytes == sum(count for _, count in facts.quantisation)
    assert facts.cache_elements == 2 * 2 * (16 + 16)  # layers, heads kept, key and value
    assert facts.untrusted_chat_template == TEMPLATE
    assert TEMPLATE not in repr(facts)


def test_version_two_reads_alike():
    file = tiny()
    file.version = 2
    assert inspect(file).format_version == 2


def test_heads_written_for_each_layer_are_added_up():
    file = tiny()
    file["llama.attention.head_count_kv"] = (ARRAY, Array(I32, [1, 3]))
    file["llama.attention.key_length"] = (U32, 20)
    file["llama.attention.value_length"] = (U32, 12)
    facts = inspect(file)
    assert facts.cache_heads == 3
    assert facts.cache_elements == (1 + 3) * (20 + 12)


def test_every_head_keeps_keys_where_nothing_else_is_said():
    file = tiny()
    file.values = [one for one in file.values if one[0] != "llama.attention.head_count_kv"]
    assert inspect(file).cache_heads == 4


def test_a_figure_may_be_of_any_whole_type():
    file = tiny()
    file["llama.context_length"] = (I64, 4096)
    file["llama.block_count"] = (U8, 2)
    assert inspect(file).context_length == 4096


def test_a_model_without_attention_says_so_by_zeros():
    file = Gguf(tensors=[Tensor("token_embd.weight", [8, 4])])
    file["general.architecture"] = (TEXT, "mamba")
    facts = inspect(file)
    assert (facts.heads, facts.cache_elements, facts.context_length) == (0, 0, 0)
    assert facts.vocabulary == 4  # by the rows of the embedding


def test_another_alignment_is_honoured():
    file = tiny()
    file.alignment = 128
    file["general.alignment"] = (U32, 128)
    assert inspect(file).parameters > 0


@pytest.mark.parametrize(
    ("key", "content", "kind"),
    [
        ("general.type", (TEXT, "model"), ModelKind.LANGUAGE),
        ("general.type", (TEXT, "adapter"), None),
        ("general.architecture", (TEXT, "clip"), None),
        ("general.architecture", (TEXT, "nomic-bert"), ModelKind.EMBEDDING),
        ("llama.pooling_type", (U32, 1), ModelKind.EMBEDDING),
    ],
)
def test_what_it_is_for(key, content, kind):
    file = tiny()
    file[key] = content
    assert inspect(file).kind is kind


def test_names_cannot_steer_a_terminal():
    file = tiny()
    file["general.name"] = (TEXT, "\x1b[2JNice\u202e model\r\n")
    assert inspect(file).name == "[2JNice model"


def test_text_nobody_asked_for_is_passed_over_however_long():
    file = tiny()
    file["tokenizer.huggingface.json"] = (TEXT, "x" * 3_000_000)
    file["general.tags"] = (ARRAY, Array(TEXT, ["a", "b" * 200_000, "c"]))
    assert inspect(file).vocabulary == 128


def test_a_large_vocabulary_takes_a_second_at_most():
    file = tiny(vocabulary=260_000, width=4)
    file["tokenizer.ggml.merges"] = (ARRAY, Array(TEXT, ["ab cd"] * 500_000))
    data = file.bytes()
    begun = time.process_time()
    assert inspect(data).vocabulary == 260_000
    assert time.process_time() - begun < 2


def test_a_split_model_is_one():
    whole, parts = inspect(tiny()), inspect(*split(tiny(), 3))
    assert parts.parameters == whole.parameters
    assert parts.quantisation == whole.quantisation
    assert parts.vocabulary == whole.vocabulary


def test_parts_that_do_not_belong_together():
    first, second, third = split(tiny(), 3)
    with pytest.raises(ModelRefused, match="in 3 files; 2"):
        inspect(first, second)
    with pytest.raises(ModelRefused, match="different models"):
        inspect(first, third, second)
    with pytest.raises(ModelRefused, match="different models"):
        inspect(first, second, split(tiny(), 4)[2])
    again = Gguf(tensors=tiny().tensors[:1])
    again["split.no"], again["split.count"] = (U16, 2), (U16, 3)
    with pytest.raises(ModelRefused, match="the same tensor"):
        inspect(first, second, again)


def test_a_float_is_no_count():
    file = tiny()
    file["llama.block_count"] = (F32, 2.0)
    with pytest.raises(ModelRefused, match="not a whole number"):
        inspect(file)
