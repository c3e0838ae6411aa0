pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The backups: one to take along now, those made by themselves, and one kept elsewhere.
Part {
    id: part
    required property SettingsModel settings
    readonly property BackupsModel backups: settings.backups
    property string looked: ""
    title: Words.text("ui.backups.title")
    about: Words.text("ui.backups.about")

    Act {
        doing: part.settings.doing
        name: "backup"
        title: Words.text("ui.backups.make.title")
        about: Words.text("ui.backups.make.about")
        busy: Words.text("ui.backups.make.busy")
        Place {
            id: target
            width: parent.width
            inputName: "backupPlace"
            label: Words.text("ui.settings.place")
            Component.onCompleted: text = part.backups.place()
        }
        Button {
            primary: true
            enabled: !part.settings.doing.busy
            text: Words.text("ui.backups.make")
            onClicked: part.backups.backUp(target.text)
        }
    }
    Column {
        width: parent.width
        topPadding: Theme.unit
        spacing: Theme.unit
        Prose {
            width: parent.width
            text: Words.text("ui.backups.list")
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        Outcome {
            width: parent.width
            doing: part.settings.doing
            name: "backup.list"
        }
        Panel {
            visible: part.backups.count === 0
            Prose {
                width: parent.width
                quiet: true
                even: true
                text: Words.text("ui.backups.none")
            }
        }
        Card {
            width: parent.width
            height: list.implicitHeight
            visible: part.backups.count > 0
            Column {
                id: list
                width: parent.width
                Repeater {
                    model: part.backups.rows
                    Kept {
                        id: kept
                        required property int index
                        required property string point
                        required property string moment
                        required property string kind
                        required property string size
                        label: kept.moment
                        detail: `${kept.kind} · ${kept.size}`
                        key: kept.point
                        ruled: kept.index > 0
                    }
                }
            }
        }
    }
    Card {
        width: parent.width
        height: elsewhere.implicitHeight
        Kept {
            id: elsewhere
            label: Words.text("ui.backups.other")
            key: "elsewhere"
        }
    }

    // One backup; open, it can be proved and gone back to.
    component Kept: Column {
        id: one
        required property string label
        required property string key
        property string detail: ""
        property bool ruled: false
        readonly property bool open: part.looked === key
        width: parent ? (parent as Item).width : 0

        Rectangle {
            x: 2 * Theme.unit
            width: parent.width - 2 * x
            height: 1
            visible: one.ruled
            color: Theme.rule
        }
        Item {
            width: parent.width
            height: head.height + 2 * Theme.half
            Rectangle {
                id: head
                property string text: one.label
                x: Theme.half
                y: Theme.half
                width: parent.width - 2 * x
                height: told.implicitHeight + 2 * Theme.unit
                radius: Theme.radiusSmall
                color: over.hovered ? Theme.tint : "transparent"
                border.width: activeFocus ? 2 : 0
                border.color: Theme.accent
                activeFocusOnTab: true
                Accessible.role: Accessible.Button
                Accessible.name: one.label
                Accessible.description: one.detail
                Accessible.onPressAction: head.toggle()
                Keys.onReturnPressed: head.toggle()
                Keys.onEnterPressed: head.toggle()
                Keys.onSpacePressed: head.toggle()
                function toggle() {
                    part.settings.doing.forget()
                    part.looked = one.open ? "" : one.key
                }
                HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
                TapHandler { onTapped: head.toggle() }
                Column {
                    id: told
                    anchors { left: parent.left; right: way.left; verticalCenter: parent.verticalCenter }
                    anchors { leftMargin: 1.5 * Theme.unit; rightMargin: Theme.unit }
                    Prose {
                        width: parent.width
                        even: true
                        text: one.label
                        Accessible.ignored: true
                    }
                    Caption {
                        width: parent.width
                        visible: text
                        even: true
                        text: one.detail
                        Accessible.ignored: true
                    }
                }
                Icon {
                    id: way
                    anchors { right: parent.right; rightMargin: 1.5 * Theme.unit; verticalCenter: parent.verticalCenter }
                    name: one.open ? "chevron-down" : "chevron-right"
                    color: Theme.quiet
                }
            }
        }
        Loader {
            x: 2 * Theme.unit
            width: parent.width - 2 * x
            active: one.open
            visible: active
            sourceComponent: OneBackup {
                backups: part.backups
                doing: part.settings.doing
                point: one.key === "elsewhere" ? "" : one.key
            }
        }
    }
}
