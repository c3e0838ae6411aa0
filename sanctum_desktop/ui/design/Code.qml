pragma ComponentBehavior: Bound
import QtQuick

// Something to write down, in groups that are large and stand apart. Read out as one.
Item {
    id: code
    required property string text
    readonly property font letters: Qt.font({
        "pixelSize": Theme.title, "weight": Font.Medium, "letterSpacing": Theme.title / 14,
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
    TextMetrics {
        id: group
        text: "MMMM"
        font: code.letters
    }
    Grid {
        id: groups
        anchors.horizontalCenter: parent.horizontalCenter
        columnSpacing: 3 * Theme.unit
        rowSpacing: Theme.unit
        columns: 4 * group.width + 3 * columnSpacing <= code.width ? 4 : 2
        Repeater {
            model: code.text.split("-")
            Text {
                required property string modelData
                text: modelData
                textFormat: Text.PlainText
                color: Theme.ink
                font: code.letters
                Accessible.ignored: true
            }
        }
    }
}
