import QtQuick

// What belongs together, on a surface of its own.
Card {
    default property alias content: column.data
    property alias spacing: column.spacing
    width: parent ? (parent as Item).width : 0
    height: column.implicitHeight + 4 * Theme.unit

    Column {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 2 * Theme.unit }
        spacing: 1.5 * Theme.unit
    }
}
