"""What is kept before unlock: readable by anyone, so it holds nothing; written by anyone, too."""

import json

import pytest

from sanctum_desktop.bootstrap.settings import KeptSettings, read_settings
from sanctum_desktop.bootstrap.words import languages
from sanctum_desktop.core.domain.errors import CannotWrite
from sanctum_desktop.core.domain.settings import Pane, Panes, Settings, WindowPlace

PLACE = WindowPlace(-1280, 40, 1000, 700, "maximized")
CHOSEN = Settings(
    lock_after_minutes=15,
    window=PLACE,
    panes=Panes(facts=Pane(percent=130), talks=Pane(opened=False)),
    colours="dark",
    text_percent=150,
    motion="less",
)


def test_what_was_chosen_comes_back(tmp_path):
    home = tmp_path / "new" / "vaults"
    KeptSettings(home).write(CHOSEN)
    assert KeptSettings(home).read() == CHOSEN
    assert (home / "settings.json").stat().st_mode & 0o777 == 0o600
    assert home.stat().st_mode & 0o777 == 0o700


def test_it_holds_choices_of_ours_and_how_a_window_stands_only(tmp_path):
    KeptSettings(tmp_path).write(CHOSEN)
    kept = json.loads((tmp_path / "settings.json").read_text())
    place, panes = kept.pop("window"), kept.pop("panes")
    words = [value for value in (*kept.values(), *place.values()) if isinstance(value, str)]
    assert sorted(words) == ["dark", "en", "less", "maximized"]
    assert all(isinstance(value, str | int) for value in kept.values())
    usual = {"percent": 100, "opened": True}
    assert panes.pop("facts") == usual | {"percent": 130}
    assert panes == {"talks": usual | {"opened": False}, "aside": usual}


def window(**changes):
    place = {"x": 1, "y": 2, "width": 900, "height": 600, "state": "windowed"} | changes
    return {"lock_after_minutes": 30, "window": place}


@pytest.mark.parametrize(
    "untrusted",
    [
        "",
        "[]",
        "not json",
        "[" * 4000,
        '{"lock_after_minutes": 15}' + " " * 5000 + "x",
        json.dumps({"lock_after_minutes": 7, "window": 3}),
        json.dumps({"lock_after_minutes": True}),
        json.dumps({"lock_after_minutes": -1}),
    ],
)
def test_what_cannot_be_used_is_the_default(tmp_path, untrusted):
    (tmp_path / "settings.json").write_text(untrusted)
    assert read_settings(tmp_path).window is None
    assert read_settings(tmp_path).lock_after_minutes in (5, 15)


@pytest.mark.parametrize(
    "untrusted",
    [
        {"colours": "pink"},
        {"colours": ["dark"]},
        {"text_percent": 1},
        {"text_percent": 150.0},
        {"text_percent": True},
        {"motion": None},
        {"language": "../../etc"},
        {"language": 7},
    ],
)
def test_what_is_no_choice_of_ours_is_the_usual(tmp_path, untrusted):
    (tmp_path / "settings.json").write_text(json.dumps(untrusted))
    assert read_settings(tmp_path) == Settings()


def test_only_languages_with_words_are_offered_and_each_names_itself(tmp_path, monkeypatch):
    assert languages() == {"en": "English"}
    monkeypatch.setattr("sanctum_desktop.bootstrap.words.asset_path", lambda _: tmp_path)
    (tmp_path / "de").mkdir()
    assert languages() == {}


@pytest.mark.parametrize(
    "broken",
    [{"x": "1"}, {"width": 0}, {"height": -5}, {"y": 10**9}, {"state": "gone"}, {"x": None}],
)
def test_a_place_that_cannot_be_is_no_place(tmp_path, broken):
    (tmp_path / "settings.json").write_text(json.dumps(window(**broken)))
    assert read_settings(tmp_path) == Settings(lock_after_minutes=30)
    (tmp_path / "settings.json").write_text(json.dumps(window()))
    assert read_settings(tmp_path).window == WindowPlace(1, 2, 900, 600)


@pytest.mark.parametrize(
    ("broken", "stands"),
    [
        ("wide", Panes()),
        ([], Panes()),
        ({"facts": 3, "cellar": {"percent": 90}}, Panes()),
        ({"facts": {"percent": 74}, "talks": {"percent": 151}}, Panes()),
        ({"facts": {"percent": True}, "talks": {"percent": 90.0}}, Panes()),
        ({"facts": {"percent": "120", "opened": False}}, Panes(facts=Pane(opened=False))),
        ({"aside": {"percent": 120, "opened": "no"}}, Panes(aside=Pane(percent=120))),
    ],
)
def test_a_pane_that_cannot_be_stands_as_usual(tmp_path, broken, stands):
    (tmp_path / "settings.json").write_text(json.dumps({"panes": broken}))
    assert read_settings(tmp_path) == Settings(panes=stands)


def test_where_nothing_can_be_written_it_says_so_and_holds_for_this_process(tmp_path):
    (tmp_path / "file").touch()
    kept = KeptSettings(tmp_path / "file")
    with pytest.raises(CannotWrite):
        kept.write(CHOSEN)
    assert kept.read() == CHOSEN
