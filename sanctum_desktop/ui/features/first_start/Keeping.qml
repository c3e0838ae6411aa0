pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Sanctum.Window
import "../../design"

// The recovery code: to save, to copy or to write down, before it is gone.
FocusScope {
    id: keeping
    required property FirstStartModel first
    implicitHeight: column.implicitHeight

    Loader {
        id: dialog
        active: false
        // Our own dialog: the system's may remember the name.
        sourceComponent: FileDialog {
            options: FileDialog.DontUseNativeDialog
            fileMode: FileDialog.SaveFile
            defaultSuffix: "pdf"
            nameFilters: [Words.text("ui.code.page.kind") + " (*.pdf)"]
            onAccepted: keeping.first.save(selectedFile)
        }
    }
    Column {
        id: column
        width: parent.width
        spacing: 2 * Theme.unit

        Title {
            width: parent.width
            text: Words.text("ui.first.code.title")
        }
        Prose {
            width: parent.width
            quiet: true
            text: Words.text("ui.first.code.about")
        }
        Card {
            width: parent.width
            height: written.implicitHeight + 6 * Theme.unit
            Code {
                id: written
                anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
                anchors { leftMargin: 3 * Theme.unit; rightMargin: 3 * Theme.unit }
                // Enter, pressed once more, must not pass over the code.
                focus: true
                text: keeping.first.code
            }
        }
        Flow {
            width: parent.width
            spacing: Theme.unit
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
                text: Words.text("ui.first.copy")
                onClicked: keeping.first.copy()
            }
        }
        Caption {
            width: parent.width
            text: keeping.first.note || Words.text("ui.code.save.about")
            Accessible.role: keeping.first.note ? Accessible.AlertMessage : Accessible.StaticText
        }
        Prose {
            width: parent.width
            visible: text
            text: keeping.first.message
            color: Theme.alert
            Accessible.role: Accessible.AlertMessage
        }
        Button {
            width: parent.width
            primary: true
            text: Words.text("ui.first.written")
            onClicked: keeping.first.proceed()
        }
    }
}
