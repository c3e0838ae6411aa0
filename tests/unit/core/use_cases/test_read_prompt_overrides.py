"""A person's own prompts: used where they fit, told of where they do not."""

import json

import pytest
from worded_talks import rewording

from sanctum_desktop.adapters.assets_library.own_prompts import OwnPromptFiles
from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.prompts import load_prompt
from sanctum_desktop.core.prompts.template import prompt_source
from sanctum_desktop.core.use_cases.read_prompt_overrides import ReadPromptOverrides

SHIPPED = prompt_source("mirror.v1")
OWN = SHIPPED.replace("Gem is calm and plain.", "Gem is calm, plain and dry.")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "prompts"


@pytest.fixture
def overrides(folder):
    return ReadPromptOverrides(OwnPromptFiles(folder))


def keep(folder, content, name="mirror.v1.md"):
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


async def test_without_a_folder_what_ships_is_used(overrides):
    assert await overrides() == ()
    assert await overrides.template("mirror.v1") == load_prompt("mirror.v1")


@pytest.mark.parametrize("same", [SHIPPED, SHIPPED.replace("\n", "\r\n"), f"\ufeff{SHIPPED}"])
async def test_a_copy_of_what_ships_is_no_own_prompt(overrides, folder, same):
    keep(folder, same)
    assert await overrides() == ()
    assert (await overrides.template("mirror.v1")).id == "mirror.v1"


async def test_what_only_the_ceiling_test_asks_is_not_said_to_be_ones_own(overrides, folder):
    source = prompt_source("ceiling_speed.v1")
    keep(folder, source.replace("ladder", "lamp"), "ceiling_speed.v1.md")
    assert await overrides() == ()
    with pytest.raises(BadInput, match=r"There are: converse\.v1, follow_up"):
        overrides.shipped("ceiling_speed.v1")


async def test_an_own_prompt_is_used_named_and_compared(overrides, folder):
    keep(folder, OWN)
    template = await overrides.template("mirror.v1")
    assert template.id == "mirror.v1+own"
    assert "plain and dry" in template.system
    (one,) = await overrides()
    assert (one.prompt, one.notice) == ("mirror.v1", "")
    lines = one.diff.splitlines()
    assert lines[:2] == ["--- mirror.v1 (shipped)", "+++ mirror.v1 (yours)"]
    assert [line[0] for line in lines if "calm" in line] == ["-", "+"]
    assert (await overrides.template("follow_up.v1")).id == "follow_up.v1"


BAD = {
    "no parts": "Say something nice.",
    "empty": "",
    "other place": SHIPPED.replace("{{said}}", "{{told}}"),
    "no place": SHIPPED.replace("{{said}}", ""),
    "place in system": SHIPPED.replace("calm", "{{said}}"),
    "other answer": SHIPPED.replace('"mirror": {"type"', '"echo": {"type"'),
    "no answer": SHIPPED.split("\n# Answer")[0],
    "broken answer": SHIPPED.replace('{"type": "object"', '{"type": '),
    "no object": SHIPPED.replace(SHIPPED[SHIPPED.index("# Answer\n") + 9 :], "[]"),
    "bad settings": SHIPPED.replace("most_tokens = 60", "most_tokens = "),
    "missing setting": SHIPPED.replace("most_tokens = 60\n", ""),
    "more settings": SHIPPED.replace("most_tokens = 60", "most_tokens = 60\nseed = 1"),
    "wild manner": SHIPPED.replace('"precise"', '"wild"'),
    "tokens in words": SHIPPED.replace("= 60", '= "60"'),
    "no tokens": SHIPPED.replace("= 60", "= 0"),
    "far too many tokens": SHIPPED.replace("= 60", "= 100000"),
    "no text": b"\xff\xfe\x00",
    "far too long": SHIPPED + "x" * 70_000,
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
async def test_a_bad_one_is_told_of_and_not_used(overrides, folder, content):
    keep(folder, content)
    assert await overrides.template("mirror.v1") == load_prompt("mirror.v1")
    (one,) = await overrides()
    assert one.prompt == "mirror.v1"
    assert one.notice.endswith("used.")


async def test_what_is_no_file_is_none(overrides, folder):
    (folder / "mirror.v1.md").mkdir(parents=True)
    assert await overrides() == ()


async def test_what_was_written_with_it_says_so(folder):
    from test_reword_move import ANSWERS, MOVE, SAID, turns

    keep(folder, OWN)
    model = ScriptedModel(*map(json.dumps, ANSWERS))
    move = await rewording(model, files=OwnPromptFiles(folder))(MOVE, turns(SAID))
    assert move.author.prompt == "mirror.v1+own follow_up.v1"
    assert "plain and dry" in model.prompts[0].messages[0].text
