import QtQuick

// A quiet surface.
Rectangle {
    color: Theme.surface
    radius: Theme.radius
    border.color: Theme.rule
    border.width: 1
}
