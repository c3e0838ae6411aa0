import QtQuick
import Sanctum.Window
import "../design"

// Where one can go: only what works.
Rectangle {
    id: rail
    required property ShellModel shell
    width: Math.round(96 * Math.max(1, Theme.scale * 0.85))
    color: Theme.surface
    Accessible.role: Accessible.PageTabList
    Accessible.name: Words.text("ui.rail.name")

    Rectangle { anchors.right: parent.right; width: 1; height: parent.height; color: Theme.rule }
    Column {
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.unit }
        anchors.topMargin: 3 * Theme.unit
        spacing: Theme.unit
        Choice {
            width: parent.width
            plain: true
            text: Words.text("ui.rail.home")
            chosen: rail.shell.screen === "home"
            onClicked: rail.shell.go("home")
        }
        Choice {
            width: parent.width
            plain: true
            text: Words.text("ui.rail.talk")
            chosen: rail.shell.screen === "talk"
            onClicked: rail.shell.go("talk")
        }
        Choice {
            width: parent.width
            plain: true
            text: Words.text("ui.rail.resume")
            chosen: rail.shell.screen === "resume"
            onClicked: rail.shell.go("resume")
        }
    }
    Column {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.unit }
        anchors.bottomMargin: 2 * Theme.unit
        spacing: Theme.unit
        Choice {
            width: parent.width
            plain: true
            text: Words.text("ui.rail.settings")
            chosen: rail.shell.screen === "settings"
            onClicked: rail.shell.go("settings")
        }
        Choice {
            width: parent.width
            plain: true
            text: Words.text("ui.rail.lock")
            Accessible.role: Accessible.Button
            onClicked: rail.shell.lock()
        }
    }
}
