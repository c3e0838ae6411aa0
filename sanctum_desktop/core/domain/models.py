"""Models as files: what one is, where it lies, what it needs, what is known of it here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from sanctum_desktop.core.domain.ceiling import Shortfall
from sanctum_desktop.core.domain.chat_marks import ChatMarks
from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.model_tasks import Feature

LARGEST_BYTES: Final = 1 << 44
"""A published file that is said to be larger is none: nothing could hold it."""


class ModelKind(StrEnum):
    """What a model is for: the capability it can be the default of."""

    LANGUAGE = "language"
    SPEECH_TO_TEXT = "speech_to_text"
    TEXT_TO_SPEECH = "text_to_speech"
    EMBEDDING = "embedding"


class ModelOrigin(StrEnum):
    """How a model came here, which decides what removing it means.

    What we downloaded is deleted; what was added where it lies is only forgotten.
    """

    ADDED = "added"
    DOWNLOADED = "downloaded"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """One file on this machine.

    `sha256` is what its content should be, in lower-case hex, "" while nobody has said.
    """

    path: str
    bytes: int
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundModel:
    """A model as it lies on the disk, not yet looked into; `files` are its parts in order.

    `found_in` names whose folder it is, "" for any other; `repository` and `revision` are where
    that program had it from, as its folders say.
    """

    name: str
    files: tuple[ModelFile, ...]
    found_in: str = ""
    repository: str = ""
    revision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFacts:
    """What the header of a model's files says of it; a figure it does not tell is 0, a word "".

    `quantisation` is the mixture, (type, bytes), the largest first. `cache_elements` is how many
    numbers the attention cache holds for one token, over all layers. `kind` is None for a file
    nothing here can use: an adapter, the picture half of a model. Name and licence have lost what
    is not printable; the chat template is as it was written.
    """

    architecture: str
    kind: ModelKind | None
    name: str = ""
    licence: str = ""
    tokenizer: str = ""
    format_version: int = 0
    file_bytes: int = 0
    weight_bytes: int = 0
    parameters: int = 0
    quantisation: tuple[tuple[str, int], ...] = ()
    context_length: int = 0
    layers: int = 0
    embedding_length: int = 0
    heads: int = 0
    cache_heads: int = 0
    cache_elements: int = 0
    vocabulary: int = 0
    experts: int = 0
    untrusted_chat_template: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Memory that is free now, in bytes; None where this machine does not say."""

    ram_bytes: int | None
    vram_bytes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How fast one model once was here: the only ground an expected speed may rest on."""

    weight_bytes: int
    tokens_per_s: float


class FitVerdict(StrEnum):
    """Whether a model fits: as asked, with a shorter memory, not at all, or nobody can say."""

    FITS = "fits"
    FITS_SHORTER = "fits_shorter"
    TOO_LARGE = "too_large"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFit:
    """What a model needs against what is free; sizes in bytes, contexts in tokens.

    `context` is what it can be used with now, `largest_context` the most that fits. `gpu_layers`
    is how many of its layers the graphics memory takes. `tokens_per_s` is None until something was
    measured on this machine.
    """

    verdict: FitVerdict
    weight_bytes: int
    cache_bytes: int
    compute_bytes: int
    free_bytes: int | None
    context: int
    largest_context: int
    gpu_layers: int = 0
    tokens_per_s: float | None = None

    @property
    def needed_bytes(self) -> int:
        return self.weight_bytes + self.cache_bytes + self.compute_bytes


@dataclass(frozen=True, slots=True)
class LikelyFit:
    """What to expect of a model that is not here; `file_bytes` is 0 where nothing tells it.

    `exact` where the sizes were looked up. `suggested` is the one to begin with on this machine.
    """

    verdict: FitVerdict
    file_bytes: int
    exact: bool
    sentence: str
    suggested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What is fastest for one model on one machine, and how fast it was there.

    `machine` tells machines apart: a list of models that was copied to another is measured anew.
    `card_bytes` were free on graphics cards the engine could use, 0 without one.
    """

    machine: str
    threads: int
    batch_threads: int
    reading_tokens_per_s: float
    writing_tokens_per_s: float
    card_bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CeilingMark:
    """How many of a feature's tries a model passed in its ceiling test.

    `tries` are those there was time for; `shortfalls` count what the others lacked.
    """

    feature: Feature
    passed: int
    tries: int
    does: bool
    shortfalls: tuple[tuple[Shortfall, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """What a model can do here, as its ceiling test found.

    `trusted` are features it is used for all the same, because the person said so. `prompts` are
    those it was tested with: other versions are another test. Speeds are medians, 0 where nothing
    was measured; `task_s` is what a whole short task took. Without marks it was trusted before it
    was tested, then.
    """

    tested_at: datetime
    marks: tuple[CeilingMark, ...]
    prompts: tuple[str, ...] = ()
    trusted: tuple[Feature, ...] = ()
    first_token_s: float = 0.0
    tokens_per_s: float = 0.0
    task_s: float = 0.0

    def does(self, feature: Feature) -> bool:
        """True where the model passed, or is trusted with it."""
        return feature in self.trusted or any(m.does for m in self.marks if m.feature is feature)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownModel:
    """A model of this installation. `facts` are its header's when it was added, no template.

    `chat` is how it tells turns apart, by its own template; None where that could not be found.
    `calibration` and `ceiling` are None until they were measured here. `checked` are its files as
    they stood, each in a word of its reader's, when they were last found to be as pinned.
    """

    id: str
    name: str
    kind: ModelKind
    origin: ModelOrigin
    files: tuple[ModelFile, ...]
    facts: ModelFacts
    found_in: str = ""
    repository: str = ""
    revision: str = ""
    chat: ChatMarks | None = None
    calibration: Calibration | None = None
    ceiling: Ceiling | None = None
    checked: tuple[str, ...] = ()

    def measured_on(self, machine: str) -> Measured | None:
        """How fast it was there; None where nobody measured it on that machine."""
        if self.calibration is None or self.calibration.machine != machine:
            return None
        return Measured(
            weight_bytes=self.facts.weight_bytes,
            tokens_per_s=self.calibration.writing_tokens_per_s,
        )


@dataclass(frozen=True, slots=True)
class Registry:
    """All models known here, in the order they were added, and the default of each kind.

    A kind whose default is "" was left to the Guide.
    """

    models: tuple[KnownModel, ...] = ()
    defaults: Mapping[ModelKind, str] = field(default_factory=dict)

    def model(self, model_id: str) -> KnownModel:
        """The model of that id; raises NotFound."""
        for model in self.models:
            if model.id == model_id:
                return model
        raise NotFound(
            f"No model is known as {model_id!r}.",
            advice="'sanctum models list' names those here.",
        )


class FileState(StrEnum):
    """How a known file stands on the disk, as far as looking at its size tells."""

    PRESENT = "present"
    MISSING = "missing"
    OTHER_SIZE = "other_size"


@dataclass(frozen=True, slots=True)
class ListedModel:
    """A known model as it stands now; `state` is that of its worst file.

    `sentences` say what it can do here, where that was tested.
    """

    model: KnownModel
    state: FileState
    is_default: bool
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InspectedModel:
    """A model looked into, and whether it fits here; `sentences` say the latter to a person."""

    found: FoundModel
    facts: ModelFacts
    fit: ModelFit
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemovedModel:
    """A model no longer known; `freed_bytes` is what was deleted, 0 where it was only forgotten.

    `default_now` is the model that took its place as the default, "" where none did.
    """

    model: KnownModel
    freed_bytes: int
    default_now: str


class Check(StrEnum):
    """What hashing a file said: as pinned, pinned from now on, or not the file it was."""

    MATCHES = "matches"
    PINNED_NOW = "pinned_now"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that was read from end to end; `sha256` is what was found."""

    file: ModelFile
    sha256: str
    check: Check


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueFile:
    """One file of a repository. `sha256` and `bytes` are empty until the hub's were shown."""

    path: str
    sha256: str = ""
    bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """A model that can be downloaded. What nobody has looked up is empty or 0.

    `revision` is a commit of the repository; `ram_bytes` is what it needs in use.
    """

    id: str
    kind: ModelKind
    name: str
    repository: str
    files: tuple[CatalogueFile, ...]
    revision: str = ""
    licence: str = ""
    ram_bytes: int = 0
