pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../design"

// Where a file goes or lies, or which folder it is to be. Ours, so that nothing remembers it.
Sheet {
    id: sheet
    required property FileDialogModel dialog
    readonly property bool named: dialog.purpose !== "folder"
    default property alias above: above.data
    opened: dialog.opened
    onClosed: dialog.close()
    wanted: dialog.taken === "" ? null : question
    // What is typed takes the place of the name, and leaves the kind of file.
    onOpenedChanged: if (opened) Qt.callLater(selectName)

    function selectName() {
        const input = Window.activeFocusItem as TextInput
        const dot = input ? input.text.lastIndexOf(".") : -1
        if (opened && dot > 0)
            input.select(0, dot)
    }

    Column {
        id: above
        width: parent.width
        visible: children.length > 0
    }
    Field {
        id: name
        focus: sheet.named
        width: parent.width
        visible: sheet.named
        inputName: "fileName"
        label: Words.text("ui.save.name")
        hint: label
        error: sheet.dialog.message
        onTextChanged: sheet.dialog.keep(text)
        onAccepted: sheet.dialog.accept()
        Connections {
            target: sheet.dialog
            function onChanged() {
                if (name.text !== sheet.dialog.name)
                    name.text = sheet.dialog.name
            }
        }
    }
    Prose {
        width: parent.width
        visible: !sheet.named && text !== ""
        text: sheet.dialog.message
        color: Theme.alert
        Accessible.role: Accessible.AlertMessage
    }
    Column {
        id: question
        width: parent.width
        visible: sheet.dialog.taken !== ""
        spacing: Theme.unit
        Prose {
            width: parent.width
            text: Words.text("ui.save.taken").replace("{name}", sheet.dialog.taken)
            Accessible.role: Accessible.AlertMessage
        }
        Button {
            danger: true
            text: Words.text("ui.save.replace")
            onClicked: sheet.dialog.replace()
        }
    }
    Folders {
        width: parent.width
        dialog: sheet.dialog
    }
    Progress {
        width: parent.width
        visible: sheet.dialog.busy
        words: Words.text("ui.files.busy")
        cancellable: true
        onCancelled: sheet.dialog.close()
    }
    actions: [
        Button {
            primary: true
            focus: !sheet.named
            icon: sheet.dialog.purpose === "save" ? "save" : ""
            // First the folder is read, and the question answered or another name given.
            enabled: sheet.dialog.taken === "" && !sheet.dialog.busy
            text: Words.text(`ui.${sheet.dialog.purpose}.do`)
            onClicked: {
                if (sheet.named)
                    name.forceActiveFocus(Qt.TabFocusReason)
                sheet.dialog.accept()
            }
        },
        Button {
            plain: true
            text: Words.text("ui.save.cancel")
            onClicked: sheet.dialog.close()
        }
    ]
}
