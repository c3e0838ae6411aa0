"""Real models of random weights, and an engine that holds one."""

import pytest
from llama_talk import Talk

from sanctum_desktop.benchmarks.random_model import Shape, write_model


@pytest.fixture(scope="session")
def models(tmp_path_factory):
    """Models by the name of their vocabulary."""
    folder = tmp_path_factory.mktemp("models")
    return {
        "bpe": write_model(folder / "bpe.gguf"),
        "spm": write_model(folder / "spm.gguf", Shape(spm=True)),
    }


@pytest.fixture(params=["bpe", "spm"])
def any_talk(request, models):
    """An engine over each vocabulary in turn."""
    talk = Talk(models[request.param])
    yield talk
    talk.engine.close()


@pytest.fixture
def talk(models):
    talk = Talk(models["bpe"])
    yield talk
    talk.engine.close()
