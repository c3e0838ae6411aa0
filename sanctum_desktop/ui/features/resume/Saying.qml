import QtQuick
import Sanctum.Window
import "../../design"

// Words that were said, to be pressed; what they are about is told beside them.
Rectangle {
    id: saying
    required property string words
    property bool chosen: false
    property string about: ""
    signal pressed

    height: said.implicitHeight + 2 * Theme.unit
    radius: Theme.radiusSmall
    color: chosen || over.hovered ? Theme.tint : "transparent"
    border.width: activeFocus ? 2 : 0
    border.color: Theme.accent
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: words
    Accessible.description: about
    Accessible.focusable: true
    Accessible.onPressAction: saying.pressed()
    Keys.onReturnPressed: saying.pressed()
    Keys.onEnterPressed: saying.pressed()
    Keys.onSpacePressed: saying.pressed()
    HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
    TapHandler { onTapped: saying.pressed() }

    Rectangle {
        x: Theme.unit
        y: Theme.unit
        width: 2
        height: parent.height - 2 * Theme.unit
        radius: 1
        color: saying.chosen ? Theme.accent : Theme.rule
    }
    Prose {
        id: said
        x: 2 * Theme.unit
        y: Theme.unit
        width: parent.width - 3 * Theme.unit
        font.italic: true
        text: Words.text("ui.closing.quote").replace("%1", saying.words)
        Accessible.ignored: true
    }
}
