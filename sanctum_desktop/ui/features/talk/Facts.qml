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
    // The fact whose new words could not be kept.
    property string refused: ""
    // So much of its foot may lie under the line that takes back.
    readonly property real foot: Theme.control + 6 * Theme.unit
    readonly property Item reached: Window.activeFocusItem
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
    // What a press opened is in sight, or where the keyboard is in it.
    function bring() {
        const item = reached
        let entry = item
        while (entry && entry.parent !== list.contentItem)
            entry = entry.parent
        if (!entry)
            return
        const room = list.height - foot
        const whole = entry.height <= room
        const top = whole ? entry.y : item.mapToItem(list.contentItem, 0, 0).y
        const below = item.height + 4 * Theme.control
        const bottom = Math.min(whole ? Infinity : top + below, entry.y + entry.height)
        list.contentY = Math.max(Math.min(list.contentY, top), Math.min(bottom - room, top))
    }
    onReachedChanged: bring()
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
    }
    Empty {
        readonly property real under: head.y + head.height + 2 * Theme.unit
        anchors.horizontalCenter: parent.horizontalCenter
        y: under + Math.max(0, 0.4 * (panel.height - under - height))
        width: Math.min(head.width, 420 * Math.sqrt(Theme.scale))
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
        bottomMargin: panel.foot
        // What is chosen is tinted a little beyond its words.
        anchors.leftMargin: -Theme.unit
        anchors.rightMargin: -Theme.unit
        model: panel.facts.rows
        clip: true
        visible: !panel.none
        onCountChanged: panel.current = Math.max(0, Math.min(panel.current, count - 1))
        onHeightChanged: Qt.callLater(panel.bring)
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
            font.pixelSize: Theme.body
            text: section
        }
        delegate: FactItem {
            width: ListView.view.width
            opened: panel.opened === fact
            current: panel.current === index
            readOnly: panel.facts.readOnly
            error: panel.refused === fact ? panel.facts.message : ""
            onReached: panel.current = index
            onGrown: Qt.callLater(panel.bring)
            onToggled: panel.opened = opened ? "" : fact
            onAccepted: panel.facts.accept(fact)
            onRejecting: panel.facts.reject(fact)
            onRestoring: panel.facts.restore(fact)
            onTyping: words => {
                panel.refused = ""
                panel.facts.keep(fact, words)
            }
            onEdited: words => {
                panel.refused = panel.facts.edit(fact, words) ? "" : fact
                if (!panel.refused)
                    panel.opened = ""
            }
        }
    }
    Rectangle {
        anchors { left: list.left; right: list.right; top: list.top }
        height: 1
        visible: list.visible && !list.atYBeginning
        color: Theme.rule
    }
    Bar {
        of: list
        x: list.x + list.width + Theme.half
    }
}
