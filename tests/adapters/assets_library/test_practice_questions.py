"""Questions of an interview, read from files."""

import pytest

from sanctum_desktop.adapters.assets_library.questions import read_questions
from sanctum_desktop.core.domain.questions import QuestionKind

ONE = """[[question]]
id = "a.1"
kind = "craft"
text = "How?"
simpler = "So?"
holds = ["a way"]
"""


def test_every_file_of_a_folder_is_read(tmp_path):
    (tmp_path / "a.toml").write_text(ONE)
    (tmp_path / "b.toml").write_text(ONE.replace("a.1", "b.1"))
    first, second = read_questions(tmp_path)
    assert (first.id, second.id) == ("a.1", "b.1")
    assert (first.kind, first.holds) == (QuestionKind.CRAFT, ("a way",))


def test_a_kind_there_is_none_of_is_an_error(tmp_path):
    (tmp_path / "a.toml").write_text(ONE.replace("craft", "charm"))
    with pytest.raises(ValueError, match="charm"):
        read_questions(tmp_path)
