pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../design"

// Everything that can be done or gone to. The keyboard stays in the field: arrows choose, Enter
// does it, Escape gives the keyboard back to where it was.
FocusScope {
    id: over
    required property PaletteModel commands
    property Item before: null
    objectName: "palette"

    function enter() {
        before = Window.activeFocusItem
        query.text = ""
        list.currentIndex = 0
        query.forceActiveFocus(Qt.ShortcutFocusReason)
    }
    function leave() {
        const inside = activeFocus
        visible = false
        if (before && inside)
            before.forceActiveFocus(Qt.OtherFocusReason)
        before = null
    }
    function move(by: int) {
        if (list.count > 0)
            list.currentIndex = (list.currentIndex + by + list.count) % list.count
    }
    z: 110
    visible: false
    Accessible.role: Accessible.Dialog
    Accessible.name: Words.text("ui.palette.name")
    Keys.onEscapePressed: over.commands.close()
    Keys.onUpPressed: over.move(-1)
    Keys.onDownPressed: over.move(1)
    Keys.onTabPressed: over.move(1)
    Keys.onBacktabPressed: over.move(-1)

    Connections {
        target: over.commands
        function onOpenedChanged() {
            if (!over.commands.opened)
                return over.leave()
            over.visible = true
            over.enter()
        }
    }
    Rectangle { anchors.fill: parent; color: Theme.scrim }
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        Accessible.role: Accessible.Button
        Accessible.name: Words.text("ui.design.close")
        onClicked: over.commands.close()
        onWheel: wheel => wheel.accepted = true
    }
    Item {
        id: panel
        readonly property real most: over.height - 2 * y
        readonly property real found: list.count > 0 ? list.contentHeight : none.implicitHeight + Theme.unit
        y: Math.round(Math.min(over.height / 8, 12 * Theme.unit))
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(over.width - 8 * Theme.unit, 640 * Math.sqrt(Theme.scale))
        height: Math.min(most, query.height + found + 4 * Theme.unit)

        Rectangle { anchors.fill: parent; radius: 2 * Theme.unit; color: Theme.surface }
        MouseArea {
            anchors.fill: parent
            Accessible.ignored: true
        }
        Field {
            id: query
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: 2 * Theme.unit }
            label: Words.text("ui.palette.name")
            hint: Words.text("ui.palette.hint")
            inputName: "query"
            onTextChanged: {
                over.commands.find(text)
                list.currentIndex = 0
                list.positionViewAtBeginning()
                list.tell()
            }
            onAccepted: over.commands.run(list.currentIndex)
        }
        Prose {
            id: none
            anchors { left: query.left; right: query.right; top: query.bottom; topMargin: Theme.unit }
            visible: list.count === 0
            quiet: true
            text: over.commands.found
        }
        ListView {
            id: list
            // What is chosen, since the keyboard is in the field.
            function tell() {
                const chosen = currentItem as CommandItem
                query.Accessible.announce(chosen ? chosen.told + ". " + over.commands.found : over.commands.found)
            }
            anchors { left: parent.left; right: parent.right; top: query.bottom; bottom: parent.bottom }
            anchors { leftMargin: Theme.unit; rightMargin: Theme.unit; topMargin: Theme.unit; bottomMargin: Theme.unit }
            model: over.commands.rows
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            Accessible.role: Accessible.List
            Accessible.name: Words.text("ui.palette.results")
            onCurrentIndexChanged: if (over.visible) tell()
            delegate: CommandItem {
                required property int index
                width: ListView.view.width
                chosen: ListView.isCurrentItem
                onPointed: list.currentIndex = index
                onClicked: over.commands.run(index)
            }
        }
    }
}
