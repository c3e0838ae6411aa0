pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The backups: one to take along now, those made by themselves, and one kept elsewhere.
Part {
    id: part
    required property SettingsModel settings
    readonly property BackupsModel backups: settings.backups
    property string opened: ""
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
    Prose {
        width: parent.width
        topPadding: Theme.unit
        text: Words.text("ui.backups.list")
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
    }
    Prose {
        width: parent.width
        visible: part.backups.count === 0
        quiet: true
        text: Words.text("ui.backups.none")
    }
    Outcome {
        width: parent.width
        doing: part.settings.doing
        name: "backup.list"
    }
    Repeater {
        model: part.backups.rows
        Kept {
            id: kept
            required property string point
            required property string moment
            required property string kind
            required property string size
            label: kept.moment
            detail: `${kept.kind} · ${kept.size}`
            key: kept.point
        }
    }
    Kept {
        label: Words.text("ui.backups.other")
        key: "elsewhere"
    }

    // One backup; open, it can be proved and gone back to.
    component Kept: Card {
        id: one
        required property string label
        required property string key
        property string detail: ""
        readonly property bool open: part.opened === key
        width: parent ? (parent as Item).width : 0
        height: column.implicitHeight + 2 * Theme.unit

        Column {
            id: column
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.unit }
            spacing: Theme.unit
            Rectangle {
                id: head
                property string text: one.label
                width: parent.width
                height: told.implicitHeight + 2 * Theme.unit
                radius: Theme.unit
                color: one.open || over.hovered ? Theme.tint : "transparent"
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
                    part.opened = one.open ? "" : one.key
                }
                HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
                TapHandler { onTapped: head.toggle() }
                Column {
                    id: told
                    anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.unit }
                    Prose {
                        width: parent.width
                        text: one.label
                        Accessible.ignored: true
                    }
                    Prose {
                        width: parent.width
                        visible: text
                        quiet: true
                        font.pixelSize: Theme.small
                        text: one.detail
                        Accessible.ignored: true
                    }
                }
            }
            Loader {
                x: Theme.unit
                width: parent.width - 2 * Theme.unit
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
}
