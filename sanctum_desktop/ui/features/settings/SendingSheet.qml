pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// A text before it is sent: who gets it, what they learn, and each word of it. The keyboard comes
// to the text, where whoever is typing finds that nothing can be pressed. Escape is a no; where a
// word was to be hidden, it leaves that alone. The text is read from the person's words on; the
// instructions before them are what one scrolls up to.
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
        Qt.callLater(begin)
    }

    function begin() {
        // Who gets it is read first, though the keyboard is on the text.
        scrolled.contentY = 0
        passage.contentY = Math.min(passage.begins, passage.below)
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
        height: Math.max(Math.min(passage.contentHeight - passage.begins, sheet.most - y), 4 * Theme.body)
        radius: Theme.radius
        color: Theme.ground
        border.width: words.activeFocus ? 2 : 1
        border.color: words.activeFocus ? Theme.accent : Theme.rule
        Flickable {
            id: passage
            readonly property real begins: above.visible ? words.y + above.free.y - Theme.half : 0
            readonly property real below: Math.max(0, contentHeight - height)
            anchors { fill: parent; margins: 2 }
            contentHeight: words.height + 3 * Theme.unit
            clip: true
            onBeginsChanged: Qt.callLater(sheet.begin)
            boundsBehavior: Flickable.StopAtBounds
            // What lies further up or down than this text is scrolled to by the same keys.
            Keys.onPressed: event => {
                const page = 0.9 * height, line = 5 * Theme.unit
                const step = { [Qt.Key_PageDown]: page, [Qt.Key_PageUp]: -page,
                               [Qt.Key_Down]: line, [Qt.Key_Up]: -line }[event.key] ?? 0
                const to = Math.max(0, Math.min(contentY + step, below))
                event.accepted = to !== contentY && !(event.modifiers & Qt.ShiftModifier)
                if (event.accepted)
                    contentY = to
            }
        }
        Bar {
            of: passage
            x: parent.width - 1.5 * width
        }
        // Where a line is left free between the instructions and what follows.
        Caption {
            id: above
            objectName: "above"
            readonly property bool wanted: sheet.sending.begins > 0 && words.length > sheet.sending.begins
            // Asked for again when the lines are broken elsewhere.
            readonly property rect free: wanted && words.contentHeight > 0
                                         ? words.positionToRectangle(sheet.sending.begins + 1) : Qt.rect(0, 0, 0, 0)
            parent: passage.contentItem
            visible: wanted
            x: words.x
            y: words.y + free.y + (free.height - height) / 2
            width: words.width
            text: Words.text("ui.sending.above")
        }
        TextEdit {
            id: words
            objectName: "sent"
            parent: passage.contentItem
            x: 1.5 * Theme.unit
            y: x
            width: passage.width - 2 * x
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
            Keys.forwardTo: [passage, sheet.scrolled]
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
