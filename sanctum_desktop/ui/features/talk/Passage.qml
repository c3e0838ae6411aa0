import QtQuick
import Sanctum.Window
import "../../design"

// The words a reply rests on, where they stand, and the way there.
Sheet {
    id: sheet
    property var passage: ({ "label": "", "quote": "", "talk": "", "turn": -1, "before": "", "after": "" })
    readonly property bool said: passage.turn >= 0
    signal going(talk: string, turn: int)
    title: Words.text("ui.talk.cite.title")

    Caption {
        width: parent ? (parent as Item).width : 0
        text: sheet.passage.label
    }
    Row {
        width: parent ? (parent as Item).width : 0
        spacing: 1.5 * Theme.unit
        Rectangle {
            id: line
            width: 3
            height: told.implicitHeight
            color: Theme.rule
        }
        // Where the text around them is shown, the words stand out.
        Shaped {
            id: told
            readonly property string before: sheet.passage.before
            readonly property string quote: sheet.passage.quote
            width: parent.width - line.width - parent.spacing
            words: before + quote + sheet.passage.after
            spans: words === quote ? [] : [{ "start": before.length, "length": quote.length, "look": "strong" }]
            Accessible.ignored: false
        }
    }
    Caption {
        width: parent ? (parent as Item).width : 0
        visible: sheet.said
        text: Words.text("ui.talk.cite.correct")
    }
    actions: Button {
        visible: sheet.said
        text: Words.text("ui.talk.cite.go")
        onClicked: sheet.going(sheet.passage.talk, sheet.passage.turn)
    }
}
