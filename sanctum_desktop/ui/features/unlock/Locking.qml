pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// When the vault locks: by itself, and by which keys.
Column {
    id: locking
    required property UnlockModel unlock
    property bool opened: false
    objectName: "locking"
    spacing: Theme.unit

    Link {
        text: Words.text(locking.opened ? "ui.lock.close" : "ui.lock.open")
        onClicked: locking.opened = !locking.opened
    }
    Heading {
        width: parent.width
        visible: locking.opened
        text: Words.text("ui.lock.after")
    }
    Flow {
        width: parent.width
        visible: locking.opened
        spacing: Theme.unit / 2
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
    Prose {
        width: parent.width
        visible: locking.opened
        quiet: locking.unlock.lockAfter > 0
        color: quiet ? Theme.quiet : Theme.alert
        font.pixelSize: Theme.small
        text: Words.text(locking.unlock.lockAfter > 0 ? "ui.lock.about" : "ui.lock.never")
    }
    Prose {
        width: parent.width
        visible: locking.opened
        quiet: true
        font.pixelSize: Theme.small
        text: locking.unlock.lockKeys
    }
}
