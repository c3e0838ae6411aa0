"""The end of a locked process, as the system gets to see it."""

import pytest

from sanctum_desktop.adapters.session_watch.unwatched import Unwatched
from sanctum_desktop.bootstrap import leaving


class Order(Unwatched):
    def __init__(self):
        self.steps = []

    def let_sleep(self):
        self.steps.append("let sleep")


@pytest.fixture
def steps(monkeypatch):
    order = Order()
    monkeypatch.setattr(leaving, "session_watch", lambda: order)
    monkeypatch.setattr(leaving, "_end_within", lambda _seconds, _status: None)
    monkeypatch.setattr(leaving.os, "_exit", order.steps.append)
    return order.steps


async def test_the_computer_may_sleep_once_the_vault_is_closed(steps):
    async def settle():
        steps.append("settle")

    async def close():
        steps.append("close")

    await leaving.end_locked(settle, close, unseen=False)
    assert steps == ["settle", "close", "let sleep", leaving.LOCKED]


async def test_a_lock_that_fails_lets_it_sleep_and_ends_too(steps):
    async def fail():
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        await leaving.end_locked(fail, fail, unseen=True)
    assert steps == ["let sleep", leaving.LOCKED_UNSEEN]


async def test_a_step_that_fails_keeps_none_from_being_taken(steps):
    async def fail():
        steps.append("fail")
        raise OSError("no room")

    async def close():
        steps.append("close")

    with pytest.raises(OSError, match="no room"):
        await leaving.end_locked(fail, close, unseen=False)
    assert steps == ["fail", "close", "let sleep", leaving.LOCKED]
