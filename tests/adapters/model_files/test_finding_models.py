"""Models are found where programs and people left them, and nothing outside is followed."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from gguf_files import split, tiny
from sanctum_desktop.adapters.model_files.finding import FoundOnDisk
from sanctum_desktop.adapters.model_files.usual_places import usual_places
from sanctum_desktop.core.domain.errors import BadInput, NotFound

WHOLE = tiny().bytes()
DIGEST = hashlib.sha256(WHOLE).hexdigest()
OTHER_DIGEST = "ab" * 32


@pytest.fixture
def finder():
    return FoundOnDisk([])


def put(path: Path, data: bytes = WHOLE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def put_split(folder: Path, stem: str = "big-q4_k_m", count: int = 3) -> list[Path]:
    parts = split(tiny(), count)
    return [
        put(folder / f"{stem}-{number:05}-of-{count:05}.gguf", part)
        for number, part in enumerate(parts, 1)
    ]


def put_ollama(folder: Path, name: str, layers: object, blob: str = DIGEST) -> Path:
    put(folder / "blobs" / f"sha256-{blob}")
    return put(folder / "manifests" / name, json.dumps({"layers": layers}).encode())


def weights(digest: str = f"sha256:{DIGEST}") -> dict[str, object]:
    return {"mediaType": "application/vnd.ollama.image.model", "digest": digest, "size": 1}


TEMPLATE = {"mediaType": "application/vnd.ollama.image.template", "digest": "sha256:" + "0" * 64}


def put_hub(cache: Path, revision: str = "c0ffee", file: str = "tiny-q8_0.gguf") -> Path:
    """A repository as huggingface_hub keeps it: a snapshot of links into blobs."""
    model = cache / "models--Some-Body--Tiny-GGUF"
    blob = put(model / "blobs" / DIGEST)
    return linked(model / "snapshots" / revision / file, blob)


def linked(link: Path, to: Path) -> Path:
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(os.path.relpath(to, link.parent))
    return link


async def names(finder, folder):
    return [model.name for model in await finder.at(str(folder))]


async def test_any_folder(finder, tmp_path):
    put(tmp_path / "Zebra.gguf")
    put(tmp_path / "deep" / "er" / "apple.GGUF")
    put(tmp_path / "mmproj-apple-f16.gguf")
    put(tmp_path / "notes.txt")
    found = await finder.at(str(tmp_path))
    assert [model.name for model in found] == ["apple", "Zebra"]
    assert found[1].files[0].path == str(tmp_path / "Zebra.gguf")
    assert found[1].files[0].bytes == len(WHOLE)
    assert found[1].found_in == ""


async def test_nothing_there(finder, tmp_path):
    assert await finder.at(str(tmp_path)) == ()
    with pytest.raises(NotFound, match="nothing to read at"):
        await finder.at(str(tmp_path / "gone"))


async def test_places_that_may_not_be_looked_at_are_passed(tmp_path):
    """As the service's own folder of Ollama is, for anybody else; here by a name too long."""
    finder = FoundOnDisk([tmp_path / ("x" * 300)])
    assert await finder.usual() == ()
    with pytest.raises(NotFound):
        await finder.at(str(tmp_path / ("x" * 300)))


async def test_names_that_are_no_text(finder, tmp_path):
    file = os.fsencode(tmp_path) + b"/\xff.gguf"
    put(Path(os.fsdecode(file)))
    put(tmp_path / "good.gguf")
    assert await names(finder, tmp_path) == ["good"]
    with pytest.raises(BadInput, match="not readable"):
        await finder.at(os.fsdecode(file))


async def test_a_split_model_is_one_by_any_of_its_parts(finder, tmp_path):
    parts = put_split(tmp_path)
    for place in (tmp_path, parts[0], parts[2]):
        (model,) = await finder.at(str(place))
        assert model.name == "big-q4_k_m"
        assert [file.path for file in model.files] == [str(part) for part in parts]


async def test_a_part_that_is_missing_is_left_to_the_inspection(finder, tmp_path):
    parts = put_split(tmp_path)
    parts[1].unlink()
    (model,) = await finder.at(str(tmp_path))
    assert len(model.files) == 2


