pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// One fact: closed its value, open the words it came from and what can be decided.
Rectangle {
    id: entry
    required property string fact
    required property string label
    required property string value
    required property string typed
    required property string draft
    required property string quote
    required property string standing
    required property bool begins
    required property bool repeats
    required property int index
    // The one fact Tab comes to; Up and Down go from fact to fact.
    property bool current: false
    property bool opened: false
    property bool readOnly: false
    // Why its new words could not be kept.
    property string error: ""
    readonly property bool rejected: standing === "rejected"
    readonly property bool kept: standing === "accepted"
    signal reached
    signal grown
    signal toggled
    signal accepted
    signal rejecting
    signal restoring
    signal edited(words: string)
    signal typing(words: string)

    height: column.y + column.implicitHeight + (repeats || opened ? 0.5 : 1) * Theme.unit
    radius: Theme.unit
    color: opened || over.hovered ? Theme.tint : "transparent"
    border.width: activeFocus ? 2 : 0
    border.color: Theme.accent
    activeFocusOnTab: current
    onActiveFocusChanged: {
        if (!activeFocus)
            return
        entry.reached()
        ListView.view.positionViewAtIndex(index, ListView.Contain)
    }
    onHeightChanged: grown()
    Accessible.role: Accessible.Button
    Accessible.name: label + ": " + value
    Accessible.description: kept || rejected ? Words.text(`ui.facts.done.${standing}`) : ""
    Accessible.onPressAction: entry.toggled()
    // Not what a field in it passes on.
    Keys.enabled: activeFocus
    Keys.onReturnPressed: entry.toggled()
    Keys.onEnterPressed: entry.toggled()
    Keys.onSpacePressed: entry.toggled()

    HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
    TapHandler {
        // A press on what can be decided about it is none on the fact.
        onTapped: point => {
            if (entry.opened && point.position.y > column.y + choices.y)
                return
            entry.ListView.view.currentIndex = entry.index
            entry.forceActiveFocus()
            entry.toggled()
        }
    }
    Rectangle {
        visible: entry.begins
        anchors { left: parent.left; right: parent.right; margins: Theme.unit }
        height: 1
        color: Theme.rule
    }

    Column {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.unit }
        anchors.topMargin: (entry.begins ? 2 : entry.repeats ? 0.5 : 1) * Theme.unit
        spacing: Theme.half

        Row {
            width: parent.width
            visible: !entry.repeats || entry.kept || entry.rejected
            spacing: Theme.half
            Caption {
                readonly property real room: parent.width - (mark.visible ? mark.width + parent.spacing : 0)
                width: Math.min(Math.ceil(implicitWidth), room)
                lineHeight: 1.1
                text: entry.label
                Accessible.ignored: true
            }
            Icon {
                id: mark
                name: entry.kept ? "check" : entry.rejected ? "close" : ""
                size: Math.round(1.15 * Theme.small)
                color: entry.kept ? Theme.good : Theme.quiet
                anchors.verticalCenter: parent.verticalCenter
            }
        }
        Prose {
            width: parent.width
            text: entry.value
            lineHeight: 1.2
            font.strikeout: entry.rejected
            color: entry.rejected ? Theme.quiet : Theme.ink
            Accessible.ignored: true
        }
        Loader {
            id: choices
            width: parent.width
            active: entry.opened
            visible: active
            sourceComponent: FactChoices {
                typed: entry.typed
                draft: entry.draft
                error: entry.error
                quote: entry.quote
                readOnly: entry.readOnly
                kept: entry.kept
                rejected: entry.rejected
                onAccepted: entry.accepted()
                onRejecting: entry.rejecting()
                onRestoring: entry.restoring()
                onEdited: words => entry.edited(words)
                onTyping: words => entry.typing(words)
            }
        }
    }
}
