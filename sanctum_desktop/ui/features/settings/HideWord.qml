pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Names a word of the text that is to stay here, too, and what goes in its place.
Column {
    id: form
    required property HidingModel hiding
    property bool open: false
    readonly property bool wide: width >= 34 * Theme.body
    signal done
    visible: open || hiding.message !== ""
    spacing: Theme.unit

    function begin(selected: string) {
        words.text = hiding.meant(selected)
        code.text = ""
        open = true;
        (words.text ? code : words).forceActiveFocus(Qt.TabFocusReason)
    }
    function leave() {
        open = false
        done()
    }
    function hide() { hiding.hide(words.text, code.text) }

    Connections {
        target: form.hiding
        function onHid() { form.leave() }
    }
    Flow {
        width: parent.width
        visible: form.open
        spacing: Theme.unit
        Field {
            id: words
            width: form.wide ? (parent.width - parent.spacing) / 2 : parent.width
            enabled: !form.hiding.busy
            inputName: "wordsToHide"
            label: Words.text("ui.sending.hide.words")
            hint: label
            onAccepted: form.hide()
        }
        Field {
            id: code
            width: words.width
            enabled: !form.hiding.busy
            inputName: "codeName"
            label: Words.text("ui.sending.hide.code")
            hint: label
            onAccepted: form.hide()
        }
    }
    Caption {
        width: parent.width
        visible: text
        text: form.hiding.message
        Accessible.role: Accessible.AlertMessage
    }
    Flow {
        width: parent.width
        visible: form.open
        spacing: Theme.unit
        Button {
            primary: true
            enabled: !form.hiding.busy && words.text.trim() !== ""
            text: Words.text("ui.sending.hide.do")
            onClicked: form.hide()
        }
        Button {
            text: Words.text("ui.sending.hide.not")
            onClicked: form.leave()
        }
    }
}
