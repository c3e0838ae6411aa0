"""Hears over D-Bus that the person leaves: sleep, a locked session, a screen saver, another user.

Qt's own D-Bus client: already shipped with the window, under a millisecond to load, and content
with the unix sockets this process may open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusVariant,
)

_LOGIN: Final = "org.freedesktop.login1"
_LOGIN_PATH: Final = "/org/freedesktop/login1"
_MANAGER: Final = f"{_LOGIN}.Manager"
_SESSION: Final = f"{_LOGIN}.Session"
_OWN_SESSION: Final = f"{_LOGIN_PATH}/session/auto"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_DESKTOPS: Final = ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
_SCREEN_SAVERS: Final = tuple(f"org.{desktop}.ScreenSaver" for desktop in _DESKTOPS)
_PRESENT: Final = {"Active": True, "LockedHint": False}
_ANSWER_MS: Final = 5000
# The stubs of PySide6 6.11 want bytes where the call wants text.
_HEAR: Final[Any] = SLOT("hear(QDBusMessage)")
_LOOK: Final[Any] = SLOT("look(QDBusMessage)")


class SessionBusWatch(QObject):
    """The SessionWatch port over the system's and the session's bus; without a bus it is silent.

    The lock that delays sleep is held until this process ends, which is what locking does.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leaving: Callable[[], None] = lambda: None
        self._sleep_lock: object = None
        self._before: dict[str, object] = {}

    def start(self, leaving: Callable[[], None]) -> None:
        self._leaving = leaving
        desktop = QDBusConnection.sessionBus()
        for saver in _SCREEN_SAVERS:
            desktop.connect(saver, "", saver, "ActiveChanged", self, _HEAR)
        QDBusConnection.systemBus().connect(
            _LOGIN, _LOGIN_PATH, _MANAGER, "PrepareForSleep", self, _HEAR
        )
        delay = ("sleep", "Sanctum", "Locks before the computer sleeps", "delay")
        self._ask(self._keep, _LOGIN_PATH, _MANAGER, "Inhibit", *delay)
        self._get(self._find, _OWN_SESSION, "Id")

    def heard(self) -> Sequence[str]:
        """For `sanctum doctor`: asks both buses and waits for them."""
        login = _has(QDBusConnection.systemBus(), _LOGIN)
        screen = any(_has(QDBusConnection.sessionBus(), saver) for saver in _SCREEN_SAVERS)
        return (*(("sleep", "session") if login else ()), *(("screen",) if screen else ()))

    def let_sleep(self) -> None:
        """The end of the process does."""

    @Slot(QDBusMessage)
    def hear(self, message: QDBusMessage) -> None:
        """A signal that says it all; with False it says that the person is back."""
        if message.arguments() in ([], [True]):
            self._leaving()

    @Slot(QDBusMessage)
    def look(self, message: QDBusMessage) -> None:
        """Something about the session changed: see what matters of it."""
        self._look_at(message.path())

    def _keep(self, descriptor: object) -> None:
        self._sleep_lock = descriptor

    def _find(self, session: object) -> None:
        self._ask(self._follow, _LOGIN_PATH, _MANAGER, "GetSession", str(session))

    def _follow(self, session: object) -> None:
        if isinstance(session, QDBusObjectPath):
            bus, path = QDBusConnection.systemBus(), session.path()
            bus.connect(_LOGIN, path, _SESSION, "Lock", self, _HEAR)
            bus.connect(_LOGIN, path, _PROPERTIES, "PropertiesChanged", self, _LOOK)
            self._look_at(path)

    def _look_at(self, session: str) -> None:
        for name in _PRESENT:
            self._get(partial(self._noted, name), session, name)

    def _noted(self, name: str, value: object) -> None:
        """Leave on a change only: a system that always says "locked" must not lock us out."""
        before, self._before[name] = self._before.get(name), value
        if before == _PRESENT[name] != value:
            self._leaving()

    def _get(self, then: Callable[[object], None], path: str, name: str) -> None:
        self._ask(then, path, _PROPERTIES, "Get", _SESSION, name)

    def _ask(
        self, then: Callable[[object], None], path: str, interface: str, member: str, *given: str
    ) -> None:
        call = QDBusMessage.createMethodCall(_LOGIN, path, interface, member)
        call.setArguments(list(given))
        pending = QDBusConnection.systemBus().asyncCall(call, _ANSWER_MS)
        waiting = QDBusPendingCallWatcher(pending, self)
        waiting.finished.connect(lambda: self._answered(waiting, then))

    def _answered(self, waiting: QDBusPendingCallWatcher, then: Callable[[object], None]) -> None:
        waiting.deleteLater()
        answer = waiting.reply()
        if answer.type() is QDBusMessage.MessageType.ReplyMessage:  # or this is not there: no harm
            (value,) = answer.arguments()
            then(value.variant() if isinstance(value, QDBusVariant) else value)


def _has(bus: QDBusConnection, service: str) -> bool:
    found = bus.interface().isServiceRegistered(service) if bus.isConnected() else None
    return bool(found and found.value())
