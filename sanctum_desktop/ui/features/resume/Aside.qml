pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Beside the page: saving it, Abby's word on it, and one of three things to look at.
Rectangle {
    id: side
    required property ResumeModel resume
    property string tab: "words"
    signal closingWanted
    signal marked(line: string)
    color: Theme.surface

    // The keyboard goes to the chosen line.
    function enterLine() { proof.enter() }

    Connections {
        target: side.resume.line
        function onTurned() {
            if (side.resume.line.chosen)
                side.tab = "words"
        }
    }
    Rectangle { width: 1; height: parent.height; color: Theme.rule }
    Scroll {
        anchors.fill: parent
        anchors.margins: 3 * Theme.unit
        spacing: 2 * Theme.unit

        Button {
            width: parent.width
            primary: true
            icon: "save"
            enabled: !side.resume.busy
            busy: side.resume.saving.busy
            text: Words.text("ui.resume.export")
            onClicked: side.resume.saving.ask()
        }
        Outcome {
            width: parent.width
            resume: side.resume
        }
        Column {
            width: parent.width
            // A chosen line takes the room.
            visible: side.resume.notes.abby !== "" && !(side.tab === "words" && side.resume.line.words)
            spacing: Theme.half
            Heading {
                width: parent.width
                text: Words.text("ui.resume.abby")
            }
            Prose {
                width: parent.width
                text: side.resume.notes.abby
            }
        }
        Button {
            x: -Theme.unit
            width: Math.min(wide, parent.width + 2 * Theme.unit)
            plain: true
            visible: side.resume.closing.told
            text: Words.text("ui.closing.see")
            onClicked: side.closingWanted()
        }
        Flow {
            width: parent.width
            spacing: Theme.half
            Accessible.role: Accessible.PageTabList
            Accessible.name: Words.text("ui.resume.tabs")
            Tab { name: "words" }
            Tab { name: "notes" }
            Tab { name: "look"; visible: !side.resume.line.readOnly }
        }
        LineProof {
            id: proof
            width: parent.width
            visible: side.tab === "words" && side.resume.line.words !== ""
            resume: side.resume
        }
        Evidence {
            width: parent.width
            visible: side.tab === "words" && side.resume.line.words === ""
            evidence: side.resume.evidence
            onPicked: side.marked(side.resume.line.chosen)
        }
        Remarks {
            width: parent.width
            visible: side.tab === "notes"
            resume: side.resume
        }
        Look {
            objectName: "look"
            width: parent.width
            visible: side.tab === "look" && !side.resume.line.readOnly
            style: side.resume.style
            busy: side.resume.busy
        }
    }

    component Tab: Choice {
        required property string name
        plain: true
        width: Math.min(wide, side.width - 6 * Theme.unit)
        text: Words.text(`ui.resume.tab.${name}`)
        chosen: side.tab === name
        Accessible.role: Accessible.PageTab
        onClicked: side.tab = name
    }
}
