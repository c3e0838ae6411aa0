pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// One model: closed what it is, open what can be done with it.
// A list puts its rows at its left, so that what is seen of one stands in the middle of it.
Item {
    id: entry
    required property string key
    required property string kind
    required property string name
    required property string about
    required property string tag
    required property string tagIcon
    required property bool warns
    required property string place
    required property int index
    required property ModelsModel models
    required property real measure
    // The one entry Tab comes to; Up and Down go from one to the next.
    property bool current: false
    readonly property bool opened: models.opened === key
    readonly property bool busy: models.work.busy && models.work.of === key
    readonly property string done: busy && models.work.share >= 0 ? `${Math.round(100 * models.work.share)} %` : ""
    signal reached
    signal grown
    signal told(item: Item)

    function turn() {
        forceActiveFocus()
        models.turn(key)
    }
    height: frame.height
    activeFocusOnTab: current || activeFocus
    onActiveFocusChanged: if (activeFocus) reached()
    onHeightChanged: grown()
    Accessible.role: Accessible.Button
    Accessible.name: [name, about, mark.text].filter(part => part).join(", ")
    Accessible.focusable: true
    Accessible.onPressAction: entry.turn()
    // Not what a control in it passes on.
    Keys.enabled: activeFocus
    Keys.onReturnPressed: entry.turn()
    Keys.onEnterPressed: entry.turn()
    Keys.onSpacePressed: entry.turn()

    // Its first lines, not what is open below them.
    function over(point: point): bool {
        const at = frame.mapFromItem(entry, point)
        return at.x >= 0 && at.x < frame.width && at.y < line.height
    }
    HoverHandler {
        id: pointer
        readonly property bool over: hovered && entry.over(point.position)
        cursorShape: over ? Qt.PointingHandCursor : Qt.ArrowCursor
    }
    TapHandler { onTapped: point => { if (entry.over(point.position)) entry.turn() } }
    Rectangle {
        id: frame
        anchors.horizontalCenter: parent.horizontalCenter
        width: entry.measure + 4 * Theme.unit
        height: line.height + (more.visible ? more.height + 2 * Theme.unit : 0)
        radius: Theme.radius
        color: entry.opened ? Theme.surface : pointer.over ? Theme.tint : "transparent"
        border.width: entry.activeFocus ? 2 : 0
        border.color: Theme.accent

        Item {
            id: line
            readonly property bool beside: words.width >= 18 * Theme.body
            width: parent.width
            height: Math.max(words.y + words.implicitHeight + 1.5 * Theme.unit, beside ? 0 : mark.y + mark.height + Theme.unit)
            Icon {
                id: chevron
                x: 2 * Theme.unit
                y: words.y + (name.implicitHeight / Math.max(1, name.lineCount) - height) / 2
                name: entry.opened ? "chevron-down" : "chevron-right"
                color: Theme.quiet
            }
            Column {
                id: words
                x: chevron.x + chevron.width + Theme.unit
                y: 1.5 * Theme.unit
                width: parent.width - x - 2 * Theme.unit
                Prose {
                    id: name
                    width: parent.width - (mark.visible && line.beside ? mark.width + 2 * Theme.unit : 0)
                    lineHeight: 1.2
                    font.weight: Font.Medium
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                    text: entry.name
                    Accessible.ignored: true
                }
                Caption {
                    width: name.width
                    lineHeight: 1.2
                    text: entry.about
                    Accessible.ignored: true
                }
            }
            Tag {
                id: mark
                readonly property real most: line.beside ? 0.5 * words.width : words.width
                visible: text !== ""
                x: line.beside ? parent.width - width - 2 * Theme.unit : words.x
                y: line.beside ? words.y : words.y + words.implicitHeight + Theme.unit
                width: Math.min(implicitWidth, most)
                icon: entry.busy ? "wait" : entry.tagIcon
                text: entry.done || entry.tag
                textColor: entry.warns ? Theme.alert : Theme.ink
            }
        }
        Loader {
            id: more
            active: entry.opened
            visible: active
            x: words.x
            y: line.height
            width: parent.width - x - 2 * Theme.unit
            sourceComponent: entry.kind === "known" ? known : entry.kind === "found" ? found : offered
        }
    }
    Component {
        id: known
        KnownEntry { models: entry.models; key: entry.key; place: entry.place; onShown: item => entry.told(item) }
    }
    Component {
        id: found
        FoundEntry { models: entry.models; key: entry.key; place: entry.place; onShown: item => entry.told(item) }
    }
    Component {
        id: offered
        OfferedEntry { models: entry.models; key: entry.key; place: entry.place; onShown: item => entry.told(item) }
    }
}
