"""`make engines`: what it asks for before it starts, and what it tells while it runs."""

import io
import runpy
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
BUILD = SimpleNamespace(**runpy.run_path(str(PACKAGING / "engine_build.py")))
NINJA = """
import sys
print("Collecting llama-cpp-python", flush=True)
print("  Building wheel for llama-cpp-python (pyproject.toml): started", flush=True)
for done in range(1, 41):
    print(f"  [{done}/40] /usr/bin/c++ -c part{done}.cpp", flush=True)
print("  error: no room" if len(sys.argv) > 1 else "Successfully installed", flush=True)
sys.exit(len(sys.argv) - 1)
"""


def machine(platform="linux", tools=(), files=(), environment=None, answer=""):
    class Known(BUILD.Machine):
        def answers(self, *command):
            return answer

    return Known(
        platform=platform,
        environment=environment or {},
        which=lambda name: f"/usr/bin/{name}" if name in tools else None,
        exists=lambda path: path.as_posix() in files,
    )


HEADERS = ("/usr/include/vulkan/vulkan.h", "/usr/include/spirv/unified1/spirv.hpp")


@pytest.mark.parametrize(
    ("gpu", "here"),
    [
        ("cpu", machine(tools=["c++"])),
        ("cpu", machine(tools=["clang++"])),
        ("cpu", machine(tools=["my-c++"], environment={"CXX": "my-c++ -m64"})),
        ("cpu", machine("darwin", answer="/Library/Developer/CommandLineTools")),
        ("cpu", machine("win32", answer="C:/Program Files/Microsoft Visual Studio/2022")),
        ("cpu", machine("win32", tools=["cl"])),
        ("cuda", machine(tools=["g++", "nvcc"])),
        ("cuda", machine(tools=["g++"], environment={"CUDA_PATH": "/c"}, files=["/c/bin/nvcc"])),
        ("metal", machine("darwin", answer="/Library/Developer/CommandLineTools")),
        ("vulkan", machine(tools=["g++", "glslc"], files=HEADERS)),
    ],
)
def test_nothing_is_lacking(gpu, here):
    assert BUILD.lacking(gpu, here) == {}


@pytest.mark.parametrize(
    ("gpu", "here", "part", "told"),
    [
        ("cpu", machine(tools=["apt-get"]), "compiler", "sudo apt-get install g++"),
        ("cpu", machine(tools=["dnf"]), "compiler", "sudo dnf install gcc-c++"),
        ("cpu", machine(), "compiler", "from your system's packages"),
        ("cpu", machine("darwin", tools=["c++"]), "compiler", "xcode-select --install"),
        ("cpu", machine("win32"), "compiler", "winget install Microsoft.VisualStudio"),
        ("cpu", machine(tools=["g++"], environment={"CXX": "x++"}), "compiler", "C++"),
        ("cuda", machine(tools=["g++"]), "cuda", "developer.nvidia.com"),
        ("metal", machine(tools=["g++"]), "metal", "GPU=vulkan"),
        ("vulkan", machine(tools=["g++"], files=HEADERS), "vulkan", "vulkan.lunarg.com"),
        ("vulkan", machine(tools=["g++", "glslc", "apt-get"]), "vulkan", "spirv-headers"),
        ("vulkan", machine(tools=["g++", "glslc"], files=HEADERS[:1]), "vulkan", "SPIR-V"),
    ],
)
def test_what_is_lacking_comes_with_what_brings_it(gpu, here, part, told):
    lacking = BUILD.lacking(gpu, here)
    assert list(lacking) == [part]
    assert told in lacking[part]


def test_ones_own_flags_are_kept_before_the_recipes():
    own = {"CMAKE_ARGS": "-DGGML_NATIVE=off"}
    assert BUILD.cmake_args("cuda", own) == "-DGGML_NATIVE=off -DGGML_CUDA=on"
    assert BUILD.cmake_args("cpu", own) == "-DGGML_NATIVE=off"
    assert BUILD.cmake_args("vulkan", {}) == "-DGGML_VULKAN=on"


def built(tmp_path, *arguments):
    out, script = io.StringIO(), tmp_path / "pip.py"
    script.write_text(NINJA)
    log = tmp_path / "build" / "llama.log"
    status = BUILD.compile_llama([sys.executable, str(script), *arguments], {}, log, out)
    return status, out.getvalue(), log.read_text()


def test_progress_is_a_line_each_tenth_where_nobody_sees_a_line_change(tmp_path):
    status, told, log = built(tmp_path)
    assert status == 0
    lines = told.splitlines()
    assert lines[0].startswith("  getting what it is made of: 0 %")
    assert [line.split(":")[1].split()[0] for line in lines[1:-1]] == [
        str(tenth * 10) for tenth in range(1, 11)
    ]
    assert lines[-1].startswith("  it took 0:0")
    assert "part40.cpp" in log


def test_a_failure_shows_its_end_and_where_the_rest_is(tmp_path):
    status, told, _ = built(tmp_path, "fail")
    assert status == 1
    assert "error: no room" in told
    assert "part1.cpp" not in told, "only the end of it"
    assert "What was there before stays." in told
    assert "llama.log" in told


