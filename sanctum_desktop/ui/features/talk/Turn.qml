pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// One turn: the person's own in a bubble; Gem's as her reflection, quietly, and what she asks.
FocusScope {
    id: turn
    required property int index
    required property bool mine
    required property string words
    required property string reflection
    required property string asked
    required property string day
    required property string spoken
    required property var blocks
    required property var addresses
    required property string worded
    required property SpeechModel speech
    // The one turn Tab comes to; Up and Down go from turn to turn.
    property bool current: false
    // The very first words, alone on the screen, are a little larger.
    property bool first: false
    readonly property bool coming: speech.row === index
    readonly property bool shaped: blocks.length > 0
    // Where it stands in what is seen of the list.
    readonly property real seat: y - ListView.view.contentY
    readonly property bool inSight: seat >= 0 && seat < ListView.view.height
    signal reached
    signal copied(words: string)

    height: links.y + links.height + Theme.unit
    activeFocusOnTab: current
    onActiveFocusChanged: if (activeFocus) reached()
    Accessible.role: Accessible.ListItem
    Accessible.focusable: true
    Accessible.name: Words.text(mine ? "ui.talk.you" : "ui.talk.gem") + " " + spoken
    Accessible.description: worded

    Keys.onPressed: event => {
        event.accepted = event.matches(StandardKey.Copy)
        if (event.accepted)
            copied(words)
    }
    TapHandler { onTapped: turn.forceActiveFocus(Qt.MouseFocusReason) }

    // As large as the whole from its first word on, so that nothing moves while it is said.
    component Saying: Prose {
        id: saying
        font.pixelSize: turn.first ? Theme.lead : Theme.body
        property string whole
        property string soFar
        // Not laid out in vain below the blocks.
        text: turn.coming ? soFar : turn.shaped ? "" : whole
        height: turn.coming && size.item ? (size.item as Text).implicitHeight : implicitHeight
        Accessible.ignored: true
        Loader {
            id: size
            active: turn.coming
            sourceComponent: Prose {
                width: saying.width
                visible: false
                font.pixelSize: saying.font.pixelSize
                text: saying.whole
            }
        }
    }

    Caption {
        id: date
        width: parent.width
        visible: turn.day
        height: visible ? implicitHeight + 2 * Theme.unit : 0
        horizontalAlignment: Text.AlignHCenter
        text: turn.day
    }
    Rectangle {
        id: bubble
        readonly property real room: parent.width - 2 * Theme.unit
        readonly property real most: room * (turn.mine ? 0.84 : 1)
        readonly property real inset: turn.mine ? 2 * Theme.unit : 0
        y: date.height
        x: Theme.unit + (turn.mine ? room - width : 0)
        width: turn.mine ? Math.min(most, Math.ceil(asking.contentWidth) + 2 * inset) : most
        height: Math.max(shaped.height, plain.visible ? plain.height : 0)
        radius: Theme.radius
        color: turn.mine ? Theme.tint : "transparent"

        // Words that come are plain; those with marks are set once, when all are there.
        Item {
            id: plain
            width: parent.width
            // The last line has its leading below it.
            height: asking.y + asking.height + (turn.mine ? 1.5 * Theme.unit - Math.round(0.36 * Theme.body) : 0)
            visible: turn.coming || !turn.shaped
            Saying {
                id: reflecting
                width: parent.width
                visible: whole
                quiet: true
                whole: turn.reflection
                soFar: turn.speech.reflection
            }
            Saying {
                id: asking
                x: bubble.inset
                y: turn.mine ? 1.5 * Theme.unit : reflecting.visible ? reflecting.height + Theme.half : 0
                width: bubble.most - 2 * bubble.inset
                whole: turn.asked
                soFar: turn.speech.asked
            }
        }
        Loader {
            id: shaped
            width: parent.width
            active: turn.shaped
            visible: !turn.coming
            sourceComponent: Message { blocks: turn.blocks }
        }
    }
    Rectangle {
        anchors.fill: bubble
        anchors.margins: turn.mine ? 0 : -Theme.unit
        visible: turn.activeFocus
        radius: Theme.radius
        color: "transparent"
        border { width: 2; color: Theme.accent }
    }
    HoverHandler { id: pointed; enabled: turn.worded }
    // Who worded it is told to those who ask, beside the talk.
    Loader {
        anchors.fill: bubble
        // Large, it reaches into the frame, not onto the words above.
        anchors.topMargin: (Theme.scale - 1) * Theme.unit
        active: turn.worded
        sourceComponent: Tip {
            text: turn.worded
            above: true
            moves: turn.seat
            hovered: pointed.hovered
            focused: turn.activeFocus && turn.inSight
        }
    }
    // An address is copied, never opened.
    Column {
        id: links
        x: Theme.unit
        y: bubble.y + bubble.height + (turn.addresses.length ? Theme.half : 0)
        Repeater {
            model: turn.addresses
            Button {
                required property string modelData
                x: -Theme.unit
                width: Math.min(wide, bubble.room + 2 * Theme.unit)
                activeFocusOnTab: turn.current
                plain: true
                icon: "copy"
                text: Words.text("ui.talk.copy") + ": " + modelData
                onClicked: turn.copied(modelData)
            }
        }
    }
}
