pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// What was said, the latest at the bottom. New words pull it along only where one was at the end, and
// not from under the keyboard.
ListView {
    id: turns
    required property TalkModel talk
    property bool stuck: true
    // The reply was seen as it came, piece by piece.
    property bool flowed: false
    // True while nothing else is the screen's main act.
    property bool leading: false
    signal cited(passage: var)
    objectName: "turns"

    // What a key does to the list, also from the field below it; false where it does nothing.
    function scroll(key: int): bool {
        const pages = { [Qt.Key_PageUp]: -0.9, [Qt.Key_PageDown]: 0.9 }[key]
        if (pages === undefined)
            return false
        const last = originY + contentHeight - height
        contentY = Math.max(originY - topMargin, Math.min(contentY + pages * height, last))
        stuck = atYEnd
        return true
    }
    function turnTo(index: int) {
        currentIndex = index
        stuck = index === count - 1
        if (stuck)
            return positionViewAtEnd()
        positionViewAtIndex(index, ListView.Contain)
        // Its frame stands a little beyond it.
        const item = itemAtIndex(index)
        if (item)
            contentY = Math.max(originY - topMargin, Math.min(contentY, item.y - 1.5 * Theme.unit))
    }
    // What the keyboard has reached within a turn is in sight.
    function bring(item: Item) {
        let within = item
        while (within && within !== contentItem)
            within = within.parent
        if (!within || !item || item.parent === contentItem)
            return
        const top = item.mapToItem(contentItem, 0, 0).y - Theme.unit
        const bottom = top + item.height + 2 * Theme.unit
        contentY = Math.max(Math.min(contentY, top), bottom - height)
        stuck = atYEnd && currentIndex === count - 1
    }
    function showEnd() {
        stuck = true
        follow()
    }
    // A reply that finds no room is read from its first line on, unless one read it as it came.
    function beginReply() {
        forceLayout()
        const reply = itemAtIndex(count - 1)
        if (!stuck || !reply || reply.height <= height)
            return
        positionViewAtIndex(count - 1, ListView.Beginning)
        stuck = false
    }
    function follow() {
        // The first words stand near the field, not far above it.
        topMargin = Math.max(0, height - contentHeight)
        // What is written anew stays in sight.
        if (activeFocus && talk.branches.editing >= 0)
            return positionViewAtIndex(currentIndex, ListView.Contain)
        if (!stuck || moving)
            return
        if (!activeFocus)
            currentIndex = count - 1
        positionViewAtEnd()
    }

    readonly property Item reached: Window.activeFocusItem
    onReachedChanged: bring(reached)
    model: talk.turns
    spacing: (talk.branches.offered ? 0.5 : 2) * Theme.unit
    clip: true
    reuseItems: true
    boundsBehavior: Flickable.StopAtBounds
    highlightFollowsCurrentItem: false
    Accessible.role: Accessible.List
    Accessible.name: Words.text("ui.talk.with").replace("%1", talk.company.name)
    onCountChanged: Qt.callLater(follow)
    onHeightChanged: Qt.callLater(follow)
    onContentHeightChanged: Qt.callLater(follow)
    onMovementStarted: stuck = false
    onMovementEnded: stuck = atYEnd
    Keys.onPressed: event => {
        const ends = { [Qt.Key_Home]: 0, [Qt.Key_End]: count - 1 }[event.key]
        event.accepted = ends !== undefined || scroll(event.key)
        if (ends !== undefined)
            turnTo(ends)
    }
    Connections {
        target: turns.talk
        function onOpened() {
            turns.showEnd()
            Qt.callLater(turns.beginReply)
        }
        // Only what is made can have the keyboard.
        function onPointed(row: int) {
            if (row < 0)
                return
            turns.forceLayout()
            turns.positionViewAtIndex(row, ListView.Center)
            turns.currentIndex = row
            turns.currentItem.forceActiveFocus(Qt.TabFocusReason)
        }
        function onReplied(words: string) {
            turns.Accessible.announce(words)
            if (!turns.flowed)
                Qt.callLater(turns.beginReply)
            turns.flowed = false
        }
    }
    Connections {
        target: turns.talk.speech
        function onChanged() { turns.flowed = turns.flowed || turns.talk.speech.flowing }
    }
    delegate: Turn {
        width: ListView.view.width
        speech: turns.talk.speech
        branches: turns.talk.branches
        busy: turns.talk.busy
        gems: turns.talk.company.isGem
        leading: turns.leading
        last: index === turns.count - 1
        first: turns.count === 1
        current: turns.currentIndex === index
        onReached: turns.turnTo(index)
        onCited: passage => turns.cited(passage)
        onTaken: at => turns.talk.offers.take(number, at)
        onCopied: words => {
            turns.talk.copied(words)
            turns.Accessible.announce(Words.text("ui.code.copied"))
        }
    }

    // These stand over the list, not in it.
    Rectangle {
        parent: turns.parent
        anchors { top: turns.top; left: parent?.left; right: parent?.right }
        height: 1
        visible: turns.visible && !turns.atYBeginning
        color: Theme.rule
    }
    Bar {
        parent: turns.parent
        of: turns
        x: turns.x + turns.width + Theme.half
    }
    Item {
        parent: turns.parent
        anchors { bottom: turns.bottom; bottomMargin: Theme.unit; horizontalCenter: turns.horizontalCenter }
        z: 50
        width: latest.width + Theme.unit
        height: latest.height
        // Nor where the latest begins in sight, and is whole.
        readonly property real seat: (turns.itemAtIndex(turns.count - 1)?.y ?? turns.contentY + turns.height) - turns.contentY
        readonly property bool there: seat >= 0 && seat < turns.height - Theme.control && !turns.talk.speech.flowing
        visible: turns.visible && !turns.stuck && !turns.atYEnd && !there && turns.talk.branches.editing < 0
        Shade {}
        Rectangle { anchors.fill: parent; radius: Theme.radius; color: Theme.surface; border.color: Theme.rule }
        Button {
            id: latest
            anchors.horizontalCenter: parent.horizontalCenter
            objectName: "latest"
            // It comes and goes with the place one reads; the keyboard has End.
            activeFocusOnTab: false
            plain: true
            icon: "chevron-down"
            text: Words.text("ui.talk.latest")
            onClicked: turns.showEnd()
        }
    }
}
