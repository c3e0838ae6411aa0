"""The list of faults: what can befall a vault, by the numbers SECURITY.md and the tests speak of.

    python tests/faults/list_of_faults.py

prints which tests hold each number, and why some have none. Numbers that are not here (45 to 85,
88, 89) are about imports, models, sound, sync and a day's soak, of which only 57 to 59, 65,
66, 72, 73, 83, 85 and 88 exist so far; their tests name them.
"""

import ast
import re
import sys
from collections import defaultdict
from pathlib import Path

TESTS = Path(__file__).parents[1]
FAULTS = {
    1: "killed at any write: all of a change or none, acknowledged means present",
    2: "no room at any write: said, consistent",
    3: "a sync that fails: said, a fresh connection, no second try on the same file",
    4: "no descriptors left: said, no half vault",
    5: "200 kills in a storm of writes: acknowledged <= stored <= acknowledged + 1",
    6: "a file that may not grow: said, consistent",
    7: "a full disk: reading goes on, and with room so does writing",
    8: "a changed bit in any page is found",
    9: "two pages swapped are found",
    10: "an old page put back is found",
    11: "a changed bit in the log: changes missing are said",
    12: "a database cut short is said",
    13: "a log that is gone is noticed",
    14: "the log of another vault is refused",
    15: "killed while keys are renewed: opens, one key remains",
    16: "killed while the passphrase changes: exactly one opens",
    17: "killed while a vault is made: a whole vault or none",
    18: "a migration killed at any step: the old version or the new",
    19: "a newer vault is refused and left as it is",
    20: "a migration on a full disk: the old version is intact",
    21: "a backup killed midway: none under its name, the last one opens",
    22: "a cut or garbled backup: refused, the live vault untouched",
    23: "a second process is refused within a second",
    24: "after a kill the vault is free at once",
    25: "a folder that may only be read, or is gone: one clear sentence",
    26: "a drive that cannot lock is refused",
    27: "plain SQLite does not open it",
    28: "what was made is encrypted, by SQLCipher",
    29: "a child process gets nothing of the open vault",
    30: "a wrong passphrase costs the work of the right one and is not logged",
    31: "any changed byte of a header: refused, quickly",
    32: "a header weakened or unbearable: refused before memory is taken",
    33: "slots of another vault are refused",
    34: "a recovery code: slips are told, the right one sets a passphrase",
    35: "both spellings of a letter open",
    36: "a keyring that is missing, locked or another: the passphrase, never a new key",
    37: "a keyring that keeps plain text is refused",
    38: "after the lock no process holds key or words",
    39: "a crash leaves no core",
    40: "the same account cannot read an open process",
    41: "idle, sleep, screen saver, locked session: locked within a second",
    42: "a clock set back or forward changes nothing of it",
    43: "locked while something runs: kept or dropped, gone within two seconds",
    44: "the clipboard is cleared, if it is still ours",
    86: "an error anywhere tells no words",
    87: "logs are private and do not grow for ever",
    90: "the ciphers give the published answers",
}
WITHOUT_NUMBER = {
    1: "test_killed_at_a_write_nothing_acknowledged_is_lost",
    2: "test_a_full_disk_is_said_and_nothing_is_lost",
    3: "test_a_disk_that_cannot_sync_is_said_and_nothing_is_lost",
    4: "test_no_descriptors_left_is_said_and_nothing_is_lost",
    9: "test_a_harmed_database_is_refused",
    12: "test_a_harmed_database_is_refused",
    14: "test_the_log_of_another_vault_is_never_read",
    17: "test_a_creation_killed_leaves_a_whole_vault_or_none",
    18: "test_a_migration_killed_midway_is_taken_at_the_next_opening",
    19: "test_a_newer_vault_is_left_as_it_is",
    23: "test_another_process_is_refused_until_the_holder_dies",
    24: "test_another_process_is_refused_until_the_holder_dies",
    27: "test_files_are_private_encrypted_and_few",
    31: "test_each_changed_byte_is_refused_without_asking_for_a_key",
    32: "test_a_weakened_or_unbearable_cost_is_refused_before_memory_is_taken",
    33: "test_slots_cannot_move_between_vaults_or_be_weakened",
    34: "test_the_recovery_code_opens_and_sets_a_passphrase",
    35: "test_both_spellings_of_a_letter_open",
}
"""Tests that hold a number though neither their name nor their docstring says so."""
NOT_YET = {
    36: "Sanctum uses no keyring so far",
    37: "Sanctum uses no keyring so far",
}
_NUMBERED = re.compile(r"security[ _]((?:\d+(?:, | and |_and_)?)+)", re.IGNORECASE)


def held():
    """Number -> the tests that hold it, as pytest names them."""
    found = defaultdict(list)
    for file in sorted(TESTS.rglob("test_*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        whole = ast.get_docstring(tree) or ""
        for test in ast.walk(tree):
            if isinstance(test, ast.FunctionDef | ast.AsyncFunctionDef) and is_test(test):
                name = f"{file.relative_to(TESTS.parent)}::{test.name}"
                told = f"{test.name}\n{ast.get_docstring(test) or ''}\n{whole}"
                for number in numbers(told):
                    found[number].append(name)
                for number, other in WITHOUT_NUMBER.items():
                    if other == test.name and name not in found[number]:
                        found[number].append(name)
    return found


def is_test(function):
    return function.name.startswith("test_")


def numbers(told):
    return {int(n) for match in _NUMBERED.findall(told) for n in re.findall(r"\d+", match)}


def main():
    tests = held()
    for number, fault in FAULTS.items():
        sys.stdout.write(f"{number:3}  {fault}\n")
        for name in tests[number] or [f"no test: {NOT_YET.get(number, 'MISSING')}"]:
            sys.stdout.write(f"       {name}\n")


if __name__ == "__main__":
    main()
