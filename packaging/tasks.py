r"""Sets the project up and runs it: what 'make' calls, and Windows calls directly.

    make run        (Windows: py packaging\tasks.py run)

Standard library only, so that it works before anything is installed. Each task makes `.venv`,
installs the pinned dependencies and, on Debian and Ubuntu, the system libraries of Qt; a stamp in
`.venv` lets the next call skip all of it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import engine_build

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
BUILT_FOR = VENV / "llama-built-for"
LINUX = ROOT / "packaging" / "linux"
SUPPORTED = ((3, 11), (3, 14))


def run(*command: str | Path, **environment: str) -> None:
    """Run a command from the project's root and stop with its status where it fails."""
    status = subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=os.environ | environment, check=False
    ).returncode
    if status:
        sys.exit(status if status > 0 else 1)


def missing_packages(*lists: str) -> list[str]:
    """Debian packages named in the lists that are not installed; none where dpkg is unknown."""
    if not sys.platform.startswith("linux") or shutil.which("dpkg-query") is None:
        return []
    wanted = [
        line.split("#")[0].strip()
        for name in lists
        for line in (LINUX / name).read_text(encoding="utf-8").splitlines()
    ]
    wanted = [name for name in wanted if name]
    # Ubuntu 24.04 renamed libraries for 64-bit time: libglib2.0-0 is libglib2.0-0t64 there.
    either = [*wanted, *(f"{name}t64" for name in wanted)]
    known = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Package} ${Status}\n", *either],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    installed = {
        line.split()[0].removesuffix("t64")
        for line in known.splitlines()
        if line.endswith(" installed")
    }
    return [name for name in wanted if name not in installed]


def install_system_packages(*lists: str) -> None:
    missing = missing_packages(*lists)
    if not missing:
        return
    if os.geteuid() != 0:
        sys.exit(
            "Some system libraries are missing. Nothing was changed. Please run this, then try "
            f"again:\n  sudo apt-get install --no-install-recommends {' '.join(missing)}"
        )
    print("Installing system libraries:", " ".join(missing), flush=True)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "update", "-qq", **quiet)
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing, **quiet)


def digest(extras: Iterable[str]) -> str:
    """Changes whenever what must be installed changes."""
    parts = [ROOT / "pyproject.toml", CONSTRAINTS, *sorted(LINUX.glob("*.txt"))]
    seen = hashlib.sha256(" ".join([sys.version, *sorted(extras)]).encode())
    for part in parts:
        seen.update(part.read_bytes())
    return seen.hexdigest()


def prepared(extras: frozenset[str]) -> bool:
    """True where `.venv` was made with these extras or more, from what stands here now."""
    for stamp in VENV.glob("prepared*"):
        has = stamp.name.split("-")[1:]
        if extras <= set(has) and stamp.read_text(encoding="utf-8") == digest(has):
            return True
    return False


def prepare(*extras: str) -> None:
    """Make `.venv` with the given extras of pyproject.toml; quick when nothing changed."""
    if not SUPPORTED[0] <= sys.version_info[:2] < SUPPORTED[1]:
        sys.exit(f"Sanctum needs Python 3.11, 3.12 or 3.13; this is {sys.version.split()[0]}.")
    if prepared(frozenset(extras)):
        return
    install_system_packages(
        "system-packages.txt", *(["test-packages.txt"] if "dev" in extras else [])
    )
    if not PYTHON.exists():
        print("Making .venv", flush=True)
        run(sys.executable, "-m", "venv", VENV)
    if "engines" in extras and not built_for():
        compile_llama(chosen())
    project = f".[{','.join(extras)}]" if extras else "."
    print("Installing dependencies (the first time takes minutes)", flush=True)
    run(PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check",
        "-c", CONSTRAINTS, "-e", project)  # fmt: skip
    stamp = VENV / f"prepared{''.join(f'-{extra}' for extra in sorted(extras))}"
    stamp.write_text(digest(extras), encoding="utf-8")


def built_for() -> str:
    """What the llama.cpp in `.venv` was compiled for, "" where none of the pinned version is."""
    name = engine_build.DISTRIBUTION.replace("-", "_")
    pinned = next(
        line.strip().partition("==")[2]
        for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines()
        if line.startswith(f"{name}==")
    )
    places = ("lib/python*/site-packages", "Lib/site-packages")
    if not any(any(VENV.glob(f"{place}/{name}-{pinned}.dist-info")) for place in places):
        return ""
    return chosen()


def chosen() -> str:
    """What llama.cpp was last compiled for; a new version of it stays with that."""
    return BUILT_FOR.read_text(encoding="utf-8") if BUILT_FOR.exists() else "cpu"


