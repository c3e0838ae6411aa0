pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Crash records: to read, to copy and to remove.
Part {
    id: part
    required property SettingsModel settings
    readonly property ProblemsModel problems: settings.problems
    title: Words.text("ui.problems.title")
    about: Words.text("ui.problems.about")

    Prose {
        width: parent.width
        visible: part.problems.count === 0
        text: Words.text("ui.problems.none")
    }
    Prose {
        width: parent.width
        visible: text
        text: part.problems.message
        color: Theme.alert
        Accessible.role: Accessible.AlertMessage
    }
    Repeater {
        model: part.problems.rows
        Card {
            id: record
            required property string id
            required property string text
            width: parent ? (parent as Item).width : 0
            height: column.implicitHeight + 4 * Theme.unit
            Column {
                id: column
                anchors { left: parent.left; right: parent.right; top: parent.top; margins: 2 * Theme.unit }
                spacing: Theme.unit
                Readable {
                    width: parent.width
                    text: record.text
                    font.pixelSize: Theme.small
                }
                Flow {
                    width: parent.width
                    spacing: Theme.unit
                    Button {
                        icon: "copy"
                        text: Words.text("ui.problems.copy")
                        onClicked: part.problems.copy(record.text)
                    }
                    Button {
                        plain: true
                        icon: "trash"
                        text: Words.text("ui.problems.remove")
                        onClicked: part.problems.remove(record.id)
                    }
                }
            }
        }
    }
    Button {
        visible: part.problems.count > 1
        icon: "trash"
        text: Words.text("ui.problems.remove_all")
        onClicked: part.problems.removeAll()
    }
}
