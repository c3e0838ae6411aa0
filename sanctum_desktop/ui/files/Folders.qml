pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../design"

// The folder one is in, the ones most people use, and what is in it; Up, Down and Enter walk that.
Column {
    id: folders
    required property FileDialogModel dialog
    spacing: Theme.unit

    Heading {
        width: parent.width
        text: Words.text("ui.save.folder")
    }
    Flow {
        width: parent.width
        spacing: Theme.half
        Accessible.role: Accessible.Grouping
        Accessible.name: Words.text("ui.save.places")
        Repeater {
            model: folders.dialog.places
            Choice {
                required property string name
                required property string path
                width: Math.min(implicitWidth, folders.width)
                text: name
                chosen: folders.dialog.path === path
                onClicked: folders.dialog.enter(path)
            }
        }
    }
    Item {
        width: parent.width
        height: Math.max(up.height, where.implicitHeight)
        IconButton {
            id: up
            x: -Theme.unit
            icon: "up"
            text: Words.text("ui.save.above")
            enabled: folders.dialog.above !== ""
            onClicked: folders.dialog.enter(folders.dialog.above)
        }
        Prose {
            id: where
            anchors { left: up.right; right: parent.right; leftMargin: Theme.unit; verticalCenter: parent.verticalCenter }
            lineHeight: 1
            text: folders.dialog.folder
        }
    }
    Rectangle {
        width: parent.width
        height: Math.max(Theme.control, Math.min(4.5 * Theme.control, list.contentHeight)) + 2 * border.width
        radius: Theme.radiusSmall
        color: "transparent"
        border.width: list.activeFocus ? 2 : 1
        border.color: list.activeFocus ? Theme.accent : Theme.rule

        ListView {
            id: list
            objectName: "folders"
            anchors.fill: parent
            anchors.margins: 2
            clip: true
            reuseItems: true
            boundsBehavior: Flickable.StopAtBounds
            model: folders.dialog.entries
            activeFocusOnTab: count > 0
            keyNavigationEnabled: true
            Accessible.role: Accessible.List
            Accessible.name: Words.text(folders.dialog.purpose === "open" ? "ui.open.entries" : "ui.save.folders")
            Accessible.focusable: true
            Keys.onReturnPressed: go()
            Keys.onEnterPressed: go()
            function go() {
                if (currentItem)
                    (currentItem as Entry).press()
            }
            delegate: Entry { width: ListView.view.width }
        }
        Bar {
            of: list
            x: parent.width - 2 * width
        }
        Caption {
            anchors.centerIn: parent
            visible: list.count === 0
            lineHeight: 1
            text: Words.text(folders.dialog.purpose === "open" ? "ui.open.empty" : "ui.save.empty")
        }
    }

    component Entry: Rectangle {
        id: entry
        required property string name
        required property string path
        required property bool folder
        readonly property bool current: ListView.isCurrentItem && ListView.view.activeFocus
        function press() { folder ? folders.dialog.enter(path) : folders.dialog.pick(name) }
        height: Math.max(Theme.control, called.implicitHeight + 2 * Theme.unit)
        radius: Theme.radiusSmall
        color: current || over.hovered ? Theme.tint : "transparent"
        Accessible.role: Accessible.ListItem
        Accessible.name: name
        Accessible.focusable: true
        Accessible.focused: current
        Accessible.onPressAction: entry.press()
        HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
        TapHandler { onTapped: entry.press() }
        Icon {
            id: picture
            x: Theme.unit
            anchors.verticalCenter: parent.verticalCenter
            name: entry.folder ? "folder" : "file"
            color: Theme.quiet
        }
        Text {
            id: called
            anchors { left: picture.right; right: parent.right; verticalCenter: parent.verticalCenter }
            anchors.leftMargin: Theme.unit
            anchors.rightMargin: 2 * Theme.unit
            text: entry.name
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            color: Theme.ink
            font.pixelSize: Theme.body
            Accessible.ignored: true
        }
    }
}