def compile_llama(gpu: str) -> None:
    """Bring llama.cpp into `.venv`, by itself: it alone of all engines is compiled here."""
    before, own = built_for(), os.environ.get("CMAKE_ARGS", "")
    if before == gpu and not own:
        return
    if "compiler" in engine_build.lacking(gpu, engine_build.Machine()):
        install_system_packages("engine-packages.txt")
    missing = engine_build.lacking(gpu, engine_build.Machine())
    if missing:
        lines = "\n".join(missing.values())
        sys.exit(
            "The local language model is compiled here, and this is missing for it. Nothing was "
            f"changed. Please install it, then try again.\n{lines}"
        )
    engine_build.announce(gpu)
    # What pip compiled before and kept may be for something else.
    afresh = ["--no-cache-dir", "--force-reinstall"] if before or own or gpu != "cpu" else []
    status = engine_build.compile_llama(
        [str(PYTHON), "-m", "pip", "install", "-v", "--disable-pip-version-check",
         "-c", str(CONSTRAINTS), *afresh, engine_build.DISTRIBUTION],
        os.environ | {"CMAKE_ARGS": engine_build.cmake_args(gpu, os.environ)},
        ROOT / "build" / "llama.log",
    )  # fmt: skip
    if status:
        sys.exit(status if status > 0 else 1)
    BUILT_FOR.write_text(gpu, encoding="utf-8")


def check_code() -> None:
    """Format, lint, types, import contracts, dependencies and QML."""
    run(SCRIPTS / "ruff", "format", "--check", "-q", "sanctum_desktop", "tests", "packaging")
    run(SCRIPTS / "ruff", "check", "-q", "sanctum_desktop", "tests", "packaging")
    run(SCRIPTS / "mypy")
    run(SCRIPTS / "lint-imports", "--no-cache")
    run(SCRIPTS / "deptry", "sanctum_desktop")
    run(PYTHON, "packaging/qml_check.py")


def pytest(*arguments: str) -> None:
    run(PYTHON, "-m", "pytest", "-q", *arguments, QT_QPA_PLATFORM="offscreen")


def task_run() -> None:
    """Open the window."""
    prepare()
    run(PYTHON, "-m", "sanctum_desktop")


def task_dev() -> None:
    """Open the window and show its screens anew whenever their QML changes."""
    prepare()
    run(PYTHON, "packaging/dev_window.py")


def task_demo() -> None:
    """Tell a story that ships with the project, without a screen; ends with the PDF's path."""
    prepare()
    out = ROOT / "build" / "demo"
    out.mkdir(parents=True, exist_ok=True)
    resume = out / "resume.pdf"
    run(PYTHON, "-m", "sanctum_desktop", "story",
        "--transcript", "assets/demo/story.jsonl",
        "--profile-json", out / "profile.json", "--resume", resume)  # fmt: skip
    print(resume)


def task_engines(gpu: str = "") -> None:
    """Install the heavy engines: language model, speech, memory; GPU=cuda|metal|vulkan|cpu."""
    if gpu and gpu not in engine_build.FLAGS:
        sys.exit(f"GPU is one of {', '.join(engine_build.FLAGS)}.")
    prepare()
    if gpu or os.environ.get("CMAKE_ARGS"):
        compile_llama(gpu or chosen())
    prepare("engines")
    print("What works now ('sanctum doctor' says it at any time):", flush=True)
    run(PYTHON, "-m", "sanctum_desktop", "doctor")


def task_test() -> None:
    """Everything CI runs."""
    prepare("dev", "engines")
    check_code()
    pytest("-n", "2", "--dist", "worksteal", "-m", "not soak")


def task_check() -> None:
    """Format, lint, types, contracts and unit tests: for each commit, under a minute."""
    prepare("dev", "engines")
    check_code()
    pytest("-n", "2", "tests/unit", "tests/architecture")


def task_soak() -> None:
    """The tests that take an hour: every place at which a fault can strike a vault."""
    prepare("dev", "engines")
    pytest("-n", "2", "--dist", "worksteal", "-m", "soak")


def task_format() -> None:
    """Format the code and mend what the linter can."""
    prepare("dev", "engines")
    run(SCRIPTS / "ruff", "check", "-q", "--fix-only", "sanctum_desktop", "tests", "packaging")
    run(SCRIPTS / "ruff", "format", "-q", "sanctum_desktop", "tests", "packaging")


def task_recognisers() -> None:
    """Teach the recognisers the phrases in packaging/phrases again: most of an hour."""
    prepare("dev", "engines", "teaching")
    run(PYTHON, "packaging/train_classifiers.py")
    run(PYTHON, "packaging/train_encoder.py")


def task_bundle() -> None:
    """Build the app that needs no Python, into build/dist, and try it without a screen."""
    prepare("dev")
    if not built_for():
        compile_llama(chosen())  # of the engines, the one that is in it
    run(SCRIPTS / "pyinstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", "build/dist", "--workpath", "build/work", "build.spec")  # fmt: skip
    run(PYTHON, "packaging/smoke_test.py", "build/dist/sanctum")


def task_gallery() -> None:
    """Show the parts of the window in all their states."""
    prepare()
    run(PYTHON, "packaging/show_gallery.py")


def task_screenshots() -> None:
    """Render every screen into screenshots/."""
    prepare("dev", "engines")
    run(PYTHON, "tests/ui/render_screens.py", "screenshots")


TASKS = {
    name.removeprefix("task_"): task
    for name, task in list(globals().items())
    if name.startswith("task_")
}


def main() -> None:
    name, *settings = sys.argv[1:] or [""]
    known = len(settings) <= (name == "engines") and all(s[:4] == "GPU=" for s in settings)
    if name not in TASKS or not known:
        print("Tasks:")
        for one, task in TASKS.items():
            print(f"  {one:12} {task.__doc__}")
        sys.exit(2)
    TASKS[name](*(setting[4:] for setting in settings))


if __name__ == "__main__":
    main()
