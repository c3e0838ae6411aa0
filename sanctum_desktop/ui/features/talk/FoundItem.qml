import QtQuick
import "../../design"

// One message that was found: the words in it stand out.
Rectangle {
    id: item
    required property int index
    required property string snippet
    required property string beside
    required property var spans
    property bool focused: false
    signal reached
    signal pressed

    height: column.implicitHeight + 2 * Theme.unit
    radius: Theme.radiusSmall
    color: over.hovered ? Theme.tint : "transparent"
    border.width: activeFocus ? 2 : 0
    border.color: Theme.accent
    activeFocusOnTab: focused || activeFocus
    onActiveFocusChanged: if (activeFocus) reached()
    Accessible.role: Accessible.ListItem
    Accessible.name: snippet + ", " + beside
    Accessible.focusable: true
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
        Shaped {
            width: parent.width
            words: item.snippet
            spans: item.spans
        }
        Caption {
            width: parent.width
            lineHeight: 1.1
            text: item.beside
            Accessible.ignored: true
        }
    }
}
