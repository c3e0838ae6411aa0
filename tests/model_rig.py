"""A real model of random weights in a real child, and what its tests reach for."""

import asyncio
import os
import select
from contextlib import asynccontextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from hand_clock import HandClock
from sanctum_desktop.adapters.llama_cpp.client import LlamaModel
from sanctum_desktop.adapters.llama_cpp.host import Host, Setup
from sanctum_desktop.adapters.llama_cpp.presets import LIKELIEST
from sanctum_desktop.adapters.llama_cpp.requests import Answer
from sanctum_desktop.bootstrap.engines import engine_spec
from sanctum_desktop.core.domain.errors import SanctumBug, SanctumError
from sanctum_desktop.core.domain.language import Message, Prompt, ReplyPart, Role
from sanctum_desktop.core.domain.models import ModelFile
from sanctum_desktop.runtime.engine_process.budget import ThreadBudget
from sanctum_desktop.runtime.engine_process.parent import EngineProcess

PATIENCE_S = 60
SAID = (Message(Role.SYSTEM, "Be kind."), Message(Role.PERSON, "bafe dogu ni?"))


class Rig:
    """One engine's process, and models made over it."""

    def __init__(self, **changes):
        self.clock, self.budget = HandClock(), ThreadBudget(2)
        self.process = EngineProcess(replace(engine_spec("llm", Answer), **changes), self.clock)
        self.host = Host(self.process, self.budget, "The model")
        self.checked, self.measured = [], []

    def model(self, *paths, pinned=False, cores=2, known=None, **changes):
        """A model of those files; what it finds out is kept here."""

        async def keep_checked(stamps):
            self.checked.append(stamps)

        async def keep_measured(calibration):
            self.measured.append(calibration)

        setup = {
            "files": tuple(model_file(path, pinned=pinned) for path in paths),
            "context": lambda: 1024,
            "sampling": lambda _manner: LIKELIEST,
            "machine": "here",
            "checked": (),
            "keep_checked": keep_checked,
            "keep_measured": keep_measured,
        }
        return LlamaModel(
            self.host, Setup(**(setup | changes)), self.clock, cores=cores, known=known
        )

    @property
    def child(self):
        """The operating system's process."""
        return self.process._life.link._process

    async def ended(self):
        """Wait until there is no child."""
        await until(lambda: not self.process.running)


def model_file(path, *, pinned=False):
    digest = sha256(Path(path).read_bytes()).hexdigest() if pinned else ""
    return ModelFile(path=str(path), bytes=Path(path).stat().st_size, sha256=digest)


@asynccontextmanager
async def rig(**changes):
    made = Rig(**changes)
    async with asyncio.timeout(PATIENCE_S):
        try:
            yield made
        finally:
            await made.process.stop()


async def said(model, *messages, most_tokens=12, **prompt):
    """The words of a reply."""
    prompt = Prompt(tuple(messages) or SAID, most_tokens=most_tokens, **prompt)
    parts = [item async for item in model.reply(prompt) if isinstance(item, ReplyPart)]
    return "".join(part.text for part in parts)


async def said_and_error(model, on_part, *messages, most_tokens=900):
    """What came, and what was raised after it; `on_part` is told each part."""
    words = ""
    try:
        async for item in model.reply(Prompt(tuple(messages) or SAID, most_tokens=most_tokens)):
            if isinstance(item, ReplyPart):
                words += item.text
                on_part(words)
    except (SanctumError, SanctumBug) as error:
        return words, error
    return words, None


async def until(holds):
    """For what another process does and nobody tells of."""
    while not holds():  # noqa: ASYNC110 - another process sets no event
        await asyncio.sleep(0.002)


def gone(pid, within_s=PATIENCE_S):
    """True once that process has ended."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], within_s)[0])
    finally:
        os.close(descriptor)
