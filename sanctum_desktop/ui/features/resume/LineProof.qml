import QtQuick
import Sanctum.Window
import "../../design"

// The chosen line, the words it rests on, and what can be done with it.
Column {
    id: proof
    required property ResumeModel resume
    spacing: Theme.unit

    Area {
        id: words
        width: parent.width
        label: Words.text("ui.resume.line")
        visible: !proof.resume.line.readOnly
        text: proof.resume.line.wording
        onTextChanged: proof.resume.line.keep(text)
        onAccepted: proof.resume.edit(text)
    }
    Connections {
        target: proof.resume.line
        function onChanged() { words.text = proof.resume.line.wording }
    }
    Prose {
        width: parent.width
        visible: proof.resume.line.readOnly
        text: proof.resume.line.words
    }
    Flow {
        x: -Theme.unit
        width: parent.width + Theme.unit
        visible: !proof.resume.line.readOnly
        spacing: Theme.unit / 2
        Button {
            readonly property bool accepted: proof.resume.line.verdict === "accepted"
            plain: true
            enabled: !proof.resume.busy
            text: Words.text(accepted ? "ui.resume.accepted" : "ui.resume.accept")
            Accessible.checkable: true
            Accessible.checked: accepted
            onClicked: if (!accepted) proof.resume.accept()
        }
        Button {
            plain: true
            visible: words.text !== proof.resume.line.words
            enabled: !proof.resume.busy
            text: Words.text("ui.resume.edit")
            onClicked: proof.resume.edit(words.text)
        }
        Button {
            plain: true
            enabled: !proof.resume.busy
            text: Words.text("ui.resume.remove")
            onClicked: proof.resume.remove()
        }
    }
    Notes {
        width: parent.width
        title: Words.text("ui.resume.proof")
        notes: proof.resume.line.proof
    }
}
