"""Which vault the window stands before, with files that only look like vaults."""

import os

import pytest

from sanctum_desktop.bootstrap.gatehouse import Gatehouse
from sanctum_desktop.core.domain.errors import BadInput, VaultExists, VaultMissing


def stamped(home, **at):
    """Folders that look like vaults, each last opened at that second."""
    for name, second in at.items():
        (home / name).mkdir(parents=True)
        (home / name / "vault.hdr").write_bytes(b"header")
        (home / name / "vault.lock").write_bytes(b"")
        os.utime(home / name / "vault.lock", (second, second))


def test_the_vault_last_opened_comes_up_and_nothing_is_remembered_elsewhere(tmp_path):
    stamped(tmp_path, main=100, work=300, mum=200)
    (tmp_path / ".work.restoring").mkdir()
    (tmp_path / "logs").mkdir()
    before = sorted(path.name for path in tmp_path.iterdir())
    assert Gatehouse(tmp_path / "main").shelf().name() == "work"
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_without_any_vault_the_first_one_is_to_be_made(tmp_path):
    house = Gatehouse(tmp_path / "home" / "main")
    assert house.folder == tmp_path / "home" / "main"
    assert not house.shelf().is_new()  # there is none to go back to
    assert not house.loaded


async def test_another_vault_is_chosen_or_begun_or_left(tmp_path):
    stamped(tmp_path, main=100, work=50)
    house = Gatehouse(tmp_path / "main")
    shelf = house.shelf()
    assert [vault.name for vault in await shelf.vaults()] == ["main", "work"]
    shelf.choose("work")
    assert (shelf.name(), shelf.is_new()) == ("work", False)
    shelf.begin("third")
    assert (house.folder, shelf.is_new()) == (tmp_path / "third", True)
    assert not house.folder.exists()
    shelf.turn_back()
    assert (shelf.name(), shelf.is_new()) == ("work", False)


def test_names_no_vault_may_have_and_vaults_that_are_gone(tmp_path):
    stamped(tmp_path, main=100)
    shelf = Gatehouse(tmp_path / "main").shelf()
    with pytest.raises(BadInput):
        shelf.begin("my vault")
    with pytest.raises(VaultExists):
        shelf.begin("main")
    for name in ("gone", "../main/..", ""):
        with pytest.raises(VaultMissing):
            shelf.choose(name)
    assert shelf.name() == "main"


def test_the_pause_is_that_of_the_vault_chosen(tmp_path):
    stamped(tmp_path, main=100, work=50)
    (tmp_path / "main" / "vault.tries").write_text("2999-01-01T00:00:00+00:00\n" * 5 + "junk\n")
    house = Gatehouse(tmp_path / "main")
    assert 15 < house.wait_s() <= 16
    house.shelf().choose("work")
    assert house.wait_s() == 0
