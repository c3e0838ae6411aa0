"""The disk scan (reference section 5): after a life with kills and crashes, no word is left.

As root the only writable place of the session is an ext4 image, which is searched raw: unlinked
files, journal and slack with it. Elsewhere the files of a private folder are searched, which is
weaker: what was written and unlinked is not seen.
"""

import json
import os
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from disk_scan import Scanner, new_canary
from filelock import FileLock

from sanctum_desktop.adapters.sqlcipher import header as headers
from sanctum_desktop.adapters.sqlcipher.header_file import read_header
from sanctum_desktop.adapters.sqlcipher.keys import subkey
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.core.domain.secrets import Passphrase

SESSION = Path(__file__).with_name("session.py")
WORDS = ("passphrase", "wrong", "page", "said", "draft", "mail", "error", "read", "last")
LEAKS = ("leak gzip", "leak base64", "leak unlinked")
IMAGE_BYTES = 128 * 1024 * 1024
RAW = (
    sys.platform == "linux"
    and os.geteuid() == 0
    and Path("/dev/loop-control").exists()
    and all(shutil.which(tool) for tool in ("mkfs.ext4", "unshare", "losetup"))
)
IN_IMAGE = """
set -e
mount "$1" "$2"
mkdir "$2/shm" "$2/var"
mount --bind "$3" "$3"
mount --bind "$2/shm" /dev/shm
mount --bind "$2/var" /var/tmp
mount -o remount,bind,ro /
if mountpoint -q /tmp; then mount -o remount,bind,ro /tmp; fi
if touch "$3/../elsewhere" 2>/dev/null; then exit 9; fi
shift; place=$1; out=$2; shift 2
"$@" "$place" "$out" > "$out/said.json"
cp -r "$place/sanctum" "$out/sanctum"
sync
cd /
umount /dev/shm /var/tmp "$place"
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the driver is written for Linux")


@dataclass
class Lived:
    words: dict[str, str]
    place: Path
    image: Path
    out: Path
    told: dict[str, object]

    @property
    def vault(self) -> Path:
        return (self.out if RAW else self.place) / "sanctum" / "main"

    def keys(self) -> dict[str, bytes]:
        header, _ = read_header(self.vault)
        secret = Passphrase(f"walnut harbor {self.words['passphrase']}")
        master = headers.open_with_passphrase(header, secret)
        return {
            "master key": bytes(master),
            "database key": bytes(headers.database_keys(header, master)[0]),
            "backup key": subkey(master, "backup"),
        }

    def secrets(self) -> dict[str, str | bytes]:
        code = self.told["code"]
        codes = {"recovery code": code, "recovery code, bare": code.replace("-", "")}
        return self.words | codes | self.keys()


@pytest.fixture(scope="module")
def lived(tmp_path_factory, worker_id):
    """One life for all tests, whichever worker of pytest-xdist takes them."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "session"
    with FileLock(folder.with_suffix(".lock")):
        if not (folder / "words.json").exists():
            live_in(folder)
    words = json.loads((folder / "words.json").read_text())
    told = json.loads((folder / "out" / "said.json").read_text())
    return Lived(words, folder / "place", folder / "image", folder / "out", told)


def live_in(folder):
    shutil.rmtree(folder, ignore_errors=True)
    place, image, out = folder / "place", folder / "image", folder / "out"
    place.mkdir(mode=0o700, parents=True)
    out.mkdir()
    words = {name: new_canary() for name in (*WORDS, "file name", *LEAKS)}
    # These two are told in a form that is heard as a name and as an address.
    words["page"] = "".join(c for c in new_canary() * 2 if c.isalpha())[:24].capitalize()
    words["mail"] = words["mail"].lower()
    command = [sys.executable, str(SESSION)]
    if RAW:
        with image.open("wb") as stream:
            stream.truncate(IMAGE_BYTES)
        subprocess.run(["mkfs.ext4", "-qF", str(image)], check=True)
        # Outside of the namespace: the image itself would be a file open for writing there.
        attach = ["losetup", "--find", "--show", str(image)]
        device = subprocess.run(attach, capture_output=True, text=True, check=True).stdout.strip()
        inside = ["unshare", "-m", "sh", "-c", IN_IMAGE, "sh", device, str(place), str(out)]
        try:
            run([*inside, *command], words)
        finally:
            subprocess.run(["losetup", "--detach", device], check=True)
    else:
        done = run([*command, str(place), str(out)], words)
        (out / "said.json").write_text(done.stdout)
    (folder / "words.json").write_text(json.dumps(words))


