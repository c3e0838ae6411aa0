pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// What stood out: each strength with two quotes that open to the words they came from.
Card {
    id: panel
    required property ClosingModel closing
    objectName: "closing"
    visible: closing.told
    // What has opened wants to be seen.
    signal shown(item: Item)
    height: column.implicitHeight + 6 * Theme.unit

    Column {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 3 * Theme.unit }
        spacing: 3 * Theme.unit

        Title {
            width: parent.width
            visible: strengths.count > 0
            size: Theme.lead
            text: Words.text("closing.heading")
        }
        Repeater {
            id: strengths
            model: panel.closing.strengths
            Column {
                id: strength
                required property string lead
                required property string first
                required property string second
                required property string firstSaid
                required property string secondSaid
                width: column.width
                spacing: Theme.unit / 2
                Prose {
                    width: parent.width
                    text: strength.lead
                    font.weight: Font.DemiBold
                }
                Quote { words: strength.first; said: strength.firstSaid }
                Quote { words: strength.second; said: strength.secondSaid }
            }
        }
        Rectangle {
            width: parent.width
            height: 1
            visible: strengths.count > 0 && panel.closing.question
            color: Theme.rule
        }
        Prose {
            width: parent.width
            visible: text
            text: panel.closing.question
        }
        Button {
            visible: panel.closing.question !== ""
            text: Words.text("ui.closing.tell")
            Accessible.description: panel.closing.question
            onClicked: panel.closing.tell()
        }
    }

    // One time it was told, as on the page; open, as it was said.
    component Quote: Rectangle {
        id: quote
        required property string words
        required property string said
        property bool opened: false

        x: -Theme.unit
        width: column.width + 2 * Theme.unit
        height: lines.implicitHeight + 2 * Theme.unit
        radius: Theme.radiusSmall
        color: opened || over.hovered ? Theme.tint : "transparent"
        border.width: activeFocus ? 2 : 0
        border.color: Theme.accent
        activeFocusOnTab: true
        Accessible.role: Accessible.Button
        Accessible.name: words
        Accessible.description: opened ? heard.text : Words.text("ui.closing.open")
        Accessible.onPressAction: quote.toggle()
        Keys.onReturnPressed: quote.toggle()
        Keys.onEnterPressed: quote.toggle()
        Keys.onSpacePressed: quote.toggle()
        function toggle() {
            opened = !opened
            lines.forceLayout()
            panel.shown(quote)
        }
        HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
        TapHandler { onTapped: quote.toggle() }

        Icon {
            id: way
            name: quote.opened ? "chevron-down" : "chevron-right"
            color: Theme.accent
            x: parent.width - width - Theme.unit
            y: Theme.unit + Math.round(0.15 * Theme.body)
        }
        Column {
            id: lines
            anchors { left: parent.left; right: way.left; top: parent.top; margins: Theme.unit }
            spacing: Theme.unit / 2
            Prose {
                width: parent.width
                text: Words.text("ui.closing.quote").replace("%1", quote.words)
                Accessible.ignored: true
            }
            Prose {
                id: heard
                width: parent.width
                visible: quote.opened
                quiet: true
                font.italic: true
                text: Words.text("ui.facts.quote").replace("%1", quote.said)
            }
        }
    }
}
