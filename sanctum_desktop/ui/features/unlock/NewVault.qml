import QtQuick
import Sanctum.Window
import "../../design"

// The name of a further vault; its passphrase comes after.
Card {
    id: maker
    required property VaultsModel vaults
    required property bool busy
    property bool opened: false
    objectName: "newVault"
    color: opened ? Theme.surface : "transparent"
    implicitHeight: column.implicitHeight + (opened ? 3 * Theme.unit : 0)

    Column {
        id: column
        anchors.horizontalCenter: parent.horizontalCenter
        y: maker.opened ? 2 * Theme.unit : 0
        width: parent.width - (maker.opened ? 4 * Theme.unit : 0)
        spacing: Theme.unit

        Heading {
            width: parent.width
            visible: maker.opened
            font.pixelSize: Theme.body
            text: Words.text("ui.vaults.new")
        }
        Caption {
            width: parent.width
            visible: maker.opened
            quiet: true
            text: Words.text("ui.vaults.about")
        }
        Field {
            id: name
            width: parent.width
            visible: maker.opened
            label: Words.text("ui.vaults.name")
            hint: label
            error: maker.vaults.message
            onAccepted: maker.vaults.begin(text)
        }
        Button {
            width: parent.width
            visible: maker.opened
            enabled: !maker.busy && name.text
            text: Words.text("ui.vaults.begin")
            onClicked: maker.vaults.begin(name.text)
        }
        Link {
            text: Words.text(maker.opened ? "ui.vaults.leave" : "ui.vaults.new")
            onClicked: {
                maker.opened = !maker.opened
                if (maker.opened)
                    name.forceActiveFocus(Qt.TabFocusReason)
            }
        }
    }
}
