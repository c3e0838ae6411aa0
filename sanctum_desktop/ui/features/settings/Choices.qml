import QtQuick
import "../../design"

// One of a few: what is chosen, the choices in a row, and a word on them.
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
    Flow {
        id: row
        width: parent.width
        spacing: Theme.unit / 2
        Accessible.role: Accessible.Grouping
        Accessible.name: group.title
    }
    Prose {
        width: parent.width
        visible: text
        quiet: !group.warns
        color: group.warns ? Theme.alert : Theme.quiet
        font.pixelSize: Theme.small
        text: group.note
    }
}
