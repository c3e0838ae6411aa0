import QtQuick
import Sanctum.Window
import "../../design"

// A recovery code, the one time it is shown.
Card {
    id: card
    required property VaultModel vault
    height: column.implicitHeight + 4 * Theme.unit
    onVisibleChanged: if (visible) code.forceActiveFocus(Qt.TabFocusReason)

    Column {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 2 * Theme.unit }
        spacing: 1.5 * Theme.unit
        Prose {
            width: parent.width
            text: Words.text("ui.vault.code.new")
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        Readable {
            id: code
            objectName: "newCode"
            width: parent.width
            text: card.vault.code
            font.pixelSize: Math.round(Theme.body * 1.25)
            font.weight: Font.Medium
        }
        Prose {
            width: parent.width
            quiet: true
            text: Words.text("ui.vault.code.keep")
        }
        Flow {
            width: parent.width
            spacing: Theme.unit
            Button {
                primary: true
                text: Words.text("ui.vault.code.written")
                onClicked: card.vault.written()
            }
            Button {
                text: Words.text("ui.settings.copy")
                onClicked: card.vault.copy()
            }
        }
    }
}
