"""Seventy whole talks, written by others than the rules were: what is heard, and what is printed.

Each line of `tests/fixtures/stories` is a talk and its truth in JSON Resume, with `metrics`, the
numbers of achievements. Values are compared by likeness, numbers exactly.
"""

import random
import re

import pytest
from rapidfuzz import fuzz

from sanctum_desktop.core.policies.grounding import refusals

LIKE = 85
"""Likeness from 0 to 100 from which two spellings are one name."""
SAME_WORDS = 95


def like(one, other):
    """Equal up to case, order and small spelling; one may be the other's longer form."""
    one, other = one.lower(), other.lower()
    longer = max(len(one), len(other)) <= 2 * min(len(one), len(other))
    return fuzz.token_sort_ratio(one, other) >= LIKE or (
        longer and fuzz.token_set_ratio(one, other) >= SAME_WORDS
    )


def share(pairs):
    pairs = list(pairs)
    return sum(any(like(true, got) for got in heard) for true, heard in pairs) / len(pairs)


def names(entries, key):
    return [entry[key] for entry in entries or [] if entry.get(key)]


@pytest.mark.parametrize(
    ("section", "key", "least"),
    [
        ("work", "name", 0.8), ("work", "position", 0.45), ("education", "institution", 0.7),
        ("languages", "language", 0.9), ("certificates", "name", 0.5),
    ],
)  # fmt: skip
def test_what_was_said_is_heard(told, section, key, least):
    pairs = [
        (value, names(got.get(section), key))
        for truth, got, _, _ in told
        for value in names(truth.get(section), key)
    ]
    heard = share(pairs)
    print(f"{section}.{key}: {heard:.3f} of {len(pairs)}")  # noqa: T201
    assert heard >= least


@pytest.mark.parametrize(("key", "least"), [("name", 0.9), ("email", 0.9), ("phone", 0.9)])
def test_people_can_be_reached(told, key, least):
    plain = re.compile(r"\W")
    found = sum(
        plain.sub("", got["basics"].get(key, "")) == plain.sub("", truth["basics"].get(key, ""))
        for truth, got, _, _ in told
    )
    print(f"{key}: {found} of {len(told)}")  # noqa: T201
    assert found >= least * len(told)


def test_numbers_of_achievements_are_found(told):
    found = wanted = 0
    for truth, got, page, _ in told:
        heard = [
            " ".join(m["value"].replace(",", "").split())
            for m in got["meta"]["sanctum"]["metrics"]
        ]
        printed = " ".join(line for _, line, _ in lines_of(page)).replace(",", "")
        for metric in truth["metrics"]:
            digits = re.findall(r"\d+(?:\.\d+)?", metric["value"].replace(",", ""))
            wanted += 1
            found += any(
                all(d in re.findall(r"\d+(?:\.\d+)?", h) for d in digits) for h in heard
            ) or all(re.search(rf"(?<![\d.]){re.escape(d)}(?![\d.]*\d)", printed) for d in digits)
    print(f"metrics: {found} of {wanted}")  # noqa: T201
    assert found >= 0.75 * wanted


def lines_of(page):
    """Employer, words and facts of each line that tells a deed."""
    for section in page.sections:
        if section.section in ("work", "volunteer", "projects"):
            for entry in section.entries:
                for line in entry.lines:
                    yield entry.organization, line.text, line.facts


CHANGES = (
    ("about ", ""), ("around ", ""), ("maybe ", ""), ("With the team, ", ""), ("part of ", ""),
    ("one of ", ""), ("helped", "led"), ("Helped", "Led"), ("down", "up"), (" not ", " "),
)  # fmt: skip


def raised(line, chance):
    """The line with one thing changed so that it is no longer what was said."""
    for number in re.finditer(r"(?<![\d.,])\d+(?![\d.,]*\d)", line):
        other = str(int(number.group()) + chance.randint(1, 9))
        yield line[: number.start()] + other + line[number.end() :]
    yield from (line.replace(old, new, 1) for old, new in CHANGES if old in line)
    low = line[0].lower() + line[1:]
    yield from (f"Led the team that {low}", f"Successfully {low}", f"{line}, which saved money")


def test_a_printed_line_bears_no_change_and_few_are_left_out(told):
    """The gate on the lines it is there for: those made of whole talks."""
    chance = random.Random(7)
    printed = left_out = changed = refused = 0
    for _, _, page, facts in told:
        quote = {fact.id: fact.source.quote for fact in facts}
        left_out += len(page.refused)
        for employer, line, rests_on in lines_of(page):
            printed += 1
            evidence = [quote[fact] for fact in rests_on]
            for mutant in raised(line, chance):
                changed += 1
                words = mutant[:1].upper() + mutant[1:]
                refused += bool(refusals(words, evidence, employer=employer))
    print(  # noqa: T201
        f"{refused} of {changed} changed lines refused ({refused / changed:.3f}); "
        f"{left_out} of {printed + left_out} drafts left out"
    )
    assert changed >= 200
    assert refused >= 0.98 * changed
    assert left_out <= 0.1 * (printed + left_out)
