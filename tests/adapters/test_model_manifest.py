"""The catalogue: what ships is as it should be, and what is not says where."""

from pathlib import Path

import pytest

from sanctum_desktop.adapters.model_catalogue.manifest import ShippedManifest
from sanctum_desktop.bootstrap.assets import shipped_path
from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.models import ModelKind

GOOD = """\
# a catalogue
[[model]]
id = "one"
kind = "language"
name = "One"
repository = "some-body/One-GGUF"
revision = "0123456789abcdef0123456789abcdef01234567"
licence = "apache-2.0"
ram = 900

[[model.files]]
path = "folder/one.gguf"
sha256 = "abababababababababababababababababababababababababababababababab"
bytes = 5

[[model]]
id = "two" # another
kind = "embedding"
name = "Two"
repository = "some-body/two"

[[model.files]]
path = "a.json"

[[model.files]]
path = "b.json"
"""


@pytest.fixture
def read(tmp_path):
    def entries(text: str):
        (tmp_path / "manifest.toml").write_text(text)
        return ShippedManifest(tmp_path / "manifest.toml").entries()

    return entries


def test_a_good_one(read):
    one, two = read(GOOD)
    assert (one.id, one.kind, one.licence, one.ram_bytes) == (
        "one",
        ModelKind.LANGUAGE,
        "apache-2.0",
        900,
    )
    assert (one.files[0].path, one.files[0].bytes) == ("folder/one.gguf", 5)
    assert (two.revision, two.licence, two.ram_bytes) == ("", "", 0)
    assert [(file.sha256, file.bytes) for file in two.files] == [("", 0), ("", 0)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('id = "one"', 'id = "One!"', ["line 3,", "model[0].id"]),
        ('kind = "embedding"', 'kind = "cooking"', ["line 18,", "model[1].kind", "cooking"]),
        ("ram = 900", 'ram = "much"', ["line 9,", "model[0].ram", "int"]),
        ("ram = 900", "ram = -1", ["line 9,", ">= 0"]),
        ("bytes = 5", "bytes = 5.5", ["line 14,", "files[0].bytes"]),
        ('path = "b.json"', 'path = "../b.json"', ["line 26,", "model[1].files[1].path"]),
        ('path = "b.json"', 'path = "/b.json"', ["line 26,", "files[1].path"]),
        ("ram = 900", "ram = 1000000000000000000", ["line 9,", "<= "]),
        ("bytes = 5", "bytes = 1000000000000000000", ["line 14,", "files[0].bytes"]),
        ('id = "two"', 'id = "two\\n"', ["line 17,", "model[1].id"]),
        ('id = "two"', 'id = "two."', ["line 17,", "model[1].id"]),
        ('repository = "some-body/two"', 'repository = "../.."', ["line 20,", "repository"]),
        *(
            ('path = "b.json"', f'path = "{path}"', ["line 26,", "files[1].path"])
            for path in (
                "a//b",
                "a/",
                ".lock",
                "b.json\\n",
                "a/nul.json",
                "COM1",
                "a./b",
                "b" * 256,
            )
        ),
        ('path = "b.json"', "", ["line 25,", "missing required field `path`"]),
        ('repository = "some-body/two"', "", ["line 16,", "`repository`"]),
        ('repository = "some-body/two"', 'repository = "two"', ["line 20,", "repository"]),
        ("0123456789abcdef0123456789abcdef01234567", "main", ["line 7,", "revision"]),
        ("ab" * 32, "ab" * 31, ["line 13,", "sha256"]),
        ('name = "Two"', 'name = "Two"\nsize = 3', ["line 16,", "`size`"]),
        ('id = "two"', 'id = "one"', ["the id one stands there twice"]),
        ('id = "two" # another', "id = two", ["line 17, column"]),
        ("[[model]]", "[[models]]", ["models"]),
    ],
)
def test_what_is_wrong_is_told_with_line_and_key(read, old, new, told):
    assert old in GOOD
    with pytest.raises(BadInput) as refusal:
        read(GOOD.replace(old, new))
    for part in told:
        assert part in str(refusal.value)


def test_a_file_that_is_none(tmp_path):
    for path in (tmp_path / "gone.toml", tmp_path):
        with pytest.raises(BadInput, match="cannot be read"):
            ShippedManifest(path).entries()
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadInput, match="cannot be read"):
        ShippedManifest(tmp_path / "bytes.toml").entries()


def shipped():
    return ShippedManifest(shipped_path("models", "manifest.toml")).entries()


def test_what_ships_has_models_of_each_kind_and_four_sizes_of_language():
    kinds = [entry.kind for entry in shipped()]
    assert kinds.count(ModelKind.LANGUAGE) == 4
    assert set(kinds) == set(ModelKind)


def test_what_ships_is_looked_up_as_a_whole_or_not_at_all():
    """A size without the commit it belongs to would be a guess."""
    for entry in shipped():
        figures = [bool(file.sha256 and file.bytes) for file in entry.files]
        assert set(figures) == {bool(entry.revision)}, entry.id
        assert all(bool(file.sha256) == bool(file.bytes) for file in entry.files), entry.id


def test_what_ships_is_where_a_wheel_and_a_frozen_app_put_it():
    assert shipped_path("models", "manifest.toml") == (
        Path(__file__).parents[2] / "models" / "manifest.toml"
    )
