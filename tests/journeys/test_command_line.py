"""The command line as a new user meets it: bad input ends in one sentence, nothing is lost."""

import json
import os
import resource
import subprocess
import sys
from ctypes import CDLL
from pathlib import Path

import pypdfium2
import pytest

PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1
PASSPHRASE = "correct horse battery staple 42"
TALK = [
    {"role": "interviewer", "text": "What do you do at the moment?"},
    {"role": "person", "text": "I'm a gardener at Hollow Park in Leeds since May 2019."},
]


@pytest.fixture
def sanctum(tmp_path):
    (tmp_path / "pw").write_text(PASSPHRASE + "\n")

    def run(*arguments: str | Path, stdin: str = "", limit_bytes: int | None = None):
        def limit() -> None:
            if limit_bytes:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, limit_bytes))
            if os.geteuid() == 0:  # a read-only folder stops root only without this right
                CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)

        return subprocess.run(
            [sys.executable, "-m", "sanctum_desktop", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=os.environ
            | {
                "SANCTUM_HOME": str(tmp_path / "home"),
                "SANCTUM_PASSPHRASE_FILE": str(tmp_path / "pw"),
            },
            preexec_fn=limit,
        )

    return run


@pytest.fixture
def talk(tmp_path):
    file = tmp_path / "talk.jsonl"
    file.write_text("".join(json.dumps(turn) + "\n" for turn in TALK))
    return file


def one_sentence(done) -> str:
    assert done.returncode == 1, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    return done.stderr


def test_a_transcript_becomes_a_profile_and_a_page(sanctum, talk, tmp_path):
    done = sanctum(
        "story", "--transcript", talk, "--profile-json", "p.json", "--resume", "r.pdf",
        "--with-evidence", "--today", "2026-11-20",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    profile = json.loads((tmp_path / "p.json").read_text())
    assert profile["work"][0]["name"] == "Hollow Park"
    assert profile["meta"]["sanctum"]["facts"]
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    assert not (tmp_path / "home").exists()


def test_evidence_only_when_asked(sanctum, talk, tmp_path):
    sanctum("story", "--transcript", talk, "--profile-json", "p.json")
    assert "sanctum" not in json.loads((tmp_path / "p.json").read_text()).get("meta", {})


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"not json\n", b'{"role": "dog", "text": "woof"}\n',
                b'{"role": "person", "text": 5}\n', b"[" * 100_000]
)  # fmt: skip
def test_a_wrong_transcript_is_named(sanctum, tmp_path, content):
    (tmp_path / "bad.jsonl").write_bytes(content)
    assert "bad.jsonl" in one_sentence(sanctum("story", "--transcript", "bad.jsonl"))


def test_a_missing_transcript(sanctum):
    assert "nowhere.jsonl" in one_sentence(sanctum("story", "--transcript", "nowhere.jsonl"))


def test_a_resume_into_a_folder_that_is_not_there(sanctum, talk):
    one_sentence(sanctum("story", "--transcript", talk, "--resume", "no/such/folder/r.pdf"))


def test_a_full_disk_leaves_the_old_resume(sanctum, talk, tmp_path):
    """A limit on file size fails the write as a full disk does, and needs no root."""
    old = tmp_path / "r.pdf"
    old.write_bytes(b"%PDF old")
    done = sanctum("story", "--transcript", talk, "--resume", "r.pdf", limit_bytes=4096)
    one_sentence(done)
    assert old.read_bytes() == b"%PDF old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["pw", "r.pdf", "talk.jsonl"]


def test_an_unknown_template_is_named(sanctum, talk):
    assert "neon" in one_sentence(
        sanctum("story", "--transcript", talk, "--resume", "r.pdf", "--template", "neon")
    )


def test_a_country_nobody_described_is_named(sanctum, talk, tmp_path):
    said = one_sentence(
        sanctum("story", "--transcript", talk, "--resume", "r.pdf", "--country", "XK")
    )
    assert "XK" in said
    assert "GB" in said
    assert not (tmp_path / "r.pdf").exists()


@pytest.mark.parametrize(
    ("options", "width", "dates"),
    [
        (["--country", "us"], 612, "May 2019"),
        (["--country", "DE", "--template", "modern"], 595, "05/2019"),
        (["--country", "US", "--paper", "a4", "--years-only"], 595, "2019"),
    ],
)
def test_a_page_for_another_country(sanctum, talk, tmp_path, options, width, dates):
    done = sanctum("story", "--transcript", talk, "--resume", "r.pdf", *options)
    assert done.returncode == 0, done.stderr
    document = pypdfium2.PdfDocument(tmp_path / "r.pdf")
    text = document[0].get_textpage().get_text_range().replace("\xa0", " ")
    assert int(document[0].get_width()) == width
    assert f"{dates} – present" in text
    document.close()


