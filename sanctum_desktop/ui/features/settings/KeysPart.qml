pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Every key of the window, from the one table of them.
Part {
    id: part
    required property SettingsModel settings
    title: Words.text("ui.settings.part.keys")
    about: Words.text("ui.settings.keys.about")

    Card {
        width: parent.width
        height: keys.implicitHeight + Theme.unit
        Column {
            id: keys
            x: 2 * Theme.unit
            y: Theme.half
            width: parent.width - 2 * x
            Repeater {
                model: KeyList.rows
                Item {
                    id: row
                    required property int index
                    required property string words
                    required property string keyWords
                    width: parent ? (parent as Item).width : 0
                    height: Math.max(what.implicitHeight, key.implicitHeight) + 2 * Theme.unit
                    Rectangle {
                        width: parent.width
                        height: 1
                        visible: row.index > 0
                        color: Theme.rule
                    }
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
    }
}
