"""The Diagnostics page: what was counted, in words; engines that are down; no word of anybody."""

import re
import sys

import pytest

from sanctum_desktop.adapters.in_memory import (
    InMemoryAttachments,
    InMemoryConversations,
    InMemoryFacts,
    InMemoryHiddenWords,
    InMemoryHostedServers,
    InMemoryPlanItems,
    InMemoryResumes,
)
from sanctum_desktop.adapters.scripted.engine import Piece, Script
from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.adapters.scripted.model_chains import ScriptedChains
from sanctum_desktop.bootstrap.desk import make_desk
from sanctum_desktop.bootstrap.diagnostics import confinement_rows, diagnosing, health, prompt_rows
from sanctum_desktop.bootstrap.engines import Engines
from sanctum_desktop.bootstrap.measuring import measured, measured_desk
from sanctum_desktop.bootstrap.prompts import own_prompts
from sanctum_desktop.core.domain.diagnostics import DiagnosticGroup, DiagnosticRow, Load
from sanctum_desktop.core.domain.errors import EngineDied, SanctumError, VaultUnreadable
from sanctum_desktop.core.domain.model_tasks import Asked, Feature, Outcome, TaskRecord
from sanctum_desktop.core.prompts.template import prompt_source, read_template
from sanctum_desktop.core.use_cases.ask_model import AskModel
from sanctum_desktop.runtime.engine_process.supervision import Ending
from sanctum_desktop.ui.features.settings.diagnostics_model import as_text

CANARY = "marmalade"
TEMPLATE = read_template(
    "mirror.v1",
    """+++
manner = "warm"
most_tokens = 20
+++

# System
You greet.

# Task
They said: {{said}}

# Answer
{"type": "object", "properties": {"text": {"type": "string", "maxLength": 400}}}
""",
)


class Machine:
    """A computer at rest; its clock moves half a second a look."""

    now_s = 0.0

    def now(self):
        return Load(processor=0.125, memory=0.61, own_bytes=212_400_000)

    def seconds(self):
        self.now_s += 0.5
        return self.now_s


class Vault:
    """The stores of a vault."""

    def __init__(self):
        self.doubt = ""
        self.conversations, self.facts = InMemoryConversations(), InMemoryFacts()
        self.resumes, self.trail, self.model_states = InMemoryResumes(), None, None
        self.trees = self.messages = self.server_keys = self.net_ledger = None
        self.servers = InMemoryHostedServers()
        self.hidden_words = InMemoryHiddenWords()
        self.plan = InMemoryPlanItems()
        self.attachments = InMemoryAttachments(self.conversations)


@pytest.fixture
def engines():
    return Engines()


@pytest.fixture
def page(engines):
    return diagnosing(engines, load=Machine())


async def ask(engines, *answers, accept=lambda answer: answer):
    chains = ScriptedChains(ScriptedModel(*answers))
    use_case = AskModel(chains=chains, log=engines.metrics, clock=Machine())
    asked = Asked({"said": f"I sold {CANARY}"})
    for _ in answers:
        await use_case(Feature.MIRROR, TEMPLATE, asked, accept=accept)


def of(rows, group):
    return [row for row in rows if row.group is group]


async def test_nothing_measured_yet_is_a_page_of_the_computer_alone(page):
    rows = await page.read()
    assert {row.group for row in rows} == {DiagnosticGroup.COMPUTER}
    assert [(row.name, row.value) for row in rows[:2]] == [
        ("Processor", "12\N{NO-BREAK SPACE}%"),
        ("Memory", "61\N{NO-BREAK SPACE}%"),
    ]
    assert rows[1].note == "The app holds 212 MB of it, without its engines."
    assert page.notices() == ()


async def test_confinement_is_told_as_the_doctor_does(engines, socket_enabled):
    rows = await diagnosing(engines, confinement_rows, load=Machine()).read()
    assert [row.name for row in rows[2:]] == ["Network", "Closed memory"]
    if sys.platform == "linux":
        assert rows[2].value == "This process could open an internet socket."


async def test_what_became_of_each_models_tasks(engines, page):
    await ask(engines, '{"text": "Hello."}', "no shape", EngineDied("It is gone."))
    await ask(engines, '{"text": "You led 800."}', accept=lambda _: None)
    (task,) = engines.metrics.tasks
    for outcome in (Outcome.REGENERATED, Outcome.EDITED):
        later = TaskRecord(feature=task.feature, author=task.author, outcome=outcome, total_s=0.0)
        engines.metrics.note(later)
    (row,) = of(await page.read(), DiagnosticGroup.MODELS)
    assert row.name == "Gem's short reflections"
    assert row.value == "Asked 4 times: 1 used, 3 left to the Guide."
    author, reasons, first, whole, speed = row.note.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert author == "With scripted-1, asked by mirror.v1."
    assert reasons == (
        "Not of the shape asked for: 1. Said what you had not: 1."
        " The model ended in the middle: 1."
        " You asked for another reply: 1. You changed what it had replied to: 1."
    )
    assert first == "First word: p50 500 ms, p95 500 ms, p99 500 ms."
    assert whole.startswith("Whole answer: p50 ")
    assert speed.endswith(
        "tokens a second, reading included. 33 % of what it read it knew already."
    )


