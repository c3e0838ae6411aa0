"""The double of a language model keeps the contract, and plays what models are like."""

import pytest

from contracts.language_model_contract import FIRST, SCHEMA, LanguageModelContract, heard
from sanctum_desktop.adapters.scripted.characters import (
    CHARACTERS,
    empty,
    endless,
    good,
    injecting,
    lying,
    malformed,
    rambling,
)
from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.core.domain.language import Message, Prompt, ReplyReason, Role
from sanctum_desktop.core.schemas.answer_shape import read_answer, shape_of

EVERY_KIND = """{"type": "object", "properties": {
    "score": {"type": "integer", "minimum": 3, "maximum": 9}, "sure": {"type": "boolean"},
    "kind": {"enum": ["a", "b"]}, "why": {"type": "string", "maxLength": 12},
    "tags": {"type": "array", "items": {"type": "string", "maxLength": 4}, "minItems": 2,
             "maxItems": 3}
}}"""


class TestScriptedModel(LanguageModelContract):
    @pytest.fixture
    def model(self):
        return ScriptedModel(good)

    @pytest.fixture
    def another(self):
        return ScriptedModel(good)


async def said(character, **prompt):
    words, _ = await heard(ScriptedModel(character), Prompt(FIRST, **prompt))
    return words


@pytest.mark.parametrize("character", [good, lying, injecting, rambling])
async def test_these_fill_any_form(character):
    shape = shape_of(EVERY_KIND)
    assert read_answer(await said(character, schema=EVERY_KIND), shape) is not None


@pytest.mark.parametrize("character", [endless, empty, malformed])
async def test_these_fill_none(character):
    assert read_answer(await said(character, schema=SCHEMA), shape_of(SCHEMA)) is None


async def test_each_says_what_it_is_named_for():
    assert await said(good) == FIRST[-1].text
    assert "800" in await said(lying)
    assert "<|im_start|>" in await said(injecting)
    assert len(await said(rambling)) > 200
    assert await said(empty) == ""
    assert len({character(Prompt(FIRST, schema=SCHEMA)) for character in CHARACTERS}) == 7


async def test_what_does_not_end_is_cut_at_the_limit():
    words, end = await heard(ScriptedModel(endless), Prompt(FIRST, most_tokens=7))
    assert (end.reason, end.new_tokens, len(words.split())) == (ReplyReason.LENGTH, 7, 7)


async def test_good_says_something_to_nobody():
    prompt = Prompt((Message(Role.SYSTEM, "a"),))
    assert (await heard(ScriptedModel(good), prompt))[0]
