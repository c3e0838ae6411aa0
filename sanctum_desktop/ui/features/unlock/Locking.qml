pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// When the vault locks: by itself, and by which keys.
Card {
    id: locking
    required property UnlockModel unlock
    property bool opened: false
    objectName: "locking"
    color: opened ? Theme.surface : "transparent"
    implicitHeight: column.implicitHeight + (opened ? 3 * Theme.unit : 0)

    Column {
        id: column
        anchors.horizontalCenter: parent.horizontalCenter
        y: locking.opened ? 2 * Theme.unit : 0
        width: parent.width - (locking.opened ? 4 * Theme.unit : 0)
        spacing: Theme.unit

        Heading {
            width: parent.width
            visible: locking.opened
            font.pixelSize: Theme.body
            text: Words.text("ui.lock.after")
        }
        Flow {
            width: parent.width
            visible: locking.opened
            spacing: Theme.half
            Accessible.role: Accessible.Grouping
            Accessible.name: Words.text("ui.lock.after")
            Repeater {
                model: locking.unlock.lockChoices
                Choice {
                    required property int modelData
                    text: Words.text(`ui.lock.after.${modelData}`)
                    chosen: locking.unlock.lockAfter === modelData
                    onClicked: locking.unlock.setLockAfter(modelData)
                }
            }
        }
        Caption {
            width: parent.width
            visible: locking.opened
            quiet: locking.unlock.lockAfter > 0
            color: quiet ? Theme.quiet : Theme.alert
            text: Words.text(locking.unlock.lockAfter > 0 ? "ui.lock.about" : "ui.lock.never")
        }
        Caption {
            width: parent.width
            visible: locking.opened
            text: locking.unlock.lockKeys
        }
        Link {
            text: Words.text(locking.opened ? "ui.lock.close" : "ui.lock.open")
            onClicked: locking.opened = !locking.opened
        }
    }
}
