import QtQuick

// A column that scrolls, by keys too; what the keyboard has reached is always in sight. `centred`
// stands in the middle while there is room, as wide as `measure`. `edge` is the room above and
// below that scrolls with it; `wanted` comes into sight, and again when the room changes.
Flickable {
    id: scroll
    default property alias content: column.data
    property alias spacing: column.spacing
    property bool centred: false
    property real measure: width
    property real edge: centred ? 4 * Theme.unit : 0
    readonly property Item reached: Window.activeFocusItem
    property Item wanted: null

    function showEnd() { contentY = Math.max(0, contentHeight - height) }

    // Scroll no further than it takes to see the item, and some room around it, if it is in this
    // column.
    function bring(item: Item) {
        let within = item
        while (within && within !== column)
            within = within.parent
        if (!within || height <= 0)
            return
        const top = column.y + item.mapToItem(column, 0, 0).y - Theme.unit
        const highest = Math.min(top, top + item.height + 2 * Theme.unit - height)
        contentY = Math.max(Math.min(contentY, top), highest, 0)
    }
    onReachedChanged: bring(reached)
    onWantedChanged: bring(wanted)
    onHeightChanged: bring(wanted)
    onContentHeightChanged: bring(wanted)
    contentHeight: column.implicitHeight + 2 * edge
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    Keys.onPressed: event => {
        const page = 0.9 * height, line = 5 * Theme.unit
        const step = { [Qt.Key_PageDown]: page, [Qt.Key_PageUp]: -page,
                       [Qt.Key_Down]: line, [Qt.Key_Up]: -line }[event.key]
        if (step === undefined || contentHeight <= height || event.modifiers & Qt.ShiftModifier)
            return
        contentY = Math.max(0, Math.min(contentY + step, contentHeight - height))
        event.accepted = true
    }

    // How much there is, and where one is in it: beside the column, not over it.
    Bar {
        parent: scroll.parent
        of: scroll
        x: parent ? Math.min(scroll.x + scroll.width + Theme.half, parent.width - 1.5 * width) : 0
    }
    Column {
        id: column
        width: scroll.measure
        x: (scroll.width - width) / 2
        y: scroll.centred ? Math.max(scroll.edge, (scroll.height - implicitHeight) / 2) : scroll.edge
    }
}
