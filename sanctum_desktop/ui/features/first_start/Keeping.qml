pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"
import "../../files"

// The recovery code: to save, to copy or to write down, before it is gone.
FocusScope {
    id: keeping
    required property FirstStartModel first
    implicitHeight: column.implicitHeight

    FileDialog {
        id: saving
        title: Words.text("ui.code.save.title")
        onAccepted: path => keeping.first.save(path)
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
                onClicked: saving.dialog.ask(Words.text("ui.code.page.file"))
            }
            Button {
                icon: "copy"
                text: Words.text("ui.first.copy")
                onClicked: keeping.first.copy()
            }
        }
        Progress {
            width: parent.width
            visible: keeping.first.saving
            words: Words.text("ui.export.busy")
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
