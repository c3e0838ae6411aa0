"""Dates as people say them, on 20 November 2026."""

from datetime import date

import pytest

from sanctum_desktop.core.policies.hearing.ages import birth_year, dates_by_age
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
        ("since about two years", [("2024", START)]),
        ("a year and a half ago", [("2025", POINT)]),
        ("the year before last I moved", [("2024", POINT)]),
        ("2011-15 at the grammar school", [("2011", START), ("2015", END)]),
        ("I was there 2004/05", [("2004", START), ("2005", END)]),
        ("class of 2009", [("2009", END)]),
        ("I started in twenty sixteen", [("2016", START)]),
        ("from two thousand and eight to twenty twelve", [("2008", START), ("2012", END)]),
        ("two thousand and eight people came", []),
        ("with Lux Zinc, ninety-five to ninety-nine.", [("1995", START), ("1999", END)]),
        ("it rose from eighty-five to ninety-five percent", []),
        ("leading hand from oh-nine", [("2009", START)]),
        ("up to when they shut, and that was May 2014", [("2014-05", END)]),
        ("until I started school, in August 2020", [("2020-08", END)]),
        ("when she retired, in 2008, I took over", [("2008", POINT)]),
        ("the letter says the first of May, so May 2019", [("2019-05", POINT)]),
        ("there since ninety-eight, on the line", [("1998", START)]),
        ("we got it from ninety-eight to sixty", []),
        ("joined in '09 and left in '14", [("2009", START), ("2014", END)]),
        ("1989 to '93", [("1989", START), ("1993", END)]),
        ("nineteen eighty-four", [("1984", POINT)]),
        ("after Easter 2019", [("2019", START)]),
        ("in the 2008 crisis the mill closed", []),
        ("I bought a 2014 Toyota", []),
        ("we pack 2000 parcels a day", []),
        ("ISO 9001:2015 audits", []),
        ("Office 2016 and Windows", []),
        ("about six years now", [("2020", START)]),
        ("I've been there for five years", [("2021", START)]),
        ("I was there for five years", []),
        ("five years, from 2016", [("2021", END), ("2016", START)]),
        ("I stayed with her five years, until 2015", [("2010", START), ("2015", END)]),
        ("three years, 2014 to 2017", [("2014", START), ("2017", END)]),
        ("1st of March 2019", [("2019-03", POINT)]),
        ("March 3rd, 2019 I began", [("2019-03", POINT)]),
        ("03/2020 to 11/2021", [("2020-03", START), ("2021-11", END)]),
        ("from May to August 2023", [("2023-05", START), ("2023-08", END)]),
        ("from November to February 2023", [("2022-11", START), ("2023-02", END)]),
        ("two seasons, 2015 and 2016", [("2015", START), ("2016", END)]),
        ("until November", [("2026-11", END)]),
        ("between 2016 and 2019", [("2016", START), ("2019", END)]),
        ("end of last year", [("2025-12", POINT)]),
        ("Sept '19", [("2019-09", POINT)]),
        ("they let me go, in 2022", [("2022", END)]),
        ("in my second year there", []),
        ("every two years I renew", []),
        ("Forklift, three years.", []),
        ("Three years.", [("2023", START)]),
        ("twenty minutes, twenty twenty vision", [("2020", POINT)]),
        ("2009 I think", [("2009", POINT)]),
        ("I left school in 1998", [("1998", END)]),
        ("I went to the depot in 2012", [("2012", POINT)]),
        ("I earned 2000 euros", []),
        ("it makes four years, since November 2022", [("2022-11", START)]),
        ("I opened my own shop in 2011", [("2011", START)]),
        ("I work here 4 years", []),
        ("I've been there since the autumn of 2009", [("2009", START)]),
        ("Going on twelve years. So 2014.", [("2014", START), ("2014", POINT)]),
        ("a couple of years ago", [("2024", POINT)]),
        ("since last June", [("2026-06", START)]),
        ("since the year 2009", [("2009", START)]),
    ],
)
def test_dates(said, heard):
    assert [(d.iso, d.role) for d in dates(said, TODAY)] == heard


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("I was born in 1985", 1985),
        ("I was fourteen when I begin, born in 1978.", 1978),
        ("my son was born in 2018", None),
        ("when my daughter was born in 2012", None),
        ("I'm forty-one.", 1985),
        ("I am 30 years old", 1996),
        ("I'm fifty metres from the gate", None),
        ("sixty people", None),
    ],
)
def test_year_of_birth(said, year):
    assert birth_year(said, TODAY) == year


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("when I was seventeen with Mama Tolu", ["2002"]),
        ("since I was twenty-nine", ["2014"]),
        ("till I was 24", ["2009"]),
        ("when I was twenty minutes late", []),
        ("when she was twelve", []),
    ],
)
def test_ages_need_a_year_of_birth(said, heard):
    assert [d.iso for d in dates_by_age(said, 1985)] == heard
    assert dates_by_age(said, None) == ()


def test_the_place_of_a_spoken_year_is_the_whole_of_it():
    said = "I came in twenty sixteen, in winter."
    dated = dates(said, TODAY)[0]
    assert said[dated.start : dated.end] == "twenty sixteen"
