import asyncio
import threading

import pytest

from sanctum_desktop.core.domain.errors import SanctumError, VaultUnreadable
from sanctum_desktop.runtime.translate import translate
from sanctum_desktop.runtime.worker import Worker


async def test_calls_share_one_thread_and_keep_their_order():
    worker, seen = Worker("test"), []
    calls = [worker.call(lambda n=n: seen.append((n, threading.get_ident()))) for n in range(20)]
    await asyncio.gather(*calls)
    assert [n for n, _ in seen] == list(range(20))
    assert {thread for _, thread in seen}.isdisjoint({threading.get_ident()})
    assert len({thread for _, thread in seen}) == 1
    worker.close()


async def test_errors_come_through_and_closed_is_closed():
    worker = Worker("test")
    with pytest.raises(ZeroDivisionError):
        await worker.call(lambda: 1 / 0)
    worker.close()
    with pytest.raises(RuntimeError):
        await worker.call(lambda: None)


def test_a_border_translates_what_it_names_and_nothing_else():
    border = {
        FileNotFoundError: lambda _: SanctumError("gone"),
        OSError: lambda error: VaultUnreadable(error.strerror),
    }
    with pytest.raises(SanctumError, match="gone"), translate(border):
        raise FileNotFoundError
    with pytest.raises(VaultUnreadable, match="busy"), translate(border):
        raise OSError(1, "busy")
    with pytest.raises(KeyError), translate(border):
        raise KeyError
