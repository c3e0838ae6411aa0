"""Our reading of GGUF beside that of ggml itself, as llama.cpp was compiled with it."""

import ctypes
import io
import random
from importlib.util import find_spec
from pathlib import Path

import pytest

from gguf_files import Q8_0, U32, split, tiny
from sanctum_desktop.adapters.gguf.inspection import inspect_gguf
from sanctum_desktop.adapters.gguf.tensors import PACKINGS
from sanctum_desktop.core.domain.errors import ModelRefused

LOG = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p)


class HeaderOnly(ctypes.Structure):
    """gguf_init_params: no weights are allocated where `no_alloc` is set."""

    _fields_ = [("no_alloc", ctypes.c_bool), ("context", ctypes.c_void_p)]


@pytest.fixture(scope="module")
def ggml():
    spec = find_spec("llama_cpp")
    if spec is None or spec.origin is None:
        pytest.skip("the engines are not installed")
    library = ctypes.CDLL(str(next((Path(spec.origin).parent / "lib").glob("*ggml-base*"))))
    library.ggml_type_name.restype = ctypes.c_char_p
    library.ggml_type_size.restype = ctypes.c_size_t
    library.ggml_blck_size.restype = ctypes.c_int64
    library.gguf_init_from_file.restype = ctypes.c_void_p
    library.gguf_init_from_file.argtypes = [ctypes.c_char_p, HeaderOnly]
    library.gguf_free.argtypes = [ctypes.c_void_p]
    silent = LOG(lambda _level, _text, _data: None)
    library.ggml_log_set(silent, None)
    yield library
    library.ggml_log_set(None, None)


@pytest.fixture
def read_by_ggml(ggml, tmp_path):
    def read(data: bytes) -> bool:
        (tmp_path / "m.gguf").write_bytes(data)
        found = ggml.gguf_init_from_file(bytes(tmp_path / "m.gguf"), HeaderOnly(True, None))
        if found:
            ggml.gguf_free(found)
        return bool(found)

    return read


def test_packings_are_those_of_the_compiled_library(ggml):
    for kind, (name, block, block_bytes) in PACKINGS.items():
        assert ggml.ggml_type_name(kind).decode().upper() == name
        assert (ggml.ggml_blck_size(kind), ggml.ggml_type_size(kind)) == (block, block_bytes)


def test_the_files_of_these_tests_are_what_ggml_reads(read_by_ggml):
    other = tiny()
    other.alignment = 128
    other["general.alignment"] = (U32, 128)
    old = tiny()
    old.version = 2
    written = [one.bytes() for one in (tiny(), tiny(kind=Q8_0), other, old)]
    assert all(read_by_ggml(data) for data in [*written, *split(tiny(), 3)])
    assert not read_by_ggml(tiny().bytes()[:500])


def test_what_passes_here_ggml_reads_as_well(read_by_ggml):
    chance = random.Random(4)
    file = tiny(vocabulary=24)
    whole, header = file.bytes(), len(file.header())
    passed = 0
    for _ in range(600):
        data = bytearray(whole)
        data[chance.randrange(header)] ^= 1 << chance.randrange(8)
        try:
            inspect_gguf([(io.BytesIO(data), len(data))])
        except ModelRefused:
            continue
        passed += 1
        assert read_by_ggml(bytes(data))
    assert passed > 100