def run(command, words):
    done = subprocess.run(command, input=json.dumps(words), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def found(lived):
    scanner = Scanner(lived.secrets())
    hits = scanner.raw(lived.image) if RAW else scanner.tree(lived.place)
    assert scanner.inflated > 0
    return hits


def test_the_whole_disk_was_searched(lived):
    if not RAW:
        pytest.skip("without root and loop devices the files alone are searched")
    assert lived.image.stat().st_size == IMAGE_BYTES


def test_the_session_went_as_written(lived):
    assert lived.told["statuses"] == {
        "first": -9,  # killed
        "second": 75,  # locked
        "story": 0,
        "wrong": 1,
        "backup": 0,
        "failing bench": 1,
        "failing opening": 1,
        "crash": -11,
        "check": 0,
        "quit": 0,
    }


def test_no_word_and_no_key_is_on_the_disk(lived, found):
    """P2 and section 5: in no form, in no file, name, journal or unlinked block."""
    assert [hit for hit in found if hit.canary not in LEAKS] == []


def test_the_scan_finds_what_careless_programs_leave(found):
    """The positive controls; a file unlinked after its writing is seen in the raw image only."""
    expected = set(LEAKS) if RAW else set(LEAKS) - {"leak unlinked"}
    assert {hit.canary for hit in found} >= expected


def test_what_was_never_said_is_not_found(lived):
    """The negative control."""
    scanner = Scanner({"never": new_canary()})
    assert (scanner.raw(lived.image) if RAW else scanner.tree(lived.place)) == []


def test_nothing_was_printed(lived):
    words = lived.secrets()
    del words["file name"]
    assert Scanner(words).data(lived.told["said"].encode(), "stdout and stderr") == []


async def test_the_words_are_in_the_vault(lived):
    """Validity: what is sought was really told, and kept through kill and crash."""
    vault = SqlcipherVault(lived.vault, SystemClock())
    await vault.unlock(Passphrase(f"walnut harbor {lived.words['passphrase']}"))
    kept = await vault.call(
        lambda: "".join(
            str(row)
            for (name,) in vault._open.database.read(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
            for row in vault._open.database.read(f"SELECT * FROM {name}")
        )
    )
    await vault.lock()
    vault.close()
    for name in ("said", "read", "last"):  # the draft went as the next words were said
        assert lived.words[name] in kept, name


def test_the_exported_page_is_the_one_allowed_place(lived):
    left = [path for path in lived.out.iterdir() if path.name not in {"said.json", "sanctum"}]
    assert [path.name for path in left] == [f"{lived.words['file name']}.pdf"]
    document = pypdfium2.PdfDocument(left[0])
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert lived.words["page"] in text
    assert lived.words["mail"] in text
    assert stat.S_IMODE(left[0].stat().st_mode) == 0o600


def test_no_core_is_left_and_logs_are_private(lived):
    """Security 39 and 87 in the session: it allowed cores of any size, and crashed once."""
    home = lived.out if RAW else lived.place
    assert [path for path in home.rglob("*core*") if path.is_file()] == []
    logs = [path for path in (lived.vault.parent / "logs").rglob("*") if path.is_file()]
    assert {path.suffix for path in logs} >= {".log", ".json"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in logs} == {0o600}
