"""Hostile GGUF files: each ends in one clear refusal, quickly, in little memory."""

import io
import struct
import time
import tracemalloc

import pytest

from gguf_files import ARRAY, TEXT, U64, Array, Gguf, Raw, Tensor, text, tiny
from gguf_hostile_files import HOSTILE, flipped, with_tensors, with_value, written
from sanctum_desktop.adapters.gguf.inspection import inspect_gguf
from sanctum_desktop.core.domain.errors import ModelRefused

FLIPS = 10_000


def inspect(data):
    return inspect_gguf([(io.BytesIO(data), len(data))])


@pytest.mark.parametrize("name", HOSTILE)
def test_security_57_a_hostile_file_is_refused(name):
    file, why = HOSTILE[name]
    data = written(file)
    tracemalloc.start()
    begun = time.process_time()
    try:
        with pytest.raises(ModelRefused) as refusal:
            inspect(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert why in str(refusal.value)
    assert str(refusal.value).isprintable()
    assert len(str(refusal.value)) < 300
    assert refusal.value.advice
    assert time.process_time() - begun < 1
    assert peak < 8 << 20


def test_there_are_enough_of_them():
    assert len(HOSTILE) >= 35


@pytest.mark.parametrize("part", range(64))
def test_security_57_cut_at_each_sixty_fourth_of_its_header(part):
    file = tiny()
    data = file.bytes()
    cut = len(file.header()) * part // 64
    with pytest.raises(ModelRefused):
        inspect(data[:cut])


def test_security_57_cut_in_its_weights():
    data = tiny().bytes()
    with pytest.raises(ModelRefused, match="past the end"):
        inspect(data[:-64])


def test_security_58_no_flipped_byte_does_more_than_refuse():
    refused = 0
    for data in flipped(FLIPS):
        try:
            inspect(data)
        except ModelRefused:
            refused += 1
    assert refused > FLIPS // 4  # most flips are in names and tokens, which may be anything


def test_security_57_a_file_that_shrinks_while_it_is_read():
    data = tiny().bytes()
    with pytest.raises(ModelRefused, match="shorter while it was read"):
        inspect_gguf([(io.BytesIO(data[:100]), len(data))])


def most_values():
    full = Raw(struct.pack("<IQ", U64, 1024) + b"\xff" * 8192)
    file = tiny()
    file.values += [(f"k{number}", ARRAY, full) for number in range(4080)]
    return file


def most_tensors():
    return with_tensors(*[Tensor(f"{number:063}", [8]) for number in range(2**16)])


def most_texts():
    file = with_value("a.b", ARRAY, Array(TEXT, [Raw(b"\x00" * 8)] * (2**22 - 128)))
    file["tokenizer.ggml.tokens"] = (ARRAY, Array(TEXT, ["t"] * 128))
    return file


@pytest.mark.parametrize("make", [most_values, most_tensors, most_texts])
def test_the_most_a_file_may_hold_is_read_in_seconds(make):
    data = make().bytes()
    begun = time.process_time()
    assert inspect(data).layers == 2
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("make", [most_values, most_tensors])
def test_the_most_a_file_may_hold_takes_bounded_memory(make):
    data = make().bytes()
    tracemalloc.start()
    inspect(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 << 20


def test_more_texts_than_any_vocabulary():
    file = most_texts()
    file["tokenizer.ggml.merges"] = (ARRAY, Array(TEXT, ["a b"]))
    with pytest.raises(ModelRefused, match="texts"):
        inspect(file.bytes())


def test_a_header_beyond_all_measure():
    """A hole of 200 MB that claims to be one text: passed over without reading, then refused."""

    class Endless(io.RawIOBase):
        """The start of a file, then zeros as far as one likes."""

        def __init__(self, start):
            self._start, self._at = start, 0

        def read(self, count=-1):
            begun, self._at = self._at, self._at + count
            return (self._start[begun : self._at] + b"\x00" * count)[:count]

        def seek(self, at, whence=0):
            self._at = at
            return at

    start = (
        Gguf(value_count=1, tensor_count=1).header()
        + text("a.b")
        + struct.pack("<IQ", TEXT, 2**28)
    )
    with pytest.raises(ModelRefused, match="longer than 128 MB"):
        inspect_gguf([(Endless(start), 2**30)])
