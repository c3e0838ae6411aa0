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
    required property string quote
    required property string standing
    property bool opened: false
    readonly property bool rejected: standing === "rejected"
    signal toggled
    signal accepted
    signal rejecting
    signal edited(words: string)

    height: column.implicitHeight + 2 * Theme.unit
    radius: Theme.unit
    color: opened || over.hovered ? Theme.tint : "transparent"
    border.width: activeFocus ? 2 : 0
    border.color: Theme.accent
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: label + ": " + value
    Accessible.onPressAction: entry.toggled()
    Keys.onReturnPressed: entry.toggled()
    Keys.onSpacePressed: entry.toggled()

    HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
    TapHandler { onTapped: entry.toggled() }

    Column {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.unit }
        spacing: Theme.unit / 2

        Prose {
            width: parent.width
            quiet: true
            lineHeight: 1.1
            font.pixelSize: Theme.small
            text: entry.standing === "accepted" ? Words.text("ui.facts.kept") + " " + entry.label : entry.label
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
                value: entry.value
                quote: entry.quote
                onAccepted: entry.accepted()
                onRejected: entry.rejecting()
                onEdited: words => entry.edited(words)
            }
        }
    }
}
