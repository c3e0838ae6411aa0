"""A talk as a file, read again by a program that knows nothing of Sanctum."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from contracts.repository_contracts import a_conversation, a_turn
from contracts.talk_contracts import an_attachment
from sanctum_desktop.core.domain.conversation import Label
from sanctum_desktop.core.domain.model_tasks import Author
from sanctum_desktop.core.domain.talk_tree import NO_PARENT, TalkTree
from sanctum_desktop.core.policies.exporting.talk_files import talk_as_json, talk_as_markdown

NASTY = (
    "# No heading\r\n\r- no list\n1) nor\n    code\n\tnor\n```\nno fence",
    "no\n===\nheading\n---\n| a | b |\n|---|---|\n[x]: http://a.example 'y'",
    "<script>alert(1)</script> <!-- ![no](http://a.example/p.png) [no](x) &amp; http://a.example",
    "\u202eright to left\u202c, \u200f\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "a\u2028# b\x0b- c\x85> d\\",
    "half \ud83d a pair, \x00 nothing",
)
SIGNS = [*"#*_-+=`~|<>![]()\\&$:.1 \t\n\r", "\n\n", "ab", "\u2028", "<b>", "```"]
_SAID = st.lists(st.sampled_from(SIGNS), min_size=1).map("".join).filter(str.strip)


def read(told):
    return MarkdownIt("commonmark").enable("table").parse(told.decode())


def kinds(tokens):
    inline = [child.type for token in tokens for child in token.children or ()]
    return {token.type for token in tokens} | set(inline)


def shown(tokens):
    """The words of each block, and a space for each end of a line."""
    return [
        "".join(child.content or " " * ("break" in child.type) for child in token.children)
        for token in tokens
        if token.type == "inline"
    ]


def of(*said, **changes):
    turns = tuple(a_turn(n, words) for n, words in enumerate(said))
    return a_conversation(turns=turns, **changes)


PLAIN = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline",
    "strong_open", "strong_close", "text", "softbreak", "hardbreak",
}  # fmt: skip


@given(said=st.one_of(st.sampled_from(NASTY), _SAID))
def test_nobodys_words_are_anything_but_words(said):
    tokens = read(talk_as_markdown(of("Hello.", said, "The end."), ""))
    assert kinds(tokens) <= PLAIN
    blocks = shown(tokens)
    assert blocks[-1] == "The end."
    told = " ".join(blocks[blocks.index("Hello.") + 2 : -2])
    known = said.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")
    assert told.split() == known.split()


@pytest.mark.parametrize("fence", ["```", "~~~~", "```python"])
def test_what_a_model_was_stopped_in_ends_there(fence):
    talk = of("Hello.", "Show me.", f"So:\n{fence}\nprint(1)\n``", "Thank you.")
    cut = replace(talk.turns[2], author=Author("converse.v1", "small"), cut=True)
    tokens = read(talk_as_markdown(replace(talk, turns=(*talk.turns[:2], cut, talk.turns[3])), ""))
    assert shown(tokens)[-1] == "Thank you."
    (code,) = [token for token in tokens if token.type == "fence"]
    assert code.content.startswith("print(1)\n``")


def test_a_models_words_fetch_nothing():
    talk = of("Hello.", "![a](http://a.example/p.png) <img src=x> `code` **strong**")
    worded = replace(talk.turns[1], author=Author("converse.v1", "small"))
    tokens = read(talk_as_markdown(replace(talk, turns=(talk.turns[0], worded)), ""))
    assert not {"image", "html_inline", "html_block"} & kinds(tokens)
    assert {"code_inline", "strong_open"} <= kinds(tokens)


def test_a_talk_of_three_hundred_branches_is_read_again_whole():
    turns = tuple(a_turn(n, f"{n}: {NASTY[n % len(NASTY)]}") for n in range(990))
    parents = tuple(n - 1 if n % 3 else (n // 30 if n else NO_PARENT) for n in range(990))
    tree = TalkTree(conversation="talk-1", turns=turns, parents=parents, tip=450)
    name = "a/b\\c\n\u202e# “name”.txt"
    talk = a_conversation(
        turns=tree.branch(), kept=990, label=Label(title="Nights / days\n\u200f")
    )
    told = json.loads(talk_as_json(talk, tree, [an_attachment(name=name)]))
    assert len(tree.tips()) >= 300
    kept = told["conversation"]
    assert (kept["title"], kept["tip"], told["attachments"][0]["name"]) == (
        talk.label.title, 450, name,
    )  # fmt: skip
    assert [turn["number"] for turn in kept["turns"]] == [*range(990)]
    for turn, again, parent in zip(turns, kept["turns"], parents, strict=True):
        assert again["text"] == turn.text.encode("utf-8", "replace").decode()
        assert again["after"] == (None if parent == NO_PARENT else parent)
        assert again["versions"] == list(tree.versions(turn.index))
