"""Which country the computer is set to."""

import pytest

from sanctum_desktop.bootstrap.region import system_country


@pytest.mark.parametrize(
    ("variables", "country"),
    [
        ({"LANG": "en_US.UTF-8"}, "US"),
        ({"LANG": "en_GB"}, "GB"),
        ({"LANG": "en_US.UTF-8", "LC_PAPER": "de_AT.UTF-8"}, "AT"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "pt_BR.UTF-8", "LC_PAPER": "de_AT"}, "BR"),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LANG": "POSIX"}, ""),
        ({"LANG": "eo"}, ""),
        ({"LANG": "sr_RS@latin"}, "RS"),
    ],
)
def test_the_country_of_the_locale(monkeypatch, variables, country):
    for name in ("LC_ALL", "LC_PAPER", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert system_country() == country