def test_the_look_of_a_page_is_remembered_with_it(sanctum, talk, tmp_path):
    sanctum("vault", "create")
    vault = tmp_path / "home" / "main"
    say = "I'm a gardener at Hollow Park in Leeds since May 2019.\n"
    for options in (["--country", "US"], ["--template", "modern"]):
        done = sanctum("story", "--vault", vault, "--resume", "r.pdf", *options, stdin=say)
        assert done.returncode == 0, done.stderr
    document = pypdfium2.PdfDocument(tmp_path / "r.pdf")
    assert int(document[0].get_width()) == 612  # of the first run
    document.close()


def test_a_wrong_option_is_usage(sanctum):
    assert sanctum("story", "--no-such-option").returncode == 2


def test_the_interview_on_the_terminal_speaks_json(sanctum):
    done = sanctum("story", "--json", stdin="I'm a gardener at Hollow Park since 2019.\n")
    assert done.returncode == 0, done.stderr
    turns = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(turns) == 2
    assert all(set(turn) == {"type", "topic", "text"} for turn in turns)
    assert {turn["type"] for turn in turns} <= {"question", "readback", "closing"}


def test_a_vault_from_creation_to_restore(sanctum, tmp_path):
    created = sanctum("vault", "create")
    assert created.returncode == 0, created.stderr
    assert "already" in one_sentence(sanctum("vault", "create"))
    assert sanctum("vault", "info").returncode == 0
    assert sanctum("vault", "check").returncode == 0
    assert sanctum("vault", "backup", "copy.age").returncode == 0
    restored = sanctum("vault", "restore", "copy.age", "--vault", "second")
    assert restored.returncode == 0, restored.stderr
    assert sanctum("vault", "check", "--vault", "second").returncode == 0
    (tmp_path / "pw").write_text("a wrong passphrase entirely\n")
    one_sentence(sanctum("vault", "check"))


def test_a_story_in_a_vault_is_there_afterwards(sanctum, talk, tmp_path):
    sanctum("vault", "create")
    done = sanctum("story", "--transcript", talk, "--vault", "home/main")
    assert done.returncode == 0, done.stderr
    raw = b"".join(p.read_bytes() for p in (tmp_path / "home").rglob("*") if p.is_file())
    assert b"Hollow Park" not in raw
    check = sanctum("vault", "check", "--json")
    assert json.loads(check.stdout)["changes"] > 0


def test_no_vault_is_a_clear_answer(sanctum):
    assert "vault create" in one_sentence(sanctum("vault", "check"))


def test_a_read_only_vault_folder_is_one_sentence_and_opens_again_later(sanctum, talk, tmp_path):
    sanctum("vault", "create")
    folder = tmp_path / "home" / "main"
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    for file in folder.iterdir():
        file.chmod(0o400)
    folder.chmod(0o500)
    told = one_sentence(sanctum("story", "--transcript", talk, "--vault", "home/main"))
    assert "folder" in told
    folder.chmod(0o700)
    for file in folder.iterdir():
        file.chmod(0o600)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    assert sanctum("vault", "check").returncode == 0


def test_no_vault_is_made_in_a_read_only_folder(sanctum, tmp_path):
    (tmp_path / "home").mkdir(mode=0o500)
    one_sentence(sanctum("vault", "create"))
    (tmp_path / "home").chmod(0o700)
    assert list((tmp_path / "home").iterdir()) == []


def test_a_page_into_a_read_only_folder(sanctum, talk, tmp_path):
    (tmp_path / "shut").mkdir(mode=0o500)
    one_sentence(sanctum("story", "--transcript", talk, "--resume", "shut/r.pdf"))


def test_an_interview_in_a_vault_goes_on_where_it_was_left(sanctum):
    sanctum("vault", "create")
    first = sanctum("story", "--json", "--vault", "home/main", stdin="I'm a gardener.\n")
    again = sanctum("story", "--json", "--vault", "home/main")
    assert again.returncode == 0, again.stderr
    assert again.stdout.splitlines() == first.stdout.splitlines()[-1:]


def test_lines_by_a_model_need_a_model(sanctum, talk, tmp_path):
    done = sanctum("story", "--transcript", talk, "--resume", "me.pdf", "--model")
    assert "No language model is chosen." in one_sentence(done)
    assert not (tmp_path / "me.pdf").exists()
