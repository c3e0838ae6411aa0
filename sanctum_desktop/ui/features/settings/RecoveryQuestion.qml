import QtQuick
import Sanctum.Window
import "../../design"

// Asked once, before the first file leaves the vault.
FocusScope {
    id: question
    required property RecoveryModel recovery

    Rectangle { anchors.fill: parent; color: Theme.ground }
    Scroll {
        anchors.fill: parent
        centred: true
        measure: Math.min(width - 8 * Theme.unit, 560 * Math.sqrt(Theme.scale))
        spacing: 2 * Theme.unit

        Title {
            width: parent.width
            text: Words.text("ui.recovery.title")
        }
        Prose {
            width: parent.width
            quiet: true
            text: Words.text("ui.recovery.about")
        }
        Field {
            id: code
            width: parent.width
            focus: true
            inputName: "recoveryCode"
            label: Words.text("ui.recovery.code")
            hint: label
            onAccepted: question.recovery.tryCode(text)
        }
        Prose {
            width: parent.width
            visible: text
            text: question.recovery.message
            color: Theme.alert
            Accessible.role: Accessible.AlertMessage
        }
        Progress {
            width: parent.width
            visible: question.recovery.busy
            words: Words.text("ui.recovery.busy")
            cancellable: true
            onCancelled: question.recovery.later()
        }
        Button {
            width: parent.width
            primary: true
            enabled: !question.recovery.busy
            text: Words.text("ui.recovery.try")
            onClicked: question.recovery.tryCode(code.text)
        }
        Flow {
            width: parent.width
            spacing: Theme.unit
            Button {
                text: Words.text("ui.recovery.safe")
                onClicked: question.recovery.safe()
            }
            Button {
                text: Words.text("ui.recovery.renew")
                onClicked: question.recovery.renew()
            }
            Button {
                plain: true
                text: Words.text("ui.recovery.later")
                onClicked: question.recovery.later()
            }
        }
    }
}
