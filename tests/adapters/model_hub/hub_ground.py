"""A real hub client in a real net process, against the hub of the tests."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from contracts.model_hub_contract import agreed
from hub_server import COMMIT, NAME, REPOSITORY
from sanctum_desktop.adapters.model_hub.hub import HubInNetProcess
from sanctum_desktop.adapters.model_hub.requests import HubItem
from sanctum_desktop.adapters.net_ledger.ledger_file import LedgerFile
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.net_door import NET_PROCESS
from sanctum_desktop.bootstrap.own_processes import own_command, own_environment
from sanctum_desktop.core.domain.models import CatalogueEntry, CatalogueFile, ModelKind
from sanctum_desktop.core.domain.net import NetPurpose, NetRequest
from sanctum_desktop.core.policies.consent import refuse_unless_agreed
from sanctum_desktop.runtime.engine_process.parent import EngineProcess
from sanctum_desktop.runtime.engine_process.supervision import EngineSpec, LoopClock
from sanctum_desktop.runtime.net_calls import NetCalls
from sanctum_desktop.runtime.net_hosts import host_of

ENTRY = CatalogueEntry(
    id="tiny",
    kind=ModelKind.LANGUAGE,
    name="Tiny",
    repository=REPOSITORY,
    files=(CatalogueFile(path=NAME),),
)


LIMITED = """
import resource, runpy, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
runpy.run_module("sanctum_desktop", run_name="__main__")
"""


def started(environment=None, most_bytes=None):
    """A net process as the doorkeeper starts it, by ourselves: tests are not confined."""
    command = own_command(NET_PROCESS, "hub")
    if most_bytes is not None:
        command = (sys.executable, "-c", LIMITED, str(most_bytes), *command[-2:])
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=own_environment(os.environ) | (environment or {}),
        cwd=Path(sys.executable).anchor,
    )


class Ground:
    """Everything of one test: the hub's client, its record, its downloads."""

    def __init__(self, server, folder, keep_free=0, **how):
        self.server, self.folder = server, folder
        self.downloads = folder / "model_files"
        self.place = self.downloads / "tiny" / NAME
        self.ledger = LedgerFile(folder)
        self.airplane = False
        self.endpoint = server.url
        self.processes = []
        spec = EngineSpec("The download", (), HubItem, start=lambda: self._start(how))
        calls = NetCalls(
            lambda: EngineProcess(spec, LoopClock()), self._permit, self.ledger, SystemClock()
        )
        self.hub = HubInNetProcess(
            lambda: self.endpoint, self.downloads, calls, keep_free_bytes=keep_free
        )

    def _start(self, how):
        self.processes.append(started(**how))
        return self.processes[-1]

    def _permit(self, consent, needed):
        refuse_unless_agreed(consent, needed, airplane=self.airplane)

    async def look_up(self, entry=ENTRY):
        return await self.hub.look_up(entry, agreed(self.hub.question(entry)))

    def pinned(self, content=None, **changes):
        content = self.server.content if content is None else content
        digest = hashlib.sha256(content).hexdigest()
        file = CatalogueFile(path=NAME, sha256=digest, bytes=len(content))
        return replace(ENTRY, revision=COMMIT, files=(replace(file, **changes),))

    def fetch(self, pinned=None, hosts=None):
        hosts = hosts or (host_of(self.server.url),)
        request = NetRequest(purpose=NetPurpose.DOWNLOAD_MODEL, hosts=hosts, about=REPOSITORY)
        return self.hub.fetch(pinned or self.pinned(), agreed(request))

    def parts(self):
        return sorted(self.downloads.rglob("*.part-*"))
