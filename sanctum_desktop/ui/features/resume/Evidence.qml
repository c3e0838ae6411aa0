pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// All that the page rests on, in the order it was said; each leads to the line it holds up.
Column {
    id: list
    objectName: "evidence"
    required property EvidenceModel evidence
    // The words Tab comes to; Up and Down go from one to the next.
    property int current: 0
    signal picked
    spacing: Theme.unit

    Heading {
        width: parent.width
        text: Words.text("ui.resume.words.all")
    }
    Caption {
        width: parent.width
        text: Words.text("ui.resume.words.hint")
    }
    Repeater {
        id: rows
        model: list.evidence.rows
        Saying {
            id: one
            required property int index
            required property string line
            required property int count
            x: -Theme.unit
            width: list.width + 2 * Theme.unit
            about: count === 1
                ? Words.text("ui.resume.words.line").replace("{line}", line)
                : Words.text("ui.resume.words.lines").replace("{count}", String(count))
            activeFocusOnTab: list.current === index
            onActiveFocusChanged: if (activeFocus) list.current = index
            Keys.onUpPressed: if (index > 0) rows.itemAt(index - 1).forceActiveFocus(Qt.TabFocusReason)
            Keys.onDownPressed: if (index < rows.count - 1) rows.itemAt(index + 1).forceActiveFocus(Qt.TabFocusReason)
            onPressed: {
                list.evidence.choose(words)
                list.picked()
            }
        }
    }
}
