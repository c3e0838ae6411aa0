pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Where the page goes: a kind of file, a name and a folder. Ours, so that nothing remembers it.
Sheet {
    id: sheet
    required property ExportModel saving
    readonly property SaveDialogModel dialog: saving.dialog
    title: Words.text("ui.export.title")
    opened: dialog.opened
    onClosed: dialog.close()
    wanted: dialog.taken === "" ? null : question
    // What is typed takes the place of the name, and leaves the kind of file.
    onOpenedChanged: if (opened) Qt.callLater(selectName)

    function selectName() {
        const input = Window.activeFocusItem as TextInput
        if (opened && input)
            input.select(0, input.text.lastIndexOf("."))
    }

    Flow {
        width: parent.width
        spacing: Theme.half
        Accessible.role: Accessible.Grouping
        Accessible.name: Words.text("ui.export.form")
        Repeater {
            model: sheet.saving.forms
            Choice {
                required property string modelData
                text: Words.text(`ui.export.form.${modelData}`)
                chosen: sheet.saving.form === modelData
                onClicked: sheet.saving.choose(modelData)
            }
        }
    }
    Field {
        id: name
        focus: true
        width: parent.width
        inputName: "fileName"
        label: Words.text("ui.save.name")
        hint: label
        error: sheet.dialog.message
        onTextChanged: sheet.dialog.keep(text)
        onAccepted: sheet.dialog.save()
        Connections {
            target: sheet.dialog
            function onChanged() {
                if (name.text !== sheet.dialog.name)
                    name.text = sheet.dialog.name
            }
        }
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
    actions: [
        Button {
            primary: true
            icon: "save"
            // The question is answered first, or another name is given.
            enabled: sheet.dialog.taken === ""
            text: Words.text("ui.save.save")
            onClicked: {
                name.forceActiveFocus(Qt.TabFocusReason)
                sheet.dialog.save()
            }
        },
        Button {
            plain: true
            text: Words.text("ui.save.cancel")
            onClicked: sheet.dialog.close()
        }
    ]
}
