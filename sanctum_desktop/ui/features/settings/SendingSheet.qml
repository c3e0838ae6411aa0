pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// A text before it is sent: who gets it, what they learn, and each word of it. The keyboard comes
// to the text, where whoever is typing finds that nothing can be pressed. Escape is a no; where a
// word was to be hidden, it leaves that alone.
Sheet {
    id: sheet
    objectName: "sending"
    required property SendingModel sending
    level: 120
    swift: true
    widest: 680
    spacing: 1.5 * Theme.unit
    // Above all else, some of the text is in sight.
    readonly property bool large: Theme.scale > 1.4
    title: sending.title
    opened: sending.asking
    onClosed: hide.open ? hide.leave() : sending.refuse()
    onOpenedChanged: {
        always.checked = false
        hide.open = false
        // Not where the last one was answered.
        words.focus = true
        // It is read from its beginning, though the keyboard is on the text.
        Qt.callLater(() => scrolled.contentY = 0)
    }

    component About: Column {
        width: parent ? (parent as Item).width : 0
        spacing: Theme.unit
        Caption {
            width: parent.width
            visible: text
            lineHeight: 1.1
            text: sheet.sending.learns
        }
        Caption {
            width: parent.width
            lineHeight: 1.1
            text: sheet.sending.reads
        }
    }
    Prose {
        width: parent.width
        visible: !(sheet.large && hide.open)
        lineHeight: 1.2
        text: sheet.sending.who
    }
    About { visible: !sheet.large }
    Rectangle {
        width: parent.width
        height: words.height + 3 * Theme.unit
        radius: Theme.radius
        color: Theme.ground
        border.width: words.activeFocus ? 2 : 1
        border.color: words.activeFocus ? Theme.accent : Theme.rule
        TextEdit {
            id: words
            objectName: "sent"
            x: 1.5 * Theme.unit
            y: x
            width: parent.width - 2 * x
            readOnly: true
            selectByMouse: true
            selectByKeyboard: true
            persistentSelection: true
            activeFocusOnTab: true
            focus: true
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.WrapAtWordBoundaryOrAnywhere
            color: Theme.ink
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentInk
            font.pixelSize: Theme.body
            Accessible.role: Accessible.EditableText
            Accessible.readOnly: true
            Accessible.multiLine: true
            Accessible.name: Words.text("ui.sending.text")
            Accessible.description: `${sheet.sending.who} ${sheet.sending.learns} ${sheet.sending.reads}`
            Keys.forwardTo: [sheet.scrolled]
            Keys.onPressed: event => {
                if (event.text.trim())
                    sheet.sending.startle()
                event.accepted = false
            }
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            function put() { Typesetter.set(textDocument, sheet.sending.words, sheet.sending.spans) }
            Component.onCompleted: put()
        }
    }
    About { visible: sheet.large }
    Column {
        width: parent.width
        visible: untold.count > 0
        spacing: Theme.half
        Heading {
            width: parent.width
            text: Words.text("ui.sending.untold")
        }
        Repeater {
            id: untold
            model: sheet.sending.untold
            Known {
                required property string placeholder
                required property string meant
                label: placeholder
                value: meant
                room: 9 * Theme.body
            }
        }
    }
    Connections {
        target: sheet.sending
        function onChanged() {
            if (words.text !== sheet.sending.words)
                words.put()
        }
    }
    actions: [
        // In a line of its own, above what it changes.
        Column {
            width: parent ? (parent as Item).width : 0
            visible: sheet.sending.always !== "" && !hide.open
            spacing: Theme.half
            Toggle {
                id: always
                width: Math.min(implicitWidth, parent.width)
                enabled: sheet.sending.ready
                text: sheet.sending.always
                Accessible.description: Words.text("ui.sending.always.about")
                onToggled: on => always.checked = on
            }
            Caption {
                width: parent.width
                visible: always.checked
                text: always.Accessible.description
            }
        },
        HideWord {
            id: hide
            width: parent ? (parent as Item).width : 0
            hiding: sheet.sending.hiding
            onDone: words.forceActiveFocus(Qt.TabFocusReason)
        },
        Button {
            visible: !hide.open
            primary: true
            enabled: sheet.sending.ready
            text: Words.text("ui.sending.send")
            onClicked: sheet.sending.send(always.checked)
        },
        Button {
            visible: !hide.open
            text: Words.text("ui.sending.refuse")
            onClicked: sheet.sending.refuse()
        },
        Button {
            visible: !hide.open
            text: Words.text("ui.sending.hide")
            onClicked: hide.begin(words.selectedText)
        }
    ]
}
