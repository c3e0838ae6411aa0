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
    readonly property bool rejected: standing === "rejected"
    readonly property bool kept: standing === "accepted"
    signal reached
    signal toggled
    signal accepted
    signal rejecting
    signal edited(words: string)
    signal typing(words: string)

    height: column.y + column.implicitHeight + (repeats ? 0.5 : 1) * Theme.unit
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
    Accessible.role: Accessible.Button
    Accessible.name: label + ": " + value
    Accessible.onPressAction: entry.toggled()
    Keys.onReturnPressed: entry.toggled()
    Keys.onEnterPressed: entry.toggled()
    Keys.onSpacePressed: entry.toggled()

    HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
    TapHandler {
        onTapped: {
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
        spacing: Theme.unit / 2

        Prose {
            width: parent.width
            visible: !entry.repeats || entry.kept
            quiet: true
            lineHeight: 1.1
            font.pixelSize: Theme.small
            text: entry.kept ? Words.text("ui.facts.kept") + " " + entry.label : entry.label
        }
        Prose {
            width: parent.width
            text: entry.value
            lineHeight: 1.2
            font.strikeout: entry.rejected
            color: entry.rejected ? Theme.quiet : Theme.ink
        }
        Loader {
            width: parent.width
            active: entry.opened
            visible: active
            sourceComponent: FactChoices {
                typed: entry.typed
                draft: entry.draft
                quote: entry.quote
                readOnly: entry.readOnly
                onAccepted: entry.accepted()
                onRejected: entry.rejecting()
                onEdited: words => entry.edited(words)
                onTyping: words => entry.typing(words)
            }
        }
    }
}
