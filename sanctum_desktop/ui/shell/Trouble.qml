import QtQuick
import Sanctum.Window
import "../design"
import "../files"

// What is wrong with the open vault, and what helps: stands as long as it is so.
Rectangle {
    id: banner
    required property TroubleModel trouble
    signal deciding
    objectName: "trouble"

    height: column.implicitHeight + 3 * Theme.unit
    color: Theme.surface

    FileDialog {
        id: target
        title: Words.text("ui.trouble.backup.title")
        onAccepted: path => banner.trouble.backUp(path)
    }
    Rectangle { width: parent.width; height: 1; anchors.bottom: parent.bottom; color: Theme.rule }
    Column {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top }
        anchors { leftMargin: 3 * Theme.unit; rightMargin: 3 * Theme.unit; topMargin: 2 * Theme.unit }
        spacing: Theme.unit

        Prose {
            width: parent.width
            text: banner.trouble.words
            Accessible.role: Accessible.AlertMessage
        }
        Progress {
            width: parent.width
            visible: banner.trouble.busy
            words: Words.text("ui.trouble.busy")
        }
        Flow {
            x: -Theme.unit
            width: parent.width + Theme.unit
            spacing: Theme.unit
            Button {
                plain: true
                visible: banner.trouble.ailing
                enabled: !banner.trouble.busy
                text: Words.text("ui.trouble.again")
                onClicked: banner.trouble.retry()
            }
            Button {
                plain: true
                visible: banner.trouble.ailing
                enabled: !banner.trouble.busy
                text: Words.text("ui.trouble.backup")
                onClicked: target.dialog.ask(Words.text("ui.trouble.backup.file"))
            }
            Button {
                plain: true
                visible: banner.trouble.doubted && !banner.trouble.ailing
                text: Words.text("ui.trouble.decide")
                onClicked: banner.deciding()
            }
        }
    }
}
