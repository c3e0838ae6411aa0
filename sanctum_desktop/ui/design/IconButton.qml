import QtQuick

// An action shown by its icon alone; `text` is its name, and its label once it is pointed at.
Rectangle {
    id: button
    required property string icon
    required property string text
    property bool danger: false
    property bool tipAbove: false
    // Changes where it moves in the window, for its label to follow.
    property real moves: 0
    property color iconColor: danger ? Theme.alert : Theme.quiet
    signal clicked

    implicitWidth: Theme.control
    implicitHeight: Theme.control
    radius: Theme.radius
    color: "transparent"
    border.width: activeFocus ? 2 : 0
    border.color: Theme.accent
    opacity: enabled ? 1 : 0.5
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.focusable: true
    Accessible.onPressAction: button.clicked()
    Keys.onReturnPressed: button.clicked()
    Keys.onEnterPressed: button.clicked()
    Keys.onSpacePressed: button.clicked()

    Rectangle {
        anchors.fill: parent
        radius: parent.radius
        color: Theme.ink
        opacity: !button.enabled ? 0 : tap.pressed ? 0.1 : over.hovered ? 0.06 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.moment } }
    }
    Icon {
        anchors.centerIn: parent
        name: button.icon
        color: over.hovered || button.activeFocus ? (button.danger ? Theme.alert : Theme.ink) : button.iconColor
    }
    Tip {
        text: button.text
        above: button.tipAbove
        moves: button.moves
        hovered: over.hovered && !tap.pressed
        focused: button.activeFocus
    }
    HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
    TapHandler { id: tap; onTapped: button.clicked() }
}
