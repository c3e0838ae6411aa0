"""Opens model files, and says in a sentence why one cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import c_char_p, c_void_p, create_string_buffer
from pathlib import Path
from typing import Final

from sanctum_desktop.adapters.llama_cpp.native import AMX, complaints, lib
from sanctum_desktop.adapters.llama_cpp.requests import ALL_LAYERS, Load
from sanctum_desktop.adapters.llama_cpp.vocabulary import Vocabulary
from sanctum_desktop.core.domain.errors import EngineUnavailable

_MAGIC: Final = b"GGUF"
_STEPS: Final = 100
_MOST_VALUE_BYTES: Final = 2**16
_ALL_ON_CARD: Final = 999

# What the library's complaints hold, lower case -> what happened, what to do. The first is taken.
_CAUSES: Final = (
    (
        ("within the file bounds", "failed to read", "unexpectedly reached end", "incomplete"),
        "The model file is cut short or damaged.",
        "Download it again. Nothing else is affected.",
    ),
    (
        ("unknown model architecture", "unknown pre-tokenizer", "unknown tokenizer"),
        "This model is of a kind that this version does not know.",
        "Choose another model, or update Sanctum.",
    ),
    (
        ("failed to allocate", "unable to allocate", "out of memory", "bad_alloc"),
        "There is not enough memory for this model.",
        "Choose a smaller model or a shorter context, or close other programs.",
    ),
)
NO_CARD: Final = "The graphics card could not take the model; it runs on the processor."


class Model:
    """A loaded model file. `close` frees it; what was made from it must be gone by then."""

    def __init__(self, handle: lib.llama_model_p, gpu_layers: int, notice: str) -> None:
        self.handle: Final = handle
        self.gpu_layers: Final = gpu_layers
        self.notice: Final = notice
        self.vocabulary: Final = Vocabulary(handle)
        self.trained_context: Final = max(lib.llama_model_n_ctx_train(handle), 0)
        self.parameters: Final = lib.llama_model_n_params(handle)
        self.size_bytes: Final = lib.llama_model_size(handle)

    def metadata(self, key: str) -> str:
        """A text of the file's header, "" where it has none; the file's author wrote it."""
        untrusted = create_string_buffer(_MOST_VALUE_BYTES)
        size = lib.llama_model_meta_val_str(
            self.handle, key.encode(), untrusted, _MOST_VALUE_BYTES
        )
        return untrusted.value.decode("utf-8", "replace") if size >= 0 else ""

    def close(self) -> None:
        lib.llama_model_free(self.handle)


def open_model(
    load: Load, *, cancelled: Callable[[], bool], progress: Callable[[int, int], None]
) -> Model | None:
    """The model, or None where it was cancelled.

    Raises EngineUnavailable where the file is gone, is no model, is damaged or has no room.
    """
    for path in (load.path, *load.rest):
        _look_at(path)
    complaint = ""
    for layers in _tries(load.gpu_layers):
        handle, complaint = _load(load, layers, cancelled, progress)
        if handle is not None:
            lost = layers == 0 and load.gpu_layers != 0 and lib.llama_supports_gpu_offload()
            return Model(handle, layers, NO_CARD if lost else "")
        if cancelled():
            return None
    raise cause_of(complaint)


def cause_of(complaint: str) -> EngineUnavailable:
    """The error for what the library complained of."""
    for signs, what_happened, advice in _CAUSES:
        if any(sign in complaint for sign in signs):
            return EngineUnavailable(what_happened, advice=advice)
    return EngineUnavailable(
        "The model file could not be loaded.",
        advice="Choose another model, or download this one again.",
    )


def _look_at(path: str) -> None:
    try:
        with Path(path).open("rb", buffering=0) as file:
            file.seek(0)  # on some systems /dev/fd/N shares its place with others
            magic = file.read(len(_MAGIC))
            file.seek(0)
    except OSError as error:
        raise EngineUnavailable(
            "The model file is not there any more, or may not be read.",
            advice="Put it back, or choose another model.",
        ) from error
    if magic != _MAGIC:
        raise EngineUnavailable(
            "This file is not a model in the GGUF format.",
            advice="Choose a file whose name ends in .gguf, or download it again.",
        )


def _tries(asked: int) -> tuple[int, ...]:
    """Layers on the graphics card to try, in order."""
    if asked == 0 or not lib.llama_supports_gpu_offload():
        return (0,)
    return (_ALL_ON_CARD if asked == ALL_LAYERS else asked, 0)


def _load(
    load: Load, layers: int, cancelled: Callable[[], bool], progress: Callable[[int, int], None]
) -> tuple[lib.llama_model_p | None, str]:
    def go_on(done: float, _: c_void_p) -> bool:
        progress(round(done * _STEPS), _STEPS)
        return not cancelled()

    asked = lib.llama_model_default_params()
    asked.n_gpu_layers = layers
    asked.load_mode = lib.LLAMA_LOAD_MODE_MMAP
    asked.check_tensors = False
    asked.use_extra_bufts = not AMX
    asked.progress_callback = lib.llama_progress_callback(go_on)
    with complaints() as complaint:
        return _opened(load, asked), complaint()


def _opened(load: Load, asked: lib.llama_model_params) -> lib.llama_model_p | None:
    """Parts of a split model are named one by one: the library would guess their names."""
    paths = [path.encode("utf-8", "surrogateescape") for path in (load.path, *load.rest)]
    if len(paths) == 1:
        handle = lib.llama_model_load_from_file(paths[0], asked)
    else:
        names = (c_char_p * len(paths))(*paths)
        handle = lib.llama_model_load_from_splits(names, len(paths), asked)
    model: lib.llama_model_p | None = handle
    return model
