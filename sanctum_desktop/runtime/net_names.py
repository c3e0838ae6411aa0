"""A limit to how long a host's name is looked up, which the system alone sets otherwise.

For a net process: it changes how the whole process looks names up.
"""

from __future__ import annotations

import socket
import threading
from typing import Any

LONGEST_S = 15.0


def limit_look_ups(within_s: float = LONGEST_S) -> None:
    """From now on a name nobody answers for in time is one that is not known just now."""
    look_up = socket.getaddrinfo

    def limited(*asked: Any, **more: Any) -> Any:  # noqa: ANN401 - as the system's own
        found: list[Any] = []
        failed: list[Exception] = []

        def work() -> None:
            try:
                found.append(look_up(*asked, **more))
            except (OSError, UnicodeError) as error:
                failed.append(error)

        # A daemon: the process need not wait for it to end.
        looking = threading.Thread(target=work, name="look-up", daemon=True)
        looking.start()
        looking.join(within_s)
        if failed:
            raise failed[0]
        if not found:
            raise socket.gaierror(socket.EAI_AGAIN, "nobody answered in time")
        return found[0]

    socket.getaddrinfo = limited
