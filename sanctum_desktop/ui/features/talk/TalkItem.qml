import QtQuick
import Sanctum.Window
import "../../design"

// One talk of the list.
Rectangle {
    id: item
    required property int index
    required property string talk
    required property string title
    required property string when
    required property bool current
    // The one item Tab comes to; Up and Down go from one to the next.
    property bool focused: false
    signal reached
    signal pressed

    height: column.implicitHeight + 2 * Theme.unit
    radius: Theme.radiusSmall
    color: current || over.hovered ? Theme.tint : "transparent"
    border.width: activeFocus ? 2 : 0
    border.color: Theme.accent
    activeFocusOnTab: focused
    onActiveFocusChanged: if (activeFocus) reached()
    Accessible.role: Accessible.ListItem
    Accessible.name: [title, when, current ? Words.text("ui.talks.current") : ""].filter(part => part).join(", ")
    Accessible.focusable: true
    Accessible.selectable: true
    Accessible.selected: current
    Accessible.onPressAction: item.pressed()
    Keys.onReturnPressed: item.pressed()
    Keys.onEnterPressed: item.pressed()
    Keys.onSpacePressed: item.pressed()

    HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
    TapHandler { onTapped: item.pressed() }
    Column {
        id: column
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors.margins: Theme.unit
        Prose {
            width: parent.width
            lineHeight: 1.2
            font.weight: item.current ? Font.Medium : Font.Normal
            text: item.title
            Accessible.ignored: true
        }
        Caption {
            width: parent.width
            lineHeight: 1.1
            text: item.when
            Accessible.ignored: true
        }
    }
}
