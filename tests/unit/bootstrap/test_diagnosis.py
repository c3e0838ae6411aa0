"""What `sanctum doctor` says of the language model's engine, by its files alone."""

import importlib.metadata
import importlib.util
import sys
from importlib.machinery import ModuleSpec

import pytest

from sanctum_desktop.bootstrap import diagnosis
from sanctum_desktop.bootstrap.engine_main import ENGINES


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A llama_cpp whose library folder holds these files; none of it is there without."""

    def place(*libraries):
        (tmp_path / "lib").mkdir()
        for name in libraries:
            (tmp_path / "lib" / name).touch()
        spec = ModuleSpec("llama_cpp", None, is_package=True)
        spec.submodule_search_locations = [str(tmp_path)]
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: spec)
        monkeypatch.setattr(importlib.metadata, "version", lambda name: "0.3.36")
        return list(diagnosis._language_model())

    return place


def test_a_build_for_the_processor_says_how_to_get_another(installed):
    engine, card = installed("libggml-cpu.so", "libllama.so")
    assert engine.detail.startswith("llama-cpp-python 0.3.36")
    assert engine.works is ("llm" in ENGINES)
    assert (card.works, "make engines GPU=" in card.detail) == (False, True)


@pytest.mark.parametrize(
    ("library", "card"),
    [
        ("libggml-cuda.so", "CUDA"),
        ("libggml-metal.dylib", "Metal"),
        ("ggml-vulkan.dll", "Vulkan"),
    ],
)
def test_a_build_for_a_card_names_it(installed, library, card):
    found = installed(library)[1]
    assert (found.works, card in found.detail) == (True, True)


@pytest.mark.parametrize(("frozen", "told"), [(False, "make engines"), (True, "this build")])
def test_where_it_is_missing_what_to_do(monkeypatch, frozen, told):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    (engine,) = diagnosis._language_model()
    assert not engine.works
    assert told in engine.detail
