pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The chosen line, what can be done with it, and the words it rests on.
Column {
    id: proof
    objectName: "lineProof"
    required property ResumeModel resume
    readonly property LineModel line: resume.line
    // What Abby says to the words half-written, where she says something.
    readonly property Item answered: visible && line.advice !== "" ? answer : null
    // In the person's own words: nothing is left to call right.
    readonly property bool own: line.verdict === "edited" || line.verdict === "stated"
    readonly property bool reworded: line.author !== ""
    readonly property bool changed: words.text.trim() !== line.words && words.text.trim() !== ""
    spacing: Theme.unit

    function enter() {
        (proof.line.readOnly ? back : words).forceActiveFocus(Qt.TabFocusReason)
    }
    function done() {
        if (!proof.resume.busy && !proof.line.advice && proof.changed)
            proof.resume.decisions.edit(words.text)
    }

    Button {
        id: back
        x: -Theme.unit
        plain: true
        icon: "back"
        text: Words.text("ui.resume.words.back")
        onClicked: proof.line.choose("")
    }
    Heading {
        width: parent.width
        text: Words.text("ui.resume.line")
    }
    Area {
        id: words
        width: parent.width
        label: Words.text("ui.resume.line")
        inputName: "lineWords"
        visible: !proof.line.readOnly
        // As it was last put here: what differs was typed, and is not written over.
        property string shown
        function show() { text = shown = proof.line.wording }
        Component.onCompleted: show()
        onTextChanged: proof.line.keep(text)
        onAccepted: proof.done()
    }
    Connections {
        target: proof.line
        function onTurned() { words.show() }
        function onChanged() {
            if (words.text === words.shown || words.text.trim() === proof.line.wording)
                words.show()
        }
    }
    Prose {
        width: parent.width
        visible: proof.line.readOnly
        text: proof.line.words
    }
    Tag {
        visible: proof.own
        icon: "person"
        text: Words.text(proof.line.verdict === "stated" ? "ui.resume.stated" : "ui.resume.edited")
    }
    Rectangle {
        id: answer
        x: -Theme.unit
        width: parent.width + 2 * Theme.unit
        height: advice.height + 3 * Theme.unit
        visible: proof.line.advice !== ""
        radius: Theme.radiusSmall
        color: Theme.tint
        Column {
            id: advice
            x: 2 * Theme.unit
            y: 1.5 * Theme.unit
            width: parent.width - 4 * Theme.unit
            spacing: Theme.half
            Abby { width: parent.width }
            Prose {
                width: parent.width
                text: proof.line.advice
                Accessible.role: Accessible.AlertMessage
            }
            Button {
                x: -Theme.unit
                width: Math.min(wide, parent.width + Theme.unit)
                plain: true
                text: Words.text("ui.resume.keep_as_was")
                onClicked: {
                    words.text = proof.line.words
                    words.forceActiveFocus(Qt.TabFocusReason)
                }
            }
            Button {
                x: -Theme.unit
                width: Math.min(wide, parent.width + Theme.unit)
                plain: true
                enabled: !proof.resume.busy
                text: Words.text("ui.resume.state")
                Accessible.description: why.text
                onClicked: proof.resume.decisions.state(words.text)
            }
            Caption {
                id: why
                width: parent.width
                text: Words.text("ui.resume.state.why")
            }
        }
    }
    Flow {
        x: -Theme.unit
        width: parent.width + Theme.unit
        visible: !proof.line.readOnly
        spacing: Theme.half
        Button {
            plain: true
            visible: proof.changed && proof.line.advice === ""
            enabled: !proof.resume.busy
            icon: "check"
            text: Words.text("ui.resume.edit")
            onClicked: proof.resume.decisions.edit(words.text)
        }
        Button {
            readonly property bool accepted: proof.line.verdict === "accepted"
            plain: true
            visible: !proof.changed && !proof.own && !proof.reworded
            enabled: !proof.resume.busy
            icon: accepted ? "check" : ""
            textColor: accepted ? Theme.good : Theme.accent
            text: Words.text(accepted ? "ui.resume.accepted" : "ui.resume.accept")
            Accessible.checkable: true
            Accessible.checked: accepted
            onClicked: if (!accepted) proof.resume.decisions.accept()
        }
        Button {
            plain: true
            visible: proof.reworded
            enabled: !proof.resume.busy
            icon: "undo"
            text: Words.text("ui.resume.guide")
            onClicked: proof.resume.decisions.restore()
        }
        Button {
            plain: true
            enabled: !proof.resume.busy
            text: Words.text("ui.resume.remove")
            onClicked: proof.resume.decisions.remove()
        }
    }
    Heading {
        width: parent.width
        topPadding: Theme.unit
        text: Words.text(proof.line.verdict === "stated" ? "ui.resume.proof.stated" : "ui.resume.proof")
    }
    Caption {
        width: parent.width
        visible: proof.reworded
        text: Words.text("ui.resume.worded").replace("{model}", proof.line.author)
    }
    Repeater {
        model: proof.line.proof
        Saying {
            required property string modelData
            x: -Theme.unit
            width: proof.width + 2 * Theme.unit
            words: modelData
            chosen: true
            about: Words.text("ui.resume.words.line").replace("{line}", proof.line.words)
            onPressed: proof.resume.evidence.choose(words)
        }
    }
    Caption {
        width: parent.width
        visible: proof.line.proof.length === 0
        text: Words.text("ui.resume.mark.alone")
    }
}
