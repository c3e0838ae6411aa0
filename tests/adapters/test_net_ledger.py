"""The record of what left: added to, never changed, read whatever happened to its end."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from contracts.server_contracts import NetLedgerContract
from sanctum_desktop.adapters.in_memory.servers import InMemoryNetLedger
from sanctum_desktop.adapters.net_ledger.in_use import LedgerInUse
from sanctum_desktop.adapters.net_ledger.ledger_file import NAME, LedgerFile
from sanctum_desktop.core.domain.errors import BadInput, CannotWrite
from sanctum_desktop.core.domain.net import NetPurpose, NetRecord, NetStage
from sanctum_desktop.core.use_cases.take_in_ledger import TakeInLedger

BEGUN = NetRecord(
    at=datetime(2026, 5, 4, 10, 30, tzinfo=timezone(timedelta(hours=2))),
    trace="00ff",
    stage=NetStage.BEGUN,
    purpose=NetPurpose.LOOK_UP_MODEL,
    host="hub.example",
)
ENDED = replace(BEGUN, stage=NetStage.ENDED, sent_bytes=200, received_bytes=4 << 30)


class TestLedgerFile(NetLedgerContract):
    @pytest.fixture
    def ledger(self, tmp_path):
        return LedgerFile(tmp_path)


async def test_what_was_added_is_read_in_order(tmp_path):
    home = tmp_path / "new"
    assert await LedgerFile(home).read() == ()
    await LedgerFile(home).add((BEGUN,))
    await LedgerFile(home).add(())
    await LedgerFile(home).add((ENDED, ENDED))
    assert await LedgerFile(home).read() == (BEGUN, ENDED, ENDED)
    assert (home / NAME).stat().st_mode & 0o777 == 0o600
    assert home.stat().st_mode & 0o777 == 0o700


async def test_a_line_says_host_and_purpose_and_nothing_of_anybody(tmp_path):
    await LedgerFile(tmp_path).add((ENDED,))
    (line,) = (tmp_path / NAME).read_text().splitlines()
    assert json.loads(line) == {
        "at": "2026-05-04T10:30:00+02:00",
        "trace": "00ff",
        "stage": "ended",
        "purpose": "look_up_model",
        "host": "hub.example",
        "sent_bytes": 200,
        "received_bytes": 4 << 30,
        "local": False,
    }


@pytest.mark.parametrize("left", range(1, 60, 7))
async def test_a_line_cut_short_costs_no_other(tmp_path, left):
    ledger = LedgerFile(tmp_path)
    await ledger.add((BEGUN,))
    await ledger.add((ENDED,))
    file = tmp_path / NAME
    whole = file.read_bytes()
    file.write_bytes(whole[: whole.index(b"\n") + 1 + left])
    assert await ledger.read() == (BEGUN,)
    await ledger.add((ENDED,))
    assert await ledger.read() == (BEGUN, ENDED)


async def test_lines_of_nobody_are_passed_over(tmp_path):
    (tmp_path / NAME).write_bytes(b'\xff\n[]\n{"at": 5}\n' + b"[" * 100_000 + b"\n\n")
    await LedgerFile(tmp_path).add((BEGUN,))
    assert await LedgerFile(tmp_path).read() == (BEGUN,)


async def test_what_cannot_be_kept_is_told_before_anything_is_sent(tmp_path):
    (tmp_path / NAME).mkdir()
    with pytest.raises(CannotWrite, match="record of what leaves") as raised:
        await LedgerFile(tmp_path).add((BEGUN,))
    assert "Nothing was sent" in raised.value.advice
    with pytest.raises(BadInput, match="cannot be read"):
        await LedgerFile(tmp_path).read()


async def test_times_keep_their_offset(tmp_path):
    await LedgerFile(tmp_path).add((replace(BEGUN, at=BEGUN.at.astimezone(UTC)),))
    ((read),) = await LedgerFile(tmp_path).read()
    assert read.at == BEGUN.at


async def test_it_is_handed_over_and_then_empty(tmp_path):
    ledger, given = LedgerFile(tmp_path), []
    await ledger.add((BEGUN, ENDED))

    async def keep(records):
        given.append(records)
        await LedgerFile(tmp_path).add((replace(BEGUN, trace="late"),))

    await ledger.hand_over(keep)
    assert given == [(BEGUN, ENDED)]
    assert await ledger.read() == (replace(BEGUN, trace="late"),), "what came meanwhile stays"
    await ledger.hand_over(InMemoryNetLedger().add)
    assert not (tmp_path / NAME).exists()
    await ledger.hand_over(keep)
    assert len(given) == 1, "nothing is not handed over"


async def test_what_nobody_kept_stays(tmp_path):
    ledger = LedgerFile(tmp_path)
    await ledger.add((BEGUN,))

    async def fail(_records):
        raise CannotWrite("The vault is full.")

    with pytest.raises(CannotWrite):
        await ledger.hand_over(fail)
    assert await ledger.read() == (BEGUN,)


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("kept", [0, 1, 2, 3])
async def test_a_kill_between_vault_and_file_neither_loses_nor_doubles(tmp_path, kept):
    vault, outside = InMemoryNetLedger(), LedgerFile(tmp_path)
    lines = (BEGUN, ENDED, ENDED, replace(BEGUN, trace="11"))
    await outside.add(lines)
    take_in = TakeInLedger(vault=vault, outside=outside)
    add = vault.add

    async def killed(records):
        await add(records[:kept])
        raise Killed

    vault.add = killed
    with pytest.raises(Killed):
        await take_in()
    vault.add = add
    await take_in()
    assert await vault.read() == lines
    assert await outside.read() == ()


class TestLedgerInUse(NetLedgerContract):
    @pytest.fixture
    def ledger(self, tmp_path):
        return LedgerInUse(InMemoryNetLedger(), LedgerFile(tmp_path), lambda: True)


class Locked(InMemoryNetLedger):
    async def add(self, records):
        raise CannotWrite("The vault is locked.")


async def test_the_end_of_a_request_is_kept_over_a_lock_and_its_beginning_is_not(tmp_path):
    outside = LedgerFile(tmp_path)
    ledger = LedgerInUse(Locked(), outside, lambda: True)
    with pytest.raises(CannotWrite):
        await ledger.add((BEGUN,))
    await ledger.add((ENDED,))
    assert await outside.read() == (ENDED,)


async def test_beside_a_vault_that_may_not_be_written_the_file_is_and_both_are_told(tmp_path):
    vault, outside = InMemoryNetLedger(), LedgerFile(tmp_path)
    for number in range(3):
        await vault.add((replace(ENDED, trace=f"in{number}"),))
    ledger, heard = LedgerInUse(vault, outside, lambda: False), []
    ledger.on_change.append(lambda: heard.append(True))
    await ledger.add((BEGUN,))
    await ledger.add((ENDED,))
    await ledger.add(())
    assert heard == [True, True]
    assert (await ledger.left()).sent_bytes == 4 * ENDED.sent_bytes
    assert (await ledger.left()).requests == 1
    newest = [record.trace for record in await ledger.page(limit=4)]
    assert newest == ["00ff", "00ff", "in2", "in1"]
    assert [record.trace for record in await ledger.page(skip=1, limit=2)] == ["00ff", "in2"]
    assert [record.trace for record in await ledger.page(skip=3, limit=9)] == ["in1", "in0"]
    assert len(await ledger.read()) == 5
