import QtQuick

// An action shown by its icon; `text` is its name, which stands beside it where it is `labelled`,
// and else comes up once it is pointed at.
Rectangle {
    id: button
    required property string icon
    required property string text
    property bool danger: false
    property bool labelled: false
    property bool tipAbove: false
    // Changes where it moves in the window, for its label to follow.
    property real moves: 0
    property color iconColor: danger ? Theme.alert : Theme.quiet
    readonly property color shade: !over.hovered && !activeFocus ? iconColor : danger ? Theme.alert : Theme.ink
    signal clicked

    implicitWidth: labelled ? label.x + label.implicitWidth + Theme.unit : Theme.control
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
        id: picture
        x: ((button.labelled ? parent.height : parent.width) - width) / 2
        anchors.verticalCenter: parent.verticalCenter
        name: button.icon
        size: Math.round(1.25 * (button.labelled ? Theme.small : Theme.body))
        color: button.shade
    }
    Text {
        id: label
        x: picture.x + picture.width + Theme.half
        anchors.verticalCenter: parent.verticalCenter
        visible: button.labelled
        text: button.labelled ? button.text : ""
        textFormat: Text.PlainText
        color: button.shade
        font.pixelSize: Theme.small
        font.weight: Font.Medium
        Accessible.ignored: true
    }
    Tip {
        text: button.labelled ? "" : button.text
        above: button.tipAbove
        moves: button.moves
        hovered: over.hovered && !tap.pressed
        focused: button.activeFocus
    }
    HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
    TapHandler { id: tap; onTapped: button.clicked() }
}
