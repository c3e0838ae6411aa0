"""`sanctum models` as somebody with a file of their own meets it."""

import json
import os
import signal
import subprocess
import sys

import pytest

from chat_templates import FOUND, beside
from gguf_files import TEXT, split, tiny


@pytest.fixture
def start(tmp_path):
    def started(*arguments):
        return subprocess.Popen(
            [sys.executable, "-m", "sanctum_desktop", "models", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
            env=os.environ
            | {"SANCTUM_HOME": str(tmp_path / "home"), "HOME": str(tmp_path / "me")},
        )

    return started


@pytest.fixture
def models(start):
    def run(*arguments, status=0):
        process = start(*arguments)
        out, err = process.communicate(timeout=60)
        assert process.returncode == status, (out, err)
        assert "Traceback" not in err
        return out, err

    return run


@pytest.fixture
def shelf(tmp_path):
    folder = tmp_path / "shelf"
    folder.mkdir()
    (folder / "Tiny-Q8_0.gguf").write_bytes(tiny().bytes())
    return folder


def test_a_model_of_ones_own_from_the_first_look_to_the_last(models, shelf, tmp_path):
    out, err = models("list")
    assert (out, "sanctum models add FILE" in err) == ("None.\n", True)
    out, _ = models("inspect", "shelf/Tiny-Q8_0.gguf")
    assert out.startswith("Tiny Test: language model, llama\n")
    assert "It fits" in out
    assert "has not been measured" in out
    assert not (tmp_path / "home").exists(), "looking keeps nothing"
    out, err = models("add", "shelf/Tiny-Q8_0.gguf")
    assert out == "tiny-q8-0: added; it stays where it is.\n"
    assert "the Guide does all of it: 'sanctum models test tiny-q8-0'" in err
    out, _ = models("list")
    assert out.startswith("* tiny-q8-0: language model, ")
    assert "'sanctum models test tiny-q8-0'" in out
    out, _ = models("choose", "--guide")
    assert out == "The Guide does all of it from now on; the models stay known.\n"
    out, err = models("list")
    assert out.startswith("  tiny-q8-0: ")
    assert err.startswith("None is chosen: the Guide does all of it.")
    assert models("list", "--json")[1] == ""
    _, err = models("test", "unknown", status=1)
    assert err.startswith("No model is known as 'unknown'.")
    out, err = models("choose", "tiny-q8-0")
    assert out == "tiny-q8-0 is chosen from now on.\n"
    assert "'sanctum models test tiny-q8-0'" in err
    assert models("list")[0].startswith("* tiny-q8-0: ")
    models("choose", status=2)
    models("choose", "tiny-q8-0", "--guide", status=2)
    out, _ = models("verify", "tiny-q8-0")
    assert "pinned from now on" in out
    out, _ = models("verify", "tiny-q8-0")
    assert "is what it was" in out
    out, _ = models("remove", "tiny-q8-0")
    assert out == "tiny-q8-0 is no longer known here; its file stays where it is.\n"
    assert (shelf / "Tiny-Q8_0.gguf").read_bytes() == tiny().bytes()
    assert models("list", "--json") == ("[]\n", "")


def test_prompts_of_ones_own_from_the_one_that_ships(models, tmp_path):
    out, err = models("prompts")
    assert (out, "--show mirror.v1" in err) == ("None.\n", True)
    shipped, _ = models("prompts", "--show", "mirror.v1")
    folder = tmp_path / "home" / "prompts"
    folder.mkdir(parents=True)
    (folder / "mirror.v1.md").write_text(shipped.replace("calm and plain", "calm\x1b[2J"))
    (folder / "follow_up.v1.md").write_text("Ask what you like.")
    out, _ = models("prompts")
    assert out.startswith("follow_up.v1: The file is not written as a prompt is;")
    assert "mirror.v1: yours is used.\n" in out
    assert "  +You word single sentences" in out
    assert "\x1b" not in out
    told = json.loads(models("prompts", "--json")[0])
    assert [(one["prompt"], bool(one["notice"])) for one in told] == [
        ("follow_up.v1", True),
        ("mirror.v1", False),
    ]
    _, err = models("prompts", "--show", "praise.v1", status=1)
    assert "There are: converse.v1, follow_up.v1, mirror.v1, resume_line.v1." in err


def test_the_same_for_machines(models, shelf):
    seen = json.loads(models("inspect", shelf, "--json")[0])
    assert seen["facts"]["architecture"] == "llama"
    assert seen["facts"].pop("chat_template_characters") == 85
    assert "im_start" not in json.dumps(seen)
    assert seen["fit"]["verdict"] == "fits"
    assert seen["fit"]["tokens_per_s"] is None
    (added,) = json.loads(models("add", shelf, "--json")[0])
    assert added["facts"] == seen["facts"]
    (listed,) = json.loads(models("list", "--json")[0])
    assert listed == added | {"state": "present", "default": True}
    (checked,) = json.loads(models("verify", added["id"], "--json")[0])
    assert (checked["check"], checked["pinned"]) == ("pinned_now", "")
    removed = json.loads(models("remove", added["id"], "--json")[0])
    assert removed == {"id": added["id"], "freed_bytes": 0, "default_now": ""}


def test_a_folder_of_good_and_bad(models, shelf):
    (shelf / "page.gguf").write_bytes(b"<html>not found</html>")
    for number, part in enumerate(split(tiny(), 3), 1):
        (shelf / f"large-{number:05}-of-00003.gguf").write_bytes(part)
    out, err = models("add", shelf)
    assert out.splitlines() == [
        "large: added; it stays where it is.",
        "tiny-q8-0: added; it stays where it is.",
    ]
    assert err == "page: This is not a GGUF model.\n"
    models("add", shelf / "Tiny-Q8_0.gguf", "--default")
    assert "* tiny-q8-0" in models("list")[0]
    out, _ = models("remove", "tiny-q8-0")
    assert out.endswith("large is used in its place.\n")
    (shelf / "large-00002-of-00003.gguf").unlink()
    assert models("list")[0].endswith("; its file is not there now\n")


def test_what_changed_is_told_by_words_and_status(models, shelf):
    models("add", shelf)
    models("verify", "tiny-q8-0")
    with (shelf / "Tiny-Q8_0.gguf").open("r+b") as file:
        file.seek(-4, 2)
        file.write(b"evil")
    out, _ = models("verify", "tiny-q8-0", status=1)
    assert "is not what it was" in out


def test_what_other_programs_keep(models, shelf, tmp_path):
    assert models("list", "--found")[0] == "None.\n"
    studio = tmp_path / "me" / ".lmstudio" / "models" / "pub" / "repo"
    studio.mkdir(parents=True)
    (shelf / "Tiny-Q8_0.gguf").rename(studio / "\x1b[2Jstudio.gguf")
    out, _ = models("list", "--found")
    assert out.startswith("[2Jstudio (LM Studio), ")
    (found,) = json.loads(models("list", "--found", "--json")[0])
    assert found["repository"] == "pub/repo"


def test_the_catalogue_needs_no_network(models):
    assert "size not looked up yet" in models("list", "--catalogue")[0]
    entries = json.loads(models("list", "--catalogue", "--json")[0])
    assert {"id", "kind", "repository", "revision", "files", "licence", "ram_bytes"} <= set(
        entries[0]
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("inspect", "nowhere.gguf"), "There is nothing to read at"),
        (("inspect", "x" * 300), "There is nothing to read at"),
        (("inspect", "~nobody/x.gguf"), "There is nothing to read at"),
        (("inspect", b"\xff.gguf"), "That name is not readable text."),
        (("inspect", "home.txt"), "This is not a GGUF model."),
        (("add", "home.txt"), "This is not a GGUF model."),
        (("inspect", "several"), "There are 2 models: a, b."),
        (("add", "several", "--default"), "Only one model can be the default."),
        (("add", "empty"), "No model was found in empty."),
        (("add", "bad"), "None of the models there can be used"),
        (("verify", "nobody"), "No model is known as 'nobody'."),
        (("remove", "nobody"), "No model is known as 'nobody'."),
    ],
)
def test_what_could_not_be_done_is_one_sentence(models, tmp_path, arguments, told):
    (tmp_path / "home.txt").write_text("some words of mine, quite long enough for a header")
    for folder, names in (("several", "ab"), ("bad", "xy"), ("empty", "")):
        (tmp_path / folder).mkdir()
        for name in names:
            content = b"bad" if folder == "bad" else tiny().bytes()
            (tmp_path / folder / f"{name}.gguf").write_bytes(content)
    out, err = models(*arguments, status=1)
    assert out == ""
    assert told in err.splitlines()[-1]


