pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The models: what they are for, those that are here, those that were found, those that could be.
// Of the list only what is in sight is made.
FocusScope {
    id: screen
    objectName: "modelsScreen"
    required property ModelsModel models
    readonly property real measure: Math.min(width - 6 * Theme.unit, 720 * Math.sqrt(Theme.scale))
    // So much of its foot may lie under the line that takes back.
    readonly property real foot: Theme.control + 6 * Theme.unit
    readonly property Item reached: Window.activeFocusItem

    // The part of the list an item is in: the head, or one model.
    function holder(item: Item): Item {
        let within = item
        while (within && within.parent !== list.contentItem)
            within = within.parent
        return within
    }
    // What the keyboard is on, with all that was opened around it where there is room.
    function bring() {
        const part = holder(reached)
        if (!part)
            return
        const room = list.height - foot
        const whole = part !== list.headerItem && part.height <= room
        // Of one that is larger than the room, what was read last stays.
        if (whole || reached !== part || list.contentY < part.y || list.contentY > part.y + part.height - room)
            see(whole ? part : reached)
    }
    // Scroll no further than it takes; what the head begins with is seen where there is room.
    function see(item: Item) {
        if (!item)
            return
        const top = item.mapToItem(list.contentItem, 0, 0).y - Theme.unit
        const least = Math.min(top, top + item.height + 2 * Theme.unit - list.height + foot)
        const most = least <= list.originY ? list.originY : top
        list.contentY = Math.max(Math.min(list.contentY, most), least, list.originY)
        list.atTop = list.contentY <= list.originY + 1
    }
    // The keyboard goes with what was opened, and never goes lost.
    function follow() {
        const at = models.opened ? models.row(models.opened) : -1
        if (at >= 0 && holder(reached) !== list.itemAtIndex(at))
            return go(at)
        if (lost())
            list.count > 0 && list.currentIndex >= 0 ? go(Math.min(list.currentIndex, list.count - 1))
                                                     : (list.headerItem as Head).begin()
    }
    // True where what had the keyboard has gone, from the list or from its row.
    function lost(): bool {
        const part = holder(reached)
        const row = part as Entry
        return activeFocus && (!part || !reached.activeFocusOnTab
                               || (row !== null && list.itemAtIndex(row.index) !== row))
    }
    function go(at: int) {
        list.positionViewAtIndex(at, ListView.Contain)
        const item = list.itemAtIndex(at)
        if (item)
            item.forceActiveFocus(Qt.TabFocusReason)
    }
    function settle() {
        if (list.atTop)
            list.positionViewAtBeginning()
        if (holder(reached) !== list.headerItem)
            bring()
    }
    onReachedChanged: {
        bring()
        if (lost())
            Qt.callLater(follow)
    }
    Connections {
        target: screen.models
        function onChanged() { Qt.callLater(screen.follow) }
    }

    ListView {
        id: list
        objectName: "modelList"
        anchors.fill: parent
        focus: true
        bottomMargin: screen.foot
        currentIndex: -1
        spacing: Theme.half
        boundsBehavior: Flickable.StopAtBounds
        highlightFollowsCurrentItem: false // `bring` does
        model: screen.models.rows
        // A head that grows while one is at the top leaves one there.
        property bool atTop: true
        onMovementEnded: atTop = atYBeginning
        onOriginYChanged: if (atTop) Qt.callLater(screen.settle)
        onHeightChanged: Qt.callLater(screen.bring)
        Accessible.role: Accessible.List
        Accessible.name: Words.text("ui.models.list")
        header: Head {
            width: list.width
            measure: screen.measure
            models: screen.models
            onTold: item => Qt.callLater(screen.see, item)
        }
        section.property: "section"
        section.delegate: Item {
            id: heading
            required property string section
            width: list.width
            height: words.implicitHeight + 4 * Theme.unit
            Heading {
                id: words
                anchors.horizontalCenter: parent.horizontalCenter
                y: 3 * Theme.unit
                width: screen.measure
                font.pixelSize: Theme.body
                text: heading.section
            }
        }
        delegate: Entry {
            width: list.width
            measure: screen.measure
            models: screen.models
            current: ListView.isCurrentItem || (list.currentIndex < 0 && index === 0)
            onReached: list.currentIndex = index
            onGrown: Qt.callLater(screen.bring)
            onTold: item => Qt.callLater(screen.see, item)
        }
    }
    Bar {
        of: list
        x: screen.width - 1.5 * width
    }
}
