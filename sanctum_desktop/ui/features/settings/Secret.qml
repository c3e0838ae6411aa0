import QtQuick
import "../../design"

// A passphrase, hidden unless it is typed `openly`: what it is for stands above it, and `taken` gives it once.
Column {
    id: secret
    required property string label
    property bool openly: false
    readonly property bool shown: field.shown
    property alias text: field.text
    property alias inputName: field.inputName
    signal accepted
    spacing: Theme.unit

    function taken(): string {
        const typed = field.text
        field.text = ""
        return typed
    }
    function reach() { field.forceActiveFocus(Qt.TabFocusReason) }

    Heading {
        width: parent.width
        text: secret.label
    }
    Field {
        id: field
        width: parent.width
        secret: true
        openly: secret.openly
        label: secret.label
        onAccepted: secret.accepted()
    }
}
