pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"
import "../../files"

// A recovery code, the one time it is shown.
Card {
    id: card
    required property VaultModel vault
    height: column.implicitHeight + 4 * Theme.unit
    onVisibleChanged: if (visible) code.forceActiveFocus(Qt.TabFocusReason)

    FileDialog {
        id: saving
        title: Words.text("ui.code.save.title")
        onAccepted: path => card.vault.saveCode(path)
    }
    Column {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 2 * Theme.unit }
        spacing: 2.5 * Theme.unit
        Heading {
            width: parent.width
            text: Words.text("ui.vault.code.new")
        }
        Code {
            id: code
            objectName: "newCode"
            x: Theme.unit
            width: parent.width - 2 * Theme.unit
            text: card.vault.code
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
                icon: "print"
                text: Words.text("ui.code.save")
                Accessible.description: Words.text("ui.code.save.about")
                onClicked: saving.dialog.ask(Words.text("ui.code.page.file"))
            }
            Button {
                icon: "copy"
                text: Words.text("ui.settings.copy")
                onClicked: card.vault.copy()
            }
        }
        Caption {
            width: parent.width
            text: card.vault.note || Words.text("ui.code.save.about")
            Accessible.role: card.vault.note ? Accessible.AlertMessage : Accessible.StaticText
        }
    }
}
