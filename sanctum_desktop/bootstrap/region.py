"""The country this computer is set to."""

from __future__ import annotations

import locale
import os
import re
from typing import Final

_VARIABLES: Final = ("LC_ALL", "LC_PAPER", "LANG")
_COUNTRY: Final = re.compile(r"^[a-z]{2,3}[_-]([A-Z]{2})\b")


def system_country() -> str:
    """ISO 3166-1 code of the system's locale, "" where it names no country."""
    set_to = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), None)
    match = _COUNTRY.match(set_to or locale.getlocale()[0] or "")
    return match[1] if match else ""
