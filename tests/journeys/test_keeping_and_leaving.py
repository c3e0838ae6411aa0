"""Keeping a vault and leaving it, as a new user types it."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PASSPHRASE = "correct horse battery staple 42"
TALK = [
    {"role": "interviewer", "text": "What do you do at the moment?"},
    {"role": "person", "text": "I'm a gardener at Hollow Park in Leeds since May 2019."},
]


def runner(folder: Path):
    """Runs the command line in the folder, which holds the vaults and the passphrase."""
    (folder / "pw").write_text(PASSPHRASE + "\n")

    def run(*arguments: str | Path, stdin: str = "", passphrase: bool = True):
        known = {"SANCTUM_HOME": str(folder / "home")}
        if passphrase:
            known["SANCTUM_PASSPHRASE_FILE"] = str(folder / "pw")
        return subprocess.run(
            [sys.executable, "-m", "sanctum_desktop", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            text=True,
            cwd=folder,
            env=os.environ | known,
        )

    return run


@pytest.fixture
def sanctum(tmp_path):
    return runner(tmp_path)


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory):
    """A folder with a vault that holds a story, and its recovery code."""
    folder = tmp_path_factory.mktemp("lived")
    sanctum = runner(folder)
    (folder / "talk.jsonl").write_text("".join(json.dumps(turn) + "\n" for turn in TALK))
    code = sanctum("vault", "create").stdout.strip()
    done = sanctum("story", "--transcript", "talk.jsonl", "--vault", "main", "--resume", "r.pdf")
    assert done.returncode == 0, done.stderr
    return folder / "home", code


@pytest.fixture
def told(lived_in, tmp_path):
    """That vault for this test alone; gives its recovery code."""
    home, code = lived_in
    shutil.copytree(home, tmp_path / "home")
    return code


def one_sentence(done) -> str:
    assert done.returncode == 1, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    return done.stderr.strip().splitlines()[-1]


def test_a_story_leaves_a_backup_that_is_listed_drilled_and_restored(sanctum, told, tmp_path):
    listed = json.loads(sanctum("vault", "restore", "--list", "--json", passphrase=False).stdout)
    (point,) = listed
    assert point["kind"] == "daily"
    shown = sanctum("vault", "restore", "--list", passphrase=False).stdout
    assert shown.startswith(point["point"])
    drill = sanctum("vault", "backup", "--drill")
    assert drill.returncode == 0, drill.stderr
    assert "would come back whole: conversations 1, turns 2" in drill.stdout
    for wanted in (point["point"], "newest"):
        back = sanctum("vault", "restore", "--from", wanted)
        assert back.returncode == 0, back.stderr
        assert "kept as main-before-restore" in back.stderr
    info = json.loads(sanctum("vault", "info", "--json", passphrase=False).stdout)
    assert (info["name"], info["backups"]) == ("main", 1)
    names = [vault["name"] for vault in info["vaults"]]
    assert names == ["main", "main-before-restore", "main-before-restore-2"]
    assert sanctum("vault", "check", "--vault", "main-before-restore").returncode == 0
    assert "--list" in one_sentence(sanctum("vault", "restore", "--from", "1999-01-01-0000"))


def test_a_backup_file_is_checked_without_a_vault(sanctum, told, tmp_path):
    done = sanctum("vault", "backup", "copy", "--drill")
    assert len(done.stdout.splitlines()) == 2, done.stderr
    elsewhere = sanctum("vault", "check", "--backup", "copy", "--vault", "none", "--json")
    assert json.loads(elsewhere.stdout)["rows"]["turns"] == 2
    assert not (tmp_path / "home" / "none").exists()
    whole = (tmp_path / "copy").read_bytes()
    for cut in (len(whole) - 1, len(whole) // 2, 0):
        (tmp_path / "copy").write_bytes(whole[:cut])
        said = one_sentence(sanctum("vault", "check", "--backup", "copy"))
        assert said == "That backup is cut or garbled; nothing was changed. Try an older backup."


def test_an_older_vault_is_read_but_not_written_until_it_is_accepted(sanctum, told, tmp_path):
    main = tmp_path / "home" / "main"
    shutil.copy(main / "vault.db", tmp_path / "old.db")
    story = ("story", "--transcript", "talk.jsonl", "--vault", "main")
    (tmp_path / "talk.jsonl").write_text("".join(json.dumps(turn) + "\n" for turn in TALK))
    assert sanctum(*story).returncode == 0
    shutil.copy(tmp_path / "old.db", main / "vault.db")
    checked = sanctum("vault", "check")
    assert "missing" in checked.stderr
    before = (main / "vault.db").read_bytes(), (main / "vault.hdr").read_bytes()
    assert sanctum("vault", "export", "mine").returncode == 0
    told_so = one_sentence(sanctum(*story))
    assert "nothing was written" in told_so
    assert "sanctum vault accept" in told_so
    (tmp_path / "new").write_text("silver ladder early moon\n")
    one_sentence(sanctum("vault", "passphrase", "--new-passphrase-file", "new"))
    assert ((main / "vault.db").read_bytes(), (main / "vault.hdr").read_bytes()) == before
    accepted = sanctum("vault", "accept")
    assert accepted.returncode == 0, accepted.stderr
    assert "missing" in accepted.stderr
    assert sanctum(*story).returncode == 0
    again = sanctum("vault", "accept")
    assert (again.returncode, again.stderr) == (0, "")
    assert "Nothing speaks against" in again.stdout
    assert "missing" not in sanctum("vault", "check").stderr


@pytest.mark.parametrize("place", ["mine", "mine.zip"])
def test_everything_can_be_taken_along(sanctum, told, tmp_path, place):
    done = sanctum("vault", "export", place)
    assert done.returncode == 0, done.stderr
    assert "not encrypted" in done.stderr
    if place.endswith(".zip"):
        zipfile.ZipFile(tmp_path / place).extractall(tmp_path / "mine")
    folder = tmp_path / "mine"
    facts = json.loads((folder / "facts.json").read_text())
    talks = {talk["id"]: talk for talk in json.loads((folder / "conversations.json").read_text())}
    for fact in facts:  # somebody without Sanctum finds the words behind a fact
        source = fact["source"]
        said = talks[source["conversation"]]["turns"][source["turn"]]["text"]
        assert said[source["start"] : source["end"]] == source["quote"]
    (page,) = (folder / "resumes").glob("*.json")
    assert json.loads(page.read_text())["work"][0]["name"] == "Hollow Park"
    assert page.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    assert "Hollow Park" in page.with_suffix(".txt").read_text()
    assert "already" in one_sentence(sanctum("vault", "export", place))


def test_a_wrong_passphrase_exports_nothing(sanctum, told, tmp_path):
    (tmp_path / "pw").write_text("a wrong passphrase entirely\n")
    one_sentence(sanctum("vault", "export", "mine"))
    assert not (tmp_path / "mine").exists()


def test_erasing_needs_the_name_and_no_passphrase(sanctum, told, tmp_path):
    sanctum("vault", "backup", "copy")
    refused = sanctum("vault", "erase", stdin="yes\n", passphrase=False)
    assert "nothing was erased" in one_sentence(refused)
    assert "Neither the passphrase nor the recovery code" in refused.stderr
    assert sanctum("vault", "check").returncode == 0
    done = sanctum("vault", "erase", stdin="main\n", passphrase=False)
    assert done.returncode == 0, done.stderr
    assert "elsewhere are out of reach" in done.stderr
    assert not (tmp_path / "home" / "main").exists()
    assert "no vault" in one_sentence(sanctum("vault", "check"))
    (tmp_path / "code").write_text(told + "\n")
    back = sanctum("vault", "restore", "copy", "--recovery-code-file", "code")
    assert back.returncode == 0, back.stderr  # as was said


def test_a_changed_passphrase_opens_the_automatic_backups(sanctum, told, tmp_path):
    (tmp_path / "new").write_text("silver ladder early moon\n")
    changed = sanctum("vault", "passphrase", "--new-passphrase-file", "new")
    assert changed.returncode == 0, changed.stderr
    one_sentence(sanctum("vault", "backup", "--drill"))
    drill = sanctum("vault", "backup", "--drill", "--passphrase-file", "new")
    assert drill.returncode == 0, drill.stderr


def test_a_passphrase_somebody_saw_opens_nothing_any_more(sanctum, told, tmp_path):
    (tmp_path / "new").write_text("silver ladder early moon\n")
    done = sanctum("vault", "passphrase", "--leaked", "--new-passphrase-file", "new")
    assert done.returncode == 0, done.stderr
    one_sentence(sanctum("vault", "check"))
    assert sanctum("vault", "check", "--passphrase-file", "new").returncode == 0
    (tmp_path / "old code").write_text(told + "\n")
    with_old = sanctum(
        "vault", "recover", "--recovery-code-file", "old code", "--new-passphrase-file", "new"
    )
    assert "another vault" in one_sentence(with_old)
    (tmp_path / "code").write_text(done.stdout)
    with_new = sanctum(
        "vault", "recover", "--recovery-code-file", "code", "--new-passphrase-file", "new"
    )
    assert with_new.returncode == 0, with_new.stderr


def test_vaults_by_name_and_by_folder(sanctum, tmp_path):
    for named in ("work", "./beside", tmp_path / "far"):
        assert sanctum("vault", "create", "--vault", named).returncode == 0
    assert (tmp_path / "home" / "work" / "vault.hdr").exists()
    assert (tmp_path / "beside" / "vault.hdr").exists()
    assert sanctum("vault", "info", "--vault", "beside").returncode == 0
    assert "There are: work." in one_sentence(sanctum("vault", "info"))
    assert "cannot be called" in one_sentence(sanctum("vault", "create", "--vault", "my vault"))


@pytest.mark.parametrize(
    "arguments", [["backup"], ["restore"], ["restore", "x", "--list"], ["export"]]
)
def test_what_names_nothing_is_usage(sanctum, arguments):
    assert sanctum("vault", *arguments).returncode == 2
