"""The window's ground: offscreen, drawn in software, nothing moving by itself."""

import gc
import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["SANCTUM_REDUCED_MOTION"] = "1"

import pytest
from doubles import World

from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.ui.qt.icons import use_icons


@pytest.fixture(autouse=True, scope="session")
def icons():
    """A screen that names an icon nobody drew fails: Qt warns of it."""
    use_icons(asset_path("icons"))


@pytest.fixture
def world(qapp):
    world = World()
    yield world
    world.rest()
    # Here and now: left to chance, a thread of the vault's would free what belongs to Qt's.
    gc.collect()
