"""The gate over lines written by another hand: how many true pass, how many raised do not.

The cases are data (tests/fixtures/gate): evidence as people say it, true lines as a careful writer
would set them, and mutants with one thing changed. `written.jsonl` is by the hand that built the
gate; `held.jsonl` was not looked into meanwhile: it is for the last measurement of a change.
`fresh.jsonl` and `more.jsonl` were written freely, by writers who knew no rule: what they still
have refused is not covered yet. Unseen, the three parts of `more.jsonl` had 97.5, 97.5 and 93.3 %
of their mutants refused and 35, 22 and 21 % of their true lines passed.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from sanctum_desktop.core.policies.grounding import refusals

CASES = Path(__file__).parents[3] / "fixtures" / "gate"


@pytest.mark.parametrize(
    ("name", "mutants", "true"),
    [
        ("open", 0.99, 0.97),
        ("written", 0.99, 0.97),
        ("held", 0.93, 0.7),
        ("fresh", 0.99, 0.67),
        ("more", 0.99, 0.36),
    ],
)
def test_mutants_are_refused_and_true_lines_pass(name, mutants, true):
    asked, right = Counter(), Counter()
    for row in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(row)
        refused = bool(refusals(case["line"], case["evidence"], employer=case["employer"]))
        asked[case["kind"]] += 1
        right[case["kind"]] += refused == (case["kind"] != "true")
    for kind in sorted(asked):
        print(f"{name} {kind}: {right[kind]} of {asked[kind]}")  # noqa: T201 - the figures are the point
    raised = asked.total() - asked["true"]
    refused = (right.total() - right["true"]) / raised
    passed = right["true"] / asked["true"]
    print(f"{name}: {refused:.3f} of {raised} mutants refused, {passed:.3f} of true pass")  # noqa: T201
    assert refused >= mutants
    assert passed >= true