async def test_a_million_parts_are_not_looked_for(finder, tmp_path):
    file = put(tmp_path / "x-00001-of-99999.gguf")
    assert await finder.at(str(tmp_path)) == ()
    (model,) = await finder.at(str(file))
    assert len(model.files) == 1


async def test_the_tree_of_lm_studio(finder, tmp_path):
    for root in (tmp_path / ".lmstudio" / "models", tmp_path / "lm-studio" / "models"):
        file = put(root / "some-body" / "Tiny-GGUF" / "Tiny-Q8_0.gguf")
        for place in (root, file):
            (model,) = await finder.at(str(place))
            assert (model.found_in, model.repository) == ("LM Studio", "some-body/Tiny-GGUF")


async def test_the_cache_of_the_hub(finder, tmp_path):
    link = put_hub(tmp_path)
    put_hub(tmp_path, "decade")
    found = await finder.at(str(tmp_path))
    assert len(found) == 1, "the same blob in two revisions is one model"
    for model in (found[0], (await finder.at(str(link)))[0]):
        assert model.name == "tiny-q8_0"
        assert (model.found_in, model.repository) == ("Hugging Face", "Some-Body/Tiny-GGUF")
        assert model.revision == "c0ffee"
        (file,) = model.files
        assert file.path.endswith(f"blobs/{DIGEST}")
        assert file.sha256 == DIGEST


async def test_a_split_model_in_the_cache_of_the_hub(finder, tmp_path):
    model = tmp_path / "models--a--b"
    links = []
    for number, part in enumerate(split(tiny(), 2), 1):
        blob = put(model / "blobs" / hashlib.sha256(part).hexdigest(), part)
        links.append(linked(model / "snapshots" / "c0ffee" / f"m-{number:05}-of-00002.gguf", blob))
    for place in (tmp_path, links[1]):
        (found,) = await finder.at(str(place))
        assert len(found.files) == 2


@pytest.mark.parametrize(
    ("manifest", "name"),
    [
        ("registry.ollama.ai/library/llama3.2/3b", "llama3.2:3b"),
        ("registry.ollama.ai/somebody/tuned/latest", "somebody/tuned:latest"),
        ("hf.co/a/b-GGUF/Q4_K_M", "hf.co/a/b-GGUF:Q4_K_M"),
        ("odd/place", "odd:place"),
    ],
)
async def test_ollama_by_its_manifests(finder, tmp_path, manifest, name):
    put_ollama(tmp_path / "models", manifest, [TEMPLATE, weights()])
    for place in (tmp_path, tmp_path / "models"):
        (model,) = await finder.at(str(place))
        assert (model.name, model.found_in) == (name, "Ollama")
        assert model.files[0].sha256 == DIGEST
        assert model.files[0].bytes == len(WHOLE)


async def test_ollama_blobs_of_older_versions(finder, tmp_path):
    put_ollama(tmp_path, "r/l/m/t", [weights()])
    (tmp_path / "blobs" / f"sha256-{DIGEST}").rename(tmp_path / "blobs" / f"sha256:{DIGEST}")
    assert await names(finder, tmp_path) == ["r/l/m:t"]


