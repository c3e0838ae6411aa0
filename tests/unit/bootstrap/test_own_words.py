"""A server reads our instructions as they were written, and placeholders in a person's facts."""

import pytest

from sanctum_desktop.bootstrap.hosting import own_words
from sanctum_desktop.bootstrap.talking import personas
from sanctum_desktop.core.policies.conversing.told import introduced
from sanctum_desktop.core.policies.placeholders import Codebook
from sanctum_desktop.core.policies.placeholders.kinds import PLACEHOLDER
from sanctum_desktop.core.prompts.template import load_prompt, prompt_ids


@pytest.mark.parametrize("prompt", prompt_ids())
def test_no_instruction_of_ours_is_hidden_nor_looks_like_a_placeholder(prompt):
    template, book = load_prompt(prompt), Codebook(own_words())
    assert book.hide(template.system).replace("Name_1", "Example") == template.system
    assert "Name_" not in book.hide(template.task.replace("{{", "<").replace("}}", ">"))
    assert not any(PLACEHOLDER.search(piece) for piece in own_words())


@pytest.mark.parametrize("persona", personas().all(), ids=lambda one: one.id)
def test_a_persona_is_told_who_it_is_and_not_who_the_person_knows(persona):
    who = "\n".join(introduced(persona))
    told = f"{who}\nWhat they told before this talk:\n- deed: trained Dilys at Fernhollow House"
    hidden = Codebook(own_words()).hide(told)
    assert hidden.startswith(f"{who}\nWhat they told before this talk:\n- deed: trained ")
    assert "Dilys" not in hidden
    assert "Fernhollow" not in hidden
