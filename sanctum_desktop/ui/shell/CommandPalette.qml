pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../design"

// Everything that can be done or gone to. The keyboard stays in the field: arrows choose, Enter
// does it, Escape gives the keyboard back to where it was.
FocusScope {
    id: over
    required property PaletteModel commands
    readonly property bool opened: commands.opened
    property Item before: null
    objectName: "palette"

    function enter() {
        visible = true
        before = Window.activeFocusItem
        list.currentIndex = 0
        query.forceActiveFocus(Qt.ShortcutFocusReason)
    }
    function leave() {
        const inside = activeFocus
        visible = false
        query.text = ""
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
    onOpenedChanged: opened ? enter() : leave()
    Keys.onEscapePressed: over.commands.close()
    Keys.onUpPressed: over.move(-1)
    Keys.onDownPressed: over.move(1)

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
        readonly property real found: list.count > 0 ? list.contentHeight : none.implicitHeight + 3 * Theme.unit
        y: Math.round(Math.min(over.height / 8, 12 * Theme.unit))
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(over.width - 8 * Theme.unit, 640 * Math.sqrt(Theme.scale))
        height: Math.min(most, query.height + found + 4 * Theme.unit)

        Shade { radius: 2 * Theme.unit }
        Rectangle { anchors.fill: parent; radius: 2 * Theme.unit; color: Theme.surface }
        MouseArea {
            anchors.fill: parent
            Accessible.ignored: true
        }
        Icon {
            x: 3 * Theme.unit
            y: query.y + (query.height - height) / 2
            name: "search"
            color: Theme.quiet
        }
        TextInput {
            id: query
            objectName: "query"
            anchors { left: parent.left; right: parent.right; top: parent.top; topMargin: Theme.unit }
            anchors { leftMargin: 4 * Theme.unit + Math.round(1.25 * Theme.body); rightMargin: 3 * Theme.unit }
            height: Math.round(1.3 * Theme.lead) + 3 * Theme.unit
            verticalAlignment: TextInput.AlignVCenter
            activeFocusOnTab: true
            clip: true
            color: Theme.ink
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentInk
            font.pixelSize: Theme.lead
            selectByMouse: true
            Accessible.role: Accessible.EditableText
            Accessible.name: Words.text("ui.palette.name")
            Accessible.description: Words.text("ui.palette.hint")
            Accessible.searchEdit: true
            Keys.onTabPressed: over.move(1)
            Keys.onBacktabPressed: over.move(-1)
            onAccepted: over.commands.run(list.currentIndex)
            onTextChanged: {
                if (!over.opened)
                    return
                over.commands.find(text)
                list.currentIndex = 0
                list.positionViewAtBeginning()
                list.tell()
            }
            Text {
                anchors.fill: parent
                verticalAlignment: Text.AlignVCenter
                visible: !query.text
                text: Words.text("ui.palette.hint")
                textFormat: Text.PlainText
                color: Theme.quiet
                font: query.font
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
        Rectangle {
            anchors { left: parent.left; right: parent.right; top: query.bottom; topMargin: Theme.unit }
            height: 1
            color: Theme.rule
        }
        Prose {
            id: none
            anchors { left: parent.left; right: parent.right; top: query.bottom; margins: 3 * Theme.unit }
            visible: list.count === 0
            quiet: true
            text: over.commands.found
        }
        Bar {
            of: list
            x: parent.width - width - 2
        }
        ListView {
            id: list
            // What is chosen, since the keyboard is in the field.
            function tell() {
                const chosen = currentItem as CommandItem
                query.Accessible.announce(chosen ? chosen.told + ". " + over.commands.found : over.commands.found)
            }
            anchors { left: parent.left; right: parent.right; top: query.bottom; bottom: parent.bottom }
            anchors { leftMargin: Theme.unit; rightMargin: Theme.unit; topMargin: 2 * Theme.unit; bottomMargin: Theme.unit }
            model: over.commands.rows
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            cacheBuffer: 0  // rows made ahead would be cancelled at each key, with a warning
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
