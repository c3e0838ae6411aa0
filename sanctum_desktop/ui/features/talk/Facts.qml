pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// What was heard so far; a fact opens to the words it came from.
Rectangle {
    id: panel
    objectName: "facts"
    required property FactsModel facts
    property bool closable: false
    // A fact whose new words a lock left half-written is open again.
    property string opened: facts.halfway
    property int current: 0
    signal closed

    color: Theme.surface

    Rectangle { width: 1; height: parent.height; color: Theme.rule }

    Flow {
        id: head
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 3 * Theme.unit }
        spacing: Theme.unit
        Prose {
            text: Words.text("ui.facts.title")
            font.weight: Font.DemiBold
            height: Math.max(40, Theme.body + 3 * Theme.unit)
            verticalAlignment: Text.AlignVCenter
            Accessible.role: Accessible.Heading
        }
        Button {
            plain: true
            visible: panel.closable
            text: Words.text("ui.facts.close")
            onClicked: panel.closed()
        }
    }
    Prose {
        id: note
        readonly property bool none: panel.facts.count === 0
        anchors { left: head.left; right: head.right; top: head.bottom; topMargin: Theme.unit }
        visible: none || panel.facts.message
        height: visible ? implicitHeight : 0
        quiet: none
        color: none ? Theme.quiet : Theme.alert
        text: none ? Words.text("ui.facts.none") : panel.facts.message
        Accessible.role: none ? Accessible.StaticText : Accessible.AlertMessage
    }
    ListView {
        anchors { left: head.left; right: head.right; top: note.bottom; bottom: parent.bottom }
        anchors.topMargin: Theme.unit
        anchors.bottomMargin: 2 * Theme.unit
        // What is chosen is tinted a little beyond its words.
        anchors.leftMargin: -Theme.unit
        anchors.rightMargin: -Theme.unit
        model: panel.facts.rows
        clip: true
        onCountChanged: panel.current = Math.max(0, Math.min(panel.current, count - 1))
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: Words.text("ui.facts.title")
        section.property: "heading"
        section.delegate: Heading {
            required property string section
            width: ListView.view.width
            topPadding: 2 * Theme.unit
            bottomPadding: Theme.unit / 2
            leftPadding: Theme.unit
            text: section
        }
        delegate: FactItem {
            width: ListView.view.width
            opened: panel.opened === fact
            current: panel.current === index
            readOnly: panel.facts.readOnly
            onReached: panel.current = index
            onToggled: panel.opened = opened ? "" : fact
            onAccepted: panel.facts.accept(fact)
            onRejecting: panel.facts.reject(fact)
            onTyping: words => panel.facts.keep(fact, words)
            onEdited: words => {
                if (panel.facts.edit(fact, words))
                    panel.opened = ""
            }
        }
    }
}
