"""Every fault of the list has a test, or a reason why it has none yet."""

import pytest
from list_of_faults import FAULTS, NOT_YET, WITHOUT_NUMBER, held, numbers

ASKED = {*range(1, 45), 86, 87, 90}


@pytest.fixture(scope="module")
def tests():
    return held()


def test_the_list_is_whole():
    assert set(FAULTS) == ASKED


@pytest.mark.parametrize("number", FAULTS)
def test_each_fault_has_a_test_or_a_reason(tests, number):
    assert bool(tests[number]) != bool(NOT_YET.get(number)), FAULTS[number]


def test_each_test_it_names_is_there(tests):
    there = {name.rpartition("::")[2] for names in tests.values() for name in names}
    assert set(WITHOUT_NUMBER.values()) <= there


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Security 16.", {16}),
        ("Security 13 and 11: SQLCipher alone", {13, 11}),
        ("test_security_41_and_42_idle_by_the_boot_clock", {41, 42}),
        ("the control of security 39: this machine", {39}),
        ("security matters at 7", set()),
    ],
)
def test_numbers_are_read_from_names_and_docstrings(told, found):
    assert numbers(told) == found
