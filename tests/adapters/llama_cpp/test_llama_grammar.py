"""Grammars that hold just what a schema asks for."""

import re

from hypothesis import given
from hypothesis import strategies as st

from sanctum_desktop.adapters.llama_cpp.grammar import _integers, grammar_of
from sanctum_desktop.core.schemas.answer_shape import Choice, Flag, Rows


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