def test_on_a_terminal_one_line_changes_in_its_place():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    now = [0.0]
    out = Terminal()
    progress = BUILD.Progress(out, clock=lambda: now[0])
    progress.heard("[10/200] cc\n")
    now[0] = 75.0
    progress.heard("")
    progress.heard("[50/200] cc\n")
    progress.heard("[1/4] linking something small\n")
    progress.ended()
    assert out.getvalue().split("\r")[1:] == [
        "  compiling:   5 %  0:00 ",
        "  compiling:   5 %  1:15 ",
        "  compiling:  25 %  1:15 ",
        "  compiling:  25 %  1:15 \n  it took 1:15\n",
    ]


@pytest.fixture
def tasks(tmp_path, monkeypatch):
    """tasks.py over a folder of its own, with nothing it could change."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    monkeypatch.delenv("CMAKE_ARGS", raising=False)
    found = runpy.run_path(str(PACKAGING / "tasks.py"))
    settings = found["built_for"].__globals__
    settings["VENV"], settings["BUILT_FOR"] = tmp_path, tmp_path / "llama-built-for"
    settings["ROOT"] = tmp_path
    settings["CONSTRAINTS"] = tmp_path / "constraints.txt"
    (tmp_path / "constraints.txt").write_text("jinja2==3\nllama_cpp_python==0.3.36\n")
    commands = []

    def compiled(command, environment, log):
        commands.append((command, environment["CMAKE_ARGS"]))
        site = tmp_path / "lib" / "python3.11" / "site-packages"
        (site / "llama_cpp_python-0.3.36.dist-info").mkdir(parents=True, exist_ok=True)
        return 0

    build = settings["engine_build"]
    monkeypatch.setattr(build, "compile_llama", compiled)
    monkeypatch.setattr(build, "lacking", lambda gpu, machine: {})
    return SimpleNamespace(commands=commands, **found)


def test_it_is_compiled_once_and_again_only_for_something_else(tasks, monkeypatch):
    assert tasks.built_for() == ""
    tasks.compile_llama("cpu")
    tasks.compile_llama("cpu")
    assert tasks.built_for() == "cpu"
    tasks.compile_llama("cuda")
    assert tasks.built_for() == "cuda"
    monkeypatch.setenv("CMAKE_ARGS", "-DGGML_NATIVE=off")
    tasks.compile_llama("cuda")
    assert [flags for _, flags in tasks.commands] == [
        "",
        "-DGGML_CUDA=on",
        "-DGGML_NATIVE=off -DGGML_CUDA=on",
    ]
    first, *others = [command for command, _ in tasks.commands]
    assert "--no-cache-dir" not in first
    assert all("--force-reinstall" in command for command in others)


def test_a_new_version_stays_with_what_was_chosen(tasks, tmp_path):
    tasks.compile_llama("vulkan")
    (tmp_path / "constraints.txt").write_text("llama_cpp_python==0.3.37\n")
    assert tasks.built_for() == ""
    assert tasks.chosen() == "vulkan"


def test_preparing_the_engines_compiles_before_pip_does_the_rest(tasks, monkeypatch, tmp_path):
    settings = tasks.built_for.__globals__
    told = []
    monkeypatch.setitem(settings, "prepared", lambda extras: False)
    monkeypatch.setitem(settings, "install_system_packages", lambda *lists: None)
    monkeypatch.setitem(settings, "digest", lambda extras: "now")
    monkeypatch.setitem(
        settings, "run", lambda *command: told.append((len(tasks.commands), command[-1]))
    )
    tasks.prepare("engines")
    assert told[-1] == (1, ".[engines]")
    tasks.prepare("engines")
    assert len(tasks.commands) == 1
    tasks.prepare()
    assert told[-1] == (1, ".")


def test_nothing_is_started_where_something_is_lacking(tasks, monkeypatch):
    build = tasks.built_for.__globals__["engine_build"]
    monkeypatch.setattr(build, "lacking", lambda gpu, machine: {"cuda": "nvcc:\n  get it"})
    with pytest.raises(SystemExit, match=r"(?s)Nothing was changed.*get it"):
        tasks.compile_llama("cuda")
    assert not tasks.commands


@pytest.mark.parametrize(
    "arguments",
    [[], ["nothing"], ["run", "GPU=cuda"], ["engines", "cuda"], ["engines", "GPU=a", "GPU=b"]],
)
def test_usage(tasks, monkeypatch, arguments, capsys):
    monkeypatch.setattr(sys, "argv", ["tasks.py", *arguments])
    with pytest.raises(SystemExit) as ended:
        tasks.main()
    assert ended.value.code == 2
    assert "GPU=cuda|metal|vulkan|cpu" in capsys.readouterr().out


def test_an_unknown_card_is_refused(tasks, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["tasks.py", "engines", "GPU=abacus"])
    with pytest.raises(SystemExit, match="GPU is one of cpu, cuda, metal, vulkan"):
        tasks.main()
