import msgspec
import pytest

from sanctum_desktop.adapters.assets_library.conventions import ConventionFiles
from sanctum_desktop.adapters.assets_library.crisis import CrisisFiles
from sanctum_desktop.adapters.assets_library.personas import read_personas
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.conventions import Spelling
from sanctum_desktop.core.domain.errors import SanctumBug


def test_five_personas_ship():
    names = [p.name for p in read_personas(asset_path("personas"))]
    assert names == ["Abby", "Gem", "Kai", "Noor", "Viktor"]


def test_a_persona_with_an_unknown_attribute_is_refused(tmp_path):
    (tmp_path / "x.toml").write_text('id = "x"\ngoals = []\ntools = []\nshell = "rm"\n')
    with pytest.raises(TypeError):
        read_personas(tmp_path)


@pytest.mark.parametrize("country", ["GB", "ie", "US", "CA", "AU", "DE"])
def test_a_country_has_its_own_lines(country):
    lines = CrisisFiles(asset_path("crisis")).of(country)
    assert lines
    assert lines != CrisisFiles(asset_path("crisis")).of("")
    assert all(line.number and line.source and line.checked for line in lines)


@pytest.mark.parametrize("country", ["", "ZZ", "../../etc", "international/../gb"])
def test_an_unknown_country_gets_the_international_lines(country):
    lines = CrisisFiles(asset_path("crisis")).of(country)
    assert "findahelpline.com" in [line.number for line in lines]


def test_customs_of_26_countries_ship_by_name():
    names = [one.name for one in ConventionFiles(asset_path("conventions")).countries()]
    assert len(names) == 26
    assert names == sorted(names)


@pytest.mark.parametrize(
    "wrong", ['paper = "foolscap"', 'date_form = "YY"', 'order = "by_luck"', "language = 5"]
)
def test_customs_no_page_knows_are_refused(tmp_path, wrong):
    (tmp_path / "XX.toml").write_text(f'country = "XX"\nname = "X"\n{wrong}\n')
    with pytest.raises(msgspec.ValidationError):
        ConventionFiles(tmp_path).countries()


def test_pairs_of_spelling_go_both_ways_and_canada_takes_of_both():
    pairs = ConventionFiles(asset_path("conventions")).spelling().into
    assert pairs[Spelling.BRITISH]["color"] == "colour"
    assert pairs[Spelling.AMERICAN]["colour"] == "color"
    assert pairs[Spelling.CANADIAN]["color"] == "colour"
    assert pairs[Spelling.CANADIAN]["organised"] == "organized"
    for spelling in pairs.values():
        assert not set(spelling) & set(spelling.values())


def test_a_forgotten_asset_is_a_bug_of_ours():
    with pytest.raises(SanctumBug):
        asset_path("no", "such", "thing")
