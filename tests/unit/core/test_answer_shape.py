"""Schemas of a model's answers, and answers that are read with one repair."""

import json

import pytest

from sanctum_desktop.core.domain.errors import SanctumBug
from sanctum_desktop.core.schemas.answer_shape import (
    Choice,
    Flag,
    Rows,
    Whole,
    Words,
    conforms,
    read_answer,
    shape_of,
)

SCHEMA = {
    "type": "object",
    "properties": {
        "score": {"type": "integer", "minimum": 0, "maximum": 10},
        "kind": {"enum": ["mirror", "question"]},
        "sure": {"type": "boolean"},
        "tags": {"type": "array", "items": {"type": "string", "maxLength": 12}, "maxItems": 2},
        "why": {"type": "string", "maxLength": 40},
    },
}
SHAPE = shape_of(json.dumps(SCHEMA))
GOOD = {"score": 7, "kind": "mirror", "sure": True, "tags": ["a", "é"], "why": 'He said "no".'}


def changed(**fields):
    return GOOD | fields


def test_a_schema_is_read_in_its_order():
    assert list(SHAPE.items()) == [
        ("score", Whole(0, 10)),
        ("kind", Choice(("mirror", "question"))),
        ("sure", Flag()),
        ("tags", Rows(Words(12), 0, 2)),
        ("why", Words(40)),
    ]


@pytest.mark.parametrize(
    "field",
    [
        {"type": "object", "properties": {}},
        {"type": "string"},
        {"type": "string", "maxLength": 10**6},
        {"type": "string", "maxLength": 5, "pattern": "a"},
        {"type": "integer"},
        {"type": "integer", "minimum": 3, "maximum": 2},
        {"type": "number"},
        {"enum": []},
        {"enum": [1]},
        {"type": "array", "items": {"type": "boolean"}},
        {"type": "array", "items": {"type": "boolean"}, "maxItems": 1000},
        {"type": "array", "items": {"type": "array"}, "maxItems": 2},
        {"$ref": "#"},
    ],
)
def test_what_is_not_of_the_subset_is_our_mistake(field):
    with pytest.raises(SanctumBug):
        shape_of(json.dumps({"type": "object", "properties": {"a": field}}))


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "array"},
        {"type": "object"},
        {"type": "object", "properties": {"a": {"type": "boolean"}}, "required": []},
        {"type": "object", "properties": {"a": {"type": "boolean"}}, "minProperties": 1},
    ],
)
def test_only_a_flat_object_is_a_schema(schema):
    with pytest.raises(SanctumBug):
        shape_of(json.dumps(schema))


@pytest.mark.parametrize(
    "wrong",
    [
        changed(score=11),
        changed(score=True),
        changed(score=7.0),
        changed(kind="Mirror?"),
        changed(sure=1),
        changed(tags=["a", "b", "c"]),
        changed(tags=["a" * 13]),
        changed(tags="a"),
        changed(why="x" * 41),
        changed(why=None),
        changed(more=1),
        {"score": 7},
        [],
        None,
    ],
)
def test_what_does_not_conform(wrong):
    assert conforms(GOOD, SHAPE)
    assert not conforms(wrong, SHAPE)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(GOOD),
        json.dumps(GOOD, indent=2),
        f"Sure! Here it is:\n```json\n{json.dumps(GOOD)}\n```\nAnything else?",
        json.dumps(changed(score=" 7 ", sure="True", kind="MIRROR")),
        json.dumps(changed(more="x")),
        json.dumps(GOOD)[:-1] + ",}",
    ],
)
def test_an_answer_is_read_with_one_repair(text):
    value = read_answer(text, SHAPE)
    assert value == GOOD
    assert list(value) == list(SHAPE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no",
        "}{",
        json.dumps(GOOD)[:-3],
        json.dumps(changed(score="7.5")),
        json.dumps(changed(score=float("nan"))),
        '{"score": ' + "[" * 100_000 + "}",
        '{"score": ' + "9" * 10_000 + "}",
        "{" * 10_000 + "}" * 10_000,
    ],
)
def test_what_cannot_be_read_is_nothing(text):
    assert read_answer(text, SHAPE) is None
