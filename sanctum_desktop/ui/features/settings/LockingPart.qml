pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// When the vault locks: by itself, by which keys, and now.
Part {
    id: part
    required property SettingsModel settings
    required property UnlockModel unlock
    title: Words.text("ui.locking.title")
    about: Words.text("ui.locking.about")

    Panel {
        Choices {
            title: Words.text("ui.lock.after")
            note: Words.text(part.unlock.lockAfter > 0 ? "ui.lock.about" : "ui.lock.never")
            warns: part.unlock.lockAfter === 0
            Repeater {
                model: part.unlock.lockChoices
                Choice {
                    required property int modelData
                    text: Words.text(`ui.lock.after.${modelData}`)
                    chosen: part.unlock.lockAfter === modelData
                    onClicked: part.unlock.setLockAfter(modelData)
                }
            }
        }
        Prose {
            width: parent.width
            visible: text
            text: [part.unlock.message, part.unlock.advice].filter(String).join(" ")
            color: Theme.alert
            Accessible.role: Accessible.AlertMessage
        }
    }
    Act {
        doing: part.settings.doing
        name: "lock"
        direct: true
        title: Words.text("ui.locking.keys")
        about: part.unlock.lockKeys
        open: Words.text("ui.locking.now")
        onPressed: part.settings.finish()
    }
}
