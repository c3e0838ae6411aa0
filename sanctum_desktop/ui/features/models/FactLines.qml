pragma ComponentBehavior: Bound
import QtQuick
import "../../design"

// What is known of a model, name by name.
Column {
    id: lines
    required property QtObject rows
    property string title: ""
    spacing: Theme.unit

    Heading {
        width: parent.width
        visible: text
        topPadding: Theme.unit
        text: lines.title
    }
    Repeater {
        model: lines.visible ? lines.rows : null
        Known { room: 13 * Theme.body }
    }
}
