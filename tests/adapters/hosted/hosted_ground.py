"""A real client in a real net process, against the servers of the tests."""

import os
import subprocess
import sys
from contextlib import aclosing
from pathlib import Path

from sanctum_desktop.adapters.hosted.client import HostedInNetProcess
from sanctum_desktop.adapters.hosted.requests import HostedItem, Patience
from sanctum_desktop.adapters.net_ledger.ledger_file import LedgerFile
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.net_door import NET_PROCESS
from sanctum_desktop.bootstrap.own_processes import own_command, own_environment
from sanctum_desktop.core.domain.hosted import Dialect, HostedServer, Nearness, ServerId
from sanctum_desktop.core.domain.language import Message, Prompt, Role
from sanctum_desktop.core.domain.net import Consent, ConsentAct, NetPurpose
from sanctum_desktop.core.policies.consent import refuse_unless_agreed
from sanctum_desktop.runtime.engine_process.parent import EngineProcess
from sanctum_desktop.runtime.engine_process.supervision import EngineSpec, LoopClock
from sanctum_desktop.runtime.net_calls import NetCalls

PROMPT = Prompt(
    (
        Message(Role.SYSTEM, "Be kind."),
        Message(Role.MODEL, "Hello."),
        Message(Role.PERSON, "I sorted the bikes. Größe: ½"),
    ),
    most_tokens=40,
)
SHORT = Patience(silence_s=0.5, within_s=30.0, wait_s=0.01)


def agreed(request):
    return Consent(request=request, act=ConsentAct.BUTTON)


def named(url, **changes):
    told = {
        "id": ServerId("one"),
        "name": "Mine",
        "dialect": Dialect.OPENAI,
        "url": url,
        "model": "small",
        "nearness": Nearness.HERE,
    }
    return HostedServer(**told | changes)


class Ground:
    """Everything of one test: the client and its record."""

    def __init__(self, folder, patience=SHORT, environment=None):
        self.ledger = LedgerFile(folder)
        self.airplane = False
        self.environment = environment or {}
        self.processes = []
        spec = EngineSpec("The connection", (), HostedItem, start=self._start)
        calls = NetCalls(
            lambda: EngineProcess(spec, LoopClock()), self._permit, self.ledger, SystemClock()
        )
        self.chat = HostedInNetProcess(calls, patience)

    async def reply(self, server, prompt=PROMPT, key=None, consent=None):
        """The items of a reply; `items` has what came before an error, too."""
        body = self.chat.body(server, prompt)
        request = self.chat.request(server, NetPurpose.CONVERSE, body)
        if consent is None and server.nearness is not Nearness.HERE:
            consent = agreed(request)
        items = self.items = []
        async with aclosing(self.chat.send(server, key, request, body, consent)) as parts:
            async for item in parts:
                items.append(item)  # noqa: PERF401 - what came before an error counts
        return items

    def _start(self):
        self.processes.append(
            subprocess.Popen(
                own_command(NET_PROCESS, "hosted"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=own_environment(os.environ) | self.environment,
                cwd=Path(sys.executable).anchor,
            )
        )
        return self.processes[-1]

    def _permit(self, consent, needed):
        refuse_unless_agreed(consent, needed, airplane=self.airplane)


def said(items):
    return "".join(item.text for item in items[:-1])
