"""Which parts of llama-cpp-python the frozen app needs; all of none where it is not installed."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

DISTRIBUTION = "llama-cpp-python"
MODULES_UNUSED = (
    # A web server, pictures and other tokenisers, each only brought by a call that we never make.
    *("llama_cpp.server", "llama_cpp.mtmd_cpp", "llama_cpp.llava_cpp"),
    "transformers",
)
_NAMES = ("llama.dll", "libllama.dll", "libllama.so", "libllama.dylib")


def library_of() -> list[tuple[str, str]]:
    """The one library that is opened by its name, and the folder it is looked for in."""
    package = _package()
    if package is None:
        return []
    found = [package / "lib" / name for name in _NAMES if (package / "lib" / name).is_file()]
    if not found:
        raise SystemExit(f"{DISTRIBUTION} is installed without its library; run 'make engines'.")
    return [(str(found[0]), "llama_cpp/lib")]


def metadata_of() -> tuple[str, ...]:
    """The distribution, whose version `sanctum doctor` says."""
    return () if _package() is None else (DISTRIBUTION,)


def _package() -> Path | None:
    spec = find_spec("llama_cpp")
    return Path(spec.origin).parent if spec and spec.origin else None
