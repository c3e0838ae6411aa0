import QtQuick
import "../../design"

// One part of the settings: its name, what it is, and its acts, in a column that scrolls. Of the
// acts that open, one is `opened`, by its name.
Scroll {
    id: part
    required property string title
    property string about: ""
    property string opened: ""
    edge: 3 * Theme.unit
    measure: Math.min(width - 6 * Theme.unit, 640 * Math.sqrt(Theme.scale))
    spacing: 2 * Theme.unit
    // What opens or ends below what was pressed moves it.
    onContentHeightChanged: bring(reached)
    onHeightChanged: bring(reached)

    Column {
        width: parent.width
        spacing: Theme.unit
        bottomPadding: Theme.half

        Title {
            width: parent.width
            text: part.title
        }
        Prose {
            width: parent.width
            visible: text
            quiet: true
            text: part.about
        }
    }
}
