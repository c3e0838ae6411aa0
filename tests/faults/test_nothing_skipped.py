"""The vault's tests really run: their tools are there, and in CI a skipped one is a failure."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = {
    "age": "age",
    "dbus-run-session": "dbus",
    "gcore": "gdb",
    "losetup": "mount",
    "mkfs.ext4": "e2fsprogs",
    "mount": "mount",
    "setpriv": "util-linux",
    "strace": "strace",
    "unshare": "util-linux",
    "unzip": "unzip",
    "xauth": "xauth",
    "xvfb-run": "xvfb",
    "zstd": "zstd",
}
SKIPPED = {
    "faults/test_a.py": "def test_a(): pytest.skip('no strace')",
    "faults/test_b.py": "@pytest.mark.skipif(True, reason='not root')\ndef test_b(): pass",
    "faults/test_c.py": "pytest.skip('no gdb', allow_module_level=True)",
    "adapters/sqlcipher/test_d.py": "@pytest.mark.skip\ndef test_d(): pass",
    "ui/test_e.py": "def test_security_44_e(): pytest.skip('no clipboard')",
    "ui/test_f.py": "def test_f():\n    'Security 16.'\n    pytest.skip('no disk')",
}
ALLOWED = {
    "ui/test_g.py": "def test_g(): pytest.skip('no screen')",
    "faults/test_h.py": "def test_h(): pytest.skip('this machine\\'s cores go elsewhere: |x')",
    "faults/test_i.py": "@pytest.mark.xfail(reason='known')\ndef test_i(): assert False",
}


@pytest.mark.skipif(sys.platform != "linux", reason="the tools are Linux's")
@pytest.mark.parametrize("tool", PACKAGES)
def test_each_tool_is_there_and_its_package_is_installed_by_make(tool):
    listed = (ROOT / "packaging" / "linux" / "test-packages.txt").read_text().splitlines()
    assert PACKAGES[tool] in {line.split("#")[0].strip() for line in listed}
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")


def outcomes(folder, tests, **environment):
    """How many tests ended in which way, below this project's own conftest."""
    for name, body in tests.items():
        file = folder / "tests" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"import pytest\n\n{body}\n")
    shutil.copy(ROOT / "tests" / "conftest.py", folder / "tests")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
         "--continue-on-collection-errors", folder / "tests"],
        capture_output=True,
        text=True,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
    )  # fmt: skip
    counted = re.findall(r"(\d+) (failed|skipped|xfailed|error)", done.stdout.splitlines()[-1])
    return {end: int(count) for count, end in counted}


@pytest.mark.skipif(sys.platform != "linux", reason="the rule is for Linux")
def test_in_ci_a_skipped_vault_test_fails(tmp_path):
    said = outcomes(tmp_path, SKIPPED | ALLOWED, CI="true")
    # What never began, by a mark or as a whole file, is an error rather than a failure.
    assert said == {"failed": 3, "error": 3, "skipped": 2, "xfailed": 1}


def test_elsewhere_it_may_be_skipped(tmp_path):
    said = outcomes(tmp_path, SKIPPED | ALLOWED, CI="")
    assert said == {"skipped": 8, "xfailed": 1}
