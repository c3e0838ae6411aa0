"""Grammars that hold just what a schema asks for."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctum_desktop.adapters.llama_cpp.bound_sampler import (
    BoundSampler,
    FirstCharacters,
    Grammar,
)
from sanctum_desktop.adapters.llama_cpp.grammar import _integers, grammar_of
from sanctum_desktop.adapters.llama_cpp.presets import Sampling
from sanctum_desktop.adapters.llama_cpp.sampling import Sampler
from sanctum_desktop.core.domain.errors import SanctumBug
from sanctum_desktop.core.schemas.answer_shape import Choice, Flag, Rows, Whole, Words


@given(st.integers(-300, 1300), st.integers(0, 1500))
def test_a_rule_for_integers_holds_just_those(least, span):
    most = least + span
    pattern = "|".join(_integers(least, most)).replace(" ", "").replace('"', "")
    held = {number for number in range(-400, 3000) if re.fullmatch(pattern, str(number))}
    assert held == {number for number in range(-400, 3000) if least <= number <= most}
    assert not re.fullmatch(pattern, "007")


def test_a_grammar_is_one_line_a_rule():
    assert grammar_of({"a": Rows(Flag(), 2, 4), "b": Choice(('say "x"',))}) == (
        'root ::= "{" "\\"a\\": " "[" (("true" | "false") (", " ("true" | "false")){1,3}) "]" '
        '", " "\\"b\\": " ("\\"say \\\\\\"x\\\\\\"\\"") "}"\n'
        'char ::= [^"\\\\\\x00-\\x1F\\x7F] | "\\\\" ["\\\\/bnrt]\n'
    )


def test_asking_by_first_characters_leaves_nothing_out(any_talk):
    """At each step of an answer: what it finds is what asking about every token finds."""
    vocabulary = any_talk.engine._loaded()._vocabulary
    shape = {"kind": Choice(("mirror", "more")), "n": Whole(5, 250), "why": Words(20)}
    grammar = Grammar(grammar_of(shape), vocabulary)
    firsts = FirstCharacters(vocabulary)
    random = np.random.default_rng(1)
    every = np.arange(vocabulary.size, dtype=np.int32)
    for seed in range(4):
        sampler = Sampler(Sampling(temperature=1.0, seed=seed), vocabulary.size)
        bound = BoundSampler(sampler, grammar, firsts)
        said = b""
        while not said.endswith(b"}"):
            all_allowed = [int(t) for t in bound._allowed(every)]
            begun = [t for t in all_allowed if (vocabulary.piece(t) or b"\xff")[0] < 128]
            found = bound._allowed(firsts.like(bound._allowed(firsts.alone)))
            assert sorted(found) == begun
            token = bound.next(random.standard_normal(vocabulary.size, dtype=np.float32))
            assert token in all_allowed
            said += vocabulary.piece(token)
        bound.close()
        sampler.close()
    grammar.close()


def test_a_grammar_that_is_none_is_our_mistake(talk):
    with pytest.raises(SanctumBug):
        Grammar("root ::= (", talk.engine._loaded()._vocabulary)
