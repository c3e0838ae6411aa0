"""What is half-written while the vault cannot take it: kept in order, written once."""

import asyncio

import pytest

from sanctum_desktop.adapters.in_memory import InMemoryDrafts
from sanctum_desktop.core.domain.errors import VaultFull
from sanctum_desktop.core.use_cases.keep_drafts import KeepDrafts


class AilingDrafts(InMemoryDrafts):
    """Drafts that remember each write, and refuse all while `full`."""

    def __init__(self):
        super().__init__()
        self.full = False
        self.written = []

    async def put(self, place, text):
        await asyncio.sleep(0)
        if self.full:
            raise VaultFull("The disk is full.")
        self.written.append((place, text))
        await super().put(place, text)


@pytest.fixture
def drafts():
    return AilingDrafts()


@pytest.fixture
def keep(drafts):
    return KeepDrafts(drafts)


async def refused(work):
    with pytest.raises(VaultFull):
        await work


async def test_each_text_is_written_as_it_comes(keep, drafts):
    await keep.put("talk", "one")
    await keep.put("talk", "")
    assert drafts.written == [("talk", "one"), ("talk", "")]
    assert keep.waiting == ()
    assert await keep.of_kind("talk") == {}


async def test_what_waits_is_read_back_and_written_in_order_and_once(keep, drafts):
    drafts.full = True
    for place, text in (("talk", "a"), ("fact:1", "b"), ("talk", "ac"), ("line:2", "d")):
        await refused(keep.put(place, text))
    assert keep.waiting == ("fact:1", "talk", "line:2")
    assert await keep.get("talk") == "ac"
    assert await keep.of_kind("fact") == {"1": "b"}
    drafts.full = False
    await keep.put("line:3", "e")
    await keep.catch_up()
    assert drafts.written == [("fact:1", "b"), ("talk", "ac"), ("line:2", "d"), ("line:3", "e")]
    assert await keep.get("talk") == "ac"


async def test_a_fault_midway_writes_nothing_twice(keep, drafts):
    drafts.full = True
    for place in ("one", "two", "three"):
        await refused(keep.put(place, place))
    drafts.full, put = False, drafts.put

    async def put_two(place, text):
        drafts.full = len(drafts.written) >= 2
        await put(place, text)

    drafts.put = put_two
    await refused(keep.catch_up())
    assert keep.waiting == ("three",)
    drafts.put, drafts.full = put, False
    await keep.catch_up()
    assert [place for place, _ in drafts.written] == ["one", "two", "three"]


async def test_typing_while_it_is_written_leaves_the_last_word(keep, drafts):
    await asyncio.gather(*(keep.put("talk", "x" * count) for count in range(1, 9)))
    assert await drafts.get("talk") == "x" * 8
    assert keep.waiting == ()


async def test_a_write_that_was_given_up_is_made_up_for(keep, drafts):
    """The window replaces the saving of a draft by the next one."""
    saving = asyncio.create_task(keep.put("talk", "half"))
    await asyncio.sleep(0)
    saving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await saving
    assert keep.waiting == ("talk",)
    await keep.put("fact:1", "more")
    assert await drafts.get("talk") == "half"


async def test_what_was_removed_in_memory_is_not_found(keep, drafts):
    await keep.put("fact:1", "b")
    drafts.full = True
    await refused(keep.put("fact:1", ""))
    assert await keep.get("fact:1") == ""
    assert await keep.of_kind("fact") == {}
