"""What every test needs: the words for people, installed as bootstrap installs them."""

import pytest

from sanctum_desktop.bootstrap.words import install_words


@pytest.fixture(autouse=True, scope="session")
def _words() -> None:
    install_words()
