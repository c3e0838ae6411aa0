pragma ComponentBehavior: Bound
import QtQuick

// The soft shadow of what floats: drawn in three steps, since software draws no blur.
Item {
    id: shade
    property real radius: Theme.radius
    anchors.fill: parent
    z: -1
    Repeater {
        model: [2, 6, 12]
        Rectangle {
            required property int modelData
            anchors.fill: shade
            anchors.margins: -modelData
            anchors.topMargin: -modelData / 2
            anchors.bottomMargin: -modelData * 1.25
            radius: shade.radius + modelData
            color: "#000000"
            opacity: Theme.dark ? 0.14 : 0.035
        }
    }
}
