"""The words people read: one gettext catalogue for Guide, window and command line.

Messages have dotted ids ("gem.ask.now.1") with `{name}` placeholders. A text with variants has ids
that end in .1, .2, ... Bootstrap installs the catalogue; domain holds it because every layer
speaks.
"""

from __future__ import annotations

from typing import Protocol

from sanctum_desktop.core.domain.errors import SanctumBug


class Translations(Protocol):
    """What the standard library's gettext gives: the message itself where none is known."""

    def gettext(self, message: str) -> str: ...


class _Installed:
    """The one catalogue of this process."""

    translations: Translations | None = None


def install(translations: Translations) -> None:
    """Make `text` answer from here on."""
    _Installed.translations = translations


def text(message_id: str, /, **values: object) -> str:
    """The words of that id with its placeholders filled; SanctumBug where there are none."""
    found = _look_up(message_id)
    if found is None:
        raise SanctumBug(f"no words for {message_id}")
    return found.format(**values) if values else found


def known(message_id: str) -> str:
    """The words of that id as they stand in the catalogue, "" where there are none."""
    return _look_up(message_id) or ""


def variants(prefix: str) -> tuple[str, ...]:
    """The ids `prefix.1`, `prefix.2`, ... that have words."""
    found: list[str] = []
    while _look_up(f"{prefix}.{len(found) + 1}") is not None:
        found.append(f"{prefix}.{len(found) + 1}")
    return tuple(found)


def _look_up(message_id: str) -> str | None:
    if _Installed.translations is None:
        raise SanctumBug("no catalogue is installed")
    found = _Installed.translations.gettext(message_id)
    return None if found == message_id else found
