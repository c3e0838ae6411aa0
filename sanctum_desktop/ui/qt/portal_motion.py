"""Hears from the desktop portal whether less motion is asked for, and when that changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusVariant,
)

_PORTAL: Final = "org.freedesktop.portal.Desktop"
_PATH: Final = "/org/freedesktop/portal/desktop"
_SETTINGS: Final = "org.freedesktop.portal.Settings"
_ANSWER_MS: Final = 5000
_LESS: Final = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    # Older portals of GNOME and its kin pass on this one only.
    ("org.gnome.desktop.interface", "enable-animations"): False,
}
"""What each setting is where less motion is asked for."""
# The stubs of PySide6 6.11 want bytes where the call wants text.
_HEAR: Final[Any] = SLOT("hear(QDBusMessage)")


class PortalMotion(QObject):
    """Calls `told` with every answer; without a bus or a portal it is silent."""

    def __init__(self, told: Callable[[bool], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self._known: dict[tuple[str, str], object] = {}
        bus = QDBusConnection.sessionBus()
        bus.connect(_PORTAL, _PATH, _SETTINGS, "SettingChanged", self, _HEAR)
        for setting in _LESS:
            # "Read" is older than "ReadOne", and every portal still has it.
            call = QDBusMessage.createMethodCall(_PORTAL, _PATH, _SETTINGS, "Read")
            call.setArguments(list(setting))
            waiting = QDBusPendingCallWatcher(bus.asyncCall(call, _ANSWER_MS), self)
            waiting.finished.connect(self._answered(waiting, setting))

    @Slot(QDBusMessage)
    def hear(self, message: QDBusMessage) -> None:
        namespace, key, value = message.arguments()
        self._note((namespace, key), value)

    def _answered(
        self, waiting: QDBusPendingCallWatcher, setting: tuple[str, str]
    ) -> Callable[[], None]:
        def answered() -> None:
            waiting.deleteLater()
            answer = waiting.reply()
            if answer.type() is QDBusMessage.MessageType.ReplyMessage:  # or it knows no such thing
                self._note(setting, answer.arguments()[0])

        return answered

    def _note(self, setting: tuple[str, str], value: object) -> None:
        while isinstance(value, QDBusVariant):  # "Read" wraps it twice
            value = value.variant()
        if setting in _LESS:
            self._known[setting] = value
            self._told(any(self._known.get(one) == less for one, less in _LESS.items()))
