"""A server that answers as it is told, and whoever speaks to it."""

import pytest
from hosted_ground import Ground

from hosted_server import Server, serving


@pytest.fixture
def server():
    with serving(Server()) as one:
        yield one


@pytest.fixture
def ground(tmp_path):
    return Ground(tmp_path)
