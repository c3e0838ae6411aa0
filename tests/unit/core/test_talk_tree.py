"""A talk as a tree: what is on which branch, and where a branch was left."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.domain.talk_tree import NO_PARENT, TalkTree

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def turns(count):
    return tuple(
        Turn(index=n, speaker=Speaker.PERSON, text=f"turn {n}", said_at=NOW) for n in range(count)
    )


def tree(*parents, tip=None):
    last = len(parents) - 1 if tip is None else tip
    return TalkTree(conversation="talk", turns=turns(len(parents)), parents=parents, tip=last)


#    0 ─ 1 ─ 2 ─ 3
#    │    └─ 4 ─ 6
#    5 ─ 7   (5 begins the talk anew)
FORKED = (-1, 0, 1, 2, 1, -1, 4, 5)


def test_nothing_said_yet():
    empty = TalkTree(conversation="talk")
    assert empty.branch() == ()
    assert empty.tips() == ()
    assert empty.families() == {}


def test_a_branch_runs_from_the_first_turn_to_its_tip():
    forked = tree(*FORKED, tip=6)
    assert [turn.index for turn in forked.branch()] == [0, 1, 4, 6]
    assert [turn.index for turn in forked.branch(7)] == [5, 7]
    assert forked.branch(NO_PARENT) == ()


def test_what_stands_where():
    forked = tree(*FORKED)
    assert forked.versions(4) == (2, 4)
    assert forked.versions(0) == (0, 5)
    assert forked.families() == {-1: (0, 5), 0: (1,), 1: (2, 4), 2: (3,), 4: (6,), 5: (7,)}
    assert forked.tips() == (3, 6, 7)


@pytest.mark.parametrize(
    ("tip", "turn", "through"),
    [
        (6, 1, 6),
        (3, 1, 3),
        (3, 4, 6),
        (6, 2, 3),
        (6, 0, 6),
        (6, 5, 7),
        (7, 0, 6),
        (1, 0, 1),
        (1, 4, 6),
        (7, 7, 7),
        (0, 6, 6),
        (0, 1, 6),
    ],
)
def test_a_turn_leads_to_where_its_branch_was_left(tip, turn, through):
    assert tree(*FORKED, tip=tip).tip_through(turn) == through


@given(st.data())
def test_every_turn_is_on_the_branch_it_leads_to(data):
    count = data.draw(st.integers(1, 12))
    parents = tuple(data.draw(st.integers(-1, n - 1)) for n in range(count))
    grown = tree(*parents, tip=data.draw(st.integers(0, count - 1)))
    on_branch = {turn.index for turn in grown.branch()}
    for turn in range(count):
        tip = grown.tip_through(turn)
        assert grown.turns[turn] in grown.branch(tip)
        assert tip == grown.tip if turn in on_branch else tip in grown.tips()
        assert turn in grown.versions(turn)
    reached = {turn.index for tip in grown.tips() for turn in grown.branch(tip)}
    assert reached == set(range(count))


class Looked(list):
    """Parents that count how often one of them is looked at."""

    times = 0

    def __getitem__(self, at):
        self.times += 1
        return super().__getitem__(at)

    def __iter__(self):
        self.times += len(self)
        return super().__iter__()


@pytest.mark.parametrize(
    "parents",
    [tuple(range(-1, 2999)), (-1, *([0] * 2999)), (-1, -1, *range(2998))],
    ids=["deep", "wide", "two"],
)
@pytest.mark.parametrize("tip", [0, 2999])
def test_each_parent_is_looked_at_once_or_twice(parents, tip):
    looked = Looked(parents)
    grown = TalkTree(conversation="talk", turns=turns(3000), parents=looked, tip=tip)
    for look in (
        grown.branch,
        grown.families,
        grown.tips,
        lambda: grown.tip_through(1),
        lambda: grown.versions(1),
    ):
        looked.times = 0
        look()
        assert looked.times <= 2 * 3000
