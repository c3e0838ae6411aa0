pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Sanctum.Window
import "../../design"

// A recovery code, the one time it is shown.
Card {
    id: card
    required property VaultModel vault
    height: column.implicitHeight + 4 * Theme.unit
    onVisibleChanged: if (visible) code.forceActiveFocus(Qt.TabFocusReason)

    Loader {
        id: dialog
        active: false
        // Our own dialog: the system's may remember the name.
        sourceComponent: FileDialog {
            options: FileDialog.DontUseNativeDialog
            fileMode: FileDialog.SaveFile
            defaultSuffix: "pdf"
            nameFilters: [Words.text("ui.code.page.kind") + " (*.pdf)"]
            onAccepted: card.vault.saveCode(selectedFile)
        }
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
                onClicked: {
                    dialog.active = true;
                    (dialog.item as FileDialog).open()
                }
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
