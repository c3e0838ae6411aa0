import QtQuick

// How much there is to scroll, and where one is in it. It takes no press.
Rectangle {
    id: bar
    property Flickable of: null
    readonly property bool more: of !== null && of.visibleArea.heightRatio < 1
    readonly property real gone: more ? of.visibleArea.yPosition / (1 - of.visibleArea.heightRatio) : 0

    visible: more && of.visible
    width: Theme.half
    y: more ? of.y + Math.max(0, Math.min(gone, 1)) * (of.height - height) : 0
    height: more ? Math.max(4 * Theme.unit, of.visibleArea.heightRatio * of.height) : 0
    radius: 2
    color: Theme.edge
    opacity: more && of.moving ? 0.9 : 0.45
}
