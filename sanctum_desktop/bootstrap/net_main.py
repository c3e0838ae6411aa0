"""What runs in a net process: the table of services, each imported only there.

It is the one kind of process with a network. It has neither key nor vault, is told by nobody where
they are, and gets of the environment only where a proxy and the certificates are.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NoReturn

from sanctum_desktop.bootstrap.confinement import forbid_dumps, limit

if TYPE_CHECKING:
    from sanctum_desktop.runtime.engine_process.child import Handler

_MEMORY_BYTES: Final = 2 << 30


def _hub() -> Handler[Any, Any]:
    from sanctum_desktop.adapters.model_hub.service import handler

    return handler()


def _hosted() -> Handler[Any, Any]:
    from sanctum_desktop.adapters.hosted.service import handler

    return handler()


def _scripted() -> Handler[Any, Any]:
    from sanctum_desktop.adapters.scripted.net_service import handler

    return handler()


SERVICES: Final[Mapping[str, Callable[[], Handler[Any, Any]]]] = {
    "hub": _hub,
    "hosted": _hosted,
    "scripted": _scripted,
}


def run_net(arguments: Sequence[str]) -> NoReturn:
    """Serve what is named; this process ends here."""
    forbid_dumps()
    if len(arguments) != 1 or arguments[0] not in SERVICES:
        sys.stderr.write(f"There is no such service. There are: {', '.join(SERVICES)}.\n")
        sys.exit(2)
    limit(_MEMORY_BYTES, None)
    from sanctum_desktop.bootstrap.words import install_words
    from sanctum_desktop.runtime.engine_process.child import serve
    from sanctum_desktop.runtime.net_names import limit_look_ups

    install_words()
    limit_look_ups()
    serve(SERVICES[arguments[0]]())
