"""An app of its own that talks to a server: door, confinement, vault, consent, all of them real.

Run by a test with a home; told on its standard input what to do, it prints what came of it. Only
the person is played: what they would be shown is answered as the step says.
"""

import asyncio
import json
import os
import socket
import sys
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

from contracts.repository_contracts import a_fact
from planted_names import KNOWN, TALK
from sanctum_desktop.adapters.sqlcipher.kdf import KdfCost, KdfPolicy
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.confinement import confine
from sanctum_desktop.bootstrap.hosting import hosted_of, leaving_of, take_in_ledger
from sanctum_desktop.bootstrap.net_door import open_door
from sanctum_desktop.bootstrap.settings import KeptSettings
from sanctum_desktop.bootstrap.words import install_words
from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.domain.hosted import (
    Caps,
    Dialect,
    HiddenWord,
    HostedServer,
    Nearness,
    ServerId,
)
from sanctum_desktop.core.domain.language import Message, Prompt, ReplyEnd, Role
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.net import Consent, ConsentAct, NetPurpose
from sanctum_desktop.core.domain.secrets import Passphrase, ServerKey
from sanctum_desktop.core.policies.placeholders import Kind
from sanctum_desktop.core.use_cases.send_away import SentAway

QUICK = KdfPolicy(KdfCost(19 * 1024, 1, 1))
FACTS = {
    Kind.PERSON: (Section.BASICS, "name"),
    Kind.COMPANY: (Section.WORK, "name"),
    Kind.SCHOOL: (Section.EDUCATION, "institution"),
    Kind.MAIL: (Section.BASICS, "email"),
    Kind.PHONE: (Section.BASICS, "phone"),
}
OPTED_IN = frozenset((NetPurpose.CONVERSE,))
PLAIN = (Message(Role.PERSON, "I sorted the bikes."),)


async def opened(home, passphrase):
    vault = SqlcipherVault(home / "main", SystemClock(), kdf=QUICK)
    if not (home / "main").exists():
        await vault.create(passphrase)
    await vault.unlock(passphrase)
    await vault.facts.put(
        [
            replace(
                a_fact(f"known-{at}"),
                section=FACTS[one.kind][0],
                name=FACTS[one.kind][1],
                value=one.text,
                exclusions=(),
                history=(),
            )
            for at, one in enumerate(KNOWN)
        ]
    )
    return vault


