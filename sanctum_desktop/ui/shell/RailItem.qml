import QtQuick
import "../design"

// One place of the rail: an icon over its name, and a `note` below that; `told` is what it is
// called. Where one is has a shape and a bar. A `tight` one leaves out what it can.
Rectangle {
    id: item
    required property string text
    required property string icon
    property string hint: ""
    property string note: ""
    property string told: text
    property bool tight: false
    property bool place: true
    property bool chosen: false
    signal clicked

    implicitHeight: column.implicitHeight + (tight ? 0.5 : 1.5) * Theme.unit
    radius: Theme.radius
    color: chosen ? Theme.tint : "transparent"
    border.width: activeFocus ? 2 : 0
    border.color: Theme.accent
    activeFocusOnTab: true
    Accessible.role: place ? Accessible.PageTab : Accessible.Button
    Accessible.name: told
    Accessible.description: hint
    Accessible.focusable: true
    Accessible.selectable: place
    Accessible.selected: chosen
    Accessible.onPressAction: item.clicked()
    Keys.onReturnPressed: item.clicked()
    Keys.onEnterPressed: item.clicked()
    Keys.onSpacePressed: item.clicked()

    Rectangle {
        anchors.fill: parent
        radius: parent.radius
        color: Theme.ink
        opacity: tap.pressed ? 0.14 : over.hovered ? 0.07 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.moment } }
    }
    Rectangle {
        visible: item.chosen
        width: 3
        height: 3 * Theme.unit
        x: Theme.half
        anchors.verticalCenter: parent.verticalCenter
        radius: 1.5
        color: Theme.accent
    }
    Column {
        id: column
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        spacing: 2
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: item.icon
            size: Math.round(22 * Math.sqrt(Theme.scale))
            color: item.chosen ? Theme.accent : Theme.quiet
        }
        Text {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: item.text
            textFormat: Text.PlainText
            elide: Text.ElideRight
            color: item.chosen ? Theme.ink : Theme.quiet
            font.pixelSize: Theme.small
            font.weight: item.chosen ? Font.DemiBold : Font.Medium
            Accessible.ignored: true
        }
        Text {
            width: parent.width
            visible: text && !item.tight
            horizontalAlignment: Text.AlignHCenter
            text: item.note
            textFormat: Text.PlainText
            elide: Text.ElideRight
            color: Theme.quiet
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }
    }
    Tip {
        text: item.hint
        hovered: over.hovered && !tap.pressed
    }
    HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
    TapHandler { id: tap; onTapped: item.clicked() }
}
