"""Security 88: what is written on the way is private, and a killed process leaves none of it.

strace comes with packaging/linux/test-packages.txt.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sanctum_desktop.runtime import files

TOLD = Path(__file__).with_name("told.py")
PASSPHRASE = "walnut harbor quiet seven"
OPENED = re.compile(r'open(?:at)?\((?:[^,"]+, )?"([^"]+)", ([A-Z_|]+)(?:, (0\d+))?\) += \d+')
WRITES = {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TMPFILE"}
# Where the app may write, below the test's folder; Qt keeps its compiled QML, which is our code.
ALLOWED = re.compile(
    r"sanctum/main/(vault\.(hdr(\.1)?|db(\.new)?(-wal|-shm|-journal)?|lock|tries)"
    r"|\.vault\.hdr(\.1)?\.[0-9a-f]{8}|\.vault\.db\.(backup|export)(-journal|-wal|-shm)?"
    r"|backups(/\.?[0-9-]+\.sanctum-backup(\.[0-9a-f]{8})?)?)"
    r"|sanctum/(\.?settings\.json(\.[0-9a-f]{8})?|logs/(\d{4}-\d\d-\d\d\.0\.log|crashes/[0-9a-f]{16}\.stack))"
    r"|out(/page\.pdf|/\.?copy[^/]*)?|cache/sanctum/qmlcache(/.*)?"
)
ELSEWHERE = re.compile(r"/dev/(null|tty|shm/.*|dri/.*)|/proc/self/.*|/memfd:.*")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace sees files on Linux")


@pytest.fixture
def place(tmp_path):
    for folder in ("out", "tmp", "cache"):
        (tmp_path / folder).mkdir()
    (tmp_path / "pw").write_text(f"{PASSPHRASE}\n")
    turn = {"role": "person", "text": "I'm a baker at Rosen Bakery in Leeds since March 2019."}
    (tmp_path / "talk.jsonl").write_text(json.dumps(turn))
    return tmp_path


def run(place, *command, strace=(), said=""):
    environment = os.environ | {
        "SANCTUM_HOME": str(place / "sanctum"),
        "SANCTUM_PASSPHRASE_FILE": str(place / "pw"),
        "HOME": str(place),
        "TMPDIR": str(place / "tmp"),
        "XDG_CACHE_HOME": str(place / "cache"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.run(
        ["strace", "-f", "-qq", *strace, *command] if strace else command,
        input=said,
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
    )


def sanctum(place, *arguments, strace=()):
    command = [sys.executable, "-m", "sanctum_desktop", *map(str, arguments)]
    return run(place, *command, strace=strace)


def killed_at(call, when=1):
    inject = f"inject={call}:signal=SIGKILL:when={when}"
    return ("-o", "/dev/null", "-e", f"trace={call}", "-e", inject)


def written(trace, place):
    """(path below the test's folder or whole path, mode) of each opening for writing."""
    for path, flags, mode in OPENED.findall(trace.read_text()):
        if WRITES & set(flags.split("|")):
            yield path.removeprefix(f"{place}/"), mode


def test_only_known_files_are_written_and_all_are_private(place):
    """Every opening for writing of a life in the window and of a backup, seen by the kernel."""
    trace = ("-e", "trace=open,openat,creat", "-s", "4096", "-o")
    steps = [
        ["create", PASSPHRASE],
        ["tell", "I'm a baker at Rosen Bakery in Leeds since March 2019."],
        ["export", str(place / "out" / "page.pdf")],
        ["lock"],
    ]
    said = "".join(json.dumps(step) + "\n" for step in steps)
    window = run(place, sys.executable, str(TOLD), strace=(*trace, str(place / "w")), said=said)
    assert window.returncode == 75, window.stderr
    copy = place / "out" / "copy.sanctum"
    done = sanctum(place, "vault", "backup", copy, strace=(*trace, str(place / "c")))
    assert done.returncode == 0, done.stderr
    opened = [*written(place / "w", place), *written(place / "c", place)]
    assert len(opened) > 10
    unknown = {p for p, _ in opened if not ALLOWED.fullmatch(p) and not ELSEWHERE.fullmatch(p)}
    assert unknown == set()
    ours = {p: p.startswith(("sanctum/main", "sanctum/logs", "out")) for p, _ in opened}
    open_to_others = {
        path for path, mode in opened
        if mode and ours[path] and int(mode, 8) & 0o077 and not path.startswith("sanctum/main/")
    }  # fmt: skip
    assert open_to_others == set()  # the vault's own folder is 0700, whatever SQLite asks for
    assert (place / "sanctum" / "main").stat().st_mode & 0o077 == 0
    assert list((place / "tmp").iterdir()) == []


@pytest.mark.parametrize("call", ["fsync", "linkat"])
def test_an_export_killed_midway_leaves_nothing(place, call):
    out = place / "out"
    story = ("story", "--transcript", place / "talk.jsonl", "--resume", out / "page.pdf")
    done = sanctum(place, *story, strace=killed_at(call))
    assert done.returncode in {-9, 137}, done.stderr
    assert list(out.iterdir()) == []
    assert sanctum(place, *story).returncode == 0
    assert [file.name for file in out.iterdir()] == ["page.pdf"]


def test_an_export_killed_at_its_last_step_is_cleared_by_the_next(place):
    out = place / "out"
    story = ("story", "--transcript", place / "talk.jsonl", "--resume", out / "page.pdf")
    sanctum(place, *story, strace=killed_at("rename"))
    (scrap,) = out.iterdir()
    assert scrap.stat().st_mode & 0o077 == 0
    assert sanctum(place, *story).returncode == 0
    assert [file.name for file in out.iterdir()] == ["page.pdf"]


@pytest.mark.parametrize(
    ("verb", "call", "when"), [("backup", "fsync", 6), ("passphrase", "rename", 1)]
)  # fmt: skip
def test_drafts_in_the_vaults_folder_go_at_the_next_start(place, verb, call, when):
    assert sanctum(place, "vault", "create").returncode == 0
    folder = place / "sanctum" / "main"
    before = {file.name for file in folder.iterdir()}
    (place / "new").write_text("silver ladder early moon\n")
    more = (
        [place / "out" / "copy"] if verb == "backup" else ["--new-passphrase-file", place / "new"]
    )
    sanctum(place, "vault", verb, *more, strace=killed_at(call, when))
    scraps = {file.name for file in folder.iterdir()} - before - {"vault.db-wal", "vault.db-shm"}
    assert any(name.startswith(".vault") for name in scraps)
    assert sanctum(place, "doctor").returncode == 0
    assert [file for file in folder.iterdir() if file.name.startswith(".vault")] == []


def test_where_unnamed_files_are_unknown_the_page_is_written_by_a_draft(tmp_path, monkeypatch):
    monkeypatch.delattr(files.os, "O_TMPFILE")
    files.write_atomically(tmp_path / "page", b"whole")
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"whole"]
