pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The pages one below another, as large as the person likes; what stood out comes after them.
FocusScope {
    id: view
    required property ResumeModel resume
    readonly property PagesModel paged: resume.paged
    readonly property real margin: 3 * Theme.unit
    // What stands above the pages.
    readonly property real above: flick.y
    // Pixels a point of paper takes at life size.
    readonly property real life: 96 / 72
    readonly property real ratio: {
        const across = (flick.width - 2 * margin) / resume.style.wide
        if (paged.fit === "width")
            return Math.max(0.1, Math.min(across, paged.most * life))
        if (paged.fit === "page")
            return Math.max(0.1, Math.min(across, (flick.height - column.y - margin) / resume.style.high))
        return paged.zoom * life
    }
    readonly property real sheet: Math.round(resume.style.wide * ratio)
    readonly property real density: 72 * ratio * Screen.devicePixelRatio
    readonly property int current: {
        for (let at = sheets.count - 1; at > 0; at--) {
            const item = sheets.itemAt(at)
            if (item && item.y <= flick.contentY + flick.height / 2)
                return at
        }
        return 0
    }
    signal picked

    function toClosing() {
        closing.forceActiveFocus()
        closing.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
    }
    function showEnd() { flick.contentY = Math.max(0, flick.contentHeight - flick.height) }
    function toPage(at: int) {
        const item = sheets.itemAt(Math.max(0, Math.min(at, sheets.count - 1)))
        if (item)
            flick.contentY = Math.max(0, Math.min(item.y, flick.contentHeight - flick.height))
    }
    function markOf(line: string): Item {
        for (let at = 0; at < sheets.count; at++) {
            const page = sheets.itemAt(at) as Page
            const mark = page ? page.markOf(line) : null
            if (mark)
                return mark
        }
        return null
    }
    onDensityChanged: sharpening.restart()
    Keys.onPressed: event => {
        const large = [Qt.Key_Plus, Qt.Key_Equal].includes(event.key)
        if (event.modifiers & Qt.ControlModifier) {
            if (large || event.key === Qt.Key_Minus)
                view.paged.zoomBy(view.ratio / view.life, large ? 1 : -1)
            else if (event.key === Qt.Key_0)
                view.paged.fitTo("width")
            else
                return
        } else if (event.key === Qt.Key_PageDown) {
            view.toPage(view.current + 1)
        } else if (event.key === Qt.Key_PageUp) {
            view.toPage(view.current - 1)
        } else if (event.key === Qt.Key_Home) {
            view.toPage(0)
        } else if (event.key === Qt.Key_End) {
            view.toPage(sheets.count - 1)
        } else {
            return
        }
        event.accepted = true
    }

    Timer {
        id: sharpening
        interval: 150
        onTriggered: view.paged.sharpen(view.density)
    }
    Connections {
        target: view.resume.line
        function onTurned() { flick.bring(view.markOf(view.resume.line.chosen)) }
    }
    Zoom {
        id: zoom
        anchors { left: parent.left; right: parent.right; top: parent.top }
        anchors.leftMargin: view.margin
        anchors.rightMargin: view.margin
        anchors.topMargin: Theme.unit
        paged: view.paged
        shown: view.ratio / view.life
        current: view.current
    }
    Flickable {
        id: flick
        objectName: "pagesView"
        anchors { left: parent.left; right: parent.right; top: zoom.bottom; bottom: parent.bottom }
        anchors.topMargin: Theme.unit
        contentWidth: Math.max(width, column.width + 2 * view.margin)
        contentHeight: column.y + column.height + view.margin
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        readonly property Item reached: Window.activeFocusItem
        Accessible.role: Accessible.List
        Accessible.name: Words.text("ui.resume.pages")

        // Scroll no further than it takes to see the item and some room around it.
        function bring(item: Item) {
            let within = item
            while (within && within !== column)
                within = within.parent
            if (!within || height <= 0)
                return
            const at = item.mapToItem(column, 0, 0)
            const top = column.y + at.y - Theme.unit, left = column.x + at.x
            const highest = Math.min(top, top + item.height + 2 * Theme.unit - height)
            contentY = Math.max(Math.min(contentY, top), highest, 0)
            const leftmost = Math.min(left, left + item.width - width)
            contentX = Math.max(Math.min(contentX, left), leftmost, 0)
        }
        onReachedChanged: bring(reached)

        Column {
            id: column
            x: Math.max(view.margin, (flick.width - width) / 2)
            y: 2 * Theme.unit
            width: view.sheet
            spacing: view.margin

            Repeater {
                id: sheets
                model: view.paged.pages
                Page {
                    width: view.sheet
                    resume: view.resume
                    near: y < flick.contentY + 2 * flick.height && y + height > flick.contentY - flick.height
                    onPicked: view.picked()
                }
            }
            Closing {
                id: closing
                // A small page is no measure for words to read.
                width: Math.min(Math.max(view.sheet, Theme.measure), flick.width - 2 * view.margin)
                x: (view.sheet - width) / 2
                closing: view.resume.closing
                onShown: item => flick.bring(item)
            }
        }
        WheelHandler {
            acceptedModifiers: Qt.ControlModifier
            onWheel: event => view.paged.zoomBy(view.ratio / view.life, event.angleDelta.y > 0 ? 1 : -1)
        }
    }
    Bar {
        of: flick
        x: view.width - 1.5 * width
    }
    // Where the pages go on below the bar.
    Rectangle {
        width: parent.width
        height: 1
        y: flick.y
        visible: flick.contentY > 0
        color: Theme.rule
    }
}
