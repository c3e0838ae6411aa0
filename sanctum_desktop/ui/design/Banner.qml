import QtQuick
import Sanctum.Window

// What must be known before anything else, until it has been read.
Rectangle {
    id: banner
    required property string text
    signal dismissed

    height: Math.max(words.height, read.height) + 2 * Theme.unit
    color: Theme.surface

    Rectangle { width: parent.width; height: 1; anchors.bottom: parent.bottom; color: Theme.rule }
    Prose {
        id: words
        anchors { left: parent.left; right: read.left; verticalCenter: parent.verticalCenter }
        anchors.leftMargin: 3 * Theme.unit
        anchors.rightMargin: 2 * Theme.unit
        text: banner.text
        color: Theme.alert
        Accessible.role: Accessible.AlertMessage
    }
    Button {
        id: read
        anchors { right: parent.right; rightMargin: 3 * Theme.unit; verticalCenter: parent.verticalCenter }
        text: Words.text("ui.read")
        onClicked: banner.dismissed()
    }
}
