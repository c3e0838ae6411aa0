import QtQuick

// The sign of the house: a door in an arch.
Rectangle {
    id: mark
    property int size: Math.round(48 + Theme.body)
    width: size
    height: size
    radius: size / 3.5
    color: Theme.tint
    Accessible.ignored: true

    Icon {
        anchors.centerIn: parent
        name: "mark"
        size: Math.round(mark.size * 0.6)
        color: Theme.accent
    }
}
