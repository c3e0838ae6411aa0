pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The talks there have been, under the person's own first words, and what was said in all of them.
FocusScope {
    id: panel
    required property TalksModel talks
    required property FindingModel finding
    property bool readOnly: false
    property bool beside: false
    readonly property Item reached: Window.activeFocusItem
    // The talk whose acts are open.
    property string opened: ""
    signal closed
    signal chosen
    signal begun
    signal saving(talk: string)
    objectName: "talks"

    function reach() { (talks.kept ? sought : list).forceActiveFocus(Qt.TabFocusReason) }
    // What can be done with a talk is in sight, whatever room there is.
    function bring() {
        if (!opened)
            return
        list.forceLayout()
        list.positionViewAtIndex(list.currentIndex, ListView.Contain)
    }
    // The keyboard goes along with the talk whose acts are open, or stays in the list.
    function follow() {
        const row = opened ? talks.rowOf(opened) : -1
        if (row < 0)
            opened = ""
        if (talks.count === 0)
            return reach()
        list.forceLayout()
        const there = row < 0 || row === list.currentIndex
        if (there && reached !== list && reached?.visible)
            return
        list.currentIndex = row < 0 ? Math.min(list.currentIndex, talks.count - 1) : row
        list.positionViewAtIndex(list.currentIndex, ListView.Contain)
        list.currentItem?.forceActiveFocus(Qt.TabFocusReason)
    }
    function find() { sought.forceActiveFocus(Qt.TabFocusReason) }

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
        Field {
            id: sought
            width: parent.width
            visible: panel.talks.kept
            inputName: "sought"
            label: Words.text("ui.find")
            hint: label
            onTextChanged: panel.finding.find(text)
            // Come anew, it is empty: so is what was found.
            Component.onCompleted: panel.finding.find(text)
            onAccepted: panel.finding.choose(0)
            Keys.onDownPressed: (panel.finding.active ? found : list).forceActiveFocus(Qt.TabFocusReason)
            Keys.onEscapePressed: event => {
                event.accepted = text !== ""
                text = ""
            }
        }
        Caption {
            width: parent.width
            leftPadding: Theme.unit
            visible: panel.finding.active && text
            text: panel.finding.told
            Accessible.role: Accessible.AlertMessage
            onTextChanged: told => { if (told) Accessible.announce(told) }
        }
        Flow {
            width: parent.width
            visible: panel.talks.kept && !panel.finding.active
            spacing: Theme.half
            Accessible.role: Accessible.Grouping
            Accessible.name: Words.text("ui.talks.place")
            Repeater {
                model: ["open", "archived", "trashed"]
                Choice {
                    required property string modelData
                    plain: true
                    text: Words.text(`ui.talks.place.${modelData}`)
                    chosen: panel.talks.place === modelData
                    onClicked: panel.talks.turnTo(modelData)
                }
            }
        }
    }
    Prose {
        anchors { left: head.left; right: head.right; top: head.bottom; margins: Theme.unit }
        anchors.topMargin: 2 * Theme.unit
        visible: list.visible && panel.talks.count === 0
        quiet: true
        text: Words.text(`ui.talks.none.${panel.talks.place}`)
    }
    ListView {
        id: found
        anchors.fill: list
        visible: panel.finding.active
        bottomMargin: 2 * Theme.unit
        model: panel.finding.rows
        spacing: Theme.half
        clip: true
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: Words.text("ui.find")
        Keys.onEscapePressed: panel.find()
        delegate: FoundItem {
            width: ListView.view.width
            focused: found.currentIndex === index
            onReached: {
                found.currentIndex = index
                found.positionViewAtIndex(index, ListView.Contain)
            }
            onPressed: {
                panel.finding.choose(index)
                panel.chosen()
            }
        }
    }
    ListView {
        id: list
        anchors { left: head.left; right: head.right; top: head.bottom; bottom: parent.bottom }
        anchors.topMargin: Theme.unit
        visible: !panel.finding.active
        bottomMargin: 2 * Theme.unit
        model: panel.talks.rows
        spacing: Theme.half
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        onHeightChanged: Qt.callLater(panel.bring)
        onContentHeightChanged: Qt.callLater(panel.bring)
        // Tab comes to the talk that is open, where nobody went on from it.
        Connections {
            target: panel.talks
            function onChanged() {
                if (!list.activeFocus)
                    list.currentIndex = Math.max(0, panel.talks.at)
                else
                    Qt.callLater(panel.follow)
            }
        }
        Accessible.role: Accessible.List
        Accessible.name: Words.text("ui.talks.title")
        delegate: TalkItem {
            width: ListView.view.width
            focused: list.currentIndex === index
            movable: panel.talks.kept && !panel.readOnly
            place: panel.talks.place
            opened: panel.opened === talk
            onReached: {
                list.currentIndex = index
                list.positionViewAtIndex(index, ListView.Contain)
            }
            onGrown: Qt.callLater(panel.bring)
            onOpening: panel.opened = opened ? "" : talk
            onRenamed: title => panel.talks.rename(talk, title)
            onPinning: pinned => panel.talks.pin(talk, pinned)
            onPut: place => panel.talks.put(talk, place)
            onSaving: panel.saving(talk)
            onPressed: {
                panel.talks.choose(talk)
                panel.chosen()
            }
        }
    }
    Rectangle {
        anchors { left: list.left; right: list.right; top: list.top }
        height: 1
        visible: !(found.visible ? found : list).atYBeginning
        color: Theme.rule
    }
    Bar {
        of: found.visible ? found : list
        x: list.x + list.width + Theme.half
    }
}
