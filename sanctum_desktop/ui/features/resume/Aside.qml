pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Beside the page: saving it, Abby's word on it, and one of three things to look at.
Rectangle {
    id: side
    required property ResumeModel resume
    property string tab: "words"
    // Beside the page, rather than in its place.
    property bool beside: true
    readonly property bool lineOpen: tab === "words" && resume.line.words !== ""
    // A model is there to suggest other words, and they could be kept.
    readonly property bool wordable: resume.wordings.offered && !resume.line.readOnly
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
    Rectangle { width: 1; height: parent.height; visible: side.beside; color: Theme.rule }
    SaveButton {
        id: save
        x: 3 * Theme.unit
        y: Theme.unit
        width: parent.width - 2 * x
        visible: side.beside
        resume: side.resume
    }
    Rectangle {
        width: parent.width
        height: 1
        y: scroll.y
        visible: side.beside && scroll.contentY > 0
        color: Theme.rule
    }
    Scroll {
        id: scroll
        anchors.fill: parent
        anchors.leftMargin: 2 * Theme.unit
        anchors.rightMargin: 2 * Theme.unit
        anchors.topMargin: side.beside ? save.y + save.height + Theme.unit : 0
        // A ring around what stands out by a unit is not cut.
        measure: Math.min(width - 2 * Theme.unit, Theme.measure)
        edge: 2 * Theme.unit
        wanted: proof.answered
        spacing: 2 * Theme.unit

        Outcome {
            width: parent.width
            resume: side.resume
        }
        Column {
            width: parent.width
            // A chosen line takes the room, and so do other words.
            visible: side.resume.notes.abby !== "" && !side.lineOpen && side.tab !== "wordings"
            spacing: Theme.half
            Abby { width: parent.width }
            Prose {
                width: parent.width
                text: side.resume.notes.abby
            }
            Button {
                x: -Theme.unit
                width: Math.min(wide, parent.width + 2 * Theme.unit)
                plain: true
                visible: side.resume.closing.told
                text: Words.text("ui.closing.see")
                onClicked: side.closingWanted()
            }
            Button {
                x: -Theme.unit
                width: Math.min(wide, parent.width + 2 * Theme.unit)
                plain: true
                visible: side.wordable
                text: Words.text("ui.resume.wordings")
                onClicked: {
                    side.tab = "wordings"
                    wordings.enter()
                }
            }
        }
        Item {
            width: parent.width
            height: tabs.height + 1
            Rectangle { width: parent.width; height: 1; anchors.bottom: parent.bottom; color: Theme.rule }
            Flow {
                id: tabs
                x: -Theme.unit
                width: parent.width + 2 * Theme.unit
                Accessible.role: Accessible.PageTabList
                Accessible.name: Words.text("ui.resume.tabs")
                Tab { name: "words" }
                Tab { name: "notes" }
                Tab { name: "look"; visible: !side.resume.line.readOnly }
            }
        }
        LineProof {
            id: proof
            width: parent.width
            visible: side.lineOpen
            resume: side.resume
        }
        Evidence {
            width: parent.width
            visible: side.tab === "words" && !side.lineOpen
            evidence: side.resume.evidence
            onPicked: side.marked(side.resume.line.chosen)
        }
        Remarks {
            width: parent.width
            visible: side.tab === "notes"
            resume: side.resume
        }
        Wordings {
            id: wordings
            width: parent.width
            visible: side.tab === "wordings" && side.wordable
            resume: side.resume
            onBack: side.tab = "words"
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
        id: tab
        required property string name
        plain: true
        width: Math.min(wide, tabs.width)
        color: "transparent"
        textColor: chosen ? Theme.ink : Theme.quiet
        border.width: activeFocus ? 2 : 0
        text: Words.text(`ui.resume.tab.${name}`)
        // Other words are seen from there, and left to there.
        chosen: side.tab === name || (side.tab === "wordings" && name === "words")
        Accessible.role: Accessible.PageTab
        onClicked: side.tab = name
        // As the rail marks where one is, not as a choice to make.
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            anchors.leftMargin: Theme.unit
            anchors.rightMargin: Theme.unit
            height: 3
            radius: 1.5
            visible: tab.chosen
            color: Theme.accent
        }
    }
}