async def test_what_the_use_cases_took_and_how_they_failed(engines, page):
    counts = engines.metrics.begin("read_talk")
    engines.metrics.end(engines.metrics.begin("read_talk"), 0.0352)
    engines.metrics.end(counts, 12.0, VaultUnreadable(CANARY))
    engines.metrics.leave(engines.metrics.begin("not_yet_in_words"))
    known, unknown = of(await page.read(), DiagnosticGroup.VERBS)
    assert (known.name, known.value) == ("Read a talk", "2 times, errors: 1")
    assert known.note.replace("\N{NO-BREAK SPACE}", " ").splitlines() == [
        "Errors by type: VaultUnreadable 1.",
        "Took: p50 36 ms, p95 12 s, p99 12 s.",  # 35.2, to 4.5%
        "Most at once: 2.",
    ]
    assert (unknown.name, unknown.value) == ("not_yet_in_words", "0 times, no errors")
    assert unknown.note == "Left before the end: 1."


async def test_rows_of_other_owners_come_in_their_place(engines):
    async def own_prompts():
        return [DiagnosticRow(group=DiagnosticGroup.PROMPTS, name="mirror.v1", value="Your own")]

    async def more_models():
        return [DiagnosticRow(group=DiagnosticGroup.MODELS, name="a", value="b")]

    rows = await diagnosing(engines, own_prompts, more_models, load=Machine()).read()
    assert rows[0].name == "a"
    assert rows[-1].name == "mirror.v1"


async def test_an_engine_that_stays_off_is_told_and_can_be_tried_again(engines, page):
    process = engines.process("scripted", Piece)
    try:
        for _ in range(5):
            process._gone(Ending.CRASHED)
        assert health(engines, Machine()).engines_down == (process.why_down,)
        (notice,) = page.notices()
        assert notice.severe
        assert notice.words.startswith("The trial engine stays off after several tries")
        (row,) = of(await page.read(), DiagnosticGroup.ENGINES)
        assert row.down == "scripted"
        page.try_again("scripted")
        assert page.notices() == ()
        assert len([piece async for piece in process.call(Script(1))]) == 1
        (row,) = of(await page.read(), DiagnosticGroup.ENGINES)
        assert (row.name, row.value, row.down) == ("The trial engine", "Runs", "")
        assert row.note == "Started: 1."
    finally:
        await engines.stop()


class Failing:
    """A verb that fails with somebody's words."""

    def __init__(self, error):
        self._error = error

    async def __call__(self):
        raise self._error


async def test_no_planted_word_is_on_the_page_in_its_copy_or_in_what_is_counted(engines, page):
    desk = measured_desk(make_desk(Vault(), None, engines), engines.metrics)
    reply = await desk.interview(conversation=None, said=None)
    for said in (f"I sold {CANARY} in Cebu since 2016.", f"I doubled {CANARY} to 40 jars a day."):
        reply = await desk.interview(conversation=reply.conversation, said=said)
    await desk.write_resume(conversation=reply.conversation)
    for answer in (f'{{"text": "{CANARY}"}}', CANARY, SanctumErrorOf(CANARY)):
        await ask(engines, answer)
    kind = type(CANARY, (ValueError,), {})
    for error in (kind(CANARY), VaultUnreadable(CANARY, advice=CANARY)):
        with pytest.raises((ValueError, SanctumError), match=CANARY):
            await measured(Failing(error), "read_talk", engines.metrics)()
    rows = await page.read()
    assert {row.group for row in rows} >= {DiagnosticGroup.MODELS, DiagnosticGroup.VERBS}
    for held in (repr(rows), as_text(rows, page.notices()), everything(engines.metrics)):
        assert not re.search(f"(?i){CANARY}|cebu|jars", held)


class SanctumErrorOf(EngineDied):
    """An engine's end, with somebody's words."""


def everything(held, depth=0):
    """All that is in the store, to the last name."""
    if depth > 8:
        return ""
    if isinstance(held, dict):
        return " ".join(everything(one, depth + 1) for pair in held.items() for one in pair)
    if isinstance(held, list | tuple | set) or type(held).__name__ == "deque":
        return repr(held) + " ".join(everything(one, depth + 1) for one in held)
    inner = [getattr(held, "__dict__", {})]
    inner += [
        {name: getattr(held, name) for name in getattr(kind, "__slots__", ())}
        for kind in type(held).__mro__
        if not isinstance(held, str | int | float)
    ]
    return repr(held) + " ".join(everything(one, depth + 1) for one in inner if one)


async def test_own_prompts_are_named_and_none_of_their_words_shown(tmp_path):
    engines, folder = Engines(), tmp_path / "prompts"
    page = diagnosing(engines, prompt_rows(own_prompts(tmp_path)), load=Machine())
    assert of(await page.read(), DiagnosticGroup.PROMPTS) == []
    folder.mkdir()
    own = prompt_source("mirror.v1").replace("Gem is calm and plain.", f"Gem likes {CANARY}.")
    (folder / "mirror.v1.md").write_text(f"{own}\n", encoding="utf-8")
    (folder / "follow_up.v1.md").write_text(f"Only {CANARY}.", encoding="utf-8")
    (folder / "resume_line.v1.md").write_bytes(b"\xff")
    rows = of(await page.read(), DiagnosticGroup.PROMPTS)
    follow_up, mirror, line = [(row.name, row.value, row.note) for row in rows]
    assert mirror[:2] == ("mirror.v1", "Yours is used.")
    assert mirror[2].startswith("Lines of yours: 2. Lines left out: 1.")
    assert follow_up[1].startswith("The file is not written as a prompt is")
    assert follow_up[2].startswith("Lines of yours: 1.")
    assert line == (
        "resume_line.v1",
        "The file cannot be read as text; the one that ships is used.",
        "",
    )
    assert CANARY not in as_text(rows, [])
