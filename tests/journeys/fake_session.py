"""A login manager and screen savers on a bus of their own, led by lines on stdin.

Run by `dbus-run-session`; says on stdout what is asked of it.
"""

import os
import sys

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

LOGIN, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
OURS, ANOTHER = f"{PATH}/session/_31", f"{PATH}/session/_32"
SERVICES = (LOGIN, "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
PROPERTIES = {"Id": "1", "Active": True, "LockedHint": False}


def say(words):
    os.write(1, f"{words}\n".encode())


def signal(path, interface, name, *arguments, sender=None):
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(arguments))
    (sender or bus).send(message)


def of_a_stranger():
    other = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "stranger")
    signal(PATH, f"{LOGIN}.Manager", "PrepareForSleep", True, sender=other)


def changed(path, **properties):
    PROPERTIES.update(properties)
    signal(
        path, "org.freedesktop.DBus.Properties", "PropertiesChanged", f"{LOGIN}.Session", {}, []
    )


def saver(desktop, active):
    name = f"org.{desktop}.ScreenSaver"
    signal(f"/{name.replace('.', '/')}", name, "ActiveChanged", active)


DEEDS = {
    "sleep": lambda: signal(PATH, f"{LOGIN}.Manager", "PrepareForSleep", True),
    "wake": lambda: signal(PATH, f"{LOGIN}.Manager", "PrepareForSleep", False),
    "a stranger says sleep": of_a_stranger,
    "lock": lambda: signal(OURS, f"{LOGIN}.Session", "Lock"),
    "unlock": lambda: signal(OURS, f"{LOGIN}.Session", "Unlock"),
    "lock another": lambda: signal(ANOTHER, f"{LOGIN}.Session", "Lock"),
    "switch user": lambda: changed(OURS, Active=False),
    "hint locked": lambda: changed(OURS, LockedHint=True),
    "nothing much": lambda: changed(OURS),
    "freedesktop on": lambda: saver("freedesktop", True),
    "screen off": lambda: saver("freedesktop", False),
    "gnome on": lambda: saver("gnome", True),
}


class Login(QDBusVirtualObject):
    """Answers what a login manager is asked."""

    def introspect(self, path):
        return ""

    def handleMessage(self, message, connection):  # noqa: N802 - Qt's name
        asked = [message.member(), *message.arguments()]
        if asked[0] == "Inhibit":
            self.hand_out_a_lock(message, connection)
        elif asked[0] == "GetSession" and asked[1] == "1":
            connection.send(message.createReply(QDBusObjectPath(OURS)))
        elif asked[0] == "Get":
            connection.send(message.createReply(QDBusVariant(PROPERTIES[asked[2]])))
        say(" ".join(asked))
        return True

    def hand_out_a_lock(self, message, connection):
        self.ours, theirs = os.pipe()
        connection.send(message.createReply(QDBusUnixFileDescriptor(theirs)))
        os.close(theirs)
        self.released = QSocketNotifier(self.ours, QSocketNotifier.Type.Read)
        self.released.activated.connect(self.let_go)

    def let_go(self, *_):
        self.released.setEnabled(False)
        say("may sleep")


def obey(*_):
    for line in os.read(0, 4096).decode().splitlines() or ["end"]:
        DEEDS.get(line, app.quit)()


app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
login = Login()
assert all(bus.registerService(name) for name in SERVICES)
assert bus.registerVirtualObject(PATH, login, QDBusConnection.VirtualObjectRegisterOption.SubPath)
orders = QSocketNotifier(0, QSocketNotifier.Type.Read)
orders.activated.connect(obey)
say(os.environ["DBUS_SESSION_BUS_ADDRESS"])
sys.exit(app.exec())