@pytest.mark.parametrize(
    "layers",
    [
        [],
        [TEMPLATE],
        [weights(f"sha256:{OTHER_DIGEST}")],
        [weights("sha256:../../../../etc/passwd")],
        [weights(f"sha256:{DIGEST}/../x")],
        [weights(f"md5:{DIGEST}")],
        [weights(), weights(f"sha256:{OTHER_DIGEST}")],
        [{"mediaType": 5, "digest": 6}],
        "layers",
        None,
    ],
)
async def test_manifests_that_lead_nowhere_are_passed(finder, tmp_path, layers):
    put_ollama(tmp_path, "r/l/m/t", layers)
    put_ollama(tmp_path, "r/l/good/t", [weights()])
    assert await names(finder, tmp_path) == ["r/l/good:t"]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff" * 9, b"[" * 90_000, b" " * (2 << 20)])
async def test_manifests_that_are_none_are_passed(finder, tmp_path, content):
    put_ollama(tmp_path, "r/l/good/t", [weights()])
    put(tmp_path / "manifests" / "r" / "l" / "bad" / "t", content)
    assert await names(finder, tmp_path) == ["r/l/good:t"]


async def test_no_link_leads_out_of_the_folder(finder, tmp_path):
    outside = put(tmp_path / "outside" / "secret.gguf")
    inside = tmp_path / "inside"
    put(inside / "real.gguf")
    (inside / "near.gguf").symlink_to("real.gguf")
    (inside / "far.gguf").symlink_to(outside)
    (inside / "folder").symlink_to(outside.parent)
    (inside / "ring.gguf").symlink_to("ring.gguf")
    (inside / "gone.gguf").symlink_to("nowhere.gguf")
    found = await finder.at(str(inside))
    assert [file.path for model in found for file in model.files] == [str(inside / "real.gguf")]


async def test_no_link_of_ollama_leads_out_either(finder, tmp_path):
    outside = put(tmp_path / "outside")
    inside = tmp_path / "inside"
    put_ollama(inside, "r/l/good/t", [weights()])
    put_ollama(inside, "r/l/far/t", [weights(f"sha256:{OTHER_DIGEST}")])
    (inside / "blobs" / f"sha256-{OTHER_DIGEST}").symlink_to(outside)
    other = tmp_path / "manifest.json"
    other.write_text(json.dumps({"layers": [weights()]}))
    (inside / "manifests" / "r" / "l" / "linked").symlink_to(other)
    assert await names(finder, inside) == ["r/l/good:t"]


async def test_the_other_parts_of_a_named_file_are_near_it(finder, tmp_path):
    """The person may name a link to anywhere; what a stranger laid beside it leads nowhere."""
    parts = put_split(tmp_path, count=2)
    outside = put(tmp_path.parent / f"{tmp_path.name}-outside")
    parts[1].unlink()
    parts[1].symlink_to(outside)
    (model,) = await finder.at(str(parts[0]))
    assert [file.path for file in model.files] == [str(parts[0])]
    link = tmp_path / "named.gguf"
    link.symlink_to(outside)
    (named,) = await finder.at(str(link))
    assert named.files[0].path == str(outside)


async def test_pipes_and_folders_are_no_models(finder, tmp_path):
    (tmp_path / "folder.gguf").mkdir()
    os.mkfifo(tmp_path / "pipe.gguf")
    assert await finder.at(str(tmp_path)) == ()


async def test_a_walk_ends_twelve_folders_down(finder, tmp_path):
    put(tmp_path.joinpath(*"abcdefghijkl") / "reached.gguf")
    put(tmp_path.joinpath(*"abcdefghijklm") / "too_deep.gguf")
    assert await names(finder, tmp_path) == ["reached"]


async def test_a_walk_ends_after_very_many_names(finder, tmp_path, monkeypatch):
    monkeypatch.setattr("sanctum_desktop.adapters.model_files.finding._MOST_NAMES", 3)
    for number in range(5):
        put(tmp_path / f"{number}.gguf")
    assert await names(finder, tmp_path) == ["0", "1", "2"]


async def test_very_many_manifests_end_too(finder, tmp_path, monkeypatch):
    monkeypatch.setattr("sanctum_desktop.adapters.model_files.ollama._MOST_MANIFESTS", 1)
    for model in "ab":
        put_ollama(tmp_path, f"r/l/{model}/t", [weights()])
    assert await names(finder, tmp_path) == ["r/l/a:t"]


async def test_the_usual_places_are_those_their_programs_document(tmp_path):
    home = tmp_path / "me"
    put(home / ".lmstudio" / "models" / "p" / "r" / "studio.gguf")
    put_hub(home / ".cache" / "huggingface" / "hub")
    put_ollama(home / ".ollama" / "models", "registry.ollama.ai/library/o/1", [weights()])
    places = [place for place in usual_places(home, {}) if place.is_relative_to(home)]
    found = await FoundOnDisk(places).usual()
    assert [model.name for model in found] == ["o:1", "studio", "tiny-q8_0"]


def test_the_usual_places_follow_the_environment(tmp_path):
    told = {"OLLAMA_MODELS": "/o", "HF_HOME": "/h", "XDG_CACHE_HOME": "/x"}
    assert {Path("/o"), Path("/h/hub")} <= set(usual_places(tmp_path, told))
    assert Path("/x/huggingface/hub") in usual_places(tmp_path, {"XDG_CACHE_HOME": "/x"})
    assert Path("/c") in usual_places(tmp_path, told | {"HF_HUB_CACHE": "/c"})
