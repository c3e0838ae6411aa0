import QtQuick
import Sanctum.Window
import "../../design"

// The passphrase as it is and as it shall be; the new one is seen, so that it is typed once.
Column {
    id: fresh
    required property VaultModel vault
    required property bool busy
    required property string action
    signal chosen(string old, string wished)
    width: parent ? (parent as Item).width : 0
    spacing: 1.5 * Theme.unit

    Secret {
        id: now
        width: parent.width
        label: Words.text("ui.vault.passphrase.old")
        onAccepted: wished.reach()
    }
    Secret {
        id: wished
        width: parent.width
        shown: true
        label: Words.text("ui.vault.passphrase.new")
        onTextChanged: if (visible) fresh.vault.weigh(text)
        onAccepted: change.clicked()
    }
    Prose {
        width: parent.width
        visible: text
        quiet: true
        font.pixelSize: Theme.small
        text: fresh.vault.strength
    }
    Button {
        id: change
        enabled: !fresh.busy
        text: fresh.action
        onClicked: fresh.chosen(now.taken(), wished.taken())
    }
}
