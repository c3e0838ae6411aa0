"""A vault of many talks, some of them branched, and how long each way into it takes.

    python -m sanctum_desktop.benchmarks.many_talks

measures one life, in some ten minutes: 200,000 messages in 6,000 talks; the p95 in seconds.
"""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Final

from sanctum_desktop.adapters.sqlcipher.kdf import FLOOR, KdfPolicy
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.cli.console import say_json
from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Label,
    Speaker,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.use_cases.find_conversation import FindConversation
from sanctum_desktop.core.use_cases.label_talk import LabelTalk
from sanctum_desktop.core.use_cases.list_talks import ListTalks
from sanctum_desktop.core.use_cases.read_tree import ReadTree
from sanctum_desktop.core.use_cases.search_messages import SearchMessages
from sanctum_desktop.core.use_cases.turn_to_branch import TurnToBranch

PASSPHRASE: Final = Passphrase("walnut harbor quiet seven")
FIRST_LIST: Final = "first list"
FIRST_TITLES: Final = "first titles"
LIVES: Final = 3
_LIFE: Final = (200_000, 6_000, 20)
_PERSONAS: Final = ("gem", "abby", "kai", "noor", "viktor")
_LONGEST: Final = 0.1
"""The share of all messages that the first talk has."""
_FORKED: Final = 5
"""Every so many talks has branches."""
_SOUGHT: Final = ("ward", "beds list", "supplier nights", "re", "nothing of the kind", "病院")
_WORDS: Final = (
    "ward night shift beds list nurses waiting supplier invoice training Excel customers returns"
    " warehouse forklift kitchen orders menu allergies greenhouse vents watering apprentices"
    " drawings site concrete timetable pupils parents reading maths meeting figures quarter"
    " report driver route delivery Leeds Cebu Malmö Überlingen manager handover card picture"
).split()

Way = Callable[[ConversationId], Awaitable[object]]


async def times_of(messages: int, conversations: int, runs: int) -> dict[str, list[float]]:
    """Seconds of each run, by the way."""
    with tempfile.TemporaryDirectory(prefix="sanctum-bench-") as folder:
        clock, vault = SystemClock(), vault_in(folder)
        await vault.create(PASSPHRASE)
        await vault.unlock(PASSPHRASE)
        try:
            talks = await _told(vault, clock, messages, conversations)
            last = len((await vault.trees.tree(talks[0])).turns) - 1
            times = {
                name: [await _time(way, talks[run % len(talks)]) for run in range(runs)]
                for name, way in _ways(vault, clock, talks[0], last).items()
            }
        finally:
            await vault.lock()
            vault.close()
        return times | await asyncio.to_thread(_first_times, folder)


def vault_in(folder: str) -> SqlcipherVault:
    """The vault of many talks in that folder."""
    return SqlcipherVault(Path(folder) / "vault", SystemClock(), kdf=KdfPolicy(FLOOR))


def _first_times(folder: str) -> dict[str, list[float]]:
    """Of the first list in a process of its own, in which nothing was read yet."""
    times: dict[str, list[float]] = {}
    for _ in range(LIVES):
        done = subprocess.run(  # noqa: S603 - ourselves
            [sys.executable, "-m", "sanctum_desktop.benchmarks.first_list", folder],
            check=True,
            stdout=subprocess.PIPE,
        )
        for name, seconds in json.loads(done.stdout).items():
            times.setdefault(name, []).append(seconds)
    return times


def _ways(
    vault: SqlcipherVault, clock: Clock, longest: ConversationId, last: int
) -> dict[str, Way]:
    list_talks = ListTalks(conversations=vault.conversations)
    find = FindConversation(conversations=vault.conversations)
    search = SearchMessages(messages=vault.messages)
    read_tree, turn_to = ReadTree(trees=vault.trees), TurnToBranch(trees=vault.trees)
    label_talk = LabelTalk(trees=vault.trees)
    sought, turns = cycle(_SOUGHT), cycle((last // 2, last))

    async def keep(talk: ConversationId) -> None:
        kept = await vault.conversations.get(talk)
        await vault.conversations.append(talk, [_turn(kept.next_index, clock)])

    return {
        "list": lambda _: list_talks(),
        "find": lambda _: find("kai"),
        "search": lambda _: search(next(sought)),
        "talk": lambda _: vault.conversations.get(longest),
        "tree": lambda _: read_tree(longest),
        "branch": lambda _: turn_to(longest, next(turns)),
        "keep": keep,
        "label": lambda talk: label_talk(talk, Label(title="Nights", pinned=True)),
    }


async def _time(way: Way, talk: ConversationId) -> float:
    began = time.perf_counter()
    await way(talk)
    return time.perf_counter() - began


async def _told(
    vault: SqlcipherVault, clock: Clock, messages: int, conversations: int
) -> list[ConversationId]:
    """The talks, the longest first."""
    first = int(messages * _LONGEST)
    others = (messages - first) // (conversations - 1)
    names = [ConversationId(f"talk-{number}") for number in range(conversations)]
    for number, name in enumerate(names):
        count = others if number else messages - others * (conversations - 1)
        turns = [_turn(at, clock, seed=number) for at in range(count)]
        forked = number % _FORKED == 0
        straight = turns[: count * 2 // 3] if forked else turns
        persona = _PERSONAS[number % len(_PERSONAS)]
        talk = Conversation(
            id=name, persona=persona, started_at=clock.now(), turns=tuple(straight)
        )
        await vault.conversations.start(talk)
        if forked:
            seen = len(straight) - 1
            await vault.trees.keep(name, turns[seen + 1], after=count // 3, seen=seen)
            await vault.conversations.append(name, turns[seen + 2 :])
    return names


def _turn(index: int, clock: Clock, seed: int = 0) -> Turn:
    chance = random.Random(f"{seed} {index}")  # noqa: S311 - words for a benchmark
    said = f"{index}: {' '.join(chance.choices(_WORDS, k=25))}."
    turn = Turn(index=index, speaker=Speaker.PERSON, text=said, said_at=clock.now())
    return turn if index % 2 else replace(turn, speaker=Speaker.INTERVIEWER, kind=TurnKind.REPLY)


def _one_life() -> None:
    for name, times in asyncio.run(times_of(*_LIFE)).items():
        say_json({"way": name, "p95_s": sorted(times)[int(len(times) * 0.95)]})


if __name__ == "__main__":
    _one_life()
