import QtQuick
import "../../design"

// A line to type, what it is for above it.
Column {
    id: labelled
    required property string label
    property alias text: field.text
    property alias inputName: field.inputName
    signal accepted
    width: parent ? (parent as Item).width : 0
    spacing: Theme.unit

    Heading {
        width: parent.width
        text: labelled.label
    }
    Field {
        id: field
        width: parent.width
        label: labelled.label
        onAccepted: labelled.accepted()
    }
}
