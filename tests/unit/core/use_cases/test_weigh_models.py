"""Known models against the memory that is free, by what was measured here and nowhere else."""

from dataclasses import replace

from sanctum_desktop.adapters.model_registry.registry_file import RegistryFile
from sanctum_desktop.core.domain.models import (
    Calibration,
    FitVerdict,
    KnownModel,
    ModelFacts,
    ModelKind,
    ModelOrigin,
    Registry,
    Room,
)
from sanctum_desktop.core.use_cases.put_back_model import PutBackModel
from sanctum_desktop.core.use_cases.weigh_models import WeighModels

SLOW = Calibration(
    machine="here",
    threads=2,
    batch_threads=2,
    reading_tokens_per_s=40.0,
    writing_tokens_per_s=8.0,
)
MODEL = KnownModel(
    id="a",
    name="A",
    kind=ModelKind.LANGUAGE,
    origin=ModelOrigin.ADDED,
    files=(),
    facts=ModelFacts(architecture="llama", kind=ModelKind.LANGUAGE, weight_bytes=4 * 10**9),
    calibration=SLOW,
)
HALF = replace(MODEL, id="b", calibration=None, facts=replace(MODEL.facts, weight_bytes=2 * 10**9))


class SomeRoom:
    """8 GB free."""

    def free(self):
        return Room(ram_bytes=8 * 10**9)


def weighed(*models, machine="here"):
    return WeighModels(room=SomeRoom(), machine=machine)(models)


def test_what_was_measured_of_one_model_says_how_fast_another_is():
    found = weighed(MODEL, HALF)
    assert [one.fit.tokens_per_s for one in found.values()] == [8.0, 16.0]
    assert found["a"].verdict is FitVerdict.FITS
    assert found["a"].sentences[1].startswith("About 6.0 words a second")


def test_what_was_measured_on_another_machine_says_nothing():
    assert weighed(MODEL, machine="elsewhere")["a"].fit.tokens_per_s is None


async def test_a_forgotten_model_comes_back_as_it_was(tmp_path):
    registry = RegistryFile(tmp_path)
    await registry.keep(HALF)
    await PutBackModel(registry=registry)(MODEL, as_default=True)
    assert await registry.read() == Registry((HALF, MODEL), {ModelKind.LANGUAGE: "a"})
    await PutBackModel(registry=registry)(HALF, as_default=False)
    assert (await registry.read()).defaults == {ModelKind.LANGUAGE: "a"}
