import QtQuick
import Sanctum.Window
import "../../design"

// The lock screen.
FocusScope {
    id: screen
    required property UnlockModel unlock
    property bool recovering: false

    function send() {
        if (recovering)
            unlock.recover(code.text, pass.text)
        else
            unlock.unlock(pass.text)
        pass.text = ""
    }

    Scroll {
        anchors.fill: parent
        centred: true
        measure: Math.min(width - 8 * Theme.unit, 440 * Math.sqrt(Theme.scale))
        spacing: 2 * Theme.unit

        Prose {
            width: parent.width
            text: Words.text("ui.unlock.title")
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        Prose {
            width: parent.width
            quiet: true
            text: Words.text(screen.recovering ? "ui.unlock.recover.about" : "ui.unlock.about")
            bottomPadding: Theme.unit
        }
        Field {
            id: code
            width: parent.width
            visible: screen.recovering
            label: Words.text("ui.unlock.code")
            hint: label
        }
        Field {
            id: pass
            width: parent.width
            focus: true
            secret: true
            inputName: "field"
            label: Words.text(screen.recovering ? "ui.unlock.new" : "ui.unlock.passphrase")
            hint: label
            onAccepted: screen.send()
        }
        Prose {
            width: parent.width
            visible: text
            text: [screen.unlock.message, screen.unlock.advice].filter(String).join(" ")
            color: Theme.alert
            Accessible.role: Accessible.AlertMessage
        }
        Button {
            width: parent.width
            primary: true
            enabled: !screen.unlock.busy
            text: Words.text(screen.unlock.busy ? "ui.unlock.busy" : "ui.unlock.open")
            onClicked: screen.send()
        }
        Button {
            anchors.horizontalCenter: parent.horizontalCenter
            plain: true
            text: Words.text(screen.recovering ? "ui.unlock.back" : "ui.unlock.recover")
            onClicked: screen.recovering = !screen.recovering
        }
        Locking {
            width: parent.width
            unlock: screen.unlock
        }
    }
}
