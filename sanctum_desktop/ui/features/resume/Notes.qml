pragma ComponentBehavior: Bound
import QtQuick
import "../../design"

// What Abby has to say of the page.
Column {
    id: list
    required property string title
    required property list<string> notes
    visible: notes.length > 0
    spacing: Theme.unit

    Heading {
        width: parent.width
        text: list.title
    }
    Repeater {
        model: list.notes
        Prose {
            required property string modelData
            width: list.width
            text: modelData
        }
    }
}
