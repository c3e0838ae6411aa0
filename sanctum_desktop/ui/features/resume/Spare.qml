pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// True lines that had no room, each with a way back.
Column {
    id: list
    required property ResumeModel resume
    visible: lines.count > 0
    spacing: Theme.unit

    Heading {
        width: parent.width
        text: Words.text("ui.resume.spare")
    }
    Repeater {
        id: lines
        model: list.resume.notes.spare
        Column {
            id: one
            required property string line
            required property string words
            width: list.width
            Prose {
                width: parent.width
                text: one.words
            }
            Button {
                x: -Theme.unit
                plain: true
                visible: !list.resume.line.readOnly
                enabled: !list.resume.busy
                text: Words.text("ui.resume.bring")
                Accessible.description: one.words
                onClicked: list.resume.decisions.bring(one.line)
            }
        }
    }
}
