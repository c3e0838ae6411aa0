"""The window's ground: offscreen, drawn in software, nothing moving by itself."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["SANCTUM_REDUCED_MOTION"] = "1"

import pytest
from doubles import World


@pytest.fixture
def world(qapp):
    world = World()
    yield world
    world.rest()
