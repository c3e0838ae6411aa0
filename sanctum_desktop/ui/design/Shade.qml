pragma ComponentBehavior: Bound
import QtQuick

// The soft shadow of what floats: drawn in three steps, since software draws no blur. What lies
// lower has less `reach`.
Item {
    id: shade
    property real radius: Theme.radius
    property real reach: 1
    anchors.fill: parent
    z: -1
    Repeater {
        model: [2, 6, 12]
        Rectangle {
            required property int modelData
            readonly property real by: shade.reach * modelData
            anchors.fill: shade
            anchors.margins: -by
            anchors.topMargin: -by / 2
            anchors.bottomMargin: -by * 1.25
            radius: shade.radius + by
            color: "#000000"
            opacity: Theme.dark ? 0.14 : 0.035
        }
    }
}
