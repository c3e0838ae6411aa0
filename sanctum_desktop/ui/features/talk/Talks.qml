pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The talks there have been, under the person's own first words.
FocusScope {
    id: panel
    required property TalksModel talks
    property bool readOnly: false
    property bool beside: false
    signal closed
    signal chosen
    signal begun
    objectName: "talks"

    function reach() { list.forceActiveFocus(Qt.TabFocusReason) }

    Column {
        id: head
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 2 * Theme.unit }
        spacing: Theme.unit
        Item {
            width: parent.width
            height: Math.max(Theme.control, title.height)
            Title {
                id: title
                anchors { left: parent.left; leftMargin: Theme.unit; verticalCenter: parent.verticalCenter }
                anchors { right: cross.left }
                size: Theme.lead
                text: Words.text("ui.talks.title")
            }
            IconButton {
                id: cross
                anchors.right: parent.right
                icon: "close"
                text: Words.text(panel.beside ? "ui.pane.close" : "ui.talks.close")
                onClicked: panel.closed()
            }
        }
        Button {
            width: Math.min(wide, parent.width)
            plain: true
            visible: !panel.readOnly
            icon: "plus"
            text: Words.text("ui.talk.new")
            onClicked: panel.begun()
        }
    }
    ListView {
        id: list
        anchors { left: head.left; right: head.right; top: head.bottom; bottom: parent.bottom }
        anchors.topMargin: Theme.unit
        bottomMargin: 2 * Theme.unit
        model: panel.talks.rows
        spacing: Theme.half
        clip: true
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: Words.text("ui.talks.title")
        delegate: TalkItem {
            width: ListView.view.width
            focused: list.currentIndex === index
            onReached: list.currentIndex = index
            onPressed: {
                panel.talks.choose(talk)
                panel.chosen()
            }
        }
    }
    Rectangle {
        anchors { left: list.left; right: list.right; top: list.top }
        height: 1
        visible: !list.atYBeginning
        color: Theme.rule
    }
    Bar {
        of: list
        x: list.x + list.width + Theme.half
    }
}
