"""What is asked of macOS and how its calls are answered, with frameworks that only record."""

import ctypes
import gc
import sys
import threading
from ctypes import c_uint32, c_void_p
from types import SimpleNamespace

import pytest

from contracts.session_watch_contract import SessionWatchContract
from foreign_function import ForeignFunction
from sanctum_desktop.adapters.session_watch import macos
from sanctum_desktop.adapters.session_watch.macos import Frameworks, MacSessionWatch

POWER = ctypes.CFUNCTYPE(None, c_void_p, c_uint32, c_uint32, c_void_p)
NOTICE = ctypes.CFUNCTYPE(None, *[c_void_p] * 5)
CAN_SLEEP, WILL_SLEEP, WILL_NOT_SLEEP, WOKE = 0xE0000270, 0xE0000280, 0xE0000290, 0xE0000300
NOTIFICATION = 0x7F00_1234_5678  # more than 32 bits
DISTRIBUTED, DARWIN, MAIN, PORT, SOURCE = (number << 33 for number in range(1, 6))
ROOT, NOTIFIER = 6, 7
SCREEN_LOCKED = (DISTRIBUTED, b"com.apple.screenIsLocked")
SCREEN_SAVER = (DISTRIBUTED, b"com.apple.screensaver.didstart")
USER_SWITCHED = (DARWIN, b"com.apple.coregraphics.GUIConsoleSessionChanged")


class FakeMac:
    """CoreFoundation and IOKit, but what is in `refused` gives NULL and in `missing` is not."""

    def __init__(self, refused=(), missing=()):
        self.observers, self.sources, self.allowed, self.power = {}, [], [], None
        self.answered = threading.Event()
        self._texts = {}
        functions = {
            "CFStringCreateWithCString": self._text,
            "CFNotificationCenterGetDistributedCenter": lambda: DISTRIBUTED,
            "CFNotificationCenterGetDarwinNotifyCenter": lambda: DARWIN,
            "CFNotificationCenterAddObserver": self._observe,
            "CFRunLoopGetMain": lambda: MAIN,
            "CFRunLoopAddSource": lambda *given: self.sources.append(given),
            "IORegisterForSystemPower": self._register,
            "IODeregisterForSystemPower": self._deregister,
            "IONotificationPortGetRunLoopSource": lambda port: SOURCE * (port.value == PORT),
            "IOAllowPowerChange": self._allow,
        } | dict.fromkeys(refused, lambda *_given: 0)
        library = SimpleNamespace(
            **{
                name: ForeignFunction(does)
                for name, does in functions.items()
                if name not in missing
            }
        )
        self.frameworks = Frameworks(library, library, c_void_p(99))

    def _text(self, _allocator, text, encoding):
        assert encoding == 0x08000100
        address = len(self._texts) + 1 << 33
        self._texts[address] = text
        return address

    def _observe(self, center, _observer, callback, name, _object, behavior):
        assert behavior == 4
        address = ctypes.cast(callback, c_void_p).value
        self.observers[center, self._texts[name]] = NOTICE(address)

    def _register(self, _own, port, callback, notifier):
        port._obj.value, notifier._obj.value = PORT, NOTIFIER
        self.power = POWER(ctypes.cast(callback, c_void_p).value)
        return ROOT

    def _deregister(self, notifier):
        assert notifier._obj.value == NOTIFIER
        self.power = None
        return 0

    def _allow(self, root, notification):
        assert root == ROOT
        self.allowed.append(notification)
        self.answered.set()
        return 0

    def tell(self, message):
        self.power(None, 0, message, NOTIFICATION)


@pytest.fixture
def mac():
    return FakeMac()


@pytest.fixture
def watch(mac):
    return MacSessionWatch(lambda: mac.frameworks)


@pytest.fixture
def left(watch):
    left = []
    watch.start(lambda: left.append(1))
    return left


class TestMacSessionWatch(SessionWatchContract):
    @pytest.fixture
    def watch(self, watch):
        return watch


@pytest.mark.skipif(sys.platform == "darwin", reason="here they are")
class TestMacSessionWatchWithoutFrameworks(SessionWatchContract):
    @pytest.fixture
    def watch(self):
        watch = MacSessionWatch()
        assert watch.heard() == ()
        return watch


def test_it_hears_all_and_registers_once(watch, mac):
    assert watch.heard() == ("sleep", "session", "screen")
    watch.start(print)
    assert mac.sources == [(MAIN, SOURCE, mac.frameworks.common_modes)]
    assert set(mac.observers) == {SCREEN_LOCKED, SCREEN_SAVER, USER_SWITCHED}


@pytest.mark.parametrize("notice", [SCREEN_LOCKED, SCREEN_SAVER, USER_SWITCHED])
def test_a_notice_means_leaving(notice, left, mac):
    mac.observers[notice](None, None, None, None, None)
    assert left == [1]
    assert mac.allowed == []


def test_sleep_waits_until_the_vault_is_closed(left, watch, mac):
    mac.tell(WILL_SLEEP)
    assert left == [1]
    assert mac.allowed == []
    watch.let_sleep()
    watch.let_sleep()
    assert mac.allowed == [NOTIFICATION]


def test_sleep_does_not_wait_for_a_lock_that_hangs(left, mac, monkeypatch):
    monkeypatch.setattr(macos, "_HOLD_S", 0)
    mac.tell(WILL_SLEEP)
    assert mac.answered.wait(10)
    assert mac.allowed == [NOTIFICATION]


def test_sleep_is_allowed_at_once_if_locking_fails(watch, mac, monkeypatch):
    raised = []
    monkeypatch.setattr(sys, "unraisablehook", lambda found: raised.append(found.exc_type))
    watch.start(lambda: 1 / 0)
    mac.tell(WILL_SLEEP)
    assert mac.allowed == [NOTIFICATION]
    assert raised == [ZeroDivisionError]


@pytest.mark.parametrize(
    ("message", "allowed"), [(CAN_SLEEP, [NOTIFICATION]), (WILL_NOT_SLEEP, []), (WOKE, [])]
)
def test_what_is_no_sleep_locks_nothing_and_only_a_question_is_answered(
    message, allowed, left, mac
):
    mac.tell(message)
    assert left == []
    assert mac.allowed == allowed


@pytest.mark.parametrize(
    ("refused", "heard"),
    [
        ("IORegisterForSystemPower", ("session", "screen")),
        ("CFNotificationCenterGetDistributedCenter", ("sleep",)),
        ("CFNotificationCenterGetDarwinNotifyCenter", ("sleep", "screen")),
        ("CFStringCreateWithCString", ("sleep",)),
    ],
)
def test_what_is_refused_is_not_heard(refused, heard):
    mac = FakeMac(refused=[refused])
    watch = MacSessionWatch(lambda: mac.frameworks)
    watch.start(print)
    assert watch.heard() == heard


def test_it_takes_back_what_it_could_not_answer():
    mac = FakeMac(refused=["IONotificationPortGetRunLoopSource"])
    assert MacSessionWatch(lambda: mac.frameworks).heard() == ("session", "screen")
    assert mac.power is None
    assert mac.sources == []


def test_nothing_is_heard_where_a_function_is_missing():
    mac = FakeMac(missing=["IOAllowPowerChange"])
    assert MacSessionWatch(lambda: mac.frameworks).heard() == ()


def test_the_system_can_call_after_the_watch_is_forgotten(mac):
    left = []
    MacSessionWatch(lambda: mac.frameworks).start(lambda: left.append(1))
    gc.collect()
    mac.observers[SCREEN_LOCKED](None, None, None, None, None)
    mac.tell(WILL_SLEEP)
    assert left == [1, 1]
