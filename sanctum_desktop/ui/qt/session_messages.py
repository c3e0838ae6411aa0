"""Hears from Windows that the person leaves: sleep, a locked session, another user.

It has never run on Windows. Messages and numbers are those of WinUser.h and WtsApi32.h; a program
has about two seconds for PBT_APMSUSPEND, Microsoft's page on it says.
"""

from __future__ import annotations

import asyncio
import ctypes
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from ctypes import c_void_p
from ctypes.wintypes import BOOL, DWORD, HANDLE, HWND, MSG
from functools import partial
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QEventLoop,
    QTimer,
)
from PySide6.QtGui import QGuiApplication, QWindow

_WM_POWERBROADCAST: Final = 0x0218
_WM_WTSSESSION_CHANGE: Final = 0x02B1
_PBT_APMSUSPEND: Final = 0x4
_WTS_CONSOLE_DISCONNECT: Final = 0x2
_WTS_REMOTE_DISCONNECT: Final = 0x4
_WTS_SESSION_LOGOFF: Final = 0x6
_WTS_SESSION_LOCK: Final = 0x7
_NOTIFY_FOR_THIS_SESSION: Final = 0
_DEVICE_NOTIFY_WINDOW_HANDLE: Final = 0
_HOLD_MS: Final = 1500

_USER32: Final[dict[str, tuple[Any, ...]]] = {  # name -> (result, *arguments)
    "RegisterSuspendResumeNotification": (c_void_p, HANDLE, DWORD),
    "UnregisterSuspendResumeNotification": (BOOL, c_void_p),
}
_WTSAPI32: Final[dict[str, tuple[Any, ...]]] = {
    "WTSRegisterSessionNotification": (BOOL, HWND, DWORD),
    "WTSUnRegisterSessionNotification": (BOOL, HWND),
}
_SLEEPS: Final = (_WM_POWERBROADCAST, _PBT_APMSUSPEND)
_LEAVES: Final = frozenset(
    {
        _SLEEPS,
        (_WM_WTSSESSION_CHANGE, _WTS_CONSOLE_DISCONNECT),
        (_WM_WTSSESSION_CHANGE, _WTS_REMOTE_DISCONNECT),
        (_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOGOFF),
        (_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK),
    }
)


class SessionMessageWatch(QAbstractNativeEventFilter):
    """The SessionWatch port over the messages of a window of its own that is never shown.

    What is refused is not heard. Sleep waits for the lock, but for `_HOLD_MS` at most.
    """

    def __init__(self, load: Callable[[str], ctypes.CDLL] = ctypes.CDLL) -> None:
        super().__init__()
        self._load = load  # 64-bit Windows knows one way to call: CDLL's is WinDLL's
        self._leaving: Callable[[], None] = lambda: None
        self._window: QWindow | None = None
        self._undo: list[Callable[[], object]] = []
        self._heard: tuple[str, ...] = ()

    def start(self, leaving: Callable[[], None]) -> None:
        self._leaving = leaving
        application = QCoreApplication.instance()
        if self._window is None and application is not None:
            self._register()
            application.installNativeEventFilter(self)
            application.aboutToQuit.connect(self._stop)

    def heard(self) -> Sequence[str]:
        """What can be registered; for `sanctum doctor` it is tried and taken back."""
        if self._window is None:
            self._register()
            self._unregister()
        return self._heard

    def let_sleep(self) -> None:
        """The end of the process does."""

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self,
        eventType: QByteArray | bytes | bytearray | memoryview,  # noqa: N803
        message: int,
    ) -> object:
        # Others come by twice, as "windows_dispatcher_MSG" too.
        if eventType == b"windows_generic_MSG":
            self._hear(MSG.from_address(int(message)))
        return False, 0

    def _hear(self, message: MSG) -> None:
        sign = (message.message, message.wParam)
        if sign not in _LEAVES or self._window is None or message.hWnd != self._window.winId():
            return
        self._leaving()
        if sign == _SLEEPS and not _in_a_task():
            _hold()

    def _register(self) -> None:
        if isinstance(QCoreApplication.instance(), QGuiApplication):
            self._window = QWindow()
            # This makes it: hidden, but at the top, where broadcasts come.
            self._heard = tuple(self._ask(self._window.winId()))

    def _ask(self, window: int) -> Iterator[str]:
        with suppress(OSError, AttributeError):
            user32 = _declared(self._load("user32.dll"), _USER32)
            # With modern standby a window hears of sleep only if it asked.
            asked = user32.RegisterSuspendResumeNotification(window, _DEVICE_NOTIFY_WINDOW_HANDLE)
            if asked:
                self._undo.append(partial(user32.UnregisterSuspendResumeNotification, asked))
                yield "sleep"
        with suppress(OSError, AttributeError):
            wtsapi32 = _declared(self._load("wtsapi32.dll"), _WTSAPI32)
            if wtsapi32.WTSRegisterSessionNotification(window, _NOTIFY_FOR_THIS_SESSION):
                self._undo.append(partial(wtsapi32.WTSUnRegisterSessionNotification, window))
                yield "session"

    def _stop(self) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self)
        self._unregister()

    def _unregister(self) -> None:
        while self._undo:
            self._undo.pop()()
        self._window = None


def _declared(library: ctypes.CDLL, functions: dict[str, tuple[Any, ...]]) -> ctypes.CDLL:
    for name, (result, *arguments) in functions.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def _in_a_task() -> bool:
    """Inside a step of a task no other task can go on: waiting would only keep it from locking."""
    try:
        return asyncio.current_task() is not None
    except RuntimeError:  # no loop runs
        return False


def _hold() -> None:
    """Sleep begins when the message is answered: lock before, and end the process here."""
    waiting = QEventLoop()
    QTimer.singleShot(_HOLD_MS, waiting.quit)
    waiting.exec()
