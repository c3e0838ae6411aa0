import QtQuick
import Sanctum.Window
import "../../design"

// Something that can be done: what it is, what it needs to know, and how it went. One with an
// `open` shows what it needs only when that is pressed.
Card {
    id: act
    required property DoingModel doing
    required property string name
    required property string title
    property string about: ""
    property string open: ""
    property string busy: ""
    property bool danger: false
    property bool opened: open === ""
    default property alias needs: needed.data
    width: parent ? (parent as Item).width : 0
    height: column.implicitHeight + 4 * Theme.unit

    Column {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 2 * Theme.unit }
        spacing: 1.5 * Theme.unit

        Prose {
            width: parent.width
            text: act.title
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        Prose {
            width: parent.width
            visible: text
            quiet: true
            text: act.about
        }
        Button {
            visible: act.open !== ""
            danger: act.danger
            text: act.opened ? Words.text("ui.settings.close") : act.open
            Accessible.description: act.title
            onClicked: act.opened = !act.opened
        }
        Column {
            id: needed
            width: parent.width
            visible: act.opened
            spacing: 1.5 * Theme.unit
        }
        Outcome {
            width: parent.width
            doing: act.doing
            name: act.name
            busy: act.busy
        }
    }
}
