"""The SessionWatch port on macOS, over CoreFoundation and IOKit. It has never run on a Mac.

Signatures and numbers are those of Apple's headers: IOKit/pwr_mgt/IOPMLib.h and IOKit/IOMessage.h
for sleep, CoreFoundation/CFNotificationCenter.h, CFRunLoop.h and CFString.h for notices,
CoreGraphics/CGSession.h for the name of the user switch. The names of the screen's two notices
stand in no header; programs have relied on them for years.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from ctypes import POINTER, c_char_p, c_int32, c_long, c_ssize_t, c_uint32, c_void_p
from dataclasses import dataclass
from typing import Any, Final

_FOLDER: Final = "/System/Library/Frameworks"
_SCREEN_LOCKED: Final = b"com.apple.screenIsLocked"
_SCREEN_SAVER: Final = b"com.apple.screensaver.didstart"
_USER_SWITCHED: Final = b"com.apple.coregraphics.GUIConsoleSessionChanged"
_CAN_SYSTEM_SLEEP: Final = 0xE0000270  # iokit_common_msg(x) is 0xE0000000 | x
_SYSTEM_WILL_SLEEP: Final = 0xE0000280
_UTF8: Final = 0x08000100
_DELIVER_IMMEDIATELY: Final = 4
_HOLD_S: Final = 1.5  # shorter than a lock may take before the process is ended all the same

_PowerCallback: Final = ctypes.CFUNCTYPE(None, c_void_p, c_uint32, c_uint32, c_void_p)
_NoticeCallback: Final = ctypes.CFUNCTYPE(None, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)

_CORE_FOUNDATION: Final[dict[str, tuple[Any, ...]]] = {  # name -> (result, *arguments)
    "CFStringCreateWithCString": (c_void_p, c_void_p, c_char_p, c_uint32),
    "CFNotificationCenterGetDistributedCenter": (c_void_p,),
    "CFNotificationCenterGetDarwinNotifyCenter": (c_void_p,),
    "CFNotificationCenterAddObserver": (
        None,
        c_void_p,
        c_void_p,
        _NoticeCallback,
        c_void_p,
        c_void_p,
        c_long,
    ),
    "CFRunLoopGetMain": (c_void_p,),
    "CFRunLoopAddSource": (None, c_void_p, c_void_p, c_void_p),
}
_IOKIT: Final[dict[str, tuple[Any, ...]]] = {
    "IORegisterForSystemPower": (
        c_uint32,
        c_void_p,
        POINTER(c_void_p),
        _PowerCallback,
        POINTER(c_uint32),
    ),
    "IODeregisterForSystemPower": (c_int32, POINTER(c_uint32)),
    "IONotificationPortGetRunLoopSource": (c_void_p, c_void_p),
    "IOAllowPowerChange": (c_int32, c_uint32, c_ssize_t),
}

_kept: Final[list[object]] = []  # the system may call these as long as the process lives


@dataclass(frozen=True)
class Frameworks:
    """The two libraries, and CoreFoundation's constant `kCFRunLoopCommonModes`."""

    core: ctypes.CDLL
    iokit: ctypes.CDLL
    common_modes: c_void_p


def load_frameworks() -> Frameworks:
    """OSError or ValueError where they are not to be had."""
    core, iokit = (
        ctypes.CDLL(f"{_FOLDER}/{name}.framework/{name}") for name in ("CoreFoundation", "IOKit")
    )
    return Frameworks(core, iokit, c_void_p.in_dll(core, "kCFRunLoopCommonModes"))


class MacSessionWatch:
    """Hears on the main thread's run loop, which Qt runs; what is refused is not heard.

    Sleep waits until `let_sleep`, or `_HOLD_S` at most.
    """

    def __init__(self, load: Callable[[], Frameworks] = load_frameworks) -> None:
        self._load = load
        self._leaving: Callable[[], None] = lambda: None
        self._heard: tuple[str, ...] | None = None
        self._allow: Callable[[int], object] = lambda _notification: None
        self._unanswered: list[int] = []

    def start(self, leaving: Callable[[], None]) -> None:
        self._leaving = leaving
        self.heard()

    def heard(self) -> Sequence[str]:
        """What could be registered; the first call does so."""
        if self._heard is None:
            self._heard = tuple(self._register())
        return self._heard

    def let_sleep(self) -> None:
        with suppress(IndexError):  # two threads may answer, each notification once
            while True:
                self._allow(self._unanswered.pop())

    def _register(self) -> Iterator[str]:
        try:
            system = self._load()
            _declare(system.core, _CORE_FOUNDATION)
            _declare(system.iokit, _IOKIT)
        except (OSError, ValueError, AttributeError):
            return
        if self._hear_power(system):
            yield "sleep"
        core, callback = system.core, _NoticeCallback(self._noticed)
        _kept.append(callback)
        desktop = core.CFNotificationCenterGetDistributedCenter()
        kernel = core.CFNotificationCenterGetDarwinNotifyCenter()
        locked = _observe(core, desktop, _SCREEN_LOCKED, callback)
        if _observe(core, kernel, _USER_SWITCHED, callback) and locked:
            yield "session"
        if _observe(core, desktop, _SCREEN_SAVER, callback):
            yield "screen"

    def _hear_power(self, system: Frameworks) -> bool:
        callback, port, notifier = _PowerCallback(self._power_changes), c_void_p(), c_uint32()
        _kept.append(callback)
        root = system.iokit.IORegisterForSystemPower(
            None, ctypes.byref(port), callback, ctypes.byref(notifier)
        )
        if not root:
            return False
        source = system.iokit.IONotificationPortGetRunLoopSource(port)
        if not source:  # asked, but deaf: each sleep would wait for an answer in vain
            system.iokit.IODeregisterForSystemPower(ctypes.byref(notifier))
            return False
        self._allow = lambda notification: system.iokit.IOAllowPowerChange(root, notification)
        system.core.CFRunLoopAddSource(system.core.CFRunLoopGetMain(), source, system.common_modes)
        return True

    def _noticed(self, *_notice: object) -> None:
        self._leaving()

    def _power_changes(
        self, _own: int | None, _service: int, message: int, notification: int | None
    ) -> None:
        """Unanswered, either message would delay sleep by 30 seconds."""
        if message == _CAN_SYSTEM_SLEEP:
            self._allow(notification or 0)
        elif message == _SYSTEM_WILL_SLEEP:
            self._unanswered.append(notification or 0)
            try:
                latest = threading.Timer(_HOLD_S, self.let_sleep)
                latest.daemon = True
                latest.start()
                self._leaving()
            except BaseException:
                self.let_sleep()
                raise


def _declare(library: ctypes.CDLL, functions: dict[str, tuple[Any, ...]]) -> None:
    for name, (result, *arguments) in functions.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments


def _observe(core: ctypes.CDLL, center: int | None, name: bytes, callback: object) -> bool:
    """True if asked: the system does not say whether it will tell."""
    text = core.CFStringCreateWithCString(None, name, _UTF8)
    if not center or not text:
        return False
    core.CFNotificationCenterAddObserver(center, None, callback, text, None, _DELIVER_IMMEDIATELY)
    return True
