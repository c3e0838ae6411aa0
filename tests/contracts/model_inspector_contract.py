"""What every ModelInspector keeps to; the subclass gives `inspector`."""

import os
from pathlib import Path

import pytest

from chat_templates import FOUND
from gguf_files import TEXT, split, tiny
from sanctum_desktop.core.domain.errors import ModelRefused, NotFound
from sanctum_desktop.core.domain.models import ModelFile, ModelKind


def named(*paths: Path) -> list[ModelFile]:
    return [ModelFile(path=str(path), bytes=0) for path in paths]


@pytest.fixture
def put(tmp_path):
    """Writes a file of that content; gives what names it."""

    def put(content: bytes, name: str = "a.gguf") -> list[ModelFile]:
        (tmp_path / name).write_bytes(content)
        return named(tmp_path / name)

    return put


class ModelInspectorContract:
    async def test_it_says_what_a_model_is(self, inspector, put):
        facts = await inspector.inspect(put(tiny().bytes()))
        assert (facts.architecture, facts.kind) == ("llama", ModelKind.LANGUAGE)
        assert (facts.name, facts.layers) == ("Tiny Test", 2)
        assert facts.file_bytes == len(tiny().bytes())

    async def test_parts_are_one_model(self, inspector, put):
        parts = [put(data, f"{at}.gguf")[0] for at, data in enumerate(split(tiny(), 3))]
        whole = await inspector.inspect(put(tiny().bytes()))
        assert (await inspector.inspect(parts)).parameters == whole.parameters

    async def test_it_finds_how_turns_are_told_apart(self, inspector, put):
        template, marks = FOUND["granite"]
        file = tiny()
        file["tokenizer.chat_template"] = (TEXT, template)
        assert await inspector.chat(put(file.bytes())) == marks

    @pytest.mark.parametrize("template", ["", "{{ nothing }}", "{% no %}"])
    async def test_or_says_that_it_did_not(self, inspector, put, template):
        file = tiny()
        file["tokenizer.chat_template"] = (TEXT, template)
        assert await inspector.chat(put(file.bytes())) is None

    async def test_what_is_no_model_is_refused(self, inspector, put):
        for look in (inspector.inspect, inspector.chat):
            with pytest.raises(ModelRefused, match="not a GGUF") as refusal:
                await look(put(b"<html>404</html>"))
            assert refusal.value.advice
            with pytest.raises(ModelRefused, match="0 files"):
                await look([])

    async def test_what_is_not_there_is_told(self, inspector, tmp_path):
        for look in (inspector.inspect, inspector.chat):
            with pytest.raises(NotFound, match="cannot be read"):
                await look(named(tmp_path / "gone.gguf"))
            with pytest.raises(NotFound, match="cannot be read"):
                await look(named(tmp_path))

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
    async def test_a_pipe_in_place_of_a_file_keeps_nobody_waiting(self, inspector, tmp_path):
        os.mkfifo(tmp_path / "pipe.gguf")
        with pytest.raises(NotFound, match="no file"):
            await inspector.inspect(named(tmp_path / "pipe.gguf"))
