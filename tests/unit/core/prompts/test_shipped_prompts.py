"""The shipped prompts: what a model reads, to the letter; a change of a file is a new version."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from sanctum_desktop.core.domain.language import Message, Role
from sanctum_desktop.core.policies.interview.follow_up import Missing
from sanctum_desktop.core.policies.interview.mirror import sayable
from sanctum_desktop.core.policies.interview.model_wording import mirror_said, question_asked
from sanctum_desktop.core.policies.interview.told_to_model import Offer
from sanctum_desktop.core.prompts import load_prompt
from sanctum_desktop.core.prompts.template import prompt_ids, prompt_source

FIXTURES = Path(__file__).parents[3] / "fixtures" / "prompts"
HISTORY = (
    Message(Role.PERSON, "I'm a staff nurse on Ward 14 at St Oswin's in Leeds."),
    Message(Role.MODEL, "Staff nurse, St Oswin's. What is a shift there like?"),
)
SAID = "We had many sores. I made a card with pictures and showed it at every {{handover}}."
VALUES = {
    "mirror.v1": {"said": SAID},
    "converse.v1": {"said": SAID, "quoted": "nothing", "point": "What came of {{it}}?"},
    "follow_up.v1": {"said": SAID, "asks": "outcome", "question": "What came of it?"},
    "resume_line.v1": {
        "said": SAID,
        "line": "Made a card with pictures",
        "spelling": "British",
        "tense": "past",
    },
}


@pytest.mark.parametrize("prompt_id", prompt_ids())
def test_a_prompt_that_changed_has_a_new_version(prompt_id):
    known = json.loads((FIXTURES / "hashes.json").read_text(encoding="utf-8"))
    now = hashlib.sha256(prompt_source(prompt_id).encode()).hexdigest()
    assert known.get(prompt_id) == now, "give the changed prompt a new version, and its hash here"


@pytest.mark.parametrize("prompt_id", VALUES)
def test_a_prompt_reads_as_it_did(prompt_id):
    prompt = load_prompt(prompt_id).filled(VALUES[prompt_id], history=HISTORY)
    told = "\n\n".join(f"[{message.role}]\n{message.text}" for message in prompt.messages)
    told += f"\n\n[answer: {prompt.manner}, {prompt.most_tokens} tokens]\n{prompt.schema}\n"
    assert told == (FIXTURES / f"{prompt_id}.txt").read_text(encoding="utf-8")


def test_both_tasks_of_a_turn_begin_alike_so_that_a_model_reads_it_once():
    assert load_prompt("mirror.v1").system == load_prompt("follow_up.v1").system


_EXAMPLE = re.compile(r"They said: (?P<said>.+?)(?: Ask for: (?P<asks>\w+))?\n(?P<answer>\{.+\})")


def test_the_examples_would_pass_the_checks():
    told = list(_EXAMPLE.finditer(load_prompt("mirror.v1").system))
    for example in told:
        parts, answer = sayable(example["said"]), json.loads(example["answer"])
        offer = Offer(
            said=example["said"], sayable=parts, told=parts, spoken=(), hushed=(),
            asks=Missing(example["asks"]) if example["asks"] else None, question="What then?",
        )  # fmt: skip
        if "mirror" in answer:
            assert mirror_said(answer["mirror"], offer) == answer["mirror"]
        else:
            assert question_asked(answer["question"], offer) == answer["question"]
    assert len(told) == 5
