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

    // Large words would leave the screen below no room.
    readonly property bool close: Theme.scale > 1.4 && width < 960
    height: column.implicitHeight + (close ? 2 : 3) * Theme.unit
    color: Theme.surface

    FileDialog {
        id: target
        title: Words.text("ui.trouble.backup.title")
        onAccepted: path => banner.trouble.backUp(path)
    }
    Rectangle { width: parent.width; height: 1; anchors.bottom: parent.bottom; color: Theme.rule }
    Icon {
        id: sign
        name: "warning"
        color: Theme.alert
        x: 3 * Theme.unit
        y: column.y + (words.implicitHeight / Math.max(1, words.lineCount) - height) / 2
    }
    Column {
        id: column
        anchors { left: sign.right; right: parent.right; top: parent.top }
        anchors { leftMargin: 1.5 * Theme.unit; rightMargin: 3 * Theme.unit }
        anchors.topMargin: (banner.close ? 1 : 2) * Theme.unit
        spacing: banner.close ? 0 : Theme.half

        Prose {
            id: words
            width: Math.min(parent.width, 2 * Theme.measure)
            even: true
            font.pixelSize: banner.close ? Theme.small : Theme.body
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
