import QtQuick
import Sanctum.Window
import "../../design"

// The name of a further vault; its passphrase comes after.
Column {
    id: maker
    required property VaultsModel vaults
    required property bool busy
    property bool opened: false
    objectName: "newVault"
    spacing: Theme.unit

    Link {
        text: Words.text(maker.opened ? "ui.vaults.leave" : "ui.vaults.new")
        onClicked: {
            maker.opened = !maker.opened
            if (maker.opened)
                name.forceActiveFocus(Qt.TabFocusReason)
        }
    }
    Prose {
        width: parent.width
        visible: maker.opened
        quiet: true
        font.pixelSize: Theme.small
        text: Words.text("ui.vaults.about")
    }
    Field {
        id: name
        width: parent.width
        visible: maker.opened
        label: Words.text("ui.vaults.name")
        hint: label
        onAccepted: maker.vaults.begin(text)
    }
    Button {
        width: parent.width
        visible: maker.opened
        enabled: !maker.busy && name.text
        text: Words.text("ui.vaults.begin")
        onClicked: maker.vaults.begin(name.text)
    }
}
