"""The child of the fault tests of talks: says on stdout which turns were kept.

Arguments: what to do (begin, talk), and the vault's folder.
"""

import asyncio
import os
import sys
from contextlib import aclosing
from pathlib import Path

from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.adapters.scripted.model_chains import ScriptedChains
from sanctum_desktop.adapters.sqlcipher.kdf import KdfCost, KdfPolicy
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.adapters.system_clock.boot_clock import SystemBootClock
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.container import interview
from sanctum_desktop.bootstrap.talking import converse, stores_of
from sanctum_desktop.bootstrap.words import install_words
from sanctum_desktop.core.domain.conversation import Conversation
from sanctum_desktop.core.domain.conversing import Answer, Kept, Say, Spoken, Stop
from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.use_cases.read_prompt_overrides import ReadPromptOverrides
from sanctum_desktop.core.use_cases.word_reply import WordReply

KEY = Passphrase("walnut harbor quiet seven")
TALKS = ("gem", "kai")
WISHES = (
    "I run the night bakery at Rosen in Leeds since 2019.",
    "I would like Tuesdays free.",
    "We lost 20 loaves a night and now it is 3.",
)


class NoFiles:
    async def own(self, prompt_id):
        return None


class NoLog:
    def note(self, record):
        pass


def say(word):
    os.write(1, f"{word}\n".encode())


async def begin(vault):
    """Make the vault, and talks in which nothing was said yet."""
    await vault.create(KEY)
    await vault.unlock(KEY)
    for persona in TALKS:
        talk = Conversation(id=persona, persona=persona, started_at=SystemClock().now())
        await vault.conversations.start(talk)
    await vault.lock()


async def talk(vault):
    """What waits for a reply from an earlier life gets it; then each wish that was not said."""
    await vault.unlock(KEY)
    clock = SystemClock()
    word = WordReply(
        chains=ScriptedChains(ScriptedModel("Tuesdays, then.\nWhat would be\nenough?")),
        prompts=ReadPromptOverrides(NoFiles()),
        log=NoLog(),
        clock=SystemBootClock(),
    )
    story = interview(vault.conversations, vault.facts, clock)
    talking = converse(stores_of(vault), story, clock, word)
    for persona in TALKS:
        await hear(talking, persona, Answer())
        said = {turn.text for turn in (await vault.trees.tree(persona)).turns}
        for wish in WISHES:
            if wish not in said:
                await hear(talking, persona, Say(wish))
    await vault.lock()


async def hear(talking, talk, wish):
    async with aclosing(talking(talk, wish, Stop())) as steps:
        async for step in steps:
            if isinstance(step, Kept | Spoken):
                say(f"{talk} {step.turn.index}")


async def main():
    install_words()
    vault = SqlcipherVault(Path(sys.argv[2]), SystemClock(), kdf=KdfPolicy(KdfCost(19456, 1, 1)))
    try:
        await globals()[sys.argv[1]](vault)
    except SanctumError as error:
        say(type(error).__name__)
    else:
        say("done")
    finally:
        vault.close()


if __name__ == "__main__":
    asyncio.run(main())
