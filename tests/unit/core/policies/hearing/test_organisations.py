"""Names of employers, one's own trade, and kinds of places that stand for a name."""

import pytest

from sanctum_desktop.core.policies.hearing.organisations import organisations
from sanctum_desktop.core.policies.hearing.workplaces import (
    for_family,
    is_break,
    own_trade,
    unnamed,
)

SURE = 2.0


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("I work at Brightwater Care", "Brightwater Care"),
        ("I'm with Umdoni Plumbing, in Durban", "Umdoni Plumbing"),
        ("I joined Siemens in 2006", "Siemens"),
        ("a salon, the salon is called Crown and Glory", "Crown and Glory"),
        ("in a bookshop, De Gouden Uil, for nine years", "De Gouden Uil"),
        ("the firm is Fairhaven Build", "Fairhaven Build"),
        ("at an optician's, years ago, Lagan Eyecare", "Lagan Eyecare"),
        ("I left Aldi last year", "Aldi"),
        ("I was laid off last spring from Ford Motors", "Ford Motors"),
        ("agency work through Manpower", "Manpower"),
        ("I went to Loxley Glass Works, they make jars", "Loxley Glass Works"),
        ("I began with Harbour Lantern Relief", "Harbour Lantern Relief"),
        ("with dentist Okkerse in Breda", "Dentist Okkerse"),
        ("with the police of Noord-Veen", "Police of Noord-Veen"),
        ("two years at the clinic Santa Marija", "Santa Marija"),
        ("I'm in Ljósá Verk, in Reykjavik", "Ljósá Verk"),
        ("The sawmill, Los Arrayanes, in Temuco", "Los Arrayanes"),
        ("Company is Grey Petrel Shipping", "Grey Petrel Shipping"),
        ("I worked in Dublin", ""),
        ("I lived in New York", ""),
        ("I'm a welder in Halifax, Nova Scotia", ""),
        ("Holy, since 1994", ""),
        ("From Húsavík.", ""),
        ("I worked with Maria Lopez", ""),
        ("School, yes.", ""),
        ("At Christmas we are full", ""),
        ("Alder AB in Malmö.", "Alder AB"),
        ("I'm a tuner, trading as Rintoul Pianos, out of a cold unit", "Rintoul Pianos"),
        (
            "I cleaned offices in the evening, with Blinkend Schoonmaak, until 2011",
            "Blinkend Schoonmaak",
        ),
        ("Then Saturdays in Woolworths", "Woolworths"),
        (
            "I was at the fish plant in Harbour Breton, Coastline Seafoods, twelve years",
            "Coastline Seafoods",
        ),
        ("In Footscray, Bright Star Garments, school uniforms.", "Bright Star Garments"),
        ("I was at Coaldale Pulp, the sawmill.", "Coaldale Pulp"),
        ("In the Moravská papírna dílna, that's a bindery", "Moravská papírna dílna"),
        ("a grower at Olorien Roses", "Olorien Roses"),
        ("In the market of Teis, Casa Rial Dos.", "Casa Rial Dos"),
        ("Drove a bus a few months, Derwent Ridge, casual.", "Derwent Ridge"),
        ("at a Gymnasium in Kassel, the Brunnenschule", "Brunnenschule"),
        ("for a pharmacy wholesaler, Патика Лом", "Патика Лом"),
        ("I painted houses with my friend, John Smith.", ""),
        ("I worked in Almada, a bakery", ""),
    ],
)
def test_named(said, named):
    sure = [found for found in organisations(said) if found.score >= SURE]
    best = max(sure, key=lambda found: found.score, default=None)
    assert (best.name if best else "") == named


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("I worked at a bakery in Leeds", "Bakery in Leeds"),
        ("I was in a small law firm", "Small law firm"),
        ("Boiler factory, Kotłomet.", "Boiler factory, Kotłomet"),
        ("I went to a hotel", ""),
        ("they sell it in a shop", ""),
        ("I work in the same shop", ""),
    ],
)
def test_unnamed(said, heard):
    found = unnamed(said)
    assert (found.name if found else "") == heard


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("I'm self-employed", "Self-employed"),
        ("self employed since May", "Self-employed"),
        ("I've my own small bakery", "Own small bakery"),
        ("I freelance, so freelancing", "Freelance"),
        ("my own car", ""),
    ],
)
def test_own_trade(said, heard):
    found = own_trade(said)
    assert (found.name if found else "") == heard


@pytest.mark.parametrize(
    ("said", "breaks"),
    [
        ("I was at home with the kids", True),
        ("I looked after my mother", True),
        ("I was inside for two years", True),
        ("then a career break", True),
        ("I was between jobs", True),
        ("I look after the rota", False),
        ("I worked inside the plant", False),
        ("I care for ten residents", False),
    ],
)
def test_breaks(said, breaks):
    assert is_break(said) is breaks


@pytest.mark.parametrize(
    ("said", "family"),
    [
        ("cash in hand for my uncle", True),
        ("I helped with my brother in his garage", True),
        ("I work for Uncle Sam Foods", False),
    ],
)
def test_family_is_no_firm(said, family):
    assert for_family(said) is family
