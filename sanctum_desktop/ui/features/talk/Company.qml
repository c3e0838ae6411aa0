pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Whom one wants to talk with: a name and what they are for.
Sheet {
    id: sheet
    required property CompanyModel company
    title: Words.text("ui.company.title")
    // Once the screen stands there: it takes the keyboard as it comes.
    property bool ready: false
    Component.onCompleted: Qt.callLater(() => ready = true)
    opened: ready && company.opened
    spacing: Theme.unit
    onClosed: company.close()

    Prose {
        width: parent ? (parent as Item).width : 0
        quiet: true
        text: Words.text("ui.company.about")
    }
    Repeater {
        model: sheet.company.rows
        delegate: Rectangle {
            id: one
            required property string persona
            required property string name
            required property string purpose
            required property string icon
            required property bool current
            width: parent ? (parent as Item).width : 0
            height: Math.max(disc.height, column.implicitHeight) + 2 * Theme.unit
            radius: Theme.radius
            color: over.hovered || current ? Theme.tint : "transparent"
            border.width: activeFocus ? 2 : 0
            border.color: Theme.accent
            activeFocusOnTab: true
            Accessible.role: Accessible.Button
            Accessible.name: Words.text("ui.talk.with").replace("%1", name)
            Accessible.description: current ? purpose + " " + Words.text("ui.company.current") : purpose
            Accessible.focusable: true
            Accessible.onPressAction: one.press()
            Keys.onReturnPressed: press()
            Keys.onEnterPressed: press()
            Keys.onSpacePressed: press()
            Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

            function press() { sheet.company.choose(persona) }
            HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
            TapHandler { onTapped: one.press() }
            Rectangle {
                id: disc
                anchors { left: parent.left; leftMargin: Theme.unit; verticalCenter: parent.verticalCenter }
                width: 2 * picture.width
                height: width
                radius: width / 2
                color: one.color === Theme.tint ? Theme.surface : Theme.tint
                Icon {
                    id: picture
                    anchors.centerIn: parent
                    name: one.icon
                    color: Theme.accent
                }
            }
            Column {
                id: column
                anchors { left: disc.right; right: parent.right; verticalCenter: parent.verticalCenter }
                anchors { leftMargin: 1.5 * Theme.unit; rightMargin: Theme.unit }
                Prose {
                    width: parent.width
                    lineHeight: 1.15
                    font.weight: Font.DemiBold
                    text: one.current ? one.name + " · " + Words.text("ui.company.current") : one.name
                    Accessible.ignored: true
                }
                Prose {
                    width: parent.width
                    quiet: true
                    even: true
                    text: one.purpose
                    Accessible.ignored: true
                }
            }
        }
    }
}
