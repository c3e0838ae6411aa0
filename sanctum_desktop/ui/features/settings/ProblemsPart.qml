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

    Panel {
        visible: part.problems.count === 0
        Prose {
            width: parent.width
            quiet: true
            even: true
            text: Words.text("ui.problems.none")
        }
    }
    Note {
        width: parent.width
        text: part.problems.message
    }
    Repeater {
        model: part.problems.rows
        Panel {
            id: record
            required property string id
            required property string text
            // Its first line names it; the others are a name and what it was.
            readonly property list<string> lines: record.text.split("\n")
            Prose {
                width: parent.width
                even: true
                text: record.lines[0]
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
            }
            Column {
                width: parent.width
                spacing: Theme.half
                Repeater {
                    model: record.lines.slice(1)
                    Known {
                        required property string modelData
                        readonly property int cut: modelData.indexOf(":")
                        label: modelData.slice(0, cut).trim()
                        value: modelData.slice(cut + 1).trim()
                    }
                }
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
                    icon: "trash"
                    text: Words.text("ui.problems.remove")
                    onClicked: part.problems.remove(record.id)
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
