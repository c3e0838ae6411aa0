"""Security 87: the log's size, age and rights; and what its gate lets pass."""

import json
import logging
import os
import re
import stat
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from sanctum_desktop.runtime import redacting_log
from sanctum_desktop.runtime.redacting_log import (
    DailyFiles,
    Event,
    GatedRecord,
    LineFormatter,
    log_files,
    prune,
)

SECRET = "what she said"
DAY = date(2026, 3, 4)


def record(msg=Event.STARTED, args=(), name="sanctum_desktop.runtime", at=None, **more):
    made = GatedRecord(name, logging.INFO, f"/{SECRET}.py", 7, msg, args, **more)
    if at:
        made.created = at.timestamp()
    return made


def noon(day=4, month=3):
    return datetime(2026, month, day, 12, tzinfo=UTC)


@pytest.fixture
def log(tmp_path):
    handler = DailyFiles(lambda: tmp_path / "logs")
    handler.setFormatter(LineFormatter())
    return handler


@pytest.mark.parametrize(
    ("args", "shown"),
    [
        ({"process": "window", "version": "1.2.3rc1"}, "window started, version 1.2.3rc1"),
        ({"process": SECRET, "version": SECRET}, "? started, version ?"),
        ({"version": "1.2 of hers"}, "? started, version ?"),
        (({"process": "window", "version": "7"},), "window started, version 7"),
        ((SECRET,), "? started, version ?"),
    ],
)
def test_a_sentence_shows_only_fields_that_pass_their_check(args, shown):
    assert record(args=args).getMessage() == shown


@pytest.mark.parametrize(
    "message", [SECRET, f"{SECRET} %s", "%d %d", SECRET.encode(), Exception(SECRET), None]
)
def test_any_other_message_is_withheld(message):
    made = record(message, (SECRET, {"said": SECRET}), sinfo=SECRET, func=SECRET)
    assert made.getMessage() == "words withheld, line 7"
    assert SECRET not in repr(vars(made))


@pytest.mark.parametrize(
    ("name", "shown"),
    [("sanctum_desktop.runtime", "sanctum_desktop.runtime"), (f"logging.{SECRET}", "logging"),
     (SECRET, "unknown"), ("root", "root"), (None, "unknown")],
)  # fmt: skip
def test_a_logger_is_named_as_far_as_it_is_a_module(name, shown):
    assert record(name=name).name == shown


def test_of_an_error_only_types_and_places_stay():
    error = type(SECRET, (ValueError,), {})(SECRET)
    error.__cause__ = KeyError(SECRET)
    made = record(SECRET, exc_info=(type(error), error, None))
    assert made.getMessage().endswith("ValueError from KeyError at outside our code")
    assert SECRET not in repr(vars(made))


def test_a_record_that_came_round_the_gate_says_nothing():
    foreign = logging.LogRecord(SECRET, logging.INFO, SECRET, 1, SECRET, (), None)
    assert SECRET not in LineFormatter().format(foreign)


def test_the_line_and_its_json_hold_the_same_four():
    made = record(args={"process": "window", "version": "1"}, at=noon())
    made.msecs = 5.0
    line = LineFormatter().format(made)
    assert line == (
        "2026-03-04T12:00:00.005Z - sanctum_desktop.runtime - INFO - window started, version 1"
    )
    parts = json.loads(LineFormatter(json_lines=True).format(made))
    assert list(parts) == ["timestamp", "logger_name", "level", "message"]
    assert " - ".join(parts.values()) == line


def test_files_are_for_their_owner_alone(log, tmp_path):
    (tmp_path / "logs").mkdir(mode=0o755)
    (tmp_path / "logs" / "2026-03-04.0.log").touch(mode=0o644)
    before = os.umask(0)
    try:
        log.emit(record(at=noon()))
        log.emit(record(at=noon(5)))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "logs").stat().st_mode) == 0o700
    assert [stat.S_IMODE(f.stat().st_mode) for f in log_files(tmp_path / "logs")] == [0o600] * 2


def test_a_full_file_is_followed_by_the_next_and_ten_are_kept(log, tmp_path, monkeypatch):
    assert redacting_log.MOST_BYTES == 10_000_000
    monkeypatch.setattr(redacting_log, "MOST_BYTES", 400)
    for _ in range(100):
        log.emit(record(at=noon()))
    files = log_files(tmp_path / "logs")
    assert len(files) == redacting_log.MOST_FILES
    assert all(file.stat().st_size <= 400 for file in files)
    numbers = [int(file.name.split(".")[1]) for file in files]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def test_thirty_days_are_kept(tmp_path):
    for name in ("2026-02-01.0.log", "2026-02-02.0.log", "2026-03-04.0.log", "mine.log"):
        (tmp_path / name).touch()
    prune(tmp_path, DAY)
    assert {file.name for file in tmp_path.iterdir()} == {
        "2026-02-02.0.log", "2026-03-04.0.log", "mine.log"
    }  # fmt: skip


def test_old_files_go_with_the_first_line_of_a_day(log, tmp_path):
    log.emit(record(at=noon(month=1)))
    log.emit(record(at=noon(month=3)))
    assert [file.name for file in log_files(tmp_path / "logs")] == ["2026-03-04.0.log"]


def test_a_disk_that_refuses_costs_the_line_and_not_the_work(log, tmp_path):
    (tmp_path / "logs").write_text("a file in the folder's place")
    log.emit(record())
    assert log.lost == 1


def test_a_link_in_the_files_place_is_not_followed(log, tmp_path):
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "2026-03-04.0.log").symlink_to(tmp_path / "elsewhere")
    log.emit(record(at=noon()))
    assert (log.lost, (tmp_path / "elsewhere").exists()) == (1, False)


WRITER = """
import logging, sys, warnings
from pathlib import Path
from sanctum_desktop.runtime import redacting_log
from sanctum_desktop.runtime.redacting_log import Event
redacting_log.MOST_BYTES = 20_000
redacting_log.install(lambda: Path(sys.argv[1]))
for _ in range(300):
    logging.getLogger("sanctum_desktop").info(Event.STARTED, {"process": "window"})
"""


def test_many_processes_write_whole_lines(tmp_path):
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)]) for _ in range(3)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    lines = [line for file in log_files(tmp_path) for line in file.read_text().splitlines()]
    assert len(lines) == 900
    line = re.compile(r"\S+Z - sanctum_desktop - INFO - window started, version \?")
    assert all(line.fullmatch(one) for one in lines)
