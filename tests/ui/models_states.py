"""States of the models' screen, from nothing at all to three hundred of them."""

import asyncio
from dataclasses import replace

from full_worlds import LONG
from models_double import CEILING, FOUND, MISTRAL, NOMIC, QWEN
from PySide6.QtGui import QGuiApplication

from sanctum_desktop.core.domain.errors import BadInput, CannotWrite, ModelRefused
from sanctum_desktop.core.domain.models import FileState, ModelFile

TESTED = replace(QWEN, ceiling=CEILING)
TRUSTED = replace(QWEN, ceiling=replace(CEILING, trusted=(CEILING.marks[2].feature,)))
REFUSED = ModelRefused(
    "This is not a whole model: its header ends in the middle. Nothing was added.",
    advice="Download it again, or choose another.",
)
UNREADABLE = BadInput(
    "The list of models, /home/miriam/.local/share/sanctum/vaults/models.json, cannot be read. "
    "The models themselves are safe.",
    advice="Move that file away and add the models again.",
)
BROKEN = CannotWrite(
    "The connection to huggingface.co broke off. What came is kept.",
    advice="Look whether this computer is online, then go on.",
)
# What is known, and the key of what stands open.
STATES = {
    "models_empty": ((), ""),
    "models_plain": ((), "offered:qwen3-4b"),
    "models_nothing_found": ((), ""),
    "models_looking": ((), ""),
    "models_found": ((), f"found:{FOUND[0].files[0].path}"),
    "models_adding": ((), f"found:{FOUND[0].files[0].path}"),
    "models_refused": ((), f"found:{FOUND[1].files[0].path}"),
    "models_entry": ((), "offered:qwen3-8b"),
    "models_consent": ((), "offered:qwen3-4b"),
    "models_asking": ((), "offered:qwen3-4b"),
    "models_offer": ((), "offered:qwen3-4b"),
    "models_no_room": ((), "offered:qwen3-4b"),
    "models_downloading": ((), "offered:qwen3-4b"),
    "models_stopped": ((), "offered:qwen3-4b"),
    "models_failed": ((), "offered:qwen3-4b"),
    "models": ((TESTED, MISTRAL, NOMIC), ""),
    "models_untested": ((QWEN, MISTRAL), "known:qwen3-4b-q4_k_m"),
    "models_known": ((TESTED, MISTRAL), "known:qwen3-4b-q4_k_m"),
    "models_other": ((TESTED, MISTRAL, NOMIC), "known:mistral-7b"),
    "models_details": ((TESTED,), "known:qwen3-4b-q4_k_m"),
    "models_left": ((TESTED, MISTRAL), ""),
    "models_trusted": ((TRUSTED,), ""),
    "models_testing": ((QWEN,), "known:qwen3-4b-q4_k_m"),
    "models_checking": ((TESTED,), "known:qwen3-4b-q4_k_m"),
    "models_differs": ((TESTED, MISTRAL), "known:mistral-7b"),
    "models_missing": ((TESTED, MISTRAL), "known:qwen3-4b-q4_k_m"),
    "models_changed": ((TESTED, MISTRAL), "known:mistral-7b"),
    "models_no_use": ((TESTED, NOMIC), "known:nomic-embed"),
    "models_forgotten": ((TESTED, MISTRAL), "known:qwen3-4b-q4_k_m"),
    "models_deleting": ((TESTED, MISTRAL), "known:mistral-7b"),
    "models_unreadable": ((), ""),
    "models_many": ((), "known:model-3"),
}


def many(count):
    """As many models, some with names as long as people give them."""
    for at in range(count):
        name = f"{LONG}-{at}-Instruct-Q4_K_M" if at % 3 == 0 else f"Model {at}"
        file = ModelFile(path=f"/media/stick/{name}.gguf", bytes=(1 + at % 9) * 10**9)
        facts = replace(QWEN.facts, weight_bytes=file.bytes)
        yield replace(MISTRAL, id=f"model-{at}", name=name, files=(file,), facts=facts)


# What each state is made of, beside what is known.
MADE_OF = {
    "models_found": {"others": FOUND},
    "models_adding": {"others": FOUND},
    "models_refused": {"others": FOUND},
    "models_plain": {"downloads": False, "ceilings": False},
    "models_no_room": {"disk_bytes": 900_000_000},
    "models_missing": {"states": {QWEN.files[0].path: FileState.MISSING}},
    "models_changed": {"states": {MISTRAL.files[0].path: FileState.OTHER_SIZE}},
    "models_differs": {"hashes": {MISTRAL.files[0].path: "cd" * 32}},
    "models_unreadable": {"fails": UNREADABLE},
}


def prepare(world, screen):
    """What that state is made of."""
    if screen not in STATES:
        return
    for name, value in MADE_OF.get(screen, {}).items():
        setattr(world.models, name, value)
    world.models.have(*STATES[screen][0], *many(300 if screen == "models_many" else 0))


async def settle(shell, world, screen):
    """Do what leads there."""
    if screen not in STATES:
        return
    shell.go("models")
    models, kept = shell.models, world.models
    await models.settled()
    if kept.others or screen == "models_nothing_found":
        models.look()
        await models.settled()
    if STATES[screen][1] and models.opened != STATES[screen][1]:
        models.turn(STATES[screen][1])
    await _act(models, kept, screen)
    for _ in range(3):
        QGuiApplication.processEvents()
        await asyncio.sleep(0)


async def _act(models, kept, screen):
    begun = {
        "models_looking": models.look,
        "models_adding": lambda: models.add(models.opened),
        "models_refused": lambda: models.add(models.opened),
        "models_testing": models.card.test,
        "models_checking": models.card.check,
        "models_differs": models.card.check,
        "models_forgotten": models.card.remove,
        "models_left": models.uses.leave,
    }.get(screen)
    held = screen in ("models_looking", "models_adding", "models_testing", "models_checking")
    if begun is not None:
        kept.holds = asyncio.Event() if held else None
        kept.fails = REFUSED if screen == "models_refused" else None
        begun()
        await (_begun(models) if held else models.settled())
    await _fetch(models, kept, screen)


async def _begun(models):
    """Let what takes long come to its wait."""
    for _ in range(20):
        await asyncio.sleep(0)
    assert models.work.busy


STEPS = ("consent", "asking", "offer", "no_room", "downloading", "stopped", "failed")


async def _fetch(models, kept, screen):
    """Come to that step of a download."""
    step = screen.removeprefix("models_")
    if step not in STEPS:
        return
    models.fetching.ask()
    kept.holds = asyncio.Event() if step == "asking" else None
    if step != "consent":
        models.fetching.lookUp()
        await (_begun(models) if step == "asking" else models.settled())
    if step in ("downloading", "stopped", "failed"):
        await _fetched(models, kept, step)


async def _fetched(models, kept, step):
    """What becomes of the download itself."""
    kept.holds = None if step == "failed" else asyncio.Event()
    kept.fails = BROKEN if step == "failed" else None
    models.fetching.fetch()
    await (models.settled() if step == "failed" else _begun(models))
    if step == "stopped":
        models.work.leave()


def press_on(window, screen):
    """What only a press opens."""
    QGuiApplication.processEvents()
    window.grabWindow()
    opened = {"models_details": "told", "models_deleting": "asking"}.get(screen)
    for item in _within(window.contentItem()):
        if opened and item.objectName() == "knownEntry":
            item.setProperty(opened, True)
        if item.property("wordsAfter") and item.property("active"):
            item.setProperty("lined", True)
            item.setProperty("told", True)


def _within(item):
    for child in item.childItems():
        yield child
        yield from _within(child)
