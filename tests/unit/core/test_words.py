"""The catalogue: compiled, complete, and in the voice."""

import io
import re
import runpy
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo

from sanctum_desktop.core.domain import words
from sanctum_desktop.core.domain.hosted import Dialect
from sanctum_desktop.core.domain.net import NetPurpose
from sanctum_desktop.core.domain.persona import Tool

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "assets" / "i18n" / "en" / "LC_MESSAGES"
MERGED = runpy.run_path(str(ROOT / "packaging" / "compile_words.py"))["merged"](FOLDER)
MESSAGES = {message.id: message.string for message in MERGED if message.id}
BANNED = re.compile(
    r"(?i)journey|passionate|leverage|\bunlock|great question|as an ai"
    r"|i understand how you feel|!!|amazing|awesome|[\U0001F300-\U0001FAFF]"
)


def test_the_compiled_catalogue_is_current():
    compiled = io.BytesIO()
    write_mo(compiled, MERGED)
    assert compiled.getvalue() == (FOLDER / "sanctum.mo").read_bytes()


@pytest.mark.parametrize("message", [m for m in MESSAGES if m.startswith(("gem.", "abby."))])
def test_gem_and_abby_keep_their_voice(message):
    assert not BANNED.search(MESSAGES[message])


@pytest.mark.parametrize(
    "message", [m for m in MESSAGES if m.startswith(("gem.ask", "gem.follow"))]
)
def test_one_question_and_it_comes_last(message):
    assert MESSAGES[message].count("?") == 1
    assert MESSAGES[message].endswith("?")


def test_every_question_has_variants_enough():
    topics = {".".join(m.split(".")[:-1]) for m in MESSAGES if m.startswith("gem.ask")}
    assert all(len(words.variants(topic)) >= 6 for topic in topics)


def test_every_id_the_code_speaks_exists():
    spoken = set()
    for path in (ROOT / "sanctum_desktop").rglob("*.py"):
        spoken |= set(re.findall(r'text\("([a-z_.]+)"', path.read_text(encoding="utf-8")))
    for path in (ROOT / "sanctum_desktop").rglob("*.qml"):
        spoken |= set(re.findall(r'Words\.text\("([a-z_.]+)"', path.read_text(encoding="utf-8")))
    assert spoken
    assert sorted(spoken - set(MESSAGES)) == []


OF_VALUES = {
    "ui.talk.act": [
        tool for tool in Tool if tool is not Tool.RECALL
    ],  # what is looked up is not offered
    "ui.beside.can": Tool,
    "ui.servers.kind": Dialect,
    "net.ask": NetPurpose,
    "ledger.purpose": NetPurpose,
}


@pytest.mark.parametrize(
    "message", [f"{prefix}.{value}" for prefix, values in OF_VALUES.items() for value in values]
)
def test_what_is_spoken_of_by_its_value_has_words(message):
    assert message in MESSAGES
