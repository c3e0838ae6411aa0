pragma ComponentBehavior: Bound
import QtQuick

// Something to write down, in groups that are large and stand apart, one below the other. Read out
// as one.
Item {
    id: code
    required property string text
    // Four groups in a row where that leaves the letters larger than words.
    readonly property int size: Math.min(Theme.title, Math.max(Theme.lead, (width - 9 * Theme.unit) / 14))
    readonly property font letters: Qt.font({
        "pixelSize": size, "weight": Font.Medium, "letterSpacing": size / 14,
        "features": { "tnum": 1, "zero": 1 }
    })
    implicitHeight: groups.implicitHeight
    activeFocusOnTab: true
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.focusable: true

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.unit
        visible: code.activeFocus
        radius: Theme.unit
        color: "transparent"
        border.width: 2
        border.color: Theme.accent
    }
    FontMetrics {
        id: metrics
        font: code.letters
    }
    Grid {
        id: groups
        anchors.horizontalCenter: parent.horizontalCenter
        columnSpacing: 3 * Theme.unit
        rowSpacing: Theme.unit
        readonly property list<string> parts: code.text.split("-")
        readonly property real widest: Math.ceil(Math.max(...parts.map(part => metrics.advanceWidth(part))))
        columns: 4 * widest + 3 * columnSpacing <= code.width ? 4 : 2
        Repeater {
            model: groups.parts
            Text {
                required property string modelData
                width: groups.widest
                text: modelData
                textFormat: Text.PlainText
                color: Theme.ink
                font: code.letters
                Accessible.ignored: true
            }
        }
    }
}
