import QtQuick

// One line to type; Enter sends `accepted`.
FocusScope {
    id: field
    required property string label
    property bool secret: false
    property string hint: ""
    property alias text: input.text
    property alias inputName: input.objectName
    signal accepted

    implicitHeight: Math.max(48, input.implicitHeight + 3 * Theme.unit)
    implicitWidth: 240

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.surface
        border.width: input.activeFocus ? 2 : 1
        border.color: input.activeFocus ? Theme.accent : Theme.edge
    }
    TextInput {
        id: input
        anchors.fill: parent
        anchors.leftMargin: 2 * Theme.unit
        anchors.rightMargin: 2 * Theme.unit
        verticalAlignment: TextInput.AlignVCenter
        focus: true
        activeFocusOnTab: true
        clip: true
        color: Theme.ink
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentInk
        font.pixelSize: Theme.body
        echoMode: field.secret ? TextInput.Password : TextInput.Normal
        inputMethodHints: field.secret ? Qt.ImhSensitiveData | Qt.ImhNoPredictiveText : Qt.ImhNone
        selectByMouse: true
        onAccepted: field.accepted()
        Accessible.role: Accessible.EditableText
        Accessible.name: field.label
        Accessible.passwordEdit: field.secret
    }
    Text {
        anchors.fill: input
        verticalAlignment: Text.AlignVCenter
        visible: !input.text
        text: field.hint
        color: Theme.quiet
        font.pixelSize: Theme.body
        elide: Text.ElideRight
        Accessible.ignored: true
    }
}
