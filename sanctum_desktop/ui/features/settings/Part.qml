import QtQuick
import "../../design"

// One part of the settings: its name, what it is, and its acts, in a column that scrolls.
Scroll {
    id: part
    required property string title
    property string about: ""
    // Room for what shows how far it is scrolled.
    measure: Math.min(width - 2 * Theme.unit, 640 * Math.sqrt(Theme.scale))
    spacing: 2 * Theme.unit
    // What opens or ends below what was pressed moves it.
    onContentHeightChanged: bring(reached)

    Title {
        width: parent.width
        text: part.title
    }
    Prose {
        width: parent.width
        visible: text
        quiet: true
        text: part.about
        bottomPadding: Theme.unit
    }
}