@pytest.mark.parametrize(
    "arguments",
    [
        ("inspect",),
        ("list", "extra"),
        ("download",),
        ("list", "--found", "--catalogue"),
    ],
)
def test_usage(models, arguments):
    models(*arguments, status=2)


def test_a_hostile_model_leaves_nothing_behind(models, shelf, tmp_path):
    file = tiny()
    file["tokenizer.chat_template"] = (TEXT, "{{ ''.__class__.__mro__[1].__subclasses__() }}")
    (shelf / "Tiny-Q8_0.gguf").write_bytes(file.bytes()[:-999])
    _, err = models("add", shelf, status=1)
    assert "past the end of the file" in err
    assert not (tmp_path / "home" / "models.json").exists()


def test_a_model_of_a_family_nobody_knows_brings_its_own_marks(models, shelf, tmp_path):
    template, marks = FOUND["granite"]
    file = tiny()
    file["tokenizer.chat_template"] = (TEXT, template)
    (shelf / "Tiny-Q8_0.gguf").write_bytes(file.bytes())
    out, _ = models("inspect", shelf)
    assert "chat template" in out
    models("add", shelf)
    (kept,) = json.loads((tmp_path / "home" / "models.json").read_text())["models"]
    assert kept["chat"]["opening"] == marks.opening
    assert "{%" not in json.dumps(kept)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_security_56_a_template_that_takes_all_memory_is_one_sentence(models, shelf, tmp_path):
    file = tiny()
    file["tokenizer.chat_template"] = (TEXT, beside("'a' * 10 ** 11"))
    (shelf / "Tiny-Q8_0.gguf").write_bytes(file.bytes())
    assert "It fits" in models("inspect", shelf)[0]
    out, err = models("add", shelf / "Tiny-Q8_0.gguf", status=1)
    assert out == ""
    assert "could not be read within its limits" in err
    assert not (tmp_path / "home" / "models.json").exists()


def test_verifying_is_stopped_by_ctrl_c(models, start, shelf):
    """Four gigabytes of nothing behind the weights take seconds to read."""
    with (shelf / "Tiny-Q8_0.gguf").open("ab") as file:
        file.truncate(4 << 30)
    models("add", shelf)
    process = start("verify", "tiny-q8-0")
    assert process.stderr.readline() == "10 %\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode not in {0, 2}
    assert out == ""
    assert "90 %" not in err
    assert json.loads(models("list", "--json")[0])[0]["files"][0]["sha256"] == ""
