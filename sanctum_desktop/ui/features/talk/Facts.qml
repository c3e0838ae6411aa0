pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// What was heard so far; a fact opens to the words it came from.
Rectangle {
    id: panel
    objectName: "facts"
    required property FactsModel facts
    required property QtObject parts
    property bool beside: false
    // A fact whose new words a lock left half-written is open again.
    property string opened: facts.halfway
    property int current: 0
    readonly property bool none: facts.count === 0
    signal closed

    // Open that fact, and put the keyboard on it.
    function find(fact: string, row: int) {
        opened = fact
        current = row
        list.forceLayout()
        list.positionViewAtIndex(row, ListView.Contain)
        const item = list.itemAtIndex(row)
        if (item)
            item.forceActiveFocus(Qt.ShortcutFocusReason)
    }
    function reach() { (none ? cross : list).forceActiveFocus(Qt.TabFocusReason) }

    color: Theme.surface

    Column {
        id: head
        anchors { left: parent.left; right: parent.right; top: parent.top }
        anchors { margins: 3 * Theme.unit; topMargin: 2 * Theme.unit }
        spacing: 1.5 * Theme.unit
        Item {
            width: parent.width
            height: Math.max(Theme.control, title.height)
            Title {
                id: title
                anchors { left: parent.left; right: cross.left; verticalCenter: parent.verticalCenter }
                size: Theme.lead
                text: Words.text("ui.facts.title")
            }
            IconButton {
                id: cross
                anchors { right: parent.right; rightMargin: -Theme.unit }
                icon: "close"
                text: Words.text(panel.beside ? "ui.pane.close" : "ui.facts.close")
                onClicked: panel.closed()
            }
        }
        StoryParts {
            width: parent.width
            parts: panel.parts
        }
        Prose {
            width: parent.width
            visible: text
            color: Theme.alert
            text: panel.facts.message
            Accessible.role: Accessible.AlertMessage
        }
    }
    Empty {
        anchors { top: head.bottom; topMargin: 6 * Theme.unit; horizontalCenter: parent.horizontalCenter }
        width: head.width
        visible: panel.none
        icon: "quote"
        title: Words.text("ui.facts.none.title")
        words: Words.text("ui.facts.none")
    }
    ListView {
        id: list
        objectName: "factList"
        anchors { left: head.left; right: head.right; top: head.bottom; bottom: parent.bottom }
        anchors.topMargin: Theme.unit
        anchors.bottomMargin: 2 * Theme.unit
        // What is chosen is tinted a little beyond its words.
        anchors.leftMargin: -Theme.unit
        anchors.rightMargin: -Theme.unit
        model: panel.facts.rows
        clip: true
        visible: !panel.none
        onCountChanged: panel.current = Math.max(0, Math.min(panel.current, count - 1))
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: Words.text("ui.facts.title")
        section.property: "heading"
        section.delegate: Heading {
            required property string section
            width: ListView.view.width
            topPadding: 2 * Theme.unit
            bottomPadding: Theme.half
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
            onRestoring: panel.facts.restore(fact)
            onTyping: words => panel.facts.keep(fact, words)
            onEdited: words => {
                if (panel.facts.edit(fact, words))
                    panel.opened = ""
            }
        }
    }
}
