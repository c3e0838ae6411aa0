"""What the app asks net processes through, and the hub over them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from sanctum_desktop.adapters.hosted.client import HostedInNetProcess
from sanctum_desktop.adapters.hosted.requests import HostedItem
from sanctum_desktop.adapters.model_hub.hub import HubInNetProcess
from sanctum_desktop.adapters.model_hub.requests import HubItem
from sanctum_desktop.adapters.net_ledger.ledger_file import LedgerFile
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.net_door import Door, airplane
from sanctum_desktop.bootstrap.net_running import running_calls
from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.consent import refuse_unless_agreed
from sanctum_desktop.core.ports.net_ledger import NetLedger
from sanctum_desktop.runtime.engine_process.parent import EngineProcess
from sanctum_desktop.runtime.engine_process.supervision import EngineSpec, LoopClock
from sanctum_desktop.runtime.net_calls import NetCalls, Permit
from sanctum_desktop.runtime.net_hosts import host_of, is_safe
from sanctum_desktop.runtime.translate import translate

KEPT_FREE_BYTES: Final = 512 << 20
"""What a download leaves of the disk: the vault is to go on being written."""

_HUB: Final = "https://huggingface.co"


def net_calls(
    service: str,
    items: Any,  # noqa: ANN401 - see EngineSpec
    home: Path,
    door: Door,
    ledger: NetLedger | None = None,
) -> NetCalls[Any]:
    """Calls to that service; the settings of `home` hold the switch.

    They are recorded in the `ledger`, or beside the settings where none is open.
    """
    record = LedgerFile(home) if ledger is None else ledger
    start = _starting(service, items, home, door)
    return NetCalls(start, _permit(home), record, SystemClock(), running_calls())


def hosted_chat(home: Path, door: Door, ledger: NetLedger | None = None) -> HostedInNetProcess:
    """What servers with language models are asked through."""
    return HostedInNetProcess(net_calls("hosted", HostedItem, home, door, ledger))


def model_hub(
    home: Path, downloads: Path, door: Door, ledger: NetLedger | None = None
) -> HubInNetProcess:
    """The hub `HF_ENDPOINT` names, or the usual one."""
    return HubInNetProcess(
        lambda: _endpoint(os.environ),
        downloads,
        net_calls("hub", HubItem, home, door, ledger),
        keep_free_bytes=KEPT_FREE_BYTES,
    )


def hub_host() -> str:
    """Whom a download would ask first; as it was written where it is no host."""
    try:
        return host_of(_endpoint(os.environ))
    except BadInput:
        return os.environ["HF_ENDPOINT"]


def _starting(
    service: str,
    items: Any,  # noqa: ANN401 - see EngineSpec
    home: Path,
    door: Door,
) -> Callable[[], EngineProcess[Any]]:
    spec = EngineSpec(
        called=text(f"engine.called.{service}"),
        command=(),
        items=items,
        start=lambda: door.start(service, home),
    )
    return lambda: EngineProcess(spec, LoopClock())


def _permit(home: Path) -> Permit:
    return lambda consent, needed: refuse_unless_agreed(consent, needed, airplane=airplane(home))


def _endpoint(environment: Mapping[str, str]) -> str:
    endpoint = environment.get("HF_ENDPOINT", "").rstrip("/") or _HUB
    with translate({ValueError: _unusable}):
        if not is_safe(endpoint):
            raise ValueError
        return endpoint


def _unusable(_error: ValueError) -> BadInput:
    return BadInput(text("net.endpoint"), advice=text("net.endpoint.advice"))
