import QtQuick
import "../../design"

// What belongs together within an act that is open: a line, its name, and its things.
Column {
    id: section
    required property string title
    default property alias things: column.data
    width: parent ? (parent as Item).width : 0
    spacing: 1.5 * Theme.unit

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.rule
    }
    Heading {
        width: parent.width
        text: section.title
    }
    Column {
        id: column
        width: parent.width
        spacing: 1.5 * Theme.unit
    }
}
