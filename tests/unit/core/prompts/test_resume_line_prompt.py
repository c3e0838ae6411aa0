"""The prompt for a resume line: short, and its examples such as may be taken."""

import json
import re

from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.resume import LineId, ResumeLine
from sanctum_desktop.core.policies.resume_writing.lines import MAX_CHARACTERS
from sanctum_desktop.core.policies.resume_writing.rewording import Worded, reworded
from sanctum_desktop.core.prompts import PROMPT_OF, load_prompt
from sanctum_desktop.core.schemas.answer_shape import shape_of

PROMPT = PROMPT_OF[Feature.RESUME_LINE]
EXAMPLE = re.compile(r"They said: (.+)\nThe line now: (.+)\n(\{.+\})")


def test_it_asks_for_one_line_of_the_length_a_page_has_room_for():
    template = load_prompt(PROMPT)
    assert template.places == {"spelling", "tense", "said", "line"}
    assert list(shape_of(template.schema)) == ["line"]
    assert shape_of(template.schema)["line"].most == MAX_CHARACTERS
    assert f"At most {MAX_CHARACTERS} characters" in template.task


def test_what_is_the_same_of_every_line_is_read_first_and_never_changes():
    values = {"spelling": "british", "tense": "past", "said": "I swept.", "line": "Swept up"}
    one, other = (
        load_prompt(PROMPT).filled(values | {"said": said}) for said in ("I {{line}}", "No")
    )
    assert one.messages[0] == other.messages[0]
    assert "They said: I {{line}}" in one.messages[1].text
    assert one.messages[1].text.index("They said") < one.messages[1].text.index("The line now")
    assert len(one.messages[0].text.split()) < 400  # a small model reads it in seconds


def test_its_examples_would_be_taken():
    examples = EXAMPLE.findall(load_prompt(PROMPT).system)
    assert len(examples) == 3
    for said, line, answer in examples:
        of = Worded(line=ResumeLine(id=LineId("l"), text=line, facts=()), quotes=(said,))
        assert reworded(json.loads(answer)["line"], of) == json.loads(answer)["line"]
