import QtQuick
import "../../design"

// One of a few: what is chosen, the choices in one frame, and a word on them.
Column {
    id: group
    required property string title
    property string note: ""
    property bool warns: false
    default property alias choices: row.data
    width: parent ? (parent as Item).width : 0
    spacing: Theme.unit

    Heading {
        width: parent.width
        text: group.title
    }
    Rectangle {
        readonly property real most: {
            let sum = 0
            for (const one of row.children)
                sum += one.implicitWidth > 0 ? one.implicitWidth + row.spacing : 0
            return Math.ceil(sum) + row.spacing
        }
        width: Math.min(most, parent.width)
        height: row.implicitHeight + 2 * Theme.half
        radius: Theme.radius + Theme.half
        color: "transparent"
        border.width: 1
        border.color: Theme.rule
        Flow {
            id: row
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.half }
            spacing: Theme.half
            Accessible.role: Accessible.Grouping
            Accessible.name: group.title
        }
    }
    Caption {
        width: parent.width
        visible: text
        quiet: !group.warns
        color: group.warns ? Theme.alert : Theme.quiet
        text: group.note
    }
}
