"""`sanctum talk` as a person types it: one line in, the reply out, and all of it kept."""

import json
import os
import signal
import subprocess
import sys

import pytest

PASSPHRASE = "correct horse battery staple 42"
SAID = "I would like fewer nights and one free day in the week."


@pytest.fixture
def sanctum(tmp_path):
    (tmp_path / "pw").write_text(PASSPHRASE + "\n")

    def start(*arguments, **settings):
        return subprocess.Popen(
            [sys.executable, "-m", "sanctum_desktop", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
            env=os.environ
            | {
                "SANCTUM_HOME": str(tmp_path / "home"),
                "SANCTUM_PASSPHRASE_FILE": str(tmp_path / "pw"),
            },
            **settings,
        )

    return start


@pytest.fixture
def run(sanctum):
    def done(*arguments, stdin="", status=0):
        process = sanctum(*arguments)
        out, err = process.communicate(stdin, timeout=120)
        assert process.returncode == status, err
        assert "Traceback" not in err
        return out, err

    return done


@pytest.fixture
def vault(run):
    run("vault", "create")


def records(out):
    return [json.loads(line) for line in out.splitlines()]


def test_without_a_vault_it_names_what_makes_one(run, tmp_path):
    out, err = run("talk", "--persona", "Kai", status=1)
    assert (out, len(err.strip().splitlines())) == ("", 1)
    assert "sanctum vault create" in err
    assert not (tmp_path / "home").exists()


@pytest.mark.usefixtures("vault")
def test_a_talk_is_kept_and_gone_on_with(run):
    out, err = run("talk", "--persona", "Kai", "--json", stdin=f"{SAID}\n\nTuesdays.\n")
    greeting, first, second = records(out)
    assert [one["turn"] for one in (greeting, first, second)] == [0, 2, 4]
    assert {one["by"] for one in records(out)} == {"guide"}
    assert all(one["text"] for one in records(out))
    assert ("rules" in greeting["text"], "Guide" in err) == (True, False)
    again, err = run("talk", "--persona", "kai", "--json")
    assert err.count("Guide") == 1
    (last,) = records(again)
    assert last == second
    (new,) = records(run("talk", "--persona", "kai", "--new", "--json")[0])
    assert (new["conversation"] != last["conversation"], new["turn"]) == (True, 0)


@pytest.mark.usefixtures("vault")
def test_each_persona_speaks_plain_words(run):
    for persona in ("Gem", "Abby", "Noor", "Viktor"):
        out, _ = run("talk", "--persona", persona, stdin="I sorted the stores by date.\n")
        said = [line for line in out.splitlines() if line]
        assert len(said) >= 2, persona


@pytest.mark.usefixtures("vault")
def test_nobody_there_is_said_in_one_sentence(run):
    _, err = run("talk", "--persona", "Otto", status=1)
    assert len(err.strip().splitlines()) == 1


@pytest.mark.usefixtures("vault")
def test_an_interrupt_at_the_prompt_ends_the_talk_and_keeps_it(sanctum, run):
    process = sanctum("talk", "--persona", "Kai", "--json")
    greeting = json.loads(process.stdout.readline())
    process.stdin.write(SAID + "\n")
    process.stdin.flush()
    reply = json.loads(process.stdout.readline())
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert "Traceback" not in err
    assert reply["conversation"] == greeting["conversation"]
    assert records(run("talk", "--persona", "Kai", "--json")[0])[0]["turn"] == reply["turn"]
