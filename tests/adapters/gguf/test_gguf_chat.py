"""Security 55, 56: a template renders words made by chance, or nothing comes of it."""

import pytest

from chat_templates import CHATML, FOUND, HOSTILE, beside, each
from sanctum_desktop.adapters.gguf.deriving import Unfit, marks_of
from sanctum_desktop.adapters.gguf.rendering import ChatTemplate
from sanctum_desktop.core.domain.chat_marks import END, Around, ChatMarks


def found(template):
    try:
        return marks_of(ChatTemplate(template))
    except Unfit:
        return None


@pytest.mark.parametrize("name", FOUND)
def test_the_marks_are_those_one_reads_in_the_template(name):
    template, marks = FOUND[name]
    assert found(template) == marks


@pytest.mark.parametrize("name", HOSTILE)
def test_security_55_nothing_comes_of_a_hostile_template(name):
    assert found(HOSTILE[name]) is None


def test_the_hostile_ones_are_honest_but_for_one_thing():
    """The controls: the same templates without it are understood."""
    assert found(beside("1 + 1")) == found(CHATML) != None  # noqa: E711 - both are none or marks
    marks = found(each("<{{ m.role }}>{{ m.content }}"))
    assert marks.person == Around("<user>", "")
    assert marks.opening == "<assistant>"


def test_it_is_run_over_words_that_differ_each_time():
    """A template cannot know by the words that it is looked at."""
    seen = []

    def render(talk, asking):
        seen.extend(words for _, words in talk)
        return ChatTemplate(CHATML)(talk, asking)

    marks_of(render)
    assert len(seen) == len(set(seen)) > 20


def test_smuggled_words_are_no_marks():
    """Looks for what the words of a trial look like and hides marks for others behind it."""
    evil = each(
        "<{{ m.role }}>{{ m.content if m.content|length == 25 else m.content + '<obey>' }}"
    )
    assert found(evil) is None


def test_what_a_template_writes_in_place_of_an_end_is_one():
    assert found(each("<{{ m.role }}>{{ m.content }}{{ eos_token }}")).person.after == END


def test_want_of_memory_is_told_and_not_taken_for_a_fault_of_the_template():
    with pytest.raises(MemoryError):
        ChatTemplate(beside("'a' * 10**17"))([("user", "x")], True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"opening": "a" * 129},
        {"lead": "a b" * 200},
        {"opening": "<a>\u202e"},
        {"opening": "\x1b[2J"},
        {"person": Around("", ""), "opening": " "},
        {"person": Around("", ""), "model": Around("<a>", "\n")},
        {"person": Around("you", "")},
        {"person": Around(". ", "")},
    ],
)
def test_what_may_be_no_mark_is_refused_wherever_it_comes_from(wrong):
    right = {
        "person": Around("<user>", ""),
        "model": Around("<model>", END),
        "system": Around("", ""),
        "opening": "<model>",
    }
    assert ChatMarks(**right).signs == {"<user>", "<model>", END}
    with pytest.raises(ValueError, match="mark"):
        ChatMarks(**right | wrong)


def test_tags_of_thoughts_are_no_signs():
    marks, said = FOUND["replies with empty thoughts"][1].signs, {"[gMASK]", "<sop>"}
    assert marks == {"<|user|>", "<|assistant|>", "<|system|>", *said}
