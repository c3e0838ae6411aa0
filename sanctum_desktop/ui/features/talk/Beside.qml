pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Beside a talk with anybody but Gem: what was remembered, what is planned, what they can do.
Rectangle {
    id: panel
    required property TalkModel talk
    property bool beside: false
    // So much of its bottom is taken by what floats there.
    property real lifted: 0
    readonly property BesideModel told: talk.beside
    signal closed
    objectName: "beside"
    color: Theme.surface

    function reach() { cross.forceActiveFocus(Qt.TabFocusReason) }
    function named(id: string): string { return Words.text(id).replace("%1", talk.company.name) }

    component Part: Column {
        id: part
        required property string title
        property string none: ""
        property bool empty: false
        width: parent ? (parent as Item).width : 0
        spacing: Theme.unit
        Heading {
            width: parent.width
            font.pixelSize: Theme.body
            text: part.title
        }
        Prose {
            width: parent.width
            visible: part.empty
            quiet: true
            text: part.none
        }
    }
    Item {
        id: head
        anchors { left: parent.left; right: parent.right; top: parent.top }
        anchors { margins: 3 * Theme.unit; topMargin: 2 * Theme.unit }
        height: Math.max(Theme.control, title.height)
        Title {
            id: title
            anchors { left: parent.left; right: cross.left; verticalCenter: parent.verticalCenter }
            size: Theme.lead
            text: Words.text("ui.beside.title")
        }
        IconButton {
            id: cross
            anchors { right: parent.right; rightMargin: -Theme.unit }
            icon: "close"
            text: Words.text(panel.beside ? "ui.pane.close" : "ui.facts.close")
            onClicked: panel.closed()
        }
    }
    Scroll {
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom }
        anchors { leftMargin: 2 * Theme.unit; rightMargin: 2 * Theme.unit; topMargin: Theme.unit }
        anchors.bottomMargin: panel.lifted
        measure: width - 2 * Theme.unit
        edge: Theme.unit
        spacing: 3 * Theme.unit

        Part {
            title: Words.text("ui.beside.remembered")
            none: Words.text("ui.beside.remembered.none")
            empty: panel.told.recalls === 0
            Repeater {
                model: panel.told.remembered
                Column {
                    id: recalled
                    required property string label
                    required property string quote
                    required property string talk
                    required property int turn
                    width: parent ? (parent as Item).width : 0
                    Caption {
                        width: parent.width
                        text: recalled.label
                    }
                    Prose {
                        width: parent.width
                        text: Words.text("ui.talk.cite.quote").replace("%1", recalled.quote)
                    }
                    Button {
                        x: -Theme.unit
                        width: Math.min(wide, parent.width + 2 * Theme.unit)
                        plain: true
                        icon: "forward"
                        enabled: !panel.talk.busy || panel.talk.stoppable
                        text: Words.text("ui.talk.cite.go")
                        onClicked: panel.told.goTo(recalled.talk, recalled.turn)
                    }
                }
            }
        }
        Part {
            visible: panel.told.planned
            title: Words.text("ui.beside.plan")
            none: Words.text("ui.beside.plan.none")
            empty: panel.told.steps === 0
            Repeater {
                model: panel.told.plan
                Item {
                    id: step
                    required property int index
                    required property string words
                    required property bool done
                    width: parent ? (parent as Item).width : 0
                    height: Math.max(line.y + line.implicitHeight, mark.height)
                    function called(id: string): string { return `${Words.text(id)}: ${words}` }
                    // Ticked is done; it can be ticked off again.
                    IconButton {
                        id: mark
                        x: -Theme.unit
                        width: Theme.control - Theme.unit
                        height: width
                        enabled: panel.told.keeping
                        opacity: 1
                        icon: step.done ? "done" : "circle"
                        iconColor: step.done ? Theme.good : Theme.quiet
                        text: Words.text(step.done ? "ui.beside.plan.open" : "ui.beside.plan.mark")
                        Accessible.name: step.called(step.done ? "ui.beside.plan.open" : "ui.beside.plan.mark")
                        onClicked: panel.told.mark(step.index, !step.done)
                    }
                    IconButton {
                        id: off
                        anchors { right: parent.right; rightMargin: -Theme.unit }
                        width: mark.width
                        height: width
                        visible: panel.told.keeping
                        icon: "close"
                        text: Words.text("ui.beside.plan.remove")
                        Accessible.name: step.called("ui.beside.plan.remove")
                        onClicked: {
                            if (activeFocus)
                                panel.reach()
                            panel.told.remove(step.index)
                        }
                    }
                    Prose {
                        id: line
                        x: mark.width - Theme.unit + Theme.half
                        y: Math.max(0, (mark.height - implicitHeight / Math.max(1, lineCount)) / 2)
                        width: parent.width - x - (off.visible ? off.width - Theme.half : 0)
                        even: true
                        quiet: step.done
                        text: step.words
                        Accessible.name: step.done ? text + ", " + Words.text("ui.beside.plan.done") : text
                    }
                }
            }
        }
        Part {
            title: panel.named("ui.beside.can")
            Repeater {
                model: panel.talk.company.abilities
                Prose {
                    required property string modelData
                    width: parent ? (parent as Item).width : 0
                    text: modelData
                }
            }
            Caption {
                width: parent.width
                text: panel.named("ui.beside.only")
            }
        }
    }
}
