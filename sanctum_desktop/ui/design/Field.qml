import QtQuick
import Sanctum.Window

// One line to type; Enter sends `accepted`. The hint makes way for the label once there are
// words, a secret can be looked at, and an `error` stands below what it is about.
FocusScope {
    id: field
    required property string label
    property bool secret: false
    property string hint: ""
    property string error: ""
    property alias text: input.text
    property alias inputName: input.objectName
    // A new secret is seen as it is typed, unless the person hides it.
    property bool openly: false
    property bool shown: openly
    property bool capsLock: false
    readonly property bool raised: hint !== "" && input.text !== ""
    signal accepted

    // Qt does not tell whether Caps Lock is on; a letter against its Shift does.
    function watch(event: KeyEvent) {
        event.accepted = false
        const key = event.text
        if (event.key === Qt.Key_CapsLock)
            capsLock = false
        else if (key.length === 1 && key.toLowerCase() !== key.toUpperCase())
            capsLock = secret && (key === key.toUpperCase()) !== Boolean(event.modifiers & Qt.ShiftModifier)
    }
    implicitHeight: box.height + (capsLock ? caps.implicitHeight + Theme.unit : 0)
                    + (error ? fault.implicitHeight + Theme.unit : 0)
    implicitWidth: 240

    Rectangle {
        id: box
        width: parent.width
        height: Math.max(56, Math.ceil(1.3 * (Theme.small + Theme.body)) + 2 * Theme.unit)
        radius: Theme.radius
        color: Theme.surface
        border.width: input.activeFocus || field.error ? 2 : 1
        border.color: field.error ? Theme.alert : input.activeFocus ? Theme.accent : Theme.edge
        opacity: field.enabled ? 1 : 0.5
    }
    Text {
        anchors { left: input.left; right: input.right; top: box.top; topMargin: Theme.unit }
        opacity: field.raised ? 1 : 0
        text: field.label
        textFormat: Text.PlainText
        color: Theme.quiet
        font.pixelSize: Theme.small
        elide: Text.ElideRight
        Accessible.ignored: true
        Behavior on opacity { NumberAnimation { duration: Theme.moment } }
    }
    TextInput {
        id: input
        anchors { left: box.left; right: box.right; top: box.top; bottom: box.bottom }
        anchors.leftMargin: 2 * Theme.unit
        anchors.rightMargin: field.secret ? look.width + Theme.unit : 2 * Theme.unit
        anchors.topMargin: field.raised ? 1.3 * Theme.small : 0
        verticalAlignment: TextInput.AlignVCenter
        focus: true
        activeFocusOnTab: true
        clip: true
        color: Theme.ink
        opacity: field.enabled ? 1 : 0.5
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentInk
        font.pixelSize: Theme.body
        echoMode: field.secret && !field.shown ? TextInput.Password : TextInput.Normal
        inputMethodHints: field.secret ? Qt.ImhSensitiveData | Qt.ImhNoPredictiveText : Qt.ImhNone
        selectByMouse: true
        onAccepted: field.accepted()
        onActiveFocusChanged: field.capsLock = false
        Keys.onPressed: event => field.watch(event)
        Accessible.role: Accessible.EditableText
        Accessible.name: field.label
        Accessible.description: field.error
        Behavior on anchors.topMargin { NumberAnimation { duration: Theme.moment; easing.type: Easing.OutCubic } }
    }
    Text {
        anchors.fill: input
        verticalAlignment: Text.AlignVCenter
        visible: !input.text
        text: field.hint
        textFormat: Text.PlainText
        color: Theme.quiet
        font.pixelSize: Theme.body
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    IconButton {
        id: look
        visible: field.secret && input.text !== ""
        anchors { right: box.right; verticalCenter: box.verticalCenter; rightMargin: Theme.unit }
        icon: field.shown ? "eye-off" : "eye"
        text: Words.text(field.shown ? "ui.design.hide" : "ui.design.look")
        onVisibleChanged: if (!visible) field.shown = Qt.binding(() => field.openly)
        onClicked: field.shown = !field.shown
    }
    Caption {
        id: caps
        anchors { left: box.left; right: box.right; top: box.bottom; topMargin: Theme.unit }
        visible: field.capsLock
        text: Words.text("ui.design.caps")
        Accessible.role: Accessible.AlertMessage
    }
    Row {
        id: fault
        anchors { left: box.left; right: box.right; top: caps.visible ? caps.bottom : box.bottom }
        anchors.topMargin: Theme.unit
        visible: field.error !== ""
        spacing: Theme.unit
        Icon { id: sign; name: "warning"; size: Math.round(1.25 * Theme.small); color: Theme.alert }
        Prose {
            width: fault.width - sign.width - fault.spacing
            text: field.error
            color: Theme.alert
            font.pixelSize: Theme.small
            Accessible.role: Accessible.AlertMessage
        }
    }
}
