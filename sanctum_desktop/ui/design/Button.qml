import QtQuick

// One action. `primary` is the screen's main one, `plain` has no frame, `leftward` is for lists.
Rectangle {
    id: button
    required property string text
    property bool primary: false
    property bool plain: false
    property bool leftward: false
    signal clicked

    readonly property real wide: label.implicitWidth + (plain ? 2 : 4) * Theme.unit
    implicitWidth: wide
    implicitHeight: Math.max(40, Theme.body + 3 * Theme.unit)
    radius: Theme.radius
    color: primary ? Theme.accent : (over.hovered && enabled ? Theme.tint : "transparent")
    border.width: activeFocus ? 2 : (primary || plain ? 0 : 1)
    border.color: activeFocus ? (primary ? Theme.ink : Theme.accent) : Theme.edge
    opacity: enabled ? 1 : 0.5
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.focusable: true
    Accessible.onPressAction: button.clicked()
    Keys.onReturnPressed: button.clicked()
    Keys.onEnterPressed: button.clicked()
    Keys.onSpacePressed: button.clicked()

    Text {
        id: label
        anchors.fill: parent
        anchors.leftMargin: (button.leftward ? 2 : 1) * Theme.unit
        anchors.rightMargin: Theme.unit
        horizontalAlignment: button.leftward ? Text.AlignLeft : Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: button.text
        elide: Text.ElideRight
        color: button.primary ? Theme.accentInk : (button.plain ? Theme.accent : Theme.ink)
        font.pixelSize: button.plain ? Theme.small : Theme.body
        font.weight: Font.Medium
        Accessible.ignored: true
    }
    HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
    TapHandler { onTapped: button.clicked() }
}
