"""What every test needs: the words for people, and in CI no vault test that is skipped."""

import os
import re
import sys
from pathlib import Path

import pytest

from sanctum_desktop.bootstrap.words import install_words

VAULT_FOLDERS = tuple(Path(__file__).parent / name for name in ("faults", "adapters/sqlcipher"))
NUMBERED = re.compile(r"security[ _]\d", re.IGNORECASE)
"""A test of the list of faults: `test_security_41_...`, or "Security 16." in its docstring."""
OF_THE_PLATFORM = ("this machine's cores go elsewhere", "this kernel lets no process read another")
"""Why a vault test may be skipped even in CI: the kernel belongs to the machine's owner."""


@pytest.fixture(autouse=True, scope="session")
def _words() -> None:
    install_words()


def in_ci():
    """CI systems set CI; `.ci/run` does where none did. Linux, since most tools are Linux's."""
    return os.environ.get("CI", "") not in {"", "0", "false"} and sys.platform == "linux"


def is_vault_test(node):
    if any(node.path.is_relative_to(folder) for folder in VAULT_FOLDERS):
        return True
    told = node.function.__doc__ if isinstance(node, pytest.Function) else ""
    return NUMBERED.search(f"{node.name} {told}") is not None


def fail_where_skipped(node, report):
    """In CI a vault test that did not run is a promise nobody looked at."""
    if not (report.skipped and in_ci() and is_vault_test(node)) or hasattr(report, "wasxfail"):
        return report
    reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
    if not any(allowed in reason for allowed in OF_THE_PLATFORM):
        report.outcome = "failed"
        report.longrepr = f"A vault test may not be skipped in CI. {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    return fail_where_skipped(item, (yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    """A whole file may be skipped too."""
    return fail_where_skipped(collector, (yield))
