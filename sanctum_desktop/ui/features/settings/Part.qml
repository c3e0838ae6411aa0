import QtQuick
import "../../design"

// One part of the settings: its name, what it is, and its acts, in a column that scrolls.
Scroll {
    id: part
    required property string title
    property string about: ""
    measure: Math.min(width, 640 * Math.sqrt(Theme.scale))
    spacing: 2 * Theme.unit
    // What opens or ends below what was pressed moves it.
    onContentHeightChanged: bring(reached)

    Prose {
        width: parent.width
        text: part.title
        font.pixelSize: Theme.title
        font.weight: Font.DemiBold
        lineHeight: 1.15
        Accessible.role: Accessible.Heading
    }
    Prose {
        width: parent.width
        visible: text
        quiet: true
        text: part.about
        bottomPadding: Theme.unit
    }
}
