import QtQuick
import Sanctum.Window
import "../../design"

// The passphrase as it is and as it shall be; the new one is seen, or else typed twice.
Column {
    id: fresh
    required property VaultModel vault
    required property bool busy
    required property string action
    signal chosen(string old, string wished)
    width: parent ? (parent as Item).width : 0
    spacing: 2 * Theme.unit

    Secret {
        id: now
        width: parent.width
        label: Words.text("ui.vault.passphrase.old")
        onAccepted: wished.reach()
    }
    Column {
        width: parent.width
        spacing: Theme.unit
        Secret {
            id: wished
            width: parent.width
            openly: true
            label: Words.text("ui.vault.passphrase.new")
            onTextChanged: if (visible) fresh.vault.weigh(text)
            onAccepted: again.visible ? again.reach() : change.clicked()
        }
        Caption {
            width: parent.width
            visible: text
            text: fresh.vault.strength
        }
    }
    Secret {
        id: again
        inputName: "again"
        width: parent.width
        visible: wished.text !== "" && !wished.shown
        label: Words.text("ui.first.again")
        onAccepted: change.clicked()
    }
    Prose {
        width: parent.width
        visible: again.visible && again.text !== "" && again.text !== wished.text
        text: Words.text("ui.first.differ")
        color: Theme.alert
        Accessible.role: Accessible.AlertMessage
    }
    Button {
        id: change
        primary: true
        enabled: !fresh.busy && (!again.visible || again.text === wished.text)
        text: fresh.action
        onClicked: {
            if (!enabled)
                return
            again.taken()
            fresh.chosen(now.taken(), wished.taken())
        }
    }
}
