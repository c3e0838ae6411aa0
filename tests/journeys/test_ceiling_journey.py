"""`sanctum models test`: what a model of one's own can do here, told on the terminal."""

import json
import os
import subprocess
import sys
from contextlib import asynccontextmanager
from dataclasses import replace
from types import SimpleNamespace

import pytest

from gguf_files import tiny
from sanctum_desktop.adapters.model_registry.registry_file import RegistryFile
from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.bootstrap.ceiling import try_model
from sanctum_desktop.bootstrap.models import model_desk
from sanctum_desktop.cli import app
from sanctum_desktop.core.domain.model_tasks import Asked, Feature
from sanctum_desktop.core.ports.model_chains import ModelInUse
from sanctum_desktop.core.prompts import PROMPT_OF
from sanctum_desktop.core.prompts.template import read_template

SAY_BACK = read_template(
    "say_back.v1",
    """+++
manner = "precise"
most_tokens = 60
+++

# System
You say a thing back.

# Task
{{said}}

# Answer
{"type": "object", "properties": {"text": {"type": "string", "maxLength": 300}}}
""",
)


class Opened:
    """Every id is the same scripted model."""

    def __init__(self, model):
        self.model = model

    async def of(self, model_id):
        return ModelInUse(model_id, self.model)


def doing(feature):
    async def done(case, ask):
        said = case.answers[-1]
        return await ask(
            feature,
            replace(SAY_BACK, id=PROMPT_OF[feature]),
            Asked({"said": said}),
            accept=lambda answer: answer["text"] if answer["text"] in said else None,
        )

    return done


def echo(prompt):
    """Says back what it was told; where figures were told, another one."""
    said = prompt.messages[-1].text
    figured = any(sign.isdigit() for sign in said)
    return json.dumps({"text": "It came to 500." if figured else said})


@pytest.fixture
def sanctum(tmp_path, capsys):
    """The command line over a real list of models and a scripted one in the engine's place."""
    model = tmp_path / "Tiny-Q8_0.gguf"
    model.write_bytes(tiny().bytes())

    def run(*arguments, answer=echo, status=0):
        home = tmp_path / "home"

        @asynccontextmanager
        async def trying():
            opened = Opened(ScriptedModel("A ladder is for climbing.", answer))
            yield try_model(RegistryFile(home), opened, {one: doing(one) for one in Feature})

        desk = replace(model_desk(home), trying=trying)
        services = SimpleNamespace(models=lambda: desk)
        try:
            found = app.run(["models", *map(str, arguments)], services)
        except SystemExit as ended:
            found = ended.code
        told = capsys.readouterr()
        assert found == status, told
        return told.out, told.err

    run("add", model)
    return run


def test_what_it_does_here_and_what_stays_with_the_guide(sanctum):
    out, err = sanctum("test", "tiny-q8-0")
    sentences = out.splitlines()
    assert sentences[:3] == [
        "Gem's short reflections: it does this here, in 3 of 4 tries.",
        "Gem's follow-up questions: it does this here, in 3 of 4 tries.",
        "Lines of your page: the Guide goes on doing this. "
        "It named a number nobody had said in 2 of 4 tries.",
    ]
    assert err.splitlines()[0].startswith("Trying tiny-q8-0 on a few small tasks;")
    assert err.splitlines()[-1] == "100 %"
    listed = sanctum("list")[0].splitlines()
    assert [line.strip() for line in listed[1:]] == sentences


def test_trust_overrules_and_is_told_as_that(sanctum):
    sanctum("test", "tiny-q8-0")
    out, err = sanctum("test", "tiny-q8-0", "--trust", "resume_line")
    assert "Lines of your page: it does this because you trust it; its test says otherwise." in out
    assert err == "", "nothing was tested"
    sanctum("test", "tiny-q8-0", "--trust", "resume_line", "--distrust", "mirror")
    record = json.loads(sanctum("test", "tiny-q8-0", "--distrust", "resume_line", "--json")[0])
    assert record["ceiling"]["trusted"] == []
    assert [mark["does"] for mark in record["ceiling"]["marks"]] == [True, True, False, True]


def test_the_same_for_machines(sanctum):
    record = json.loads(sanctum("test", "tiny-q8-0", "--json", answer="no")[0])
    assert record["id"] == "tiny-q8-0"
    assert [mark["shortfalls"] for mark in record["ceiling"]["marks"]] == [[["shape", 4]]] * 3 + [
        [["shape", 5]]
    ]
    assert len(record["sentences"]) >= 3
    (listed,) = json.loads(sanctum("list", "--json")[0])
    assert listed["ceiling"] == record["ceiling"]


def test_an_untested_model_that_is_distrusted_is_simply_untested(sanctum):
    out, _ = sanctum("test", "tiny-q8-0", "--distrust", "mirror")
    assert out == "tiny-q8-0 was not tested yet; the Guide does all of it.\n"


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("test", "nobody"), 1, "No model is known as 'nobody'."),
        (("test", "nobody", "--trust", "mirror"), 1, "No model is known as 'nobody'."),
        (("test", "tiny-q8-0", "--trust", "poetry"), 2, "poetry"),
        (("test", "tiny-q8-0", "--trust", "mirror", "--distrust", "mirror"), 2, "both"),
        (("test",), 2, "Missing argument"),
    ],
)
def test_what_cannot_be_done_is_said(sanctum, arguments, status, told):
    assert told in sanctum(*arguments, status=status)[1]


def test_the_program_itself_keeps_what_was_known(sanctum, tmp_path):
    """As a person starts it, with a file that no engine takes for a whole model."""
    done = subprocess.run(
        [sys.executable, "-m", "sanctum_desktop", "models", "test", "tiny-q8-0"],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"SANCTUM_HOME": str(tmp_path / "home")},
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    assert json.loads(sanctum("list", "--json")[0])[0]["ceiling"] is None
