pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../design"

// Where one can go: only what works.
Rectangle {
    id: rail
    required property ShellModel shell
    readonly property LeftModel sum: shell.settings?.left ?? null
    // Large words in a low window.
    readonly property bool tight: height < 310 + 200 * Theme.scale
    width: Math.round(96 * Math.max(1, Theme.scale * 0.85))
    color: Theme.surface
    Accessible.role: Accessible.PageTabList
    Accessible.name: Words.text("ui.rail.name")

    component Place: RailItem {
        required property string name
        width: parent ? (parent as Item).width : 0
        text: Words.text(`ui.rail.${name}`)
        hint: KeyList.shown(name)
        tight: rail.tight
        chosen: rail.shell.screen === name
        onClicked: rail.shell.go(name)
    }
    Column {
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.unit }
        anchors.topMargin: 2 * Theme.unit
        spacing: Theme.half
        Place { name: "home"; icon: "home" }
        Place { name: "talk"; icon: "talk" }
        Place { name: "resume"; icon: "resume" }
    }
    Column {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.unit }
        anchors.bottomMargin: (rail.tight ? 1 : 2) * Theme.unit
        spacing: Theme.half
        RailItem {
            objectName: "left"
            width: parent.width
            visible: rail.sum !== null && rail.sum.known
            place: false
            icon: rail.sum?.sign ?? ""
            text: rail.sum?.figure ?? ""
            note: Words.text("ui.left.short")
            told: rail.sum ? `${rail.sum.sentence} ${rail.sum.state}` : ""
            hint: told
            tight: rail.tight
            onClicked: rail.shell.go("ledger")
        }
        RailItem {
            width: parent.width
            place: false
            tight: rail.tight
            icon: "search"
            text: Words.text("ui.rail.find")
            hint: KeyList.shown("palette")
            onClicked: rail.shell.palette.open()
        }
        Place { name: "models"; icon: "models" }
        Place { name: "settings"; icon: "settings" }
        RailItem {
            width: parent.width
            place: false
            tight: rail.tight
            icon: "lock"
            text: Words.text("ui.rail.lock")
            hint: KeyList.shown("lock")
            onClicked: rail.shell.lock()
        }
    }
}
