import QtQuick
import Sanctum.Window
import "../../design"

// A line as it is and as it might be: what is new in it stands out.
Card {
    id: wording
    required property string before
    required property string after
    // The words after with the places of what is new: one value, so that they fit one another.
    required property var told
    required property string model
    signal taken
    signal leftAside

    function enter() { use.forceActiveFocus(Qt.TabFocusReason) }

    onToldChanged: words.set()
    height: both.height + 3 * Theme.unit
    border.width: 1
    border.color: Theme.rule
    Accessible.role: Accessible.Grouping
    Accessible.name: after

    Column {
        id: both
        x: 1.5 * Theme.unit
        y: 1.5 * Theme.unit
        width: parent.width - 3 * Theme.unit
        spacing: Theme.half

        Caption {
            width: parent.width
            text: Words.text("ui.resume.wordings.before")
        }
        Prose {
            width: parent.width
            text: wording.before
        }
        Caption {
            width: parent.width
            topPadding: Theme.unit
            text: Words.text("ui.resume.wordings.after").replace("{model}", wording.model)
        }
        TextEdit {
            id: words
            function set() { Typesetter.set(textDocument, wording.told.words, wording.told.spans) }
            width: parent.width
            enabled: false
            readOnly: true
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap
            color: Theme.ink
            font.pixelSize: Theme.body
            Accessible.role: Accessible.StaticText
            Accessible.name: wording.after
            Component.onCompleted: set()
        }
        Flow {
            x: -Theme.unit
            width: parent.width + 2 * Theme.unit
            spacing: Theme.half
            Button {
                id: use
                width: Math.min(wide, parent.width)
                plain: true
                icon: "check"
                text: Words.text("ui.resume.wordings.take")
                Accessible.description: wording.after
                onClicked: wording.taken()
            }
            Button {
                width: Math.min(wide, parent.width)
                plain: true
                text: Words.text("ui.resume.wordings.leave")
                Accessible.description: wording.before
                onClicked: wording.leftAside()
            }
        }
    }
}
