"""Crash records: what stands in them, how many are kept, and what native stacks become."""

import json
import stat

import pytest

from sanctum_desktop.runtime import crash_record
from sanctum_desktop.runtime.crash_record import (
    CrashRecorder,
    as_text,
    collect_stacks,
    crash_folder,
    failure_of_stack,
    forget_crash,
    put_back,
    read_crashes,
)
from sanctum_desktop.runtime.failure import Failure, failure_of, kind_name, place_in_file
from sanctum_desktop.runtime.translate import translate

OURS = crash_record.__file__
STACK = f"""Fatal Python error: Segmentation fault

Current thread 0x00007f (most recent call first):
  File "/home/miriam/secret.py", line 3 in secret
  File "{OURS}", line 9 in deep
  File "{OURS.replace("crash_record", "translate")}", line 5 in outer
"""


@pytest.fixture
def recorder(tmp_path):
    return CrashRecorder(lambda: tmp_path, "window")


def test_a_record_is_private_and_reads_back(recorder, tmp_path):
    recorder.record(ValueError("secret"))
    (file,) = crash_folder(tmp_path).iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.parent.parent.stat().st_mode) == 0o700
    (record,) = read_crashes(tmp_path)
    assert record.kinds == ("ValueError",)
    assert set(record.versions) >= {"Sanctum", "Python", "system"}
    assert "secret" not in file.read_text()
    assert record.id in as_text(record)


def test_the_same_failure_is_written_once(recorder, tmp_path):
    for _ in range(3):
        recorder.record(ValueError("again"))
    assert len(read_crashes(tmp_path)) == 1


def test_twenty_are_kept_newest_first(recorder, tmp_path, monkeypatch):
    for second in range(25):
        monkeypatch.setattr(crash_record.time, "time", lambda second=second: 1e9 + second)
        recorder.record_failure(Failure(("ValueError",), (f"here:{second}",)))
    kept = [record.places[0] for record in read_crashes(tmp_path)]
    assert kept == [f"here:{second}" for second in range(24, 4, -1)]


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"id": 5}'])
def test_a_file_that_is_no_record_is_passed_over(recorder, tmp_path, content):
    recorder.record(ValueError())
    (crash_folder(tmp_path) / "19990101T000000Z-0.crash.json").write_bytes(content)
    assert len(read_crashes(tmp_path)) == 1


def test_a_disk_that_refuses_is_no_second_error(tmp_path):
    (tmp_path / "logs").write_text("a file in the folder's place")
    recorder = CrashRecorder(lambda: tmp_path, "window")
    recorder.record(ValueError())
    recorder.watch_native_code()


def test_a_native_stack_keeps_its_signal_and_our_places():
    failure = failure_of_stack(STACK)
    assert failure.kinds == ("SIGSEGV",)
    assert failure.places == (
        "sanctum_desktop/runtime/translate.py:5",
        "sanctum_desktop/runtime/crash_record.py:9",
    )
    assert failure_of_stack("Fatal Python error: my secret\n").kinds == ("unknown",)


def test_stacks_become_records_and_go(tmp_path):
    folder = crash_folder(tmp_path)
    folder.mkdir(parents=True)
    (folder / "one.stack").write_text(STACK)
    (folder / "running.stack").touch()
    collect_stacks(tmp_path)
    assert [path.name for path in folder.glob("*.stack")] == ["running.stack"]
    assert "miriam" not in json.dumps([as_text(record) for record in read_crashes(tmp_path)])
    collect_stacks(tmp_path, empty_too=True)
    assert list(folder.glob("*.stack")) == []


def test_a_failure_names_causes_and_our_frames():
    with pytest.raises(ValueError, match="bad") as caught, translate({KeyError: ValueError}):
        raise KeyError("bad")
    failure = failure_of(caught.value)
    assert failure.kinds == ("ValueError", "KeyError")
    assert len(failure.places) == 1
    assert failure.places[0].startswith("sanctum_desktop.runtime.translate:")


def test_a_class_made_of_words_is_named_for_its_base():
    assert kind_name(type("her words", (OSError,), {})) == "OSError"


@pytest.mark.parametrize("path", ["/etc/passwd", "secret.py", OURS + ".secret", f"{OURS}/../s"])
def test_only_our_files_are_places(path):
    assert place_in_file(path, 1) == ""
    assert place_in_file(OURS, 1) == "sanctum_desktop/runtime/crash_record.py:1"


def test_one_record_is_forgotten_and_the_others_stay(tmp_path):
    recorder = CrashRecorder(lambda: tmp_path, "window")
    for error in (ValueError(), KeyError()):
        recorder.record(error)
    first, second = read_crashes(tmp_path)
    forget_crash(tmp_path, first.id)
    assert read_crashes(tmp_path) == [second]
    forget_crash(tmp_path, "*")
    assert read_crashes(tmp_path) == [second]


def test_a_record_that_was_removed_is_put_back_as_it_was(tmp_path):
    CrashRecorder(lambda: tmp_path, "window").record(ValueError("said"))
    (kept,) = read_crashes(tmp_path)
    gone = forget_crash(tmp_path, kept.id)
    assert read_crashes(tmp_path) == []
    put_back(gone)
    assert read_crashes(tmp_path) == [kept]
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in gone)
