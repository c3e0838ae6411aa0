pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../design"

// Every key of the window.
Sheet {
    id: sheet
    objectName: "keys"
    title: Words.text("ui.keys.title")
    spacing: Theme.half
    onClosed: opened = false

    Repeater {
        model: KeyList.rows
        delegate: Item {
            id: row
            required property string words
            required property string keyWords
            width: parent ? (parent as Item).width : 0
            height: Math.max(what.implicitHeight, key.implicitHeight) + Theme.unit
            Prose {
                id: what
                anchors { left: parent.left; right: key.left; rightMargin: 2 * Theme.unit }
                anchors.verticalCenter: parent.verticalCenter
                even: true
                text: row.words
            }
            Tag {
                id: key
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                text: row.keyWords
                textColor: Theme.ink
            }
        }
    }
}
