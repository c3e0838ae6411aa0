"""P8: the words of .github/SECURITY.md, followed by hand, open a vault and a backup.

The tests and buttons that SECURITY.md and PRIVACY.md name are there.

Nothing of Sanctum runs here but what makes the vault: the script is the one on the page.
"""

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pyrage
import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive
from sanctum_desktop.adapters.sqlcipher.kdf import KdfCost, KdfPolicy
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.core.domain.conversation import Conversation, Speaker, Turn
from sanctum_desktop.core.domain.secrets import Passphrase

PAGE = (Path(__file__).parents[2] / ".github" / "SECURITY.md").read_text(encoding="utf-8")
PASSPHRASE = "walnut härbor quiet seven"
WORDS = "We cut the waiting list."


def block(language, *, holding=""):
    found = re.findall(rf"^ *```{language}\n(.*?)^ *```$", PAGE, re.DOTALL | re.MULTILINE)
    return next(re.sub(r"(?m)^   ", "", one) for one in found if holding in one)


@pytest.fixture
async def made(tmp_path):
    """A folder with a backup, the vault's folder, and the recovery code."""
    clock, folder = SystemClock(), tmp_path / "vault"
    vault = SqlcipherVault(folder, clock, kdf=KdfPolicy(KdfCost(19 * 1024, 1, 1)))
    code = await vault.create(Passphrase(PASSPHRASE))
    await vault.unlock(Passphrase(PASSPHRASE))
    now = clock.now()
    await vault.conversations.start(Conversation(id="talk", persona="gem", started_at=now))
    said = Turn(index=0, speaker=Speaker.PERSON, text=WORDS, said_at=now)
    await vault.conversations.append("talk", (said,))
    archive = SqlcipherArchive(vault, tmp_path / "my-backup.sanctum")
    await archive.back_up(Passphrase(PASSPHRASE))
    await vault.lock()
    vault.close()
    return tmp_path, folder, code


def keys(folder, secret):
    """Run the page's script where Sanctum cannot be imported; with no terminal it reads stdin."""
    script = folder / "keys.py"
    script.write_text(block("python"), encoding="utf-8")
    alone = "import runpy, sys; sys.modules['sanctum_desktop'] = None; sys.argv = sys.argv[1:]; "
    child = subprocess.run(
        [sys.executable, "-c", alone + "runpy.run_path('keys.py')", "keys.py", "vault.hdr"],
        input=f"{secret}\n",
        capture_output=True,
        text=True,
        cwd=folder,
        timeout=60,
        start_new_session=True,
    )
    assert child.returncode == 0, child.stderr
    return dict(
        re.findall(
            r"^(backup|database) key +([0-9a-f]{64}|AGE-SECRET-KEY-1[0-9A-Z]{58})$",
            child.stdout,
            re.MULTILINE,
        )
    )


def words_in(database, key):
    key_statement, query = block("sql").strip().splitlines()
    connection = sqlcipher.connect(str(database))
    connection.execute(key_statement.replace("the database key", key))
    rows = connection.execute(query).fetchall()
    connection.close()
    return [text for _, _, text in rows]


@pytest.mark.parametrize("by", ["passphrase", "recovery code"])
def test_a_backup_opens_with_zip_age_and_sqlcipher_alone(made, by):
    folder, _, code = made
    file = "my-backup.sanctum"
    if shutil.which("unzip"):
        subprocess.run(["unzip", "-q", file], cwd=folder, check=True)
    else:
        with zipfile.ZipFile(folder / file) as packed:
            packed.extractall(folder)
    found = keys(folder, PASSPHRASE if by == "passphrase" else code.lower())
    sealed = (folder / "vault.db.age").read_bytes()
    (folder / "key.txt").write_text(found["backup"] + "\n")
    if shutil.which("age"):
        subprocess.run(block("sh", holding="age -d").split(), cwd=folder, check=True)
    else:
        identity = pyrage.x25519.Identity.from_str(found["backup"])
        (folder / "vault.db").write_bytes(pyrage.decrypt(sealed, [identity]))
    assert words_in(folder / "vault.db", found["database"]) == [WORDS]


def test_a_vaults_own_folder_opens_with_sqlcipher_alone(made):
    _, folder, _ = made
    assert words_in(folder / "vault.db", keys(folder, PASSPHRASE)["database"]) == [WORDS]


def test_every_test_the_page_names_is_there():
    root = Path(__file__).parents[2]
    rows = [line for line in PAGE.splitlines() if re.match(r"\| P\d ", line)]
    assert len(rows) == 8
    for row in rows:
        named = re.findall(r"`((?:tests/[\w/]+/)?)(test_\w+\.py)`", row)
        assert named or "not built yet" in row, row
        last = ""
        for folder, name in named:
            last = folder or last
            assert (root / last / name).is_file(), name


def test_every_button_and_command_of_the_privacy_page_is_there():
    """A right that is promised has its button or command; the others are marked as coming."""
    root = Path(__file__).parents[2]
    page = (root / ".github" / "PRIVACY.md").read_text(encoding="utf-8")
    rights = page.partition("## What you can do")[2]
    words = sorted((root / "assets/i18n/en/LC_MESSAGES").glob("*.po"))
    catalogue = "".join(file.read_text(encoding="utf-8") for file in words)
    buttons = re.findall(r'"([^"]+)"', rights)
    assert len(buttons) > 5
    assert [button for button in buttons if f'msgstr "{button}"' not in catalogue] == []
    commands = re.findall(r"`sanctum ([a-z ]+?)(?: (--[a-z-]+)[^`]*)?`", rights)
    assert len(commands) > 4
    for verb, option in commands:
        command = [sys.executable, "-m", "sanctum_desktop", *verb.split(), "--help"]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, verb
        assert option in done.stdout
