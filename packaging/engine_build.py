"""Compiles llama.cpp into an environment: says what it needs, how far it is, and why it failed.

Standard library only. pip does the work; what it prints is kept in a file and told as a share.
"""

from __future__ import annotations

import os
import queue
import re
import shutil
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

DISTRIBUTION = "llama-cpp-python"
FLAGS = {
    "cpu": "",
    "cuda": "-DGGML_CUDA=on",
    "metal": "-DGGML_METAL=on",
    "vulkan": "-DGGML_VULKAN=on",
}
"""What each build is told on top. On a Mac, "cpu" has Metal all the same: it is the default."""
_SYSTEMS = {"darwin": "macos", "win32": "windows"}
_ADVICE = {
    ("compiler", "debian"): "sudo apt-get install g++",
    ("compiler", "fedora"): "sudo dnf install gcc-c++",
    ("compiler", "macos"): "xcode-select --install",
    ("compiler", "windows"): (
        "winget install Microsoft.VisualStudio.2022.BuildTools --override "
        '"--passive --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended"'
    ),
    ("cuda", "debian"): "sudo apt-get install nvidia-cuda-toolkit",
    ("cuda", "windows"): "winget install Nvidia.CUDA",
    ("vulkan", "debian"): "sudo apt-get install libvulkan-dev glslc spirv-headers",
    ("vulkan", "fedora"): "sudo dnf install vulkan-devel glslc spirv-headers-devel",
    ("vulkan", "windows"): "winget install KhronosGroup.VulkanSDK",
}
_WHERE = {
    "compiler": "a C++ compiler from your system's packages",
    "cuda": "the CUDA toolkit from https://developer.nvidia.com/cuda-downloads",
    "metal": "a Mac; elsewhere take GPU=cuda or GPU=vulkan",
    "vulkan": "the Vulkan SDK from https://vulkan.lunarg.com, and run its setup-env.sh",
}
_NEEDED_MB = 600
_NINJA = re.compile(r"\s*\[(\d+)/(\d+)\]")
_COMPILING = re.compile(r"Building wheel for llama|\*\*\* Building project")
_TAIL = 25
_A_MOMENT_S = 1.0


@dataclass(frozen=True)
class Machine:
    """What is looked at before anything is started; a test hands in its own."""

    platform: str = sys.platform
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    which: Callable[[str], str | None] = shutil.which
    exists: Callable[[Path], bool] = Path.exists

    def answers(self, *command: str) -> str:
        """What a command prints, "" where it fails or is not there."""
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except OSError:
            return ""
        return done.stdout.strip() if done.returncode == 0 else ""

    @property
    def family(self) -> str:
        """Whose commands install something here: debian, fedora, macos, windows or ""."""
        if self.platform in _SYSTEMS:
            return _SYSTEMS[self.platform]
        managers = {"apt-get": "debian", "dnf": "fedora"}
        return next((name for tool, name in managers.items() if self.which(tool)), "")


def lacking(gpu: str, machine: Machine) -> dict[str, str]:
    """What the build needs and is not there, each with the command that brings it."""
    looked = {"compiler": _has_compiler(machine)}
    if gpu in _HAS:
        looked[gpu] = _HAS[gpu](machine)
    names = {
        "compiler": "a C++ compiler",
        "cuda": "NVIDIA's CUDA toolkit (nvcc)",
        "metal": "macOS, the only system with Metal",
        "vulkan": "the Vulkan headers, SPIR-V headers and glslc",
    }
    return {
        part: f"{names[part]}:\n  {_ADVICE.get((part, machine.family), _WHERE[part])}"
        for part, there in looked.items()
        if not there
    }


def cmake_args(gpu: str, environment: Mapping[str, str]) -> str:
    """The person's own CMAKE_ARGS, then the recipe's."""
    return " ".join(filter(None, [environment.get("CMAKE_ARGS", ""), FLAGS[gpu]]))


def announce(gpu: str) -> None:
    """Say before it starts what is going to happen."""
    minutes = "half an hour or more" if gpu in {"cuda", "vulkan"} else "2 to 10 minutes"
    print(
        f"Compiling llama.cpp ({gpu}), once: {minutes}, {_NEEDED_MB} MB of disk while it runs.\n"
        "A C++ compiler is here; CMake and Ninja come with pip. Ctrl+C stops it and leaves what "
        "was there.",
        flush=True,
    )


