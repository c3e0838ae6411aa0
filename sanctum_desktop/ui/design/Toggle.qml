import QtQuick

// Something that is on or off. It asks with `toggled`; `checked` says how it is.
Item {
    id: toggle
    required property string text
    property bool checked: false
    signal toggled(checked: bool)

    function turn() { toggled(!checked) }
    implicitWidth: rail.width + 1.5 * Theme.unit + Math.ceil(label.implicitWidth) + Theme.unit
    implicitHeight: Math.max(Theme.control, label.implicitHeight + Theme.unit)
    opacity: enabled ? 1 : 0.5
    activeFocusOnTab: true
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.focusable: true
    Accessible.checkable: true
    Accessible.checked: checked
    Accessible.onPressAction: toggle.turn()
    Accessible.onToggleAction: toggle.turn()
    Keys.onReturnPressed: toggle.turn()
    Keys.onEnterPressed: toggle.turn()
    Keys.onSpacePressed: toggle.turn()

    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: -Theme.unit
        radius: Theme.radius
        color: over.hovered && toggle.enabled ? Theme.tint : "transparent"
        border.width: toggle.activeFocus ? 2 : 0
        border.color: Theme.accent
    }
    Rectangle {
        id: rail
        width: Math.round(2.625 * Theme.body)
        height: Math.round(1.5 * Theme.body)
        anchors.verticalCenter: parent.verticalCenter
        radius: height / 2
        color: toggle.checked ? Theme.accent : "transparent"
        border.width: toggle.checked ? 0 : 2
        border.color: Theme.edge

        Rectangle {
            readonly property real gap: Math.round(Theme.body / 4)
            width: parent.height - 2 * gap
            height: width
            radius: width / 2
            y: gap
            x: toggle.checked ? parent.width - width - gap : gap
            color: toggle.checked ? Theme.accentInk : Theme.edge
            Behavior on x { NumberAnimation { duration: Theme.moment; easing.type: Easing.OutCubic } }
            Icon {
                anchors.centerIn: parent
                name: toggle.checked ? "check" : ""
                size: parent.width - 2
                color: Theme.accent
            }
        }
    }
    Text {
        id: label
        anchors { left: rail.right; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors.leftMargin: 1.5 * Theme.unit
        anchors.rightMargin: Theme.unit
        text: toggle.text
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        color: Theme.ink
        font.pixelSize: Theme.body
        Accessible.ignored: true
    }
    HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
    TapHandler { onTapped: toggle.turn() }
}
