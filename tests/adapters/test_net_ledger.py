"""The record of what left: added to, never changed, read whatever happened to its end."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from contracts.server_contracts import NetLedgerContract
from sanctum_desktop.adapters.net_ledger.ledger_file import NAME, LedgerFile
from sanctum_desktop.core.domain.errors import BadInput, CannotWrite
from sanctum_desktop.core.domain.net import NetPurpose, NetRecord, NetStage

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
