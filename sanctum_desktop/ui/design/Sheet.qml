import QtQuick
import Sanctum.Window

// A matter to settle before going on, over the whole window. Escape and the cross ask with
// `closed`; whoever opened it sets `opened`. The keyboard stays inside, and goes back after.
// `actions` stay in sight below what scrolls.
Item {
    id: sheet
    required property string title
    property bool opened: false
    default property alias content: body.content
    property alias actions: foot.data
    property alias wanted: body.wanted
    property alias spacing: body.spacing
    readonly property alias scrolled: body
    // As much of the content as can be in sight at once.
    readonly property real most: over.height - head.height - foot.room - 15.5 * Theme.unit
    // What may come up while another sheet is open stands above it.
    property int level: 100
    property real widest: 560
    // It goes at once, where its words are gone by then.
    property bool swift: false
    signal closed

    property Item before: null
    property Item last: null

    // Asked for each time: a binding would be written to while it is being read.
    function reached(): Item { return Window.window ? Window.window.activeFocusItem : null }
    function holds(item: Item): bool {
        let within = item
        while (within && within !== over)
            within = within.parent
        return within !== null
    }
    // True for what stands over this sheet: the keyboard may be there.
    function isOver(item: Item): bool {
        let top = item
        while (top.parent && top.parent !== over.parent)
            top = top.parent
        return top !== over && top.z > over.z
    }
    function first(): Item { return over.nextItemInFocusChain(true) }
    function final(): Item {
        let item = first()
        for (let next = item.nextItemInFocusChain(true); holds(next) && next !== first();
             next = next.nextItemInFocusChain(true))
            item = next
        return item
    }
    function enter() {
        if (!over.parent || over.enabled)
            return
        // Not bound to `opened`: the keyboard can only go where these already hold.
        over.enabled = true
        over.visible = true
        fade.enabled = true
        over.opacity = 1
        before = reached()
        panel.forceActiveFocus(Qt.TabFocusReason)
        if (reached() === panel)
            first().forceActiveFocus(Qt.TabFocusReason)
    }
    function leave() {
        const inside = !reached() || holds(reached())
        over.enabled = false
        fade.enabled = !swift
        over.opacity = 0
        over.visible = over.opacity > 0  // one that has not come up yet does not change
        if (before && inside)
            before.forceActiveFocus(Qt.TabFocusReason)
        before = null
        last = null
    }
    function follow() {
        const item = reached()
        if (!opened || !item)
            return
        if (isOver(item))
            return
        if (holds(item))
            last = item
        else if (last)
            (last === first() ? final() : first()).forceActiveFocus(Qt.TabFocusReason)
    }
    onOpenedChanged: opened ? enter() : leave()
    Connections {
        target: sheet.Window.window
        function onActiveFocusItemChanged() { sheet.follow() }
    }

    FocusScope {
        id: over
        parent: sheet.Window.contentItem
        anchors.fill: parent
        z: sheet.level
        enabled: false
        visible: false
        opacity: 0
        onParentChanged: if (sheet.opened) sheet.enter()
        onOpacityChanged: if (opacity === 0) visible = false
        Accessible.role: Accessible.Dialog
        Accessible.name: sheet.title
        Keys.forwardTo: [body]
        Keys.onEscapePressed: sheet.closed()
        Behavior on opacity {
            id: fade
            NumberAnimation { duration: Theme.moment }
        }

        Rectangle { anchors.fill: parent; color: Theme.scrim }
        // What lies below takes neither press nor wheel.
        MouseArea {
            anchors.fill: parent
            hoverEnabled: true
            Accessible.role: Accessible.Pane
            Accessible.name: sheet.title
            onWheel: wheel => wheel.accepted = true
        }
        FocusScope {
            id: panel
            anchors.centerIn: parent
            focus: true
            width: Math.min(parent.width - 8 * Theme.unit, sheet.widest * Math.sqrt(Theme.scale))
            height: Math.min(sheet.most, body.contentHeight) + head.height + foot.room + 7.5 * Theme.unit

            Shade { radius: 2 * Theme.unit }
            Rectangle { anchors.fill: parent; radius: 2 * Theme.unit; color: Theme.surface }
            Scroll {
                id: body
                anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom }
                anchors.leftMargin: 2 * Theme.unit
                anchors.rightMargin: 2 * Theme.unit
                anchors.topMargin: 1.5 * Theme.unit
                // A ring around what stands out by a unit is not cut.
                measure: width - 2 * Theme.unit
                anchors.bottomMargin: 3 * Theme.unit + foot.room
                spacing: 2 * Theme.unit
            }
            Rectangle {
                anchors { left: parent.left; right: parent.right; top: body.bottom }
                height: 1
                visible: foot.room > 0 && body.visibleArea.heightRatio < 1
                color: Theme.rule
            }
            Flow {
                id: foot
                readonly property real room: children.length > 0 ? height + 2 * Theme.unit : 0
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 3 * Theme.unit }
                spacing: Theme.unit
            }
            Item {
                id: head
                anchors { left: parent.left; right: parent.right; top: parent.top; margins: 3 * Theme.unit }
                anchors.topMargin: 2 * Theme.unit
                height: Math.max(cross.height, name.implicitHeight)
                Title {
                    id: name
                    anchors { left: parent.left; right: cross.left; verticalCenter: parent.verticalCenter }
                    size: Theme.lead
                    text: sheet.title
                }
                IconButton {
                    id: cross
                    anchors { right: parent.right; top: parent.top; rightMargin: -Theme.unit }
                    icon: "close"
                    tipAbove: true
                    text: Words.text("ui.design.close")
                    onClicked: sheet.closed()
                }
            }
        }
    }
}