class Session:
    def __init__(self, home, vault, door):
        self.vault = vault
        self.hosted = hosted_of(vault, home, door)
        self.hosting = self.hosted.hosting(lambda _model: None)
        self.leaving = leaving_of(vault, self.hosted.ledger, home, KeptSettings(home))
        self.shown = []
        self.hides = []
        self.server = None

    async def name(self, told):
        self.server = await self.hosting.put(
            HostedServer(
                id=ServerId(""),
                name="The practice",
                dialect=Dialect.OPENAI,
                url=told["url"],
                model="small",
                nearness=Nearness.HERE,
                purposes=OPTED_IN,
                unseen=OPTED_IN if told.get("unseen") else frozenset(),
            )
        )
        if told.get("key"):
            await self.hosting.put_key(self.server.id, ServerKey(told["key"]))

    async def hide(self, told):
        """What was said, after these words were hidden from the text that was shown."""
        self.hides = [HiddenWord(*one) for one in told["words"]]
        self.hosting.ask_with(self.yes_with_less)
        said = await self.reply((Message(Role.PERSON, told["said"]),))
        return {"said": said, "shown": self.shown}

    async def talk(self, most=50):
        """All lines of the planted talk, fifty to a prompt, and what was put back."""
        said = []
        for at in range(0, len(TALK), most):
            messages = tuple(Message(Role.PERSON, line.said) for line in TALK[at : at + most])
            said.append(await self.reply(messages))
        return said

    async def reply(self, messages=PLAIN):
        models = await self.hosted.models(Feature.CONVERSE)
        model = models[0].model if models else self._stale()
        said = ""
        async with aclosing(model.reply(Prompt(tuple(messages), most_tokens=40))) as parts:
            async for part in parts:
                said += "" if isinstance(part, ReplyEnd) else part.text
        return said

    def _stale(self):
        """A model somebody still holds, though it was opted out of."""
        return SentAway(
            server=self.server.id, purpose=NetPurpose.CONVERSE, sending=self.hosted.sending
        )

    async def step(self, told):
        how = told["do"]
        if how in ("name", "hide"):
            return await getattr(self, how)(told)
        if how == "talk":
            self.hosting.ask_with(self.yes)
            return {"said": await self.talk(), "shown": self.shown}
        if how == "fly":
            return await self.leaving.fly(told["on"])
        if how == "fly in the middle":
            self.hosting.ask_with(self.yes)
            asked = asyncio.create_task(self.reply())
            await asyncio.to_thread(sys.stdin.readline)  # the server has it
            await self.leaving.fly(True)
            children = self.running()
            (failed,) = await asyncio.gather(asked, return_exceptions=True)
            return {"children": children, "failed": type(failed).__name__}
        if how == "lock in the middle":
            self.hosting.ask_with(self.yes)
            asked = asyncio.create_task(self.reply())
            await asyncio.to_thread(sys.stdin.readline)
            await self.vault.lock()
            asked.cancel()
            await asyncio.gather(asked, return_exceptions=True)
            return None
        return await self.refused(how)

    async def refused(self, how):
        """Every way in which nobody agreed; the error's words."""
        server, asks = self.server, self.yes
        if how == "no opt-in":
            server = replace(server, purposes=frozenset())
        elif how == "no consent":
            asks = self.no
        elif how == "another text":
            asks = self.yes_to_another
        elif how == "over requests":
            server = replace(server, caps=Caps(requests_a_day=0))
        elif how == "over spending":
            server = replace(server, caps=Caps(spending_a_day=0.0, price_in=1.0, price_out=1.0))
        self.hosting.ask_with(asks)
        await self.hosting.put(server)
        try:
            await self.reply()
        except SanctumError as error:
            return f"{type(error).__name__}: {error}"
        return "sent"

    async def yes(self, outgoing, _hide):
        self.shown.append([outgoing.text, dict(outgoing.untold)])
        return Consent(request=outgoing.request, act=ConsentAct.BUTTON)

    async def yes_with_less(self, outgoing, hide):
        for word in self.hides:
            outgoing = await hide(word)
        return await self.yes(outgoing, hide)

    async def no(self, _outgoing, _hide):
        return None

    async def yes_to_another(self, outgoing, _hide):
        other = replace(outgoing.request, body="0" * 64)
        return Consent(request=other, act=ConsentAct.BUTTON)

    def running(self):
        """Net processes, which are children of the keeper, which is one of ours."""
        return [
            number
            for number in _tree(os.getpid())
            if b"--net-process" in Path(f"/proc/{number}/cmdline").read_bytes()
        ]


def _tree(number):
    try:
        told = Path(f"/proc/{number}/task/{number}/children").read_text().split()
    except OSError:
        return
    for child in told:
        yield child
        yield from _tree(child)


def own_socket():
    try:
        socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
    except OSError as error:
        return error.strerror
    return "open"


async def main(door):
    install_words()
    home, passphrase = Path(sys.argv[1]), Passphrase(sys.argv[2])
    vault = await opened(home, passphrase)
    await take_in_ledger(vault, home)
    session = Session(home, vault, door)
    told = [await session.step(step) for step in json.loads(sys.stdin.readline())]
    left = {}
    if vault.is_open:
        sums, records = await session.leaving.left(), await session.leaving.records(1000, 0)
        left = {
            "sent": sums.sent_bytes,
            "requests": sums.requests,
            "local": sums.local_bytes,
            "hosts": sorted({record.host for record in records}),
            "stages": [record.stage for record in records],
            "trail": [entry.event for entry in await vault.trail.page()],
        }
        await vault.lock()
    sys.stdout.write(json.dumps({"told": told, "left": left, "own": own_socket()}) + "\n")


if __name__ == "__main__":
    keeper = open_door()
    confine()
    asyncio.run(main(keeper))
