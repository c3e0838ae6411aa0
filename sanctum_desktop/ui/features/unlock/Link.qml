import QtQuick
import "../../design"

// A quiet way to something seldom needed.
Button {
    anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
    plain: true
    textColor: Theme.quiet
    implicitHeight: Math.max(4 * Theme.unit, Theme.small + 2 * Theme.unit)
}
