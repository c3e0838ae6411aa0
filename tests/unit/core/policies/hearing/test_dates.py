"""Dates as people say them, on 20 November 2026."""

from datetime import date

import pytest

from sanctum_desktop.core.policies.hearing.dates import Role, dates

TODAY = date(2026, 11, 20)
START, END, POINT = Role.START, Role.END, Role.POINT


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("since spring 2019", [("2019", START)]),
        ("since about three years", [("2023", START)]),
        ("three years ago", [("2023", POINT)]),
        ("from 2018 until the end of 2020", [("2018", START), ("2020-12", END)]),
        ("2011 to 2015", [("2011", START), ("2015", END)]),
        ("I left in March 2020", [("2020-03", END)]),
        ("I got out in July this year", [("2026-07", END)]),
        ("this May", [("2026-05", POINT)]),
        ("last year September", [("2025-09", POINT)]),
        ("since January this year", [("2026-01", START)]),
        ("in 2021, October", [("2021-10", POINT)]),
        ("In 2025, May to August", [("2025-05", START), ("2025-08", END)]),
        ("May I ask you something", []),
        ("it may be march music", []),
        ("room 2050, 1200 people", []),
    ],
)
def test_dates(said, heard):
    assert [(d.iso, d.role) for d in dates(said, TODAY)] == heard
