"""A desktop portal on a bus of its own, and what hears it. Run by `dbus-run-session`.

Its argument is the kind of portal: "new" knows reduced-motion, "old" only GNOME's animations,
"none" is not there. Says what was told, each time.
"""

import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject

from sanctum_desktop.ui.qt.portal_motion import PortalMotion

NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
KINDS = {
    "new": ("appearance", "org.freedesktop.appearance", "reduced-motion", (0, 1, 0)),
    "old": ("animations", "org.gnome.desktop.interface", "enable-animations", (True, False, True)),
}


class Portal(QDBusVirtualObject):
    """Knows one setting; of any other it says that there is none."""

    def __init__(self, namespace, key, values):
        super().__init__()
        self.setting, self.values = [namespace, key], list(values)

    def introspect(self, path):
        return ""

    def handleMessage(self, message, connection):  # noqa: N802 - Qt's name
        if message.arguments() == self.setting:
            value = QDBusVariant(QDBusVariant(self.values[0]))
            connection.send(message.createReply(value))
        else:
            connection.send(message.createErrorReply(f"{NAME}.Error.NotFound", "not found"))
        return True

    def change(self):
        """The person turns the switch; something else changes beside it."""
        self.values.pop(0)
        for setting, value in ((["org.example", "font"], "Serif"), (self.setting, self.values[0])):
            signal = QDBusMessage.createSignal(PATH, SETTINGS, "SettingChanged")
            signal.setArguments([*setting, QDBusVariant(value)])
            theirs.send(signal)


def told(still):
    sys.stdout.write(f"{name} {portal.values[0]}: {still}\n")
    QTimer.singleShot(0, portal.change if len(portal.values) > 1 else app.quit)


app = QCoreApplication([])
theirs = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "theirs")
if sys.argv[1] in KINDS:
    name, *known = KINDS[sys.argv[1]]
    portal = Portal(*known)
    option = QDBusConnection.VirtualObjectRegisterOption.SubPath
    assert theirs.registerVirtualObject(PATH, portal, option)
    assert theirs.registerService(NAME)
else:
    QTimer.singleShot(300, app.quit)
heard = PortalMotion(told)
QTimer.singleShot(20_000, lambda: app.exit(1))
sys.exit(app.exec())
