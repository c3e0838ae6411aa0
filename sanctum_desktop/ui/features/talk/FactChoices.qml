import QtQuick
import Sanctum.Window
import "../../design"

// The words a fact came from, and what can be decided about it.
Column {
    id: choices
    required property string typed
    required property string draft
    required property string quote
    required property bool readOnly
    property string error: ""
    property bool editing: draft !== "" && !readOnly
    signal accepted
    property bool kept: false
    property bool rejected: false
    signal rejecting
    signal restoring
    signal edited(words: string)
    signal typing(words: string)

    topPadding: Theme.unit
    // As it was: what is half-written goes.
    function leave() {
        editing = false
        words.text = typed
        typing("")
        change.forceActiveFocus(Qt.TabFocusReason)
    }
    spacing: Theme.unit
    Row {
        width: parent.width
        spacing: Theme.unit
        Icon {
            id: mark
            name: "quote"
            size: Math.round(1.25 * Theme.small)
            color: Theme.accent
        }
        Caption {
            width: parent.width - mark.width - parent.spacing
            text: Words.text("ui.facts.quote").replace("%1", choices.quote)
        }
    }
    Field {
        id: words
        width: parent.width
        visible: choices.editing
        label: Words.text("ui.facts.edit")
        error: choices.error
        text: choices.draft || choices.typed
        onTextChanged: if (choices.editing) choices.typing(text)
        onAccepted: choices.edited(text)
        Keys.onEscapePressed: choices.leave()
    }
    Flow {
        x: -Theme.unit
        width: parent.width + Theme.unit
        visible: !choices.readOnly
        spacing: Theme.half
        Button {
            plain: true
            visible: !choices.editing && !choices.rejected && !choices.kept
            text: Words.text("ui.facts.accept")
            onClicked: choices.accepted()
        }
        Button {
            id: change
            plain: true
            visible: choices.typed && !choices.rejected
            text: Words.text(choices.editing ? "ui.facts.save" : "ui.facts.edit")
            onClicked: {
                if (choices.editing)
                    choices.edited(words.text)
                else {
                    choices.editing = true
                    words.forceActiveFocus()
                }
            }
        }
        Button {
            plain: true
            visible: choices.editing
            text: Words.text("ui.facts.leave")
            onClicked: choices.leave()
        }
        Button {
            plain: true
            visible: !choices.editing
            text: Words.text(choices.rejected ? "ui.facts.restore" : "ui.facts.reject")
            onClicked: choices.rejected ? choices.restoring() : choices.rejecting()
        }
    }
}
