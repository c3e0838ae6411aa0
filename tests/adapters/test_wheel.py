"""One asset resolver: an installed wheel, in an empty folder, finds everything it ships."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """The wheel's files in a folder of their own, as pip lays them out."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out),
        ],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    site = tmp_path_factory.mktemp("site")
    zipfile.ZipFile(next(out.glob("*.whl"))).extractall(site)
    return site


def test_the_wheel_finds_its_assets_and_sets_a_page(installed, tmp_path):
    talk = tmp_path / "talk.jsonl"
    talk.write_text('{"role": "person", "text": "I am a welder at Stone Yard since 2019."}\n')
    done = subprocess.run(
        [
            sys.executable, "-c",
            "import sys, sanctum_desktop; from sanctum_desktop.__main__ import main;"
            "print(sanctum_desktop.__file__, file=sys.stderr);"
            "sys.argv = ['sanctum', 'story', '--transcript', 'talk.jsonl', '--resume', 'r.pdf'];"
            "sys.exit(main())",
        ],
        cwd=tmp_path, env={"PYTHONPATH": str(installed), "PATH": "/usr/bin:/bin"},
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert str(installed) in done.stderr
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
