import QtQuick

// The label of its parent, which has no words of its own: at once for the keyboard, after a
// while under the pointer. It stands over the window, so that nothing cuts it.
Item {
    id: tip
    required property string text
    property bool hovered: false
    property bool focused: false
    property int patience: 500
    property bool above: false
    // Changes where its parent moves in the window.
    property real moves: 0
    readonly property bool shown: visible && text !== "" && (focused || (hovered && waited))
    property bool waited: false

    anchors.fill: parent
    onHoveredChanged: if (!hovered) waited = false
    onShownChanged: if (shown) label.stand()
    onMovesChanged: if (shown) Qt.callLater(label.stand)

    Timer {
        interval: tip.patience
        running: tip.hovered
        onTriggered: tip.waited = true
    }
    Rectangle {
        id: label
        parent: tip.Window.contentItem
        z: 200
        width: Math.min(words.implicitWidth, Theme.scale * 280) + 2 * Theme.unit
        height: words.implicitHeight + Theme.unit
        radius: Theme.radiusSmall
        color: Theme.ink
        opacity: tip.shown ? 1 : 0
        visible: opacity > 0
        Behavior on opacity { NumberAnimation { duration: Theme.moment } }
        Connections {
            target: label.parent
            enabled: tip.shown
            function onWidthChanged() { Qt.callLater(label.stand) }
            function onHeightChanged() { Qt.callLater(label.stand) }
        }

        // Under what it names, or over it where it is to be `above` or there is no room.
        function stand() {
            if (!parent)
                return
            const under = tip.mapToItem(parent, tip.width / 2, tip.height + Theme.half)
            const fits = !tip.above && under.y + height <= parent.height - Theme.half
            y = fits ? under.y : tip.mapToItem(parent, 0, -Theme.half).y - height
            x = Math.max(Theme.unit, Math.min(under.x - width / 2, parent.width - width - Theme.unit))
        }
        Text {
            id: words
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.unit
            horizontalAlignment: Text.AlignHCenter
            text: tip.text
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            color: Theme.ground
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }
    }
}
