pragma ComponentBehavior: Bound
import QtQuick

// One action. `primary` is the screen's main one, `plain` has no frame, `leftward` is for lists,
// `danger` cannot be taken back. While `busy` it is being done, and no press counts.
Rectangle {
    id: button
    required property string text
    property string icon: ""
    property bool primary: false
    property bool plain: false
    property bool leftward: false
    property bool danger: false
    property bool busy: false
    signal clicked

    readonly property color main: danger ? Theme.alert : Theme.accent
    property color textColor: primary ? Theme.accentInk
                            : danger ? Theme.alert
                            : plain ? Theme.accent : Theme.ink
    readonly property int textSize: plain ? Theme.small : Theme.body
    property real lead: picture.visible || wait.visible ? Math.round(1.25 * textSize) + Theme.unit : 0
    readonly property real inset: (leftward ? 2 : 1) * Theme.unit
    readonly property real wide: Math.ceil(label.implicitWidth) + lead + (plain ? 2 : 4) * Theme.unit

    function press() {
        if (!busy)
            clicked()
    }
    implicitWidth: wide
    implicitHeight: Math.max(Theme.control, label.implicitHeight + 2 * Theme.unit)
    radius: Theme.radius
    color: primary ? main : "transparent"
    border.width: activeFocus && !primary ? 2 : (primary || plain ? 0 : 1)
    border.color: activeFocus ? main : (danger ? Theme.alert : Theme.edge)
    opacity: enabled || busy ? 1 : 0.5
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.focusable: true
    Accessible.onPressAction: button.press()
    Keys.onReturnPressed: button.press()
    Keys.onEnterPressed: button.press()
    Keys.onSpacePressed: button.press()

    Rectangle {
        anchors.fill: parent
        radius: parent.radius
        color: Theme.ink
        opacity: button.busy || !button.enabled ? 0 : tap.pressed ? 0.1 : over.hovered ? 0.06 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.moment } }
    }
    // On its own colour the ring stands inside.
    Rectangle {
        anchors.fill: parent
        anchors.margins: 3
        radius: parent.radius - 3
        visible: button.primary && button.activeFocus
        color: "transparent"
        border.width: 2
        border.color: Theme.accentInk
    }
    Icon {
        id: picture
        name: button.busy ? "" : button.icon
        size: Math.round(1.25 * button.textSize)
        color: button.textColor
        x: label.x - button.lead
        anchors.verticalCenter: parent.verticalCenter
    }
    Loader {
        id: wait
        active: button.busy
        visible: active
        x: label.x - button.lead
        anchors.verticalCenter: parent.verticalCenter
        sourceComponent: Spinner {
            size: Math.round(1.25 * button.textSize)
            color: button.textColor
        }
    }
    Text {
        id: label
        readonly property real room: button.width - button.inset - Theme.unit - button.lead
        width: button.leftward ? room : Math.min(room, Math.ceil(implicitWidth))
        x: button.inset + button.lead + (button.leftward ? 0 : Math.max(0, (room - width) / 2))
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: button.leftward || button.lead > 0 ? Text.AlignLeft : Text.AlignHCenter
        text: button.text
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        color: button.textColor
        font.pixelSize: button.textSize
        font.weight: Font.Medium
        Accessible.ignored: true
    }
    HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
    TapHandler { id: tap; onTapped: button.press() }
}
