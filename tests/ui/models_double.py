"""Model files in memory for their screen: the real verbs, over what a test says is there."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sanctum_desktop.adapters.model_catalogue.manifest import ShippedManifest
from sanctum_desktop.bootstrap.assets import shipped_path
from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.models import (
    Calibration,
    Ceiling,
    CeilingMark,
    FileState,
    FoundModel,
    KnownModel,
    ModelFacts,
    ModelFile,
    ModelKind,
    ModelOrigin,
    Registry,
    Room,
)
from sanctum_desktop.core.use_cases.add_model import AddModel
from sanctum_desktop.core.use_cases.browse_catalogue import BrowseCatalogue
from sanctum_desktop.core.use_cases.choose_model import ChooseModel
from sanctum_desktop.core.use_cases.find_models import FindModels
from sanctum_desktop.core.use_cases.list_models import ListModels
from sanctum_desktop.core.use_cases.put_back_model import PutBackModel
from sanctum_desktop.core.use_cases.remove_model import RemoveModel
from sanctum_desktop.core.use_cases.verify_model import VerifyModel
from sanctum_desktop.core.use_cases.weigh_models import WeighModels
from sanctum_desktop.ui.services import Ceilings, Downloads, ModelShelf, Offer

HERE = "this machine"
HOME = "/home/miriam"
QWEN_FACTS = ModelFacts(
    architecture="qwen3",
    kind=ModelKind.LANGUAGE,
    name="Qwen3 4B",
    licence="apache-2.0",
    tokenizer="gpt2",
    format_version=3,
    file_bytes=2_497_280_256,
    weight_bytes=2_491_000_000,
    parameters=4_022_468_096,
    quantisation=(("Q4_K", 2_100_000_000), ("Q6_K", 390_000_000), ("F32", 1_000_000)),
    context_length=40_960,
    layers=36,
    embedding_length=2560,
    heads=32,
    cache_heads=8,
    cache_elements=73_728,
    vocabulary=151_936,
)
QWEN = KnownModel(
    id="qwen3-4b-q4_k_m",
    name="Qwen3 4B",
    kind=ModelKind.LANGUAGE,
    origin=ModelOrigin.ADDED,
    files=(
        ModelFile(
            path=f"{HOME}/.lmstudio/models/Qwen/Qwen3-4B-GGUF/Qwen3-4B-Q4_K_M.gguf",
            bytes=2_497_280_256,
        ),
    ),
    facts=QWEN_FACTS,
    found_in="LM Studio",
    repository="Qwen/Qwen3-4B-GGUF",
    calibration=Calibration(
        machine=HERE,
        threads=2,
        batch_threads=2,
        reading_tokens_per_s=41.5,
        writing_tokens_per_s=9.6,
    ),
)
CEILING = Ceiling(
    tested_at=datetime(2026, 11, 21, 14, 47, tzinfo=UTC),
    marks=(
        CeilingMark(feature=Feature.MIRROR, passed=9, tries=10, does=True),
        CeilingMark(feature=Feature.FOLLOW_UP, passed=8, tries=10, does=True),
        CeilingMark(feature=Feature.RESUME_LINE, passed=3, tries=10, does=False),
        CeilingMark(feature=Feature.CONVERSE, passed=4, tries=5, does=True),
    ),
)
MISTRAL = KnownModel(
    id="mistral-7b",
    name="Mistral 7B Instruct v0.3",
    kind=ModelKind.LANGUAGE,
    origin=ModelOrigin.DOWNLOADED,
    files=(
        ModelFile(
            path=f"{HOME}/.local/share/sanctum/vaults/model_files/mistral-7b-q4_k_m.gguf",
            bytes=4_372_815_616,
            sha256="1270d22c0fbb3d092fb725d4d96c457b7b687a5f5a715abe1e818da303e562b6",
        ),
    ),
    facts=replace(
        QWEN_FACTS,
        architecture="llama",
        name="Mistral 7B Instruct v0.3",
        parameters=7_248_023_552,
        weight_bytes=4_370_000_000,
        quantisation=(("Q4_K", 4_370_000_000),),
        layers=32,
        cache_elements=65_536,
        vocabulary=32_768,
    ),
)
NOMIC = KnownModel(
    id="nomic-embed",
    name="nomic-embed-text-v1.5",
    kind=ModelKind.EMBEDDING,
    origin=ModelOrigin.ADDED,
    files=(ModelFile(path=f"{HOME}/.ollama/models/blobs/sha256-970aa74c0a90", bytes=274_290_656),),
    facts=ModelFacts(
        architecture="nomic-bert", kind=ModelKind.EMBEDDING, weight_bytes=273_000_000
    ),
    found_in="Ollama",
)
FOUND = (
    FoundModel(
        name="gemma-3-4b-it-Q4_K_M",
        files=(
            ModelFile(
                path=f"{HOME}/.lmstudio/models/google/gemma-3-4b-it-Q4_K_M.gguf",
                bytes=2_489_757_856,
            ),
        ),
        found_in="LM Studio",
    ),
    FoundModel(
        name="llama3.2:3b",
        files=(
            ModelFile(
                path=f"{HOME}/.ollama/models/blobs/sha256-dde5aa3fc5ff", bytes=2_019_377_376
            ),
        ),
        found_in="Ollama",
    ),
)


@dataclass
class ModelWorld:
    """What is known, found and offered; `fails` is raised by the next act of any kind.

    While `holds` is an event, acts that take long tell `share` and wait for it.
    """

    known: dict = field(default_factory=dict)
    defaults: dict = field(default_factory=dict)
    others: tuple = ()
    states: dict = field(default_factory=dict)
    hashes: dict = field(default_factory=dict)
    ram_bytes: int | None = 8_000_000_000
    here_bytes: int = 0
    disk_bytes: int | None = 80_000_000_000
    fails: BaseException | None = None
    holds: asyncio.Event | None = None
    share: float = 0.48
    downloads: bool = True
    ceilings: bool = True
    sent: list = field(default_factory=list)
    opened: int = 0
    lacking: str = ""

    def have(self, *models):
        """These are known; the first of a kind is its default."""
        for model in models:
            self.known[model.id] = model
            self.defaults.setdefault(model.kind, model.id)

    async def open(self) -> ModelShelf:
        self.opened += 1
        return ModelShelf(
            list=ListModels(registry=self, files=self),
            browse=BrowseCatalogue(
                catalogue=ShippedManifest(shipped_path("models", "manifest.toml"))
            ),
            weigh=WeighModels(room=self, machine=HERE),
            find=FindModels(finder=self, registry=self),
            add=AddModel(inspector=self, registry=self),
            choose=ChooseModel(registry=self),
            verify=VerifyModel(registry=self, files=self),
            remove=RemoveModel(registry=self, files=self),
            put_back=PutBackModel(registry=self),
            downloads=Downloads(host="huggingface.co", look_up=self._look_up, fetch=self._fetch)
            if self.downloads
            else None,
            ceilings=Ceilings(test=self._test, trust=self._trust) if self.ceilings else None,
            lacking=self.lacking,
        )

    def _failing(self):
        if self.fails is not None:
            error, self.fails = self.fails, None
            raise error

    async def _holding(self, tell):
        tell(self.share)
        if self.holds is not None:
            await self.holds.wait()
        self._failing()

    # The registry.

    async def read(self):
        self._failing()
        return Registry(tuple(self.known.values()), dict(self.defaults))

    async def keep(self, model):
        self._failing()
        self.known[model.id] = model

    async def forget(self, model_id):
        gone = self.known.pop(model_id)
        if self.defaults.get(gone.kind) == model_id:
            del self.defaults[gone.kind]

    async def prefer(self, kind, model_id):
        self._failing()
        self.defaults[kind] = model_id

    # The files.

    async def state(self, file):
        return self.states.get(file.path, FileState.PRESENT)

    async def sha256(self, file, progress):
        await self._holding(lambda share: progress(round(share * file.bytes)))
        return self.hashes.get(file.path, file.sha256 or "ab" * 32)

    async def delete(self, file):
        return file.bytes

    # The finder, the inspector and the memory.

    async def at(self, location):
        return (FoundModel(name="picked", files=(ModelFile(path=location, bytes=10**9),)),)

    async def usual(self):
        await self._holding(lambda _share: None)
        return self.others

    async def inspect(self, files):
        await self._holding(lambda _share: None)
        return replace(QWEN_FACTS, name="", file_bytes=sum(file.bytes for file in files))

    async def chat(self, _files):
        """No format of its own: what an inspector finds there is no matter of the screen's."""

    def free(self):
        return Room(ram_bytes=self.ram_bytes)

    # The hub and the ceiling test.

    async def _look_up(self, model_id):
        self.sent.append(model_id)
        await self._holding(lambda _share: None)
        return Offer(
            model_id=model_id,
            hosts=("huggingface.co", "cdn-lfs.hf.co"),
            here_bytes=self.here_bytes,
            files=("Qwen3-4B-Q4_K_M.gguf",),
            total_bytes=2_497_280_256,
            free_bytes=self.disk_bytes,
            licence="apache-2.0",
            sentences=("It fits: it needs 4.0 GB, and 7.5 GB can be used.",),
        )

    async def _fetch(self, offer, progress):
        in_all = offer.total_bytes
        await self._holding(lambda share: progress(round(share * in_all), in_all))
        model = replace(QWEN, id=offer.model_id, origin=ModelOrigin.DOWNLOADED, calibration=None)
        self.have(model)
        return model

    async def _test(self, model_id, progress):
        await self._holding(progress)
        self.known[model_id] = replace(self.known[model_id], ceiling=CEILING)
        return CEILING

    async def _trust(self, model_id, feature, trusted):
        self._failing()
        model = self.known.get(model_id)
        if model is None:
            raise NotFound("No such model.")
        kept = set(model.ceiling.trusted) - {feature} | ({feature} if trusted else set())
        ceiling = replace(model.ceiling, trusted=tuple(kept))
        self.known[model_id] = replace(model, ceiling=ceiling)
