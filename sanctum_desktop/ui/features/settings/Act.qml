import QtQuick
import Sanctum.Window
import "../../design"

// Something that can be done: what it is, what it needs to know, and how it went. One with an
// `open` shows what it needs only when that is pressed, as the only one of its part; a `direct`
// one needs nothing, and is done by that press.
Panel {
    id: act
    required property DoingModel doing
    required property string name
    required property string title
    property Part within: null
    property string about: ""
    property string open: ""
    property string busy: ""
    property bool direct: false
    property bool danger: false
    property bool primary: false
    readonly property bool shown: open === "" || (within !== null && within.opened === name)
    readonly property bool running: doing.busy && doing.act === name
    default property alias needs: needed.data
    signal pressed

    function turn(on: bool) {
        within.opened = on ? name : ""
        const next = on ? needed.nextItemInFocusChain(true) : trigger
        next.forceActiveFocus(Qt.TabFocusReason)
    }

    // As much of an open one as there is room for, and what the keyboard is on.
    function bring() {
        if (within?.opened !== name)
            return
        within.bring(act)
        within.bring(within.reached)
    }
    onHeightChanged: Qt.callLater(bring)

    Item {
        id: head
        readonly property bool beside: trigger.visible && width - trigger.wide - 3 * Theme.unit >= 18 * Theme.body
        readonly property real aside: beside ? trigger.width + 3 * Theme.unit
                                    : close.visible ? close.width : 0
        width: parent.width
        height: beside ? Math.max(words.implicitHeight, trigger.height)
              : words.implicitHeight + (trigger.visible ? trigger.height + 1.5 * Theme.unit : 0)

        Column {
            id: words
            width: parent.width - head.aside
            y: head.beside ? Math.max(0, (head.height - implicitHeight) / 2) : 0
            spacing: Theme.half
            Prose {
                width: parent.width
                even: true
                text: act.title
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
            }
            Prose {
                width: parent.width
                visible: text
                quiet: true
                even: true
                text: act.about
            }
        }
        Button {
            id: trigger
            visible: act.open !== "" && (act.direct || !act.shown)
            x: head.beside ? parent.width - width : 0
            y: head.beside ? (parent.height - height) / 2 : words.implicitHeight + 1.5 * Theme.unit
            width: Math.min(wide, parent.width)
            danger: act.danger
            primary: act.primary
            enabled: !act.direct || act.running || !act.doing.busy
            busy: act.direct && act.running
            text: act.open
            Accessible.description: act.title
            onClicked: act.direct ? act.pressed() : act.turn(true)
        }
        IconButton {
            id: close
            visible: act.open !== "" && !act.direct && act.shown
            anchors { right: parent.right; top: parent.top; margins: -Theme.unit }
            icon: "close"
            text: Words.text("ui.settings.close")
            Accessible.description: act.title
            onClicked: act.turn(false)
        }
    }
    Column {
        id: needed
        width: parent.width
        visible: act.shown && !act.direct
        topPadding: Theme.half
        spacing: 2 * Theme.unit
    }
    Outcome {
        width: parent.width
        doing: act.doing
        name: act.name
        busy: act.busy
    }
}
