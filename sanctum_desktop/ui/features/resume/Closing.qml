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
    height: column.implicitHeight + 6 * Theme.unit

    Column {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 3 * Theme.unit }
        spacing: 3 * Theme.unit

        Prose {
            width: parent.width
            visible: strengths.count > 0
            text: Words.text("closing.heading")
            font.pixelSize: Math.round((Theme.body + Theme.title) / 2)
            lineHeight: 1.1
            Accessible.role: Accessible.Heading
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
        radius: Theme.unit
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
        function toggle() { opened = !opened }
        HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
        TapHandler { onTapped: quote.toggle() }

        Column {
            id: lines
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.unit }
            spacing: Theme.unit / 2
            Prose {
                width: parent.width
                text: Words.text("ui.closing.quote").replace("%1", quote.words)
                color: Theme.accent
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
