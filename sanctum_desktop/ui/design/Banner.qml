import QtQuick
import Sanctum.Window

// What must be known before anything else, until it has been read.
Rectangle {
    id: banner
    required property string text
    signal dismissed
    // Where the button leaves the words too little room, it stands below them.
    readonly property bool wide: width >= 640 * Theme.scale

    height: read.y + read.height + (wide ? Math.max(0, words.height - read.height) / 2 : 0) + 2 * Theme.unit
    color: Theme.surface

    Rectangle { width: parent.width; height: 1; anchors.bottom: parent.bottom; color: Theme.rule }
    Icon {
        id: sign
        name: "info"
        color: Theme.alert
        x: 3 * Theme.unit
        y: words.y
    }
    Prose {
        id: words
        x: sign.x + sign.width + 1.5 * Theme.unit
        y: 2 * Theme.unit + (banner.wide ? Math.max(0, read.height - height) / 2 : 0)
        width: banner.width - x - 3 * Theme.unit - (banner.wide ? read.width + 2 * Theme.unit : 0)
        text: banner.text
        color: Theme.alert
        Accessible.role: Accessible.AlertMessage
    }
    Button {
        id: read
        x: banner.wide ? banner.width - width - 3 * Theme.unit : words.x
        y: banner.wide ? 2 * Theme.unit + Math.max(0, words.height - height) / 2
                       : words.y + words.height + Theme.unit
        text: Words.text("ui.read")
        onClicked: banner.dismissed()
    }
}
