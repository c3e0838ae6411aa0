pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// What a model would say instead: each line as it is and as it might be, to be taken or left.
Column {
    id: list
    objectName: "wordings"
    required property ResumeModel resume
    readonly property WordingsModel wordings: resume.wordings
    signal back
    spacing: 2 * Theme.unit

    // The keyboard goes to what can be done.
    function enter() { asking.forceActiveFocus(Qt.TabFocusReason) }

    // The keyboard goes on to the next, or back to where all began.
    function pass(index: int) {
        const next = rows.itemAt(index + 1) ?? rows.itemAt(index - 1)
        if (next)
            (next as Wording).enter()
        else
            enter()
    }
    Button {
        x: -Theme.unit
        plain: true
        icon: "back"
        text: Words.text("ui.resume.words.back")
        onClicked: list.back()
    }

    Caption {
        width: parent.width
        text: Words.text("ui.resume.wordings.what")
    }
    Button {
        id: asking
        width: Math.min(wide, parent.width)
        visible: !list.wordings.asking
        text: Words.text(list.wordings.asked ? "ui.resume.wordings.again" : "ui.resume.wordings.ask")
        onClicked: list.wordings.ask()
    }
    Progress {
        objectName: "rewording"
        width: parent.width
        visible: list.wordings.asking
        running: list.wordings.asking
        words: list.wordings.underWay
        cancellable: true
        onCancelled: list.wordings.stop()
    }
    Repeater {
        id: rows
        model: list.wordings.rows
        Wording {
            required property int index
            required property string line
            width: list.width
            onTaken: {
                list.pass(index)
                list.wordings.take(line)
            }
            onLeftAside: {
                list.pass(index)
                list.wordings.leave(line)
            }
        }
    }
    Prose {
        width: parent.width
        visible: text !== ""
        text: list.wordings.outcome
        Accessible.role: Accessible.AlertMessage
    }
}
