import QtQuick

// A quiet surface.
Rectangle {
    color: Theme.surface
    radius: Theme.radius
}
