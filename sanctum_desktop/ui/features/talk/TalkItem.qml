pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// One talk of the list; what can be done with it opens below it.
Rectangle {
    id: item
    required property int index
    required property string talk
    required property string title
    required property string when
    required property bool current
    required property bool pinned
    required property string icon
    required property string who
    // The one item Tab comes to; Up and Down go from one to the next.
    property bool focused: false
    // True where it can be put elsewhere, and where it was: "open", "archived" or "trashed".
    property bool movable: false
    property string place: "open"
    property bool opened: false
    property bool renaming: false
    // Where it stands in what is seen of the list.
    readonly property real seat: y - (ListView.view?.contentY ?? 0)
    signal reached
    signal grown
    signal pressed
    signal opening
    signal renamed(title: string)
    signal pinning(pinned: bool)
    signal put(place: string)
    signal saving

    height: column.implicitHeight + 2 * Theme.unit
    radius: Theme.radiusSmall
    color: current || opened || over.hovered ? Theme.tint : "transparent"
    border.width: activeFocus ? 2 : 0
    border.color: Theme.accent
    activeFocusOnTab: focused || activeFocus
    onHeightChanged: if (opened) grown()
    onActiveFocusChanged: if (activeFocus) reached()
    onOpenedChanged: if (!opened) renaming = false
    Accessible.role: Accessible.ListItem
    Accessible.name: [title, who, when, pinned ? Words.text("ui.talks.pinned") : "",
                      current ? Words.text("ui.talks.current") : ""].filter(part => part).join(", ")
    Accessible.focusable: true
    Accessible.selectable: true
    Accessible.selected: current
    Accessible.onPressAction: item.pressed()
    // Not what a field in it passes on.
    Keys.enabled: activeFocus
    Keys.onReturnPressed: item.pressed()
    Keys.onEnterPressed: item.pressed()
    Keys.onSpacePressed: item.pressed()
    Keys.onPressed: event => {
        event.accepted = movable && (event.key === Qt.Key_F2 || event.key === Qt.Key_Delete)
        if (event.accepted && event.key === Qt.Key_F2)
            rename()
        else if (event.accepted && place !== "trashed")
            put("trashed")
    }

    // A press on one of its acts, or in the name that is typed, is none on the talk.
    function holdsAct(at: point): bool {
        return (opened && at.y > column.y + head.height) || (more.visible && at.x >= column.x + more.x)
    }
    function rename() {
        if (!opened)
            opening()
        renaming = true
        if (name.item)
            (name.item as Item).forceActiveFocus(Qt.TabFocusReason)
    }
    function leave() {
        renaming = false
        forceActiveFocus(Qt.TabFocusReason)
    }

    TapHandler { onTapped: point => { if (!item.holdsAct(point.position)) item.pressed() } }
    HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
    Column {
        id: column
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors.margins: Theme.unit
        spacing: Theme.half
        Item {
            id: head
            width: parent.width
            height: Math.max(told.implicitHeight, more.visible ? more.height : 0)
            Column {
                id: told
                anchors { left: parent.left; right: more.visible ? more.left : parent.right }
                anchors.verticalCenter: parent.verticalCenter
                Prose {
                    width: parent.width
                    lineHeight: 1.2
                    font.weight: item.current ? Font.Medium : Font.Normal
                    text: item.title
                    Accessible.ignored: true
                }
                Row {
                    width: parent.width
                    spacing: Theme.half
                    Icon {
                        id: sign
                        name: item.icon
                        size: Math.round(1.15 * Theme.small)
                        color: Theme.quiet
                        anchors.verticalCenter: parent.verticalCenter
                    }
                    Icon {
                        id: pin
                        name: item.pinned ? "pin" : ""
                        size: Math.round(1.15 * Theme.small)
                        color: Theme.accent
                        anchors.verticalCenter: parent.verticalCenter
                    }
                    Caption {
                        readonly property real signs: (sign.visible ? sign.width + parent.spacing : 0)
                                                      + (pin.visible ? pin.width + parent.spacing : 0)
                        width: parent.width - signs
                        lineHeight: 1.1
                        text: item.who ? item.who + " · " + item.when : item.when
                        Accessible.ignored: true
                    }
                }
            }
            IconButton {
                id: more
                anchors { right: parent.right; rightMargin: -Theme.half; verticalCenter: parent.verticalCenter }
                width: Theme.control - Theme.unit
                height: width
                moves: item.seat
                visible: item.movable && (over.hovered || item.focused || item.opened)
                icon: "more"
                text: Words.text("ui.talks.more")
                onClicked: item.opening()
            }
        }
        Loader {
            id: name
            width: parent.width
            active: item.opened && item.renaming
            visible: active
            sourceComponent: Field {
                label: Words.text("ui.talks.rename")
                hint: label
                inputName: "talkName"
                text: item.title
                onAccepted: {
                    item.renamed(text)
                    item.leave()
                }
                Keys.onEscapePressed: item.leave()
            }
            onLoaded: (item as Item).forceActiveFocus(Qt.TabFocusReason)
        }
        Loader {
            x: -Theme.half
            width: parent.width + Theme.unit
            active: item.opened
            visible: active
            sourceComponent: TalkActs {
                place: item.place
                pinned: item.pinned
                seat: item.seat
                onRenaming: item.rename()
                onPinning: pinned => item.pinning(pinned)
                onPut: place => item.put(place)
                onSaving: item.saving()
            }
        }
    }
}