def compile_llama(
    command: list[str], environment: Mapping[str, str], log: Path, out: TextIO = sys.stdout
) -> int:
    """Run pip and tell its progress; gives its exit status. All it printed is in `log`."""
    log.parent.mkdir(parents=True, exist_ok=True)
    last: deque[str] = deque(maxlen=_TAIL)
    progress = Progress(out)
    with log.open("w", encoding="utf-8") as kept, _started(command, environment) as process:
        for line in _lines(process):
            if line:
                kept.write(line)
                last.append(line.rstrip())
            progress.heard(line)
    progress.ended()
    if process.returncode:
        print("\n".join(last), file=out)
        print(f"It could not be compiled. What was there before stays. All of it: {log}", file=out)
    return process.returncode


class Progress:
    """Folds what pip prints into one line on a terminal, or a line each tenth elsewhere."""

    def __init__(self, out: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out
        self._clock = clock
        self._began = clock()
        self._alone = out.isatty()
        self._share = 0
        self._told = -1
        self._step = "getting what it is made of"

    def heard(self, line: str) -> None:
        """A line of pip's, or "" where none came for a moment."""
        if _COMPILING.search(line):
            self._step = "compiling"
        if found := _NINJA.match(line):
            done, in_all = int(found[1]), int(found[2])
            self._step = "compiling"
            self._share = max(self._share, 100 * done // max(in_all, 1))
        if self._alone:
            self._out.write(f"\r  {self._step}: {self._share:3} %  {self._elapsed()} ")
            self._out.flush()
        elif self._share // 10 > self._told:
            self._told = self._share // 10
            self._out.write(f"  {self._step}: {self._share} %, {self._elapsed()}\n")
            self._out.flush()

    def ended(self) -> None:
        if self._alone:
            self._out.write("\n")
        self._out.write(f"  it took {self._elapsed()}\n")
        self._out.flush()

    def _elapsed(self) -> str:
        minutes, seconds = divmod(int(self._clock() - self._began), 60)
        return f"{minutes}:{seconds:02}"


def _has_compiler(machine: Machine) -> bool:
    named = machine.environment.get("CXX", "").split()
    if named:
        return machine.which(named[0]) is not None
    if machine.platform == "darwin":  # c++ is there always, and only offers to install itself
        return bool(machine.answers("xcode-select", "-p"))
    if machine.platform == "win32":
        return machine.which("cl") is not None or bool(_visual_studio(machine))
    return any(machine.which(name) for name in ("c++", "g++", "clang++"))


def _visual_studio(machine: Machine) -> str:
    folder = Path(machine.environment.get("ProgramFiles(x86)", "C:/Program Files (x86)"))
    asks = folder / "Microsoft Visual Studio" / "Installer" / "vswhere.exe"
    return machine.answers(
        str(asks), "-latest", "-products", "*", "-property", "installationPath",
        "-requires", "Microsoft.VisualStudio.Component.VC.Tools.x86.x64",
    )  # fmt: skip


def _has_cuda(machine: Machine) -> bool:
    places = [Path(machine.environment[name]) / "bin" for name in ("CUDA_PATH", "CUDA_HOME")
              if machine.environment.get(name)]  # fmt: skip
    known = any(machine.exists(place / name) for place in places for name in ("nvcc", "nvcc.exe"))
    return known or any(
        machine.which(name) for name in ("nvcc", machine.environment.get("CUDACXX", "nvcc"))
    )


def _has_vulkan(machine: Machine) -> bool:
    sdk = machine.environment.get("VULKAN_SDK", "")
    kit = [Path(sdk) / name for name in ("include", "Include")] if sdk else []
    places = [*kit, *(Path(root) / "include" for root in ("/usr", "/usr/local", "/opt/homebrew"))]
    headers = ("vulkan/vulkan.h", "spirv/unified1/spirv.hpp")
    found = all(any(machine.exists(place / header) for place in places) for header in headers)
    shaders = machine.which("glslc") or (sdk and machine.exists(Path(sdk) / "Bin" / "glslc.exe"))
    return found and bool(shaders)


_HAS: Mapping[str, Callable[[Machine], bool]] = {
    "cuda": _has_cuda,
    "metal": lambda machine: machine.platform == "darwin",
    "vulkan": _has_vulkan,
}


@contextmanager
def _started(
    command: list[str], environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[str]]:
    """The process, ended with us whatever happens."""
    with subprocess.Popen(
        command, env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL, text=True, encoding="utf-8", errors="replace",
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()


def _lines(process: subprocess.Popen[str]) -> Iterator[str]:
    """Its lines as they come, and "" after each moment without one, until it has ended."""
    coming: queue.Queue[str | None] = queue.Queue()

    def read() -> None:
        for line in process.stdout or ():
            coming.put(line)
        coming.put(None)

    threading.Thread(target=read, daemon=True).start()
    while True:
        try:
            line = coming.get(timeout=_A_MOMENT_S)
        except queue.Empty:
            yield ""
            continue
        if line is None:
            process.wait()
            return
        yield line
